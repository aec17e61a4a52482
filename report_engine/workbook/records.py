"""The sheet of a data table such as `schools.csv`: the same columns, rows can be added, dropped and renamed."""

from collections.abc import Mapping

from report_engine.facts.catalogue import Indicator
from report_engine.project import Project
from report_engine.workbook.closed import choices, unit_of
from report_engine.workbook.csvfile import CsvFile
from report_engine.workbook.keys import FORMER, MARK, fits_number, key_column, keys_of
from report_engine.workbook.sheet import Cell, Column, Line, Sheet

_MARK_LOCKED = "这一列用来认出各行，不能改"


def record_sheet(
    project: Project, stem: str, title: str, file: CsvFile, catalogue: Mapping[str, Indicator], last: CsvFile | None
) -> Sheet:
    """Lay out the sheet of a table; `last` is the same table of the year before."""
    path = project.name(project.data(project.year) / f"{stem}.csv")
    named = key_column(stem, file.header, file.rows)
    columns = [_column(stem, name, file, catalogue, is_key=name == named) for name in file.header]
    before = dict(zip(keys_of(stem, last.header, last.rows), last.rows, strict=True)) if last and named else {}
    lines = []
    for key, row in zip(keys_of(stem, file.header, file.rows), file.rows, strict=True):
        former = tuple(name for name in row.get(FORMER, "").split("、") if name)
        was = next((before[name] for name in (key, *former) if name in before), {})
        cells = [_cell(row[column.name], column, was.get(column.name, "")) for column in columns]
        lines.append(Line(key, key, (*cells, Cell(key, locked=_MARK_LOCKED)), former=former))
    key_index = file.header.index(named) if named else None
    frozen = 0 if key_index is None else key_index + 1
    mark = Column(MARK, "", hidden=True)
    return Sheet(title, path, (*columns, mark), tuple(lines), key_index, open=True, frozen=frozen)


def _column(stem: str, name: str, file: CsvFile, catalogue: Mapping[str, Indicator], *, is_key: bool) -> Column:
    is_number = not is_key and _holds_numbers([row[name] for row in file.rows])
    listed = () if is_key or is_number else choices(stem, name, file.rows, catalogue)
    unit = unit_of(stem, name, catalogue) if is_number else ""
    return Column(name, name, number=is_number, unit=unit, choices=listed)


def _cell(text: str, column: Column, last: str) -> Cell:
    decimals = len(text.partition(".")[2]) if column.number else 0
    return Cell(text, number=column.number, decimals=decimals, unit=column.unit, last=last)


def _holds_numbers(cells: list[str]) -> bool:
    """Tell whether a column holds numbers and nothing else."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(map(fits_number, filled))
