"""How cells look: one style for what may be edited, one for what may not."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from report_engine.workbook.sheet import Cell

_FACE = "微软雅黑"
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FONT = Font(name=_FACE, size=10, bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
_FONT = Font(name=_FACE, size=10)
_GREY_FONT = Font(name=_FACE, size=10, color="7F7F7F")
_GREY_FILL = PatternFill("solid", fgColor="EDEDED")
_OPEN_FILL = PatternFill("solid", fgColor="FFFBE6")
_LOCKED, _OPEN = Protection(locked=True), Protection(locked=False)
_NARROWEST, _WIDEST = 8, 48


def head_look(cell: Any) -> None:
    """Style a cell of the head."""
    cell.font, cell.fill, cell.border = _HEAD_FONT, _HEAD_FILL, _BORDER
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def look(written: Any, cell: Cell, *, grey: bool = False, spare: bool = False) -> None:
    """Style a cell of the table; a `spare` one, below it, does not print."""
    written.protection = _LOCKED if cell.locked else _OPEN
    written.number_format = number_format(cell)
    if spare:
        return
    faint = grey or cell.rests_on_data
    written.font, written.border = _GREY_FONT if faint else _FONT, _BORDER
    if grey and cell.locked:
        written.fill = _GREY_FILL
    elif not cell.locked:
        written.fill = _OPEN_FILL
    side = "right" if cell.number else "left"
    written.alignment = Alignment(horizontal=side, vertical="center", wrap_text=not cell.number, indent=1)


def number_format(cell: Cell) -> str:
    """Show as many decimals as the value has; texts stay texts, whatever they look like."""
    if not cell.number:
        return "@"
    return "0." + "0" * cell.decimals if cell.decimals else "General" if cell.limit is None else "0"


def note(text: str) -> Comment:
    """Make a comment that shows all of its text."""
    lines = sum(1 + _columns(line) // 44 for line in text.split("\n"))
    return Comment(text, "qhd-docgen", height=24 + 18 * lines, width=300)


def width(texts: Iterable[str]) -> float:
    """Make a column wide enough for its texts, in reason."""
    widest = max(_columns(line) for text in texts for line in text.split("\n"))
    return float(min(max(widest + 4, _NARROWEST), _WIDEST))


def _columns(text: str) -> int:
    """Count how much room a text takes: a Chinese character takes that of two digits."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
