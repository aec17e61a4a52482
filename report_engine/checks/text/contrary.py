"""W245: a paragraph does not say of one thing what cannot both be true.

规则：一段里相隔不远的两处，不说互相抵触的话：首次承办、连续第三年承办，全程线上、在会场分组，免费、缴纳成本费，没有教师参与、教师打磨，
面向一、二年级、三年级学生，由一年级学生组成、队长是三年级学生，无需预约、凭预约。两处之间有“但”“除”“其他”“后来”一类的词的，说的是两回事，不算。
说了缘故，后面（因此、所以、由此）不写相反的结果：公交不便，因此到会率逐年提高。
好：学校首次承办该项赛事；校服免费发放。
坏：学校首次承办该项赛事，这也是学校连续第三年承办；校服免费发放，每人只需缴纳成本费。
"""

from collections.abc import Iterator

from report_engine.language.causes import unfounded
from report_engine.language.contraries import contraries
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W245 = Code("W245", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for statements that exclude one another."""
    for passage, one in contraries(loaded.prose_holding):
        message = f"“{one.said}”与前面的“{one.first}”抵触" if one.said != one.first else f"“{one.said}”前后抵触"
        yield _problem(passage, one.start, message, one.said)
    for passage in loaded.prose_holding(["因", "由于", "所以", "从而", "由此", "使得"]):
        for odd in unfounded(passage.quiet):
            yield _problem(passage, odd.start, f"“{odd.cause}”不会带来“{odd.said}”", odd.said)


def _problem(passage: Passage, start: int, message: str, said: str) -> Problem:
    about = passage.about(f"contrary:{said}", start)
    return W245.problem(message, passage.at(start), "核对这两处，留下对的一处", about, said)
