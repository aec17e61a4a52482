"""Columns of a data table whose cells are words out of a short list, such as 公办 and 民办."""

from collections.abc import Mapping, Sequence

from report_engine.facts.catalogue import Indicator

_MOST = 8  # words of a list that people still look through
_TIMES = 3  # so many rows for each word, on average, before a column without a rule is taken for a list


def choices(
    stem: str, column: str, rows: Sequence[Mapping[str, str]], catalogue: Mapping[str, Indicator]
) -> tuple[str, ...]:
    """List the words of a column: those that indicators count by, and those that stand there; empty if it is open."""
    counted = [
        str(one.records.where[column])
        for one in catalogue.values()
        if one.records and one.records.table == stem and column in one.records.where
    ]
    filled = [row[column] for row in rows if row[column]]
    there = list(dict.fromkeys([*filled, *counted]))
    enough = counted or len(filled) >= _TIMES * len(there)
    return tuple(there) if there and enough and len(there) <= _MOST else ()


def unit_of(stem: str, column: str, catalogue: Mapping[str, Indicator]) -> str:
    """Give the unit of a column that an indicator is the sum of; empty if nothing says."""
    sums = (one for one in catalogue.values() if one.records and one.records.table == stem)
    return next((one.unit for one in sums if one.records and one.records.sum == column), "")
