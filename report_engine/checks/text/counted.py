"""W311: what is counted has a measure word that can count it.

规则：数和名词之间（或名词后面的数）的量词，是这个名词用的：教师用“名、位”，学校用“所”，车床用“台”，作品用“幅、件”。程序带着一份搭配，收得少而
有把握。
好：3名教师；一所学校；数控车床6台；书法作品45幅。
坏：3台教师；一所学生；数控车床6条；书法作品45棵。
"""

import re
from collections.abc import Iterator

from report_engine.language.measures import measures
from report_engine.language.passages import HAN, VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W311 = Code("W311", Category.TEXT)

_NUMBER = rf"(?:[\d{VALUE}]|(?<![第初高])[一两二三四五六七八九十百千几])[余多来几]?"
# What may stand between a measure word and its noun: 6台进口数控车床 but no noun of its own.
_BETWEEN = (
    "(?:新|旧|老|优秀|骨干|青年|专业课?|高级|大型|进口|贫困|困难|生活困难的|特困|应届|在校|贴心的?|全新的?|先进的?)?"
)

# Behind the noun: 农民合作社 is counted as what its last word is.
_ENDS = r"(?=[^\w]|$|[在到进参为和与是有获被将已从带送给来去赴通接听集全均都也先还完共上])"

_EACH = re.compile(r"[每各]\w?\Z")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at every number with a measure word and a noun beside it."""
    known = measures()
    before = re.compile(rf"{_NUMBER}(?P<measure>[{known.words}]){_BETWEEN}(?P<noun>{known.nouns}){_ENDS}")
    behind = re.compile(
        rf"(?P<noun>{known.nouns})(?:共|已有|近|约|达|总计)?(?:\d+|{VALUE}|[一两三四五六七八九十百千]+)(?P<measure>[{known.words}])(?![{HAN}])"
    )
    for passage in loaded.prose:
        for match in (*before.finditer(passage.quiet), *_found(behind, passage.quiet)):
            if known.clash(match["noun"], match["measure"]):
                yield _problem(match, passage)


def _found(behind: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find what does not stand behind 每 or 各, which is cheaper to see afterwards than before every character."""
    match = behind.search(text)
    while match:
        each = _EACH.search(text, max(0, match.start() - 2), match.start())
        if not each:
            yield match
        match = behind.search(text, match.start() + 1 if each else match.end())


def _problem(match: re.Match[str], passage: Passage) -> Problem:
    noun, measure = match["noun"], match["measure"]
    right = "、".join(sorted(measures().take[noun]))
    about = passage.about(f"measure:{noun}", match.start())
    message = f"“{noun}”不用量词“{measure}”"
    return W311.problem(message, passage.at(match.start("measure")), f"用“{right}”一类的量词", about, measure)
