"""Numbers as people type them: 9,100 and 9100人 and ９１００, and the signs for what nobody found."""

import re
import unicodedata

from report_engine.facts.facts import NOT_FOUND
from report_engine.facts.formats import as_number

NOTHING = "无"  # may mean zero, or that nobody counts it: people are asked
_GROUPED = re.compile(r"([+-]?\d{1,3}(?:,\d{3})+)(\.\d+)?", re.ASCII)
_DASHES = re.compile(r"[-‐‑‒–—―－─﹣]{1,4}|/")
_MARK = NOT_FOUND[0]


def plain_number(text: str, unit: str) -> str | None:
    """Give the plain digits, or the sign of a data file, that a text stands for; None if it is no number.

    Separators of thousands and the cell's own unit are taken off; another unit would be another
    number, and is not.
    """
    if text in NOT_FOUND:
        return text
    wide = "".join(unicodedata.normalize("NFKC", text).split())  # ７５．３８ as a Chinese keyboard types it
    if _DASHES.fullmatch(text.replace(" ", "")) or _DASHES.fullmatch(wide):
        return _MARK
    if wide in (NOTHING, f"{NOTHING}."):
        return NOTHING
    unit = "".join(unicodedata.normalize("NFKC", unit).split())
    bare = wide.removesuffix(unit) if unit else wide
    grouped = _GROUPED.fullmatch(bare)
    bare = grouped[1].replace(",", "") + (grouped[2] or "") if grouped else bare
    value = as_number(bare)
    if value is None:
        return None
    return bare if bare == text else f"{value:f}"
