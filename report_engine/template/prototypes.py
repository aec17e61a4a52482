"""The prototypes at the end of a template: objects designed in Word that the writer copies."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import takewhile

from report_engine.ooxml.elements import Element, qn, text_of
from report_engine.ooxml.styles import style_of
from report_engine.problems import Problem, Source
from report_engine.read.schema import nearest
from report_engine.template.spots import Spot

PROTOTYPE_STYLE = "样张说明"


class Prototype(StrEnum):
    """Objects designed in the Word file that the writer copies, by the words after “样张：”."""

    TABLE = "数据表"
    CASE = "案例框"
    PICTURE = "图片"
    MISSING_PHOTO = "缺失照片"


Prototypes = Mapping[Prototype, tuple[Element, ...]]

_KINDS: Mapping[Prototype, tuple[str, ...]] = {
    Prototype.TABLE: ("tbl",),
    Prototype.CASE: ("p", "tbl"),
    Prototype.PICTURE: ("p",),
    Prototype.MISSING_PHOTO: ("p",),
}
_KIND_NAMES = {"tbl": "表格", "p": "段落"}
_PLACEHOLDERS = {Prototype.CASE: ("〔编号〕", "〔标题〕"), Prototype.MISSING_PHOTO: ("〔图题〕", "〔文件〕")}
_ROWS = 2  # head and body, title and text


def find_prototypes(spots: list[Spot], style_id: str, place: Source, problems: list[Problem]) -> Prototypes:
    """Collect the prototypes; what is absent or lacks something is told."""
    found: dict[Prototype, tuple[Element, ...]] = {}
    heads = {
        spot.text.strip()[3:]: spot
        for spot in spots
        if spot.in_body and spot.text.strip().startswith("样张：") and style_of(spot.element) == style_id
    }
    for prototype in Prototype:
        designed: tuple[Element, ...] = ()
        spot = heads.get(prototype)
        if spot is not None:
            below = tuple(takewhile(lambda e: style_of(e) != style_id, spot.element.itersiblings()))
            if below and below[0].tag in {qn(kind) for kind in _KINDS[prototype]}:
                # What follows a table is the paragraph that Word wants between two tables.
                designed = tuple(e for e in below if e.tag == below[0].tag and _prints(e))
        if designed and spot is not None:
            found[prototype] = designed
            problems += (
                Problem("T006", f"{spot}：{message}", place, hint) for message, hint in _faults(prototype, designed)
            )
        else:
            problems.append(_absent(prototype, spots, style_id, place))
    return found


def first_prototype(body: Element, style_id: str | None) -> Element | None:
    """The paragraph at which the prototypes begin; it and all that follows is deleted when building."""
    return next((p for p in body.iterchildren(qn("p")) if style_id and style_of(p) == style_id), None)


def _faults(prototype: Prototype, designed: tuple[Element, ...]) -> list[tuple[str, str]]:
    """Say what the writer looks for in a prototype and does not find, and how to mend it."""
    faults = [
        (f"“样张：{prototype}”里没有 {mark}", "在样张里写上它，程序用内容替换它")
        for mark in _PLACEHOLDERS.get(prototype, ())
        if mark not in "".join(map(text_of, designed))
    ]
    if designed[0].tag == qn("tbl"):
        rows = designed[0].findall(qn("tr"))
        if len(rows) < _ROWS:
            faults.append(("下面的表格应有两行", "第一行是表头或标题的样子，第二行是内容的样子"))
        paragraphs = [p for row in rows[:_ROWS] for p in row.findall(f"{qn('tc')}/{qn('p')}")]
    else:
        paragraphs = list(designed)
    if prototype is Prototype.CASE:
        faults += _faults_of_box(designed) if designed[0].tag == qn("p") else []
        styles = [style_of(p) for p in paragraphs]
        if any(styles[1:]) and styles[0] in styles[1:]:
            faults.append(("正文的样子用了标题的样式", "给它选“案例正文”一类的样式：标题的样式会编号、列入目录"))
    if any(p.find(qn("pPr")) is None for p in paragraphs):
        faults.append(("样张里有没有样式的段落", "给样张里的每一段选一个样式"))
    if prototype is Prototype.PICTURE and next(designed[0].iter(qn("drawing")), None) is None:
        faults.append(("下面的段落里没有嵌入型图片", "插入一张图片，环绕方式选“嵌入型”"))
    return faults


def _faults_of_box(designed: tuple[Element, ...]) -> list[tuple[str, str]]:
    """A box of paragraphs begins with its title and shows what its text looks like."""
    pictures = [n for n, p in enumerate(designed) if next(p.iter(qn("drawing")), None) is not None]
    texts = [n for n in range(1, len(designed)) if n not in pictures[:1] and n - 1 not in pictures[:1]]
    late = [m for m in _PLACEHOLDERS[Prototype.CASE] if any(m in text_of(p) for p in designed[1:])]
    if texts and not late:
        return []
    return [("应先是标题的样子，再有一段正文的样子", "第一段写〔编号〕和〔标题〕，下面写正文；可再加图片和图题的样子")]


def _absent(prototype: Prototype, spots: list[Spot], style_id: str, place: Source) -> Problem:
    """Tell a prototype that is not there, by what stands in its place if anything is near."""
    wanted, kind = f"样张：{prototype}", "或".join(_KIND_NAMES[kind] for kind in _KINDS[prototype])
    rest = {f"样张：{other}" for other in Prototype if other is not prototype}
    texts = {text: s for s in spots if s.in_body and (text := s.text.strip()).startswith("样张") and text not in rest}
    near = texts.get(nearest(wanted, texts))
    if near is None:
        hint = f"写一段“{wanted}”（样式“{PROTOTYPE_STYLE}”），下面紧接样张"
        return Problem("T005", f"Word 模板里没有“{wanted}”及其后的{kind}", place, hint)
    if near.text.strip() != wanted:
        return Problem("T005", f"{near}：应写成“{wanted}”", place, "改字，冒号用全角")
    if style_of(near.element) != style_id:
        return Problem("T005", f"{near}：样式不对", place, f"选样式“{PROTOTYPE_STYLE}”")
    return Problem("T005", f"{near}：下面应紧接{kind}", place, f"删去中间的内容，或插入{kind}")


def _prints(element: Element) -> bool:
    return bool(text_of(element).strip()) or next(element.iter(qn("drawing")), None) is not None
