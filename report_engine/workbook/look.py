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
_SMALL_FONT = Font(name=_FACE, size=9, color="595959")
_GREY_FILL = PatternFill("solid", fgColor="EDEDED")
_OPEN_FILL = PatternFill("solid", fgColor="FFFBE6")
_LOCKED, _OPEN = Protection(locked=True), Protection(locked=False)
_TITLE_FONT = Font(name=_FACE, size=16, bold=True, color="1F4E79")
_NARROWEST, _WIDEST = 8, 44


def head_look(cell: Any) -> None:
    """Style a cell of the head."""
    cell.font, cell.fill, cell.border = _HEAD_FONT, _HEAD_FILL, _BORDER
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def look(written: Any, cell: Cell, *, grey: bool = False, small: bool = False, spare: bool = False) -> None:
    """Style a cell of the table; a `small` one explains, a `spare` one below it waits for a new row."""
    written.protection = _LOCKED if cell.locked else _OPEN
    written.number_format = number_format(cell)
    faint = grey or cell.rests_on_data
    written.font = _SMALL_FONT if small else _GREY_FONT if faint else _FONT
    written.border = _BORDER
    if grey and cell.locked:
        written.fill = _GREY_FILL
    elif not cell.locked and not spare:
        written.fill = _OPEN_FILL
    side = "right" if cell.number else "left"
    written.alignment = Alignment(
        horizontal=side, vertical="center", wrap_text=not cell.number, indent=0 if small else 1
    )


def manual_look(cell: Any, *, title: bool) -> None:
    """Style a line of the instruction sheet."""
    cell.font = _TITLE_FONT if title else _FONT
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def number_format(cell: Cell) -> str:
    """Show as many decimals as the value has; texts stay texts, whatever they look like."""
    if not cell.number:
        return "@"
    return "0." + "0" * cell.decimals if cell.decimals else "General" if cell.limit is None else "0"


def note(text: str) -> Comment:
    """Make a comment that shows all of its text."""
    lines = sum(1 + columns(line) // 44 for line in text.split("\n"))
    return Comment(text, "qhd-docgen", height=24 + 18 * lines, width=300)


def width(texts: Iterable[str], room: int = 0) -> float:
    """Make a column wide enough for its texts, in reason."""
    widest = max(columns(line) for text in texts for line in text.split("\n"))
    return float(room or min(max(widest + 4, _NARROWEST), _WIDEST))


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Make a row high enough for its texts, each in a column of a width."""
    lines = max(sum(1 + int(columns(line) // max(room - 2, 1)) for line in text.split("\n")) for text, room in texts)
    return 6 + 14.0 * lines


def columns(text: str) -> int:
    """Count how much room a text takes: a Chinese character takes that of two digits."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
