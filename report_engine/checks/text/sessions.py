"""W224: congresses, plenary sessions and documents are quoted with their own words, and named in the right form.

规则：句子里只说到一次会议、一份文件，引的话不是另一次、另一份的；全会写“届”（二十届三中全会），全国代表大会写“次”（第二十次）。程序带着
一份会议、文件的提法。一句里说到几次会议的不管。
好：党的二十届三中全会关于进一步全面深化改革的决定；党的二十大报告提出优化职业教育类型定位。
坏：党的二十届二中全会关于进一步全面深化改革的决定；党的十九大报告提出优化职业教育类型定位；党的二十大三中全会。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import standing
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.language.sayings import sayings
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W224 = Code("W224", Category.TEXT)

_NUMBER = "[十二三][十一二三四五六七八九]{0,2}"
_FORMS = expression(
    rf"(?P<session>{_NUMBER})大(?P<n>[一二三四五六七])中全会|党的第?(?P<congress>{_NUMBER})届(?:全国)?代表大会"
    rf"|党的(?P<times>{_NUMBER}届[一二三四五六七])次全会|(?P<without>{_NUMBER})(?<!届)(?P<m>[一二三四五六七])中全会"
)

_WHOSE = expression(r"(?:国家|省|市|县|区|政府|国务院|教育部|部门|[厅局委])(?:关于|提出|要求|部署|对)?[^，；]{0,4}\Z")
_TITLE = expression("[^，。；“”]{4,30}的(?:实施)?(?:意见|决定|方案|通知|办法|规定)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for words that another one has said, and for names in a wrong form."""
    said = standing(loaded, sayings())
    for passage in loaded.passages:
        text = passage.text
        if "全会" in text or "届" in text:
            yield from _forms(passage)
        if not said.search(text):
            continue
        for start, end in passage.sentences:
            for match in said.finditer(text, start, end):
                yield from _quoted(match, passage, start, end)


def _forms(passage: Passage) -> Iterator[Problem]:
    for match in _FORMS.finditer(passage.quiet):
        if match["congress"]:
            right = f"党的第{match['congress']}次全国代表大会"
        elif match["times"]:
            right = f"党的{match['times']}中全会"
        elif match["session"]:
            right = f"{match['session']}届{match['n']}中全会"
        else:
            right = f"{match['without']}届{match['m']}中全会"
        yield _problem(passage, match.start(), match[0], f"没有“{match[0]}”这样的说法", f"写成“{right}”")


def _quoted(match: re.Match[str], passage: Passage, start: int, end: int) -> Iterator[Problem]:
    """Hold what is quoted against the only one of its kind that the sentence names."""
    saying = sayings()[match[0]]
    named = {other[0]: other.start() for other in saying.any.finditer(passage.text, start, end)}
    if _of_another(passage.text, start, match.start(), end):
        return
    if len(named) == 1 and not named.keys() & {*saying.of}:
        (name, offset) = next(iter(named.items()))
        message = f"“{match[0]}”是{saying.of[0]}的提法，这里写的是“{name}”"
        yield _problem(passage, offset, name, message, "核对是哪一次、哪一份")


def _of_another(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether the clause says whose words they are: 契合国家……的形势, 市政府关于……的意见."""
    begin = max(text.rfind(mark, start, at) for mark in "，；")
    clause = text[max(begin, start) : at]
    return (
        begin > 0
        and "会" not in clause
        and bool(_WHOSE.search(clause) or (clause.endswith("关于") and _TITLE.match(text, at, end)))
    )


def _problem(passage: Passage, offset: int, said: str, message: str, hint: str) -> Problem:
    return W224.problem(message, passage.at(offset), hint, passage.about(f"session:{said}", offset), said)
