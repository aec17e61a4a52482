"""The two faces of a chart's text: digits and Latin letters in one, everything Chinese in the other.

Letters become outlines here, so that what is drawn is as wide as what is measured, down to the last bit, on every
machine. Between Chinese and Latin stands the small gap that Word sets in the text around the chart.
"""

# ruff: noqa: PLC0415 - importing matplotlib takes half a second that commands without charts do not need

from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from report_engine.charts.look import Look
from report_engine.charts.wording import one_line

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font
    from matplotlib.path import Path

_UNIT = 100  # the size at which outlines are taken
_GAP = 0.2  # between Chinese and Latin, in ems
_ONE_AT_A_TIME = Lock()  # a font of FreeType holds the letter that was loaded last


class _Glyph(NamedTuple):
    """The outline of a letter of size 1 and how far it moves on."""

    corners: Any
    codes: Any
    advance: float


def measure(look: Look, text: str, size: float) -> float:
    """Measure how wide a text is in points."""
    end = 0.0
    for glyph, x in _set(look, text):
        end = x + glyph.advance
    return end * size


def outline(look: Look, text: str, size: float) -> "Path":
    """Make the outline of a line of text that begins at the origin."""
    from matplotlib.path import Path

    paths = [Path(g.corners * size + (x * size, 0.0), g.codes) for g, x in _set(look, text) if len(g.codes)]
    # `make_compound_path` drops what closes the last outline.
    return Path.make_compound_path(*paths) if paths else Path([(0.0, 0.0)])


def unprintable(look: Look, texts: str) -> str:
    """List the characters that their face lacks; they would print as empty boxes."""
    lacking = (c for c in one_line(texts) if not c.isspace() and not _has(_face(look, c), ord(c)))
    return "".join(dict.fromkeys(lacking))


def _set(look: Look, text: str) -> Iterator[tuple[_Glyph, float]]:
    """Set a line: each letter and where it stands, for size 1."""
    x = 0.0
    before = ""
    for character in one_line(text):
        if before and _parts(before, character):
            x += _GAP
        glyph = _glyph(_face(look, character), ord(character))
        yield glyph, x
        x += glyph.advance
        before = character


def _parts(before: str, after: str) -> bool:
    """Tell where Word sets a gap: between Chinese characters, not punctuation, and Latin letters or digits."""
    kinds = {c.isascii() for c in (before, after) if c.isalnum()}
    return before.isalnum() and after.isalnum() and len(kinds) > 1


def _face(look: Look, character: str) -> str:
    # Quotation marks, dashes and ellipses are Chinese here, though Latin faces have them too.
    return look.latin_font if character.isascii() else look.font


@cache
def _font(file: str) -> "FT2Font":
    from matplotlib.ft2font import FT2Font

    font = FT2Font(file)
    font.set_size(_UNIT, 72)
    return font


@cache
def _glyph(file: str, character: int) -> _Glyph:
    from matplotlib.ft2font import LoadFlags

    with _ONE_AT_A_TIME:
        font = _font(file)
        loaded = font.load_char(character, flags=LoadFlags.NO_HINTING)
        corners, codes = font.get_path()
    return _Glyph(corners / _UNIT, codes, loaded.linearHoriAdvance / 65536 / _UNIT)


def _has(file: str, character: int) -> bool:
    with _ONE_AT_A_TIME:
        return _font(file).get_char_index(character) != 0
