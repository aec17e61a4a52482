"""Chinese quotation marks after Latin letters and digits (“3+2”) in the Chinese face.

Word takes the face from the run's hint; LibreOffice takes such a mark for part of the Latin text before it,
in a face in which it is half as wide, and lines break elsewhere.
"""

import re
from functools import cache

from report_engine.ooxml.elements import XML_SPACE, Element, copy, first_child, need, qn, remove, set_child, w
from report_engine.ooxml.styles import Chain, style_of

_AFTER_LATIN = re.compile("(?<=[\x21-\x7e])[\u2018\u2019\u201c\u201d]+")
_RPR_ORDER = ("rStyle", "rFonts")


def set_quotes(body: Element, styles: Element) -> None:
    """Name the Chinese face of the paragraph's style where such a mark would not get it."""

    @cache
    def face(style: str) -> str | None:
        return Chain(styles, style).find("rPr", "rFonts", "eastAsia")

    for paragraph in body.iter(qn("p")):
        name = face(style_of(paragraph) or "")
        if name is None:
            continue
        for run in paragraph.findall(qn("r")):
            texts = run.findall(qn("t"))
            if len(texts) == 1 and _AFTER_LATIN.search(texts[0].text or ""):
                _part(run, name)


def _part(run: Element, face: str) -> None:
    """Put the marks of a run into runs of their own."""
    text = need(run, "t").text or ""
    at = 0
    for match in _AFTER_LATIN.finditer(text):
        for piece, is_mark in ((text[at : match.start()], False), (match[0], True)):
            if piece:
                run.addprevious(_piece(run, piece, face if is_mark else None))
        at = match.end()
    if text[at:]:
        run.addprevious(_piece(run, text[at:], None))
    remove(run)


def _piece(run: Element, text: str, face: str | None) -> Element:
    element = copy(run)
    need(element, "t").text = text
    need(element, "t").set(XML_SPACE, "preserve")
    if face is not None:
        fonts = w("rFonts", hint="eastAsia", ascii=face, hAnsi=face)
        set_child(first_child(element, "rPr"), fonts, _RPR_ORDER)
    return element
