"""Numbers of a column stand with their units, or their decimal points, below each other.

By indents that are computed: LibreOffice ignores decimal tabs in cells, and blanks would be part of the text.
"""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"(?P<whole>[+\-−]?\d[\d,]*)(?P<tail>(?:\.\d+)?[%‰]?)")
# Widths of Times in ems; faces of figures as wide as each other differ little from it.
_WIDTHS = {".": 0.25, ",": 0.25, "%": 0.833, "‰": 1.0, "+": 0.564, "-": 0.333, "−": 0.564}
_DIGIT = 0.5


def number_indents(texts: Sequence[str], room: int, em: int) -> list[int | None]:
    """Give the right indents of the numbers of a column whose cells have `room`; the column's block is centred.

    None for what is no number; a column whose numbers are all of one form is left as it is, centred.
    All widths are in twentieths of a point.
    """
    found = [_NUMBER.fullmatch(text) for text in texts]
    whole = [_width(match["whole"], em) for match in found if match]
    tails = [_width(match["tail"], em) for match in found if match]
    if len(set(zip(whole, tails, strict=True))) < 2:
        return [None] * len(texts)
    side = max(0.0, (room - max(whole) - max(tails)) / 2)
    return [None if m is None else round(side + max(tails) - _width(m["tail"], em)) for m in found]


def _width(text: str, em: int) -> float:
    return sum(_WIDTHS.get(character, _DIGIT) for character in text) * em
