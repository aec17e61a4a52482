"""Tags that Word has split over several runs: which ones docxtpl cannot put together again.

It joins the text nodes that a tag runs over by cutting everything between them out of the XML. That
is right for runs that stand side by side, whatever their format, and ruins what is not.
"""

from report_engine.ooxml.elements import Element, name_of, parent_of, qn
from report_engine.template.spots import Spot

_NO_MATTER = {qn(name) for name in ("lang", "noProof", "webHidden")}


def broken(spot: Spot, start: int, end: int) -> str:
    """Say why the tag between two positions of a paragraph's text cannot be read; empty if it can."""
    pieces = _pieces(spot, start, end)
    first, last = pieces[0], pieces[-1]
    if _home(first) is not _home(last):
        return f"一半在{_kind(first, last)}里，一半在外，程序会弄坏整个文件"
    if any(not piece.text and piece.attrib for piece in pieces):
        return "被空的格式分成几段，程序认不出"
    if _half_bookmark(first, last):
        return "里有书签的一头，书签会只剩一半"
    position = 0
    for piece in spot.texts:
        following = position + len(piece.text or "")
        for edge in (start + 1, end - 1):
            if following == edge and piece in pieces and _hidden_text(piece, pieces):
                return "的两个花括号被域代码或删去的字隔开，程序认不出"
        position = following
    return ""


def _half_bookmark(first: Element, last: Element) -> bool:
    """Tell whether a bookmark begins or ends between two text nodes and not both: what is between is cut out."""
    ends: list[str | None] = []
    run = first.getparent()
    while run is not None and run is not last.getparent():
        run = run.getnext()
        if run is not None:
            ends += [mark.get(qn("id")) for mark in run.iter(qn("bookmarkStart"), qn("bookmarkEnd"))]
    return any(ends.count(key) % 2 for key in ends)


def mixed(spot: Spot, start: int, end: int) -> bool:
    """Tell whether a tag's pieces look different, so that only the look of the first one is printed."""
    looks = {_look(piece) for piece in _pieces(spot, start, end) if piece.text}
    return len(looks) > 1


def _pieces(spot: Spot, start: int, end: int) -> list[Element]:
    """List the text nodes from the one that holds the first character to the one that holds the last."""
    pieces: list[Element] = []
    position = 0
    for node in spot.texts:
        following = position + len(node.text or "")
        inside = position < end and following > start
        if inside or (pieces and position < end and not node.text):
            pieces.append(node)
        position = following
    return pieces


def _home(node: Element) -> Element:
    """The element that holds a text's run."""
    return parent_of(parent_of(node))


def _kind(first: Element, last: Element) -> str:
    names = {qn("hyperlink"): "链接", qn("ins"): "修订", qn("smartTag"): "智能标记", qn("fldSimple"): "域"}
    return next((names[home.tag] for home in (_home(first), _home(last)) if home.tag in names), "内容控件")


def _hidden_text(piece: Element, pieces: list[Element]) -> bool:
    """Tell whether text that is not printed follows a piece before the next one."""
    following = pieces[pieces.index(piece) + 1 :][:1]
    if not following:
        return False
    run: Element | None = piece.getparent()
    while run is not None and run is not following[0].getparent():
        if any(node.text for node in run.iter(qn("instrText"), qn("delText"))):
            return True
        run = run.getnext()
    return False


def _look(piece: Element) -> tuple[str, ...]:
    properties = parent_of(piece).find(qn("rPr"))
    if properties is None:
        return ()
    looks = (_written(p) for p in properties if p.tag not in _NO_MATTER)
    return tuple(sorted(look for look in looks if look))


def _written(element: Element) -> str:
    attributes = sorted(f"{k}={v}" for k, v in element.attrib.items() if k != qn("hint"))
    return f"{name_of(element)} {' '.join(attributes)}" if attributes or element.tag != qn("rFonts") else ""
