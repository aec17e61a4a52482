"""Where a tag may stand: what it replaces is its whole paragraph or row, with all that is in it."""

from collections.abc import Iterator

from report_engine.ooxml.elements import Element, parent_of, qn, text_of
from report_engine.template.grammar import HALF, Tag
from report_engine.template.spots import Spot

Fault = tuple[str, str, str]
"""Code, message, how to mend it."""

_VANISHING = (("sectPr", "分节符"), ("fldChar", "域"), ("fldSimple", "域"), ("drawing", "图片"), ("pict", "图片"))


def standing_faults(tag: Tag, spot: Spot, *, in_loop: bool) -> Iterator[Fault]:
    """Say what is wrong with the place of a tag."""
    slot = tag.kind == "print" and tag.path.startswith("slots.")
    row = spot.row
    alone = spot.text.strip().translate(HALF) == tag.raw
    if slot and not alone:
        yield "T004", f"{tag.raw} 要单独成段", "这是程序放入内容的位置，前后不要有别的字"
    elif slot and next(spot.element.iterancestors(qn("sdt")), None) is not None:
        yield "T004", f"{tag.raw} 在内容控件里，会和控件一起出错", "右键内容控件，删除内容控件（文字留下）"
    elif slot and not spot.in_body:
        yield "T004", f"{tag.raw} 要在正文里", "移出表格、文本框、页眉和页脚"
    elif slot and in_loop:
        yield "T004", f"{tag.raw} 在循环里，会重复放入", "移到循环之外"
    elif tag.scope == "p" and parent_of(spot.element).tag == qn("tc"):
        yield "T012", f"“{tag.raw}”不能写在表格的格里", "整行的条件或重复用 {%tr … %}，独占一行"
    elif tag.scope == "p" and not alone:
        yield "T012", f"“{tag.raw}”要单独成段，同段的其他文字会丢失", "前后回车，另起一段"
    elif tag.scope == "tr" and row is None:
        yield "T012", f"“{tag.raw}”要写在表格里", "移到表格中单独的一行；表格外用 {%p … %}"
    elif tag.scope == "tr" and row is not None and text_of(row).strip().translate(HALF) != tag.raw:
        yield "T012", f"“{tag.raw}”要独占一行，同行的其他文字会丢失", "在表格里插入一行，只写这个标记"
    elif tag.kind == "for" and not tag.scope:
        yield "T012", f"“{tag.raw}”要整段或整行重复", "写成 {%p for … %} 或 {%tr for … %}"
    elif slot or tag.scope:
        inside = _baggage(row if tag.scope == "tr" and row is not None else spot.element)
        if inside:
            yield "T014", f"这里有{inside}，会和标记“{tag.raw}”一起消失", "移到别的段落，或删去"


def _baggage(element: Element) -> str:
    """Name what would vanish with the paragraph or row; `_GoBack` is Word's own note of the last edit."""
    for tag, name in _VANISHING:
        if next(element.iter(qn(tag)), None) is not None:
            return name
    names = [str(start.get(qn("name"))) for start in element.iter(qn("bookmarkStart"))]
    return next((f"书签“{name}”" for name in names if name != "_GoBack"), "")
