"""Chinese marks in the copy for LibreOffice, where it sets them in another manner than Word.

Word closes up two brackets or quotes that open, or close, one after the other (【“, ”）); LibreOffice leaves half a
character between them. Word sets a quote after a Latin letter in the Chinese face, as its run asks; LibreOffice takes
it for Latin, in the lists of the report too, whose text Word writes itself when it updates them.
"""

import re
from copy import deepcopy

from report_engine.ooxml.elements import XML_SPACE, Element, first_child, qn, remove, w
from report_engine.ooxml.styles import Chain, Styles, style_of
from report_engine.render.fonts import without_blank

_SET = re.compile(
    "(?P<second>(?<=[（《〈【〔“‘])[（《〈【〔“‘])|(?P<first>[）》〉】〕”’](?=[）》〉】〕”’]))|(?<=[!-~])[‘’“”]+"
)


def set_marks(root: Element, styles: Element) -> None:
    """Give such marks runs of their own: one of two the half of its face that is inked, a quote the Chinese face."""
    faces: dict[str, str | None] = {}
    for node in list(root.iter(qn("t"))):
        run = node.getparent()
        if run is None or run.tag != qn("r") or not node.text or not _SET.search(node.text):
            continue
        paragraph = next(run.iterancestors(qn("p")), None)
        style = (None if paragraph is None else style_of(paragraph)) or Styles(styles).default
        if style not in faces:
            faces[style] = Chain(styles, style).find("rPr", "rFonts", "eastAsia")
        own = run.find(f"{qn('rPr')}/{qn('rFonts')}")
        face = (None if own is None else own.get(qn("eastAsia"))) or faces[style]
        if face:
            _part(run, node, face)


def _part(run: Element, node: Element, face: str) -> None:
    """Put what stands before the text, the pieces of the text, and what follows it into runs of their own."""
    before, children = deepcopy(run), [child for child in run if child.tag != qn("rPr")]
    place, text = children.index(node), node.text or ""
    _keep(before, place, 0)
    if place:
        run.addprevious(before)
    at = 0
    for match in _SET.finditer(text):
        _piece(run, text[at : match.start()], None)
        _piece(run, match[0], face if match.lastgroup is None else without_blank(face))
        at = match.end()
    _piece(run, text[at:], None)
    for child in children[: place + 1]:
        run.remove(child)
    if len(children) == place + 1:
        remove(run)


def _keep(run: Element, stop: int, start: int) -> None:
    """Leave of a run its properties and the children from `start` to `stop`."""
    for number, child in enumerate([child for child in run if child.tag != qn("rPr")]):
        if not start <= number < stop:
            run.remove(child)


def _piece(run: Element, text: str, face: str | None) -> None:
    """Put a text in front of a run, with its looks."""
    if not text:
        return
    piece, node = deepcopy(run), w("t")
    _keep(piece, 0, 0)
    node.text = text
    node.set(XML_SPACE, "preserve")
    piece.append(node)
    if face:
        properties = first_child(piece, "rPr")
        for fonts in properties.findall(qn("rFonts")):
            properties.remove(fonts)
        properties.insert(0, w("rFonts", hint="eastAsia", ascii=face, hAnsi=face, eastAsia=face))
    run.addprevious(piece)
