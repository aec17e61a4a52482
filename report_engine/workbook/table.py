"""How changes are shown before they are written: the widest first, against now and against last year."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from report_engine.facts.facts import VALUE_COLUMNS
from report_engine.facts.formats import as_number, number
from report_engine.workbook.change import BETWEEN, Change

TABLE_HEAD = ("改什么，在哪一格", "现在", "新值", "增减", "上年", "比上年")
_EMPTY = "（空）"


def table_of(changes: Sequence[Change]) -> list[tuple[str, ...]]:
    """List changes for printing, in the columns of TABLE_HEAD; the name of the workbook where there are several."""
    several = len({change.book for change in changes}) > 1
    rows: list[tuple[str, ...]] = []
    for change in sorted(changes, key=_width, reverse=True):
        where = f"{change.book} {change.cell}" if several else change.cell
        before = f"整行：{change.before.replace(BETWEEN, ' ').strip()}" if change.kind == "dropped" else change.before
        after = "删去" if change.kind == "dropped" else change.after or _EMPTY
        against = _difference(change.last, change.after) if change.last else ""
        rows.append((f"{_what(change)}\n{where}", before or _EMPTY, after, _told(change), change.last, against))
    return rows


def _what(change: Change) -> str:
    label = change.label or change.key
    return label if change.column in ("", VALUE_COLUMNS[2]) else f"{label}（{change.column}）"


def _told(change: Change) -> str:
    """Say what kind of change it is, or by how much."""
    match change.kind:
        case "added":
            return "新增行"
        case "dropped":
            return "删行"
        case "renamed":
            return "改名"
        case "cell":
            if not change.before:
                return "新填"
            return _difference(change.before, change.after) if change.after else "清空"


def _width(change: Change) -> Decimal:
    """Measure how far a change goes: against last year where there is a value, else against now."""
    after = as_number(change.after)
    for before in (as_number(change.last), as_number(change.before)):
        if after is not None and before is not None:
            return abs(after - before) / abs(before) if before else Decimal("Infinity") if after else Decimal(0)
    return Decimal(-1)


def _difference(old: str, new: str) -> str:
    """Say by how much where both are numbers: relatively, or as it is where that rounds to nothing."""
    before, after = as_number(old), as_number(new)
    if before is None or after is None or not before:
        return ""
    if before == after:
        return "0"
    rate = number((after - before) / abs(before) * 100, 1)
    text = f"{after - before:f}" if rate.strip("-") == "0.0" else f"{rate}%"
    return text if text.startswith("-") else f"+{text}"


def deletions(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Take those by which something is lost."""
    return tuple(change for change in changes if change.deletes)
