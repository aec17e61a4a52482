"""W221: cities, counties and districts are called what they are called today, and lie where they lie.

规则：自治县、自治州的名称写全（“某某满族自治县”，或只写“某某县”）；本市的县、区、市按今天的称谓，讲撤并更名以前的事要写明“原”或年份；
“甲市乙县”里的乙在甲。名称见程序带的县级以上行政区划。
好：长阳土家族自治县、长阳县；鹿泉区；2014年鹿泉撤市设区；原鹿泉市。
坏：长阳土家族县；鹿泉市；正定区；唐山市正定县。
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import ne

from report_engine.checks.names import standing
from report_engine.language.divisions import (
    KINDS,
    autonomous,
    called,
    divisions,
    neighbours,
    peoples,
    short,
    stem,
    stems_of_autonomous,
    tree,
)
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage, hide
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W221 = Code("W221", Category.TEXT)

_LONGEST = 18  # characters of the longest name
_ONCE = expression("原|曾|旧|前身|时称|当时|撤[县市区]|[改设]区|[改设]市|更名|改称|区划调整|民国|解放前")
_YEAR = expression(r"(?<!\d)((?:19|20)\d{2})年")
_RECENT = 3  # years back to which a sentence with a year speaks of today
# What goes on behind the word for the kind and makes another word of it: 市场, 区域, 县城.
_OTHER = {"市": "场民政区容面花", "区": "域间位分块别", "县": "", "旗": "下帜舰"}
_OUTER, _INNER = expression("[市州盟区省县旗]"), expression("[县区市旗州]")
_NAME = expression(r"[^\W\d_]+")
_CITY = expression("(?<=[省区])[^省区]{2,}?[市州盟]")
_SHORT = 3
_BODY = expression(r"[^\W\d_的在与和]{0,12}?(?:学校|学院|职[教中高]|中专|[中小]学|幼儿园|中心|[局委办]|政府)")
_FAR = 100  # characters around a name in which a year is looked for


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for names that are none, and for places in others."""
    own = tuple(dict.fromkeys(neighbours(str(loaded.document.front.region))))
    city = _CITY.search(str(loaded.document.front.region)) if own else None
    stems = {stem(name): short(name) for name in (*own, *([city[0]] if city else ())) if len(stem(name)) > 1}
    own_stems, found = (
        standing(loaded, stems),
        [name for name in dict.fromkeys((*stems.values(), *own)) if name.endswith("县") or len(name) > _SHORT],
    )
    known = standing(loaded, loaded.terms.known() if loaded.terms else ())
    for passage in loaded.passages:
        text = passage.quiet
        kinds = {match.end() for match in _OUTER.finditer(text)}
        if not kinds and "族" not in text:
            continue
        if "族" in text or "自治" in text:
            yield from _autonomous(passage, own)
        yield from _elsewhere(passage, kinds)
        if stems and own_stems.search(text):
            yield from _kinds(own_stems, stems, known.sub(hide, text), passage, loaded.document.year)
        for end in sorted(kinds):
            yield from _slips(passage, end, found)


def _slips(passage: Passage, end: int, names: Sequence[str]) -> Iterator[Problem]:
    """Tell a county with a wrong character; 路上区 for 路北区 is more often something else."""
    for name in names:
        said = passage.quiet[max(0, end - len(name)) : end]
        almost = said[-1:] == name[-1] and len(said) == len(name) and sum(map(ne, said, name)) == 1
        if almost and said not in called() and _NAME.fullmatch(said):
            yield _problem(passage, end - len(name), said, f"与“{name}”只差一个字", f"写成“{name}”")


def _autonomous(passage: Passage, own: Sequence[str]) -> Iterator[Problem]:
    """Tell a name that lacks 自治, or whose people is lacking or another: 长阳土家族县, 长阳自治县."""
    text = passage.quiet
    for match in stems_of_autonomous().finditer(text):
        name = autonomous()[match[0]].name
        if text.startswith(name, match.start()):
            continue
        end = _end(text, match.end())
        said = text[match.start() : end]
        # 阜新自治县职业学校 is called so, as a body elsewhere may be.
        schools = name not in own and said == match[0] + name[-3:] and _BODY.match(text, end)
        if end > match.end() and said not in divisions() and not schools:
            yield _problem(passage, match.start(), said, f"写全是“{name}”", f"写成“{name}”")


def _end(text: str, start: int) -> int:
    """Give where a name ends that goes on with peoples, 县 and 自治; where it began if it does not."""
    at, some = start, False
    while True:
        people = peoples().match(text, at)
        if people:
            at, some = people.end(), True
        elif text.startswith("自治", at):
            at, some = at + 2, True
        elif text[at : at + 1] in ("县", "族") and (peoples().match(text, at + 1) or text.startswith("自治", at + 1)):
            at += 1
        else:
            return at + 1 if some and text[at : at + 1] in ("县", "区", "州", "旗") else start


def _elsewhere(passage: Passage, places: Iterable[int]) -> Iterator[Problem]:
    """Tell a county that is said to lie in a city in which it does not: 唐山市正定县."""
    text, known = passage.quiet, divisions()
    for at in sorted(places):
        ends = [end.end() for end in _INNER.finditer(text, at, at + _LONGEST)]
        inner = next((text[at:end] for end in reversed(ends) if text[at:end] in known), "")
        starts = range(max(0, at - _LONGEST), at - 1) if inner else ()
        outer = next((text[start:at] for start in starts if text[start:at] in known), "")
        if outer and known[inner].inside and outer not in known[inner].inside:
            right = "、".join(sorted(known[inner].inside - tree().keys()) or sorted(known[inner].inside))
            yield _problem(passage, at, inner, f"不在{outer}", f"{inner}在{right}")


def _kinds(
    own: re.Pattern[str], stems: Mapping[str, str], text: str, passage: Passage, this_year: int
) -> Iterator[Problem]:
    """Tell a county that is called a district, or what it was called once."""
    for match in own.finditer(text):
        kind, right = text[match.end() : match.end() + 1], stems[match[0]]
        said = match[0] + kind
        if not kind or kind not in KINDS or said == right or said in divisions():
            continue
        if text[match.end() + 1 : match.end() + 2] in tuple(_OTHER.get(kind, "")):
            continue
        start, end = passage.sentence(match.start())
        start, end = max(start, match.start() - _FAR), min(end, match.end() + _FAR)
        years = [int(year) for year in _YEAR.findall(text, start, end)]
        if not _ONCE.search(text, start, end) and not any(year < this_year - _RECENT for year in years):
            hint = f"写成“{right}”；讲从前的事，写明“原”或年份"
            yield _problem(passage, match.start(), said, f"现在是“{right}”", hint)


def _problem(passage: Passage, offset: int, said: str, what: str, hint: str) -> Problem:
    about = passage.about(f"division:{said}", offset)
    return W221.problem(f"“{said}”{what}", passage.at(offset), hint, about, said)
