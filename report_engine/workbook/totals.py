"""The rows of totals that people add to a list: which they are, and whether they are what their rows add up to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.facts.formats import as_number
from report_engine.problems import Problem, Severity, Source
from report_engine.workbook.book import Found
from report_engine.workbook.sheet import Column
from report_engine.workbook.typed import plain_number

_OF_ALL = ("合计", "总计", "共计", "总和")
_OF_SOME = "小计"
_RATE = "%"  # a share of all is not the sum of the shares


def total_word(cells: Sequence[Found]) -> str:
    """Give the word by which a row is one of totals; empty if it is none."""
    words = ("".join(str(found.value).split()) for found in cells if isinstance(found.value, str))
    return next((word for word in words if word in (*_OF_ALL, _OF_SOME)), "")


def wrong_totals(
    rows: Sequence[tuple[str, dict[int, Found]]], columns: Sequence[Column], place: Source
) -> Iterator[Problem]:
    """Tell typed totals that are not the sum of their rows.

    `rows` are the rows of a sheet in their order: the word of totals, empty for an ordinary row, and
    the cells by the place of their column in `columns`. A 小计 is the sum of the rows since the total
    before it, the other words are the sum of all.
    """
    since: list[dict[int, Found]] = []
    for word, cells in rows:
        if not word:
            since.append(cells)
            continue
        parts = since if word == _OF_SOME else [other for own, other in rows if not own]
        since = []
        for index, found in cells.items():
            stated = _amount(found, columns[index])
            added = [_amount(part[index], columns[index]) for part in parts if index in part]
            if stated is None or None in added or not added:
                continue
            right = sum((amount for amount in added if amount is not None), Decimal(0))
            if stated != right:
                message = f"{found.place}：{word}写的是 {stated:f}，各行之和是 {right:f}，差 {abs(stated - right):f}"
                hint = "合计不读入；查是合计算错，还是哪一行漏了、错了"
                yield Problem("X017", message, place, hint, Severity.WARNING)


def _amount(found: Found, column: Column) -> Decimal | None:
    """Read a number of a column that can be added up; None for all else."""
    if not column.number or not column.name or column.unit == _RATE or isinstance(found.value, bool):
        return None
    text = plain_number(str(found.value), column.unit) if found.value is not None else None
    return as_number(text or "")
