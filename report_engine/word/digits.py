"""Numbers of a column stand with their units, or their decimal points, below each other.

By indents that are computed: LibreOffice ignores decimal tabs in cells, and blanks would be part of the text.
"""

import re
from collections.abc import Sequence
from functools import cache

_NUMBER = re.compile(r"(?P<whole>[+\-−]?\d[\d,]*)(?P<tail>(?:\.\d+)?[%‰]?)")
# Widths of Times in ems.
_WIDTHS = {" ": 0.25, ".": 0.25, ",": 0.25, "%": 0.833, "‰": 1.0, "+": 0.564, "-": 0.333, "−": 0.564}
DIGIT = 0.5  # ems that a figure of Times is wide
_WIDE = 0.556  # one of Arial; where nobody knows the face, too little room would break a number
_FIGURES = {"Times New Roman": DIGIT, "SimSun": DIGIT, "宋体": DIGIT, "Calibri": 0.507, "Georgia": 0.614}


def digit_width(face: str) -> float:
    """Tell how many ems a figure of a face is wide."""
    return _FIGURES.get(face, _WIDE)


def width_in_ems(text: str) -> float:
    """Estimate the width of a text in a Chinese face and Times."""
    return sum(map(_in_ems, text))


@cache
def _in_ems(character: str) -> float:
    return _WIDTHS.get(character, DIGIT if character.isascii() else 1.0)


def number_indents(texts: Sequence[str], room: int, em: int, digit: float = DIGIT) -> list[int | None]:
    """Give the right indents of the numbers of a column whose cells have `room`; the column's block is centred.

    None for what is no number; a column whose numbers are all of one form is left as it is, centred.
    All widths are in twentieths of a point.
    """
    em = round(em * digit / DIGIT)  # signs are about as much wider as the figures
    parts = [
        None if match is None else (_width(match["whole"], em), _width(match["tail"], em))
        for match in map(_NUMBER.fullmatch, texts)
    ]
    if len(set(filter(None, parts))) < 2:
        return [None] * len(texts)
    whole, tail = (max(widths) for widths in zip(*filter(None, parts), strict=True))
    side = max(0.0, (room - whole - tail) / 2)
    return [None if part is None else round(side + tail - part[1]) for part in parts]


def _width(text: str, em: int) -> float:
    return width_in_ems(text) * em
