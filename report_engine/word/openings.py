"""Sets the marks of a draft in a character style of their own, by which they are found again."""

from functools import cache

from report_engine.ooxml.elements import Element, attribute, qn, w
from report_engine.ooxml.pieces import paragraph_of, part
from report_engine.ooxml.styles import Styles, style_of
from report_engine.openings import OPENING, STYLE


def set_openings(texts: list[Element], styles: Element, lines: frozenset[str]) -> list[Element]:
    """Put every mark into a run of its own; give the texts that stand there then.

    `lines` are the styles of contents and lists, which Word writes anew.
    """
    style = cache(_style)  # made only if there is a mark
    result: list[Element] = []
    for text in texts:
        paragraph = paragraph_of(text) if OPENING.search(text.text or "") else None
        is_ours = paragraph is not None and style_of(paragraph) not in lines
        result += part(text, OPENING, lambda: w("rStyle", val=style(styles))) if is_ours else [text]
    return result


def _style(styles: Element) -> str:
    """Find the style of the template; without one, make it: marks are bold then."""
    for one in styles.iter(qn("style")):
        if one.get(qn("type")) == "character" and attribute(one, "name") == STYLE:
            return one.get(qn("styleId")) or ""
    taken = Styles(styles).names
    style_id = next(free for n in range(len(taken) + 1) if (free := f"DraftMark{n or ''}") not in taken)
    made = w("style", w("name", val=STYLE), w("uiPriority", val=99), w("rPr", w("b"), w("bCs")))
    for name, value in (("type", "character"), ("customStyle", "1"), ("styleId", style_id)):
        made.set(qn(name), value)
    styles.append(made)
    return style_id
