"""Who is said to have issued a document: the same bodies in every place, and such as its number can be of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.documents import plain
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, Passage
from report_engine.load import Loaded

_TITLE = expression(r"《(?P<title>[^《》\n]{6,})》(?:[（(](?P<number>[" + HAN + r"]{2,8})[〔\[［]\d{4})?")
_FAR = 48  # characters before a title in which those who issued it are named
_ISSUED = expression(
    "(?:于?\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?)?(?:联合|共同|正式|近日|先后|最新|新)*(?:印发|发布|出台|制定|制订|下发|公布|颁布|修订)?了?的?\\Z"
)
_LEADS = expression(
    "^.*(?:[，。；：！？\\n》）]|按照|根据|依据|依照|遵照|落实|贯彻|执行|学习|对照|宣传|解读|传达|转载|关于|自从|在|由|经|以|把|将|对|为|和(?=《)|年度?|月|日|继续)"
)
_JOINT = expression("、|和|与|及|，|会同|联合|等(?:[一二三四五六七八九十\\d]+个?)?部门|等")
_BODY = expression(
    rf"[{HAN}]{{1,20}}(?:部|厅|局|委|委员会|总工会|政府|妇联|残联|协会|国务院|中央|办公室)|国务院|中共中央"
)
_NATIONAL = expression("教育部|国务院|中共中央|人力资源社会保障部|人力资源和社会保障部|财政部|国家发展改革委")
_LOCAL = expression("(?:省|市|县|区)[^、]*(?:厅|局|委|政府)")
# The first character of a province's numbers is its short name; the ministries' have none.
_PROVINCE = expression("[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘宁新]|青(?!年)|内蒙")
_MINISTRY = expression("教(?:职成|师|材|基|思政|体艺|督|发|政法)|国[发办]|国办发|中办发|中发|人社部发|财教")


@dataclass(frozen=True, slots=True)
class Issued:
    """A title with the bodies that a place names for it."""

    title: str
    by: frozenset[str]
    said: str
    start: int
    passage: Passage


def disputed(loaded: Loaded) -> Iterator[tuple[Issued, str]]:
    """Find those that their number, or another place of the report, denies; and why."""
    short = {
        str(name): str(body.name)
        for body in (loaded.terms.bodies if loaded.terms else ())
        for name in (body.name, *body.short)
    }
    places: dict[str, list[Issued]] = {}
    for passage in loaded.holding("《"):
        for match in _TITLE.finditer(passage.text):
            one = _issued(match, passage, short)
            if one is None:
                continue
            why = _number(match["number"], one)
            if why:
                yield one, why
            places.setdefault(one.title, []).append(one)
    for every in places.values():
        for one in every:
            other = next((it for it in every if not it.by <= one.by and not one.by <= it.by), None)
            if other:
                place = other.passage.at(other.start)
                yield one, f"别处写的是“{other.said}”（{place.file.as_posix()}:{place.line}）"


def _issued(match: re.Match[str], passage: Passage, short: dict[str, str]) -> Issued | None:
    """Read the bodies right before a title; None where what stands there is no list of bodies."""
    before = passage.text[max(0, match.start() - _FAR) : match.start()]
    if "转发" in before:
        return None
    said = _LEADS.sub("", _ISSUED.sub("", before))
    parts = [part for part in _JOINT.split(said) if part]
    if not parts or not all(part in short or _BODY.fullmatch(part) for part in parts):
        return None
    by = frozenset(short.get(part, part).removesuffix("办公厅") for part in parts)
    return Issued(plain(match["title"]), by, said, match.start() - len(before) + before.rfind(said), passage)


def _number(number: str | None, one: Issued) -> str:
    if number and _NATIONAL.match(one.said) and _PROVINCE.match(number):
        return f"文号“{number}”是省里的"
    if number and _LOCAL.search(one.said) and _MINISTRY.match(number):
        return f"文号“{number}”是中央部门的"
    return ""
