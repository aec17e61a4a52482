"""W272: a paragraph does not say of one thing what cannot both be true.

规则：一段里相隔不远的两处，不说互相抵触的话：首次承办、连续第三年承办，全程线上、在会场分组，免费、缴纳成本费，没有教师参与、教师打磨，
面向一、二年级、
三年级学生；写“全部达标”的，达标率不低于 100%。两处之间有“但”“除”“其他”“后来”一类的词的，说的是两回事，不算。
好：学校首次承办该项赛事；校服免费发放；24所学校中22所达标，达标率91.7%。
坏：学校首次承办该项赛事，这也是学校连续第三年承办；校服免费发放，每人只需缴纳成本费；24所学校全部达标，达标率91.7%。
"""

import re
from collections.abc import Iterator

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.language.contraries import contraries
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W272 = Code("W272", Category.TEXT)

_ALL = re.compile(
    "(?:全部|全都|均已?|都已?|全员|悉数)(?P<what>达标|合格|通过|落实|就业|毕业|完成|参加|覆盖|及格|取证)(?!的)"
)
_PART = re.compile("其中|公办|民办|市属|县区?属|上[年届]|去年|往年|目标|力争|确保|[应须要]|未|没有?|不")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for statements that exclude one another, then for all beside a rate."""
    for passage in loaded.prose:
        for one in contraries(passage.quiet):
            message = f"“{one.said}”与前面的“{one.first}”抵触" if one.said != one.first else f"“{one.said}”前后抵触"
            yield _problem(passage, one.start, message, one.said)
    for passage, start, end, found in sentences_with_amounts(loaded, _ALL):
        for match in _ALL.finditer(passage.quiet, start, end):
            clause = passage.quiet[max(start, passage.quiet.rfind("，", start, match.start())) : match.start()]
            rate = re.compile(rf"{match['what']}率(?:已|均|为|是|达到?|[^，。；]{{0,2}})\Z")
            for amount in found:
                near = rate.search(passage.quiet, start, amount.start)
                if amount.unit == "%" and amount.value < 100 and near and not _PART.search(clause):
                    said = passage.said(amount.start, amount.end)
                    message = f"写的是“{match[0]}”，{near[0]}却是 {said}"
                    yield _problem(passage, match.start(), message, match[0])


def _problem(passage: Passage, start: int, message: str, said: str) -> Problem:
    about = passage.about(f"contrary:{said}", start)
    return W272.problem(message, passage.at(start), "核对这两处，留下对的一处", about, said)
