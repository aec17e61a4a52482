"""Sets the marks of a draft in a character style of their own, by which they are found again."""

from report_engine.ooxml.elements import (
    XML_SPACE,
    Element,
    attribute,
    copy,
    first_child,
    need,
    qn,
    remove,
    set_child,
    w,
)
from report_engine.ooxml.styles import Styles, style_of
from report_engine.openings import OPENING, STYLE

_RPR_ORDER = ("rStyle",)


def set_openings(body: Element, styles: Element, lines: frozenset[str]) -> None:
    """Put every mark into a run of its own; `lines` are the styles of contents and lists, which Word writes anew."""
    style = ""
    for paragraph in body.iter(qn("p")):
        if style_of(paragraph) in lines:
            continue
        for run in list(paragraph.iter(qn("r"))):
            texts = run.findall(qn("t"))
            if len(texts) == 1 and OPENING.search(texts[0].text or ""):
                style = style or _style(styles)
                _part(run, style)


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


def _part(run: Element, style: str) -> None:
    text = need(run, "t").text or ""
    at = 0
    for match in OPENING.finditer(text):
        for piece, marked in ((text[at : match.start()], ""), (match[0], style)):
            if piece:
                run.addprevious(_piece(run, piece, marked))
        at = match.end()
    if text[at:]:
        run.addprevious(_piece(run, text[at:], ""))
    remove(run)


def _piece(run: Element, text: str, style: str) -> Element:
    element = copy(run)
    printed = need(element, "t")
    printed.text = text
    printed.set(XML_SPACE, "preserve")
    if style:
        set_child(first_child(element, "rPr"), w("rStyle", val=style), _RPR_ORDER)
    return element
