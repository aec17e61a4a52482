"""T021～T024: what somebody's work on the template has left in it.

好：修订都已接受，批注都已删去，标记各是一种格式，样张区只有样张。
坏：修订和批注会印进每一份报告；标记被加粗了一半，印出来按前一半；样张区里的分节符会丢失。
"""

from collections.abc import Iterator

from report_engine.ooxml.accept import CHANGES
from report_engine.ooxml.elements import Element, qn
from report_engine.problems import Problem, Severity, Source
from report_engine.template.contract import Examined
from report_engine.template.prototypes import PROTOTYPE_STYLE, first_prototype
from report_engine.template.splits import mixed
from report_engine.template.spots import Spot

_COMMENTS = (qn("commentRangeStart"), qn("commentReference"))


def check(template: Examined, place: Source) -> Iterator[Problem]:
    """Look through all paragraphs."""
    changed = False
    for spot in template.spots:
        if _has(spot, CHANGES):
            changed = True
            # An error: every report would carry it, and is refused for it (V142).
            yield Problem("T021", f"{spot}：留有修订", place, "在“审阅”里接受或拒绝全部修订，关闭修订")
        if _has(spot, _COMMENTS):
            yield _warn("T022", spot, "留有批注", place, "在“审阅”里删去批注")
    roots = (template.parts.document, *(edge.root for edge in template.parts.edges))
    if not changed and any(next(root.iter(*CHANGES), None) is not None for root in roots):
        message = "表格、分节或段落的设置里留有修订"
        yield Problem("T021", message, place, "在“审阅”里接受或拒绝全部修订，关闭修订")
    for tag, spot in template.tags.placed:
        if mixed(spot, tag.start, tag.end):
            message = f"{spot}：标记“{tag.raw}”里有几种格式，印出来都按第一个字的格式"
            yield Problem("T023", message, place, "选中整个标记，设成一种格式", Severity.NOTE)
    end = first_prototype(template.parts.body, template.style_ids.get(PROTOTYPE_STYLE))
    inside = False
    for spot in template.spots:
        inside = (inside or spot.element is end) and not spot.home
        if inside and next(spot.element.iter(qn("sectPr")), None) is not None:
            yield _warn("T024", spot, "样张区里有分节符，生成时会丢失", place, "移到第一段“样张说明”之前")


def _has(spot: Spot, tags: tuple[str, ...]) -> bool:
    """Tell whether a paragraph, or the row that it begins, holds or stands in one of some elements."""
    found: Element | None = next(spot.element.iter(*tags), None)
    if found is None and spot.row is not None and next(spot.row.iter(qn("p"))) is spot.element:
        found = next((change for part in spot.row if part.tag == qn("trPr") for change in part.iter(*tags)), None)
    return found is not None or next(spot.element.iterancestors(*tags), None) is not None


def _warn(code: str, spot: Spot, message: str, place: Source, hint: str) -> Problem:
    return Problem(code, f"{spot}：{message}", place, hint, Severity.WARNING)
