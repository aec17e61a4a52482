"""Shares the width of a table among its columns."""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from math import ceil

from report_engine.document import Cell, Table
from report_engine.word.digits import DIGIT
from report_engine.word.hierarchy import hanging

Cells = list[tuple[int, Cell, str]]
"""The cells of a row, each with its grid column and its vMerge."""

_SHORT = 4  # characters: a head that breaks only where that saves a line of the head
_LEAST = 2  # characters of a column
_GROUP = 6  # characters that the name of a group of rows may take
_FIRM = 12  # characters up to which what is no name does not break
# Lines of a head, whether short heads stay whole, whether brackets do: the first that finds room is taken.
_WAYS = (
    *((1, True, True), (2, True, True), (2, False, True), (3, True, True), (3, False, True)),
    *((2, True, False), (2, False, False), (3, True, False)),
)
_BRACKETS = re.compile("(?P<name>[^（）]+)(?P<brackets>（[^（）]+）)")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")


def column_widths(node: Table, total: int, em: int, margins: int, digit: float = DIGIT) -> list[int]:
    """Share the text width by what the columns hold.

    What the body holds keeps one line if it can, heads wrap before names do, in as few lines as the
    table has room for, and only the widest names wrap. `em` is the width of a Chinese character and
    `margins` is what a cell has at its sides; all widths are in twentieths of a point.
    """
    body, firm, heads, brackets = _needs(node, em, digit)
    room = total - node.columns * margins
    for lines, whole, kept in _WAYS:
        if lines == 2 and not whole and len(node.head) > 1:
            continue
        parts = [
            _part(head, bracket if kept else 0, lines, em, whole=whole)
            for head, bracket in zip(heads, brackets, strict=True)
        ]
        widths = [max(pair) for pair in zip(body, parts, strict=True)]
        if sum(widths) <= room:
            break
    firm = [max(least, head if head <= _SHORT * em else 0) for least, head in zip(firm, heads, strict=True)]
    while sum(widths) > room and any(a > b for a, b in zip(widths, firm, strict=True)):
        widest = max((n for n in range(len(widths)) if widths[n] > firm[n]), key=widths.__getitem__)
        widths[widest] -= min(sum(widths) - room, widths[widest] - firm[widest], em)
    spare = total - sum(widths) - node.columns * margins
    if spare < 0:
        scale = total / (total - spare)
        widths = [int((width + margins) * scale) for width in widths]
    else:
        # Equal parts: numbers would stand crowded beside a column of names that takes what it does not need.
        widths = [width + margins + spare // node.columns for width in widths]
    widths[-1] += total - sum(widths)
    return widths


def _part(head: int, bracket: int, lines: int, em: int, *, whole: bool) -> int:
    """Tell how wide a column must be for its head to take so many lines, brackets that are kept a line of their own."""
    if whole and head <= _SHORT * em:
        return head
    if bracket and lines > 1:
        return max(bracket, -(-(head - bracket) // ((lines - 1) * em)) * em)
    return -(-head // (lines * em)) * em


def _needs(node: Table, em: int, digit: float) -> tuple[list[int], ...]:
    """Measure what each column holds: its body, what of that must not break, its head, the brackets in it."""
    body, firm, heads = ([_LEAST * em] * node.columns for _ in range(3))
    brackets = [0] * node.columns
    names = [cell for row in node.rows for cell in row if cell.align == "left"]
    further = iter(hanging((cell.text, cell.level) for cell in names))
    for cells in with_covered(node.head, node.columns):
        for column, cell, merge in cells:
            if cell.colspan == 1 and merge != "continue":
                heads[column] = max(heads[column], text_width(cell.text, em, digit))
                for part in head_lines(cell.text, 0, em)[1:]:
                    brackets[column] = max(brackets[column], text_width(part, em))
    for cells in with_covered(node.rows, node.columns):
        for column, cell, merge in cells:
            if merge == "continue":
                continue
            hangs = next(further) if cell.align == "left" else 0
            if cell.colspan > 1:
                continue
            need = text_width(cell.text, em, digit) + (cell.level * 2 + hangs) * em
            if merge:
                need = min(need, _GROUP * em)
            body[column] = max(body[column], need)
            if cell.align != "left" and not merge:
                firm[column] = max(firm[column], min(need, _FIRM * em))
    return body, firm, heads, brackets


def head_lines(text: str, width: int, em: int) -> list[str]:
    """Part a head that is wider than `width` before the brackets at its end, so that it does not break inside them."""
    found = _BRACKETS.fullmatch(text)
    return [text] if found is None or text_width(text, em) <= width else [found["name"], found["brackets"]]


def with_covered(rows: tuple[tuple[Cell, ...], ...], columns: int) -> list[Cells]:
    """Give each cell its grid column and its vMerge, adding the covered cells that Word wants to see."""
    result: list[Cells] = []
    open_cells: dict[int, tuple[Cell, int]] = {}
    for cells in rows:
        row: Cells = []
        waiting = iter(cells)
        column = 0
        while column < columns:
            if column in open_cells:
                cell, left = open_cells.pop(column)
                row.append((column, cell, "continue"))
                if left > 1:
                    open_cells[column] = (cell, left - 1)
            else:
                cell = next(waiting)
                row.append((column, cell, "restart" if cell.rowspan > 1 else ""))
                if cell.rowspan > 1:
                    open_cells[column] = (replace(cell, text=""), cell.rowspan - 1)
            column += cell.colspan
        result.append(row)
    return result


def text_width(text: str, em: int, digit: float = DIGIT) -> int:
    """Estimate the width of a text; programs leave a gap between Chinese and Latin letters or digits."""
    narrow = em // 2 if digit == DIGIT else ceil(em * digit)
    wide = 0 if text.isascii() else sum(map(_is_wide, text))
    gaps = len(_GAP.findall(text)) if 0 < wide < len(text) else 0
    return wide * em + (len(text) - wide) * narrow + gaps * em // 4


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"
