"""Chinese quotation marks after Latin letters and digits (“3+2”), and dots between names, in the Chinese face.

Word takes the face from the run's hint; LibreOffice takes such a mark for Latin text, in a face in which it is half
as wide, and lines break elsewhere.
"""

import re
from functools import cache, partial

from report_engine.ooxml.elements import Element, parent_of, w
from report_engine.ooxml.pieces import paragraph_of, part
from report_engine.ooxml.styles import Chain, style_of

# The sign itself comes first, what stands before it is asked then: so nearly all text is passed over quickly.
_HALVED = re.compile(
    "[\u2018\u2019\u201c\u201d\u00b7]"
    "(?:(?<=[\x21-\x7e][^\u00b7])[\u2018\u2019\u201c\u201d]*|(?<=[\u4e00-\u9fff]\u00b7)(?=[\u4e00-\u9fff]))"
)


def set_quotes(texts: list[Element], styles: Element) -> None:
    """Name the Chinese face of the paragraph's style where such a mark would not get it."""

    @cache
    def face(style: str) -> str | None:
        return Chain(styles, style).find("rPr", "rFonts", "eastAsia")

    for text in texts:
        paragraph = paragraph_of(text) if _HALVED.search(text.text or "") else None
        name = None if paragraph is None else face(style_of(paragraph) or "")
        if name is not None and parent_of(parent_of(text)) is paragraph:
            part(text, _HALVED, partial(w, "rFonts", hint="eastAsia", ascii=name, hAnsi=name))
