"""Shares the width of a table among its columns."""

import re
import unicodedata
from dataclasses import replace

from report_engine.document import Cell, Table

_SHORT = 4  # characters: a head that breaks only where that saves a line of the head
_LEAST = 2  # characters of a column
_GROUP = 6  # characters that the name of a group of rows may take
_FIRM = 12  # characters up to which what is no name does not break
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")


def column_widths(node: Table, total: int, em: int, margins: int) -> list[int]:
    """Share the text width by what the columns hold.

    What the body holds keeps one line if it can, heads wrap before names do, in as few lines as the
    table has room for, and only the widest names wrap. `em` is the width of a Chinese character and
    `margins` is what a cell has at its sides; all widths are in twentieths of a point.
    """
    body, firm, heads = ([_LEAST * em] * node.columns for _ in range(3))
    for rows, widths in ((node.head, heads), (node.rows, body)):
        for cells in with_covered(rows, node.columns):
            for column, cell, merge in cells:
                if cell.colspan > 1 or merge == "continue":
                    continue
                need = _width(cell.text, em) + cell.level * 2 * em
                if merge and widths is body:
                    need = min(need, _GROUP * em)
                widths[column] = max(widths[column], need)
                if widths is body and cell.align != "left" and not merge:
                    firm[column] = max(firm[column], min(need, _FIRM * em))
    room = total - node.columns * margins
    for lines, whole in ((1, True), (2, True), (2, len(node.head) > 1), (3, True)):
        parts = [head if whole and head <= _SHORT * em else -(-head // (lines * em)) * em for head in heads]
        widths = [max(pair) for pair in zip(body, parts, strict=True)]
        if sum(widths) <= room:
            break
    firm = [max(least, head if head <= _SHORT * em else 0) for least, head in zip(firm, heads, strict=True)]
    while sum(widths) > room and any(a > b for a, b in zip(widths, firm, strict=True)):
        widest = max((n for n in range(len(widths)) if widths[n] > firm[n]), key=widths.__getitem__)
        widths[widest] -= min(sum(widths) - room, widths[widest] - firm[widest], em)
    scale = total / (sum(widths) + node.columns * margins)
    widths = [int((width + margins) * scale) for width in widths]
    widths[-1] += total - sum(widths)
    return widths


def with_covered(rows: tuple[tuple[Cell, ...], ...], columns: int) -> list[list[tuple[int, Cell, str]]]:
    """Give each cell its grid column and its vMerge, adding the covered cells that Word wants to see."""
    result: list[list[tuple[int, Cell, str]]] = []
    open_cells: dict[int, tuple[Cell, int]] = {}
    for cells in rows:
        row: list[tuple[int, Cell, str]] = []
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


def _width(text: str, em: int) -> int:
    """Estimate the width of a text; programs leave a gap between Chinese and Latin letters or digits."""
    wide = sum(em if unicodedata.east_asian_width(c) in "WFA" else em // 2 for c in text)
    return wide + len(_GAP.findall(text)) * em // 4
