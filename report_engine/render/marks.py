"""Chinese marks in the copy for LibreOffice, where it sets them in another manner than Word.

Where the document asks for it (`compressPunctuation`, as Word's Chinese templates do) Word closes up two marks that
stand side by side, one of them a bracket or a quote: ）。, 》《, 【“. LibreOffice leaves the blanks of both, so that
lines break elsewhere. Word sets a quote after a Latin letter in the Chinese face, as its run asks; LibreOffice takes
it for Latin, in the lists of the report too, whose text Word writes itself when it updates them. In the stand-ins for
仿宋 and 楷体 the two halves of a dash do not meet.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from report_engine.ooxml.elements import Element, attribute, qn, w
from report_engine.ooxml.pieces import alone, apart
from report_engine.ooxml.styles import Chain, Styles, style_of
from report_engine.render.fonts import of_the_kind

_OPENING, _CLOSING, _STOPS = "（《〈【〔“‘", "）》〉】〕”’", "、，。；：？！"
_PAIRED = re.compile(
    f"(?<=[{_OPENING}])[{_OPENING}]|[{_CLOSING}](?=[{_CLOSING}{_STOPS}{_OPENING}])|[{_STOPS}](?=[{_OPENING}{_CLOSING}])"
)
_FACED = re.compile("(?<=[!-~])[‘’“”]+|—{2,}")
_QUOTE = re.compile("[‘’“”]")
_SCRIPTS = ("ascii", "hAnsi", "eastAsia")
_INK = ":halt"  # LibreOffice's manner to ask a face for marks that are as wide as their ink


def set_marks(root: Element, styles: Element, settings: Element) -> None:
    """Give such marks runs of their own: one of two the half of its face that is inked, a quote the Chinese face."""
    closes = attribute(settings, "characterSpacingControl").startswith("compressPunctuation")
    faces: dict[str, str | None] = {}
    for paragraph in list(root.iter(qn("p"))):
        nodes = [node for node in paragraph.iter(qn("t")) if node.text]
        text = "".join(node.text or "" for node in nodes)
        style = style_of(paragraph) or Styles(styles).default
        if style not in faces:
            faces[style] = Chain(styles, style).find("rPr", "rFonts", "eastAsia")
        looks = _looks(text, closes) if faces[style] else {}
        start = 0
        for node in nodes if looks else ():
            end = start + len(node.text or "")
            if any(start <= at < end for at in looks):
                _part(node, [looks.get(at) for at in range(start, end)], faces[style] or "")
            start = end


def _looks(text: str, closes: bool) -> dict[int, str]:
    """Say of a paragraph's marks what their face is asked for: the ink alone, or that it is the Chinese one."""
    found = {at: "" for match in _FACED.finditer(text) for at in range(*match.span())}
    pairs = {match.start(): _INK for match in _PAIRED.finditer(text)} if closes else {}
    if any(_QUOTE.match(text, at) for at in pairs):  # the other quotes come from the same face
        found |= {match.start(): "" for match in _QUOTE.finditer(text)}
    return found | pairs


def _part(node: Element, looks: list[str | None], face: str) -> None:
    """Put the pieces of a text into runs of their own."""
    run = node.getparent()
    if run is None or run.tag != qn("r"):
        return
    own = run.find(f"{qn('rPr')}/{qn('rFonts')}")
    shown = of_the_kind((None if own is None else own.get(qn("eastAsia"))) or face)
    apart(alone(node), _pieces(node.text or "", looks, shown))


def _pieces(text: str, looks: list[str | None], face: str) -> Iterator[tuple[str, Element | None]]:
    at = 0
    for look, same in groupby(looks):
        end = at + sum(1 for _ in same)
        fonts = None if look is None else w("rFonts", hint="eastAsia", **dict.fromkeys(_SCRIPTS, face + look))
        yield text[at:end], fonts
        at = end
