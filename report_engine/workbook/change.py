"""What an edited workbook changes in the data files, and how that is shown before it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from report_engine.facts.facts import VALUE_COLUMNS
from report_engine.facts.formats import number, parse

TABLE_HEAD = ("指标", "原值", "新值", "增减", "单元格")
_EMPTY = "（空）"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a CSV file that gets another text.

    `file` is relative to the project, `key` says which row, `label` how people call it, `cell`
    where the new text stands in the workbook. A row the file does not have yet is `added`.
    """

    file: Path
    key: str
    column: str
    before: str
    after: str
    cell: str
    label: str = ""
    added: bool = False


def table_of(changes: Iterable[Change]) -> list[tuple[str, ...]]:
    """List changes for printing, in the columns of TABLE_HEAD."""
    return [
        (_what(change), change.before or _EMPTY, change.after or _EMPTY, _difference(change), change.cell)
        for change in changes
    ]


def _what(change: Change) -> str:
    label = change.label or change.key
    return label if change.column == VALUE_COLUMNS[2] else f"{label}（{change.column}）"


def _difference(change: Change) -> str:
    """Say by how much where both are numbers: relatively, or as it is where that rounds to nothing."""
    if change.added:
        return "新增行"
    if not change.before:
        return "新填"
    if not change.after:
        return "清空"
    before, after = _amount(change.before), _amount(change.after)
    if before is None or after is None or not before:
        return ""
    rate = number((after - before) / abs(before) * 100, 1)
    text = f"{after - before:f}" if rate.strip("-") == "0.0" else f"{rate}%"
    return text if text.startswith("-") else f"+{text}"


def _amount(text: str) -> Decimal | None:
    try:
        return parse(text)
    except ValueError:
        return None
