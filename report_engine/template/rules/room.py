"""T027, T028: what finds no room between the margins: page numbers of the lists, tables, pictures.

好：目录样式有一个右对齐的制表位，在正文右边以内；图的宽不超过版心。
坏：改了页边距，目录的制表位还在原处，页码印到页边以外；layout.yaml 的 chart 比版心宽，图伸出版心。
"""

from collections.abc import Iterator
from pathlib import Path

from report_engine.load.layout import Layout
from report_engine.ooxml.elements import Element, qn
from report_engine.ooxml.numbers import twips
from report_engine.ooxml.sheet import text_width
from report_engine.ooxml.styles import Chain
from report_engine.problems import Problem, Severity, Source
from report_engine.template.casebox import case_room
from report_engine.template.contract import LINES, Examined, Style
from report_engine.template.prototypes import Prototype

_LISTS = {
    "slots.toc": LINES[:3],
    **dict.fromkeys(("slots.tables", "slots.photos", "slots.cases"), (Style.TOC_LIST,)),
}
Order = tuple[dict[Element, int], list[Element]]
_TWIPS_PER_MM = 1440 / 25.4
_ROUNDING = 20  # a millimetre is no whole number of twips


def check(template: Examined, layout: Layout | None, place: Source) -> Iterator[Problem]:
    """Hold the styles of the lists, and the sizes of tables and pictures, against the room that there is."""
    order = _order(template.parts.sections)
    for tag, spot in template.tags.placed:
        section = _section_of(spot.element, order) if tag.path in _LISTS else None
        if section is not None:
            width = text_width(section, template.parts.settings)
            for style in _LISTS[tag.path]:
                fault = _fault(Chain(template.parts.styles, template.style_ids.get(style, "")), width)
                if fault:
                    yield Problem("T027", f"样式“{style}”{fault[0]}", place, fault[1], Severity.WARNING)
    yield from _tables(template, order, place)
    if layout is not None:
        rooms = {"photo": _room(template), "chart": _room(template)}
        box = template.prototypes.get(Prototype.CASE)
        if box and not _is_faulty(box):
            rooms["case_photo"] = case_room(box, _room(template), template.parts.styles)
        for name, room in rooms.items():
            size = getattr(layout, name).width_mm
            if size * _TWIPS_PER_MM > room + _ROUNDING:
                where = "案例框" if name == "case_photo" else "版心"
                message = f"{name} 的宽是 {size:g} 毫米，{where}只有 {_mm(room)}，图会伸出去"
                source = Source(Path(place.file).with_name("layout.yaml"))
                yield Problem("T028", message, source, "改小 width_mm，或改小页边距、装订线", Severity.WARNING)


def _tables(template: Examined, order: Order, place: Source) -> Iterator[Problem]:
    """Measure the tables that are designed in Word; the prototype of tables of data is given its width."""
    parts, resized = template.parts, template.prototypes.get(Prototype.TABLE, ())
    for number, table in enumerate(parts.body.iter(qn("tbl")), start=1):
        section = _section_of(next(table.iter(qn("p")), None), order)
        if section is None or table in resized or next(table.iterancestors(qn("tbl")), None) is not None:
            continue
        width = sum(twips(column, "w") for column in table.iterfind(f"{qn('tblGrid')}/{qn('gridCol')}"))
        room = text_width(section, parts.settings)
        if width > room + _ROUNDING:
            message = f"第 {number} 个表格宽 {_mm(width)}，版心只有 {_mm(room)}，会伸出去"
            yield Problem("T028", message, place, "在 Word 里改小这张表的宽", Severity.WARNING)


def _fault(chain: Chain, width: int) -> tuple[str, str] | None:
    """Say why a page number is not printed at the right edge, and the cure."""
    stops = chain.tabs()
    last = max(stops, default=0)
    if stops.get(last) not in ("right", "end"):
        hint = f"在样式的“制表位”里加一个：位置 {_mm(width)}，右对齐，前导符选点线"
        return "最后一个制表位不是右对齐的，页码紧跟着标题" if stops else "没有右对齐的制表位，页码紧跟着标题", hint
    if last > width + _ROUNDING:
        return f"的制表位在 {_mm(last)}处，正文只宽 {_mm(width)}：页码印到页边或丢失", f"把制表位改到 {_mm(width)}"
    indent = next((twips(i, s) for s in ("right", "end") if (i := chain.element("pPr", "ind", s)) is not None), 0)
    if last > width - indent + _ROUNDING:
        # Word sets a number into the indent; LibreOffice 7.4 prints none.
        message = f"有右缩进 {_mm(indent)}，制表位在缩进以外：Word 印得出页码，LibreOffice 做的 PDF 里会丢失"
        return message, f"把右缩进改为 0，或把制表位改到 {_mm(width - indent)}"
    return None


def _order(sections: list[Element]) -> Order:
    """Number paragraphs and the ends of sections as they follow each other."""
    document = sections[-1].getroottree().getroot()  # the last one need not stand in the body: files are damaged
    numbers = {element: number for number, element in enumerate(document.iter(qn("p"), qn("sectPr")))}
    return numbers, sections


def _section_of(paragraph: Element | None, order: Order) -> Element | None:
    """Find the section in which a paragraph of the body stands: the next one to end; None if it has no size."""
    numbers, sections = order
    at = len(numbers) if paragraph is None else numbers.get(paragraph, len(numbers))
    found = next((s for s in sections if numbers[s] > at), None)
    has_size = found is not None and found.find(qn("pgSz")) is not None and found.find(qn("pgMar")) is not None
    return found if has_size else None


def _is_faulty(box: tuple[Element, ...]) -> bool:
    """Tell a table without a grid, or a box without text, which are told elsewhere."""
    if box[0].tag == qn("tbl"):
        return box[0].find(f"{qn('tblGrid')}/{qn('gridCol')}") is None
    return len(box) < 2


def _room(template: Examined) -> int:
    return text_width(template.parts.sections[-1], template.parts.settings)


def _mm(twips: int) -> str:
    return f"{twips / _TWIPS_PER_MM:.0f} 毫米"
