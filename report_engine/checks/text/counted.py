"""W311: what is counted has a measure word that can count it.

规则：长度、面积、重量、时长的单位是它的单位；数和名词之间（或名词后面的数）的量词，是这个名词用的：教师用“名、位”，学校用“所”，车床用“台”，作品用“幅、件”。程序带着一份搭配，收得少而
有把握。
好：总长120米；3名教师；一所学校；数控车床6台；书法作品45幅。
坏：总长120平方米；320平方公里的展示厅；3台教师；一所学生；数控车床6条；书法作品45棵。
"""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.measures import dimensions, measures
from report_engine.language.passages import HAN, HIDDEN, VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W311 = Code("W311", Category.TEXT)

_DIMENSION = expression("[长程高度厚]|面积|重|[体容]积|值|额|平方[公千]|公顷")
_NUMBER = rf"(?:[\d{VALUE}]|(?<![第初高])[一两二三四五六七八九十百千几])[余多来几]?"
# What may stand between a measure word and its noun: 6台进口数控车床 but no noun of its own.
_BETWEEN = (
    "(?:新|旧|老|优秀|骨干|青年|专业课?|高级|大型|进口|贫困|困难|生活困难的|特困|应届|在校|贴心的?|全新的?|先进的?)?"
)

# Behind the noun: 农民合作社 is counted as what its last word is.
_ENDS = r"(?=(?!集[体中])(?:[^\w]|$|[在到进参为和与是有获被将已从送给来去赴通接听集全均都也先还完共上]))"

_EACH = expression(r"[每各]\w?\Z")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at every number with a measure word and a noun beside it."""
    known = measures()
    before = re.compile(rf"{_NUMBER}(?P<measure>[{known.words}]){_BETWEEN}(?P<noun>{known.nouns}){_ENDS}")
    behind = re.compile(
        rf"(?P<noun>{known.nouns})(?:共|已有|近|约|达|总计)?(?:\d+|{VALUE}|[一两三四五六七八九十百千]+)(?P<measure>[{known.words}])(?![{HAN}{HIDDEN}\d{VALUE}“《])"
    )
    for passage in loaded.prose:
        yield from _dimensions(passage)
        for match in (*before.finditer(passage.quiet), *_found(behind, passage.quiet)):
            row = match.re is behind and _is_in_row(match, passage)
            if known.clash(match["noun"], match["measure"]) and not row:
                yield _problem(match, passage)


def _is_in_row(match: re.Match[str], passage: Passage) -> bool:
    """Tell whether the clauses before count the same of others: 周课时平均12节，班主任10节."""
    start, _ = passage.sentence(match.start())
    return re.search(rf"{_NUMBER}{match['measure']}[^；。]*，", passage.quiet[start : match.start()]) is not None


def _found(behind: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find what does not stand behind 每 or 各, which is cheaper to see afterwards than before every character."""
    match = behind.search(text)
    while match:
        each = _EACH.search(text, max(0, match.start() - 2), match.start())
        if not each:
            yield match
        match = behind.search(text, match.start() + 1 if each else match.end())


def _dimensions(passage: Passage) -> Iterator[Problem]:
    """Tell a length in square metres, an area in metres, a room of square kilometres."""
    if not _DIMENSION.search(passage.quiet):
        return
    for one in dimensions(rf"\d[\d.,]*|{VALUE}"):
        for match in one.wrong.finditer(passage.quiet):
            unit = str(match[str(match.lastgroup)])
            about = passage.about(f"measure:{match[0]}", match.start())
            message = f"“{passage.said(*match.span())}”的单位不对"
            hint = f"用“{'、'.join(one.units)}”"
            yield W311.problem(message, passage.at(match.start(str(match.lastgroup))), hint, about, unit)


def _problem(match: re.Match[str], passage: Passage) -> Problem:
    noun, measure = match["noun"], match["measure"]
    right = "、".join(sorted(measures().take[noun]))
    about = passage.about(f"measure:{noun}", match.start())
    message = f"“{noun}”不用量词“{measure}”"
    return W311.problem(message, passage.at(match.start("measure")), f"用“{right}”一类的量词", about, measure)
