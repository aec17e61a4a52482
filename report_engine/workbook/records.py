"""The sheet of a data table such as `schools.csv`: the same columns, rows can be added."""

from report_engine.project import Project
from report_engine.workbook.csvfile import CsvFile
from report_engine.workbook.keys import fits_number, key_column, keys_of
from report_engine.workbook.sheet import Cell, Column, Line, Sheet


def record_sheet(project: Project, stem: str, title: str, file: CsvFile) -> Sheet:
    """Lay out the sheet of a table."""
    path = project.name(project.data(project.year) / f"{stem}.csv")
    named = key_column(stem, file.header, file.rows)
    columns = tuple(
        Column(name, name, number=name != named and _holds_numbers([row[name] for row in file.rows]))
        for name in file.header
    )
    why = f"这一列用来认出各行，要改请改 {path.as_posix()}"
    lines = []
    for key, row in zip(keys_of(stem, file.header, file.rows), file.rows, strict=True):
        cells = [
            Cell(
                row[column.name],
                number=column.number,
                locked=why if column.name == named else "",
                decimals=len(row[column.name].partition(".")[2]) if column.number else 0,
            )
            for column in columns
        ]
        lines.append(Line(key, key, tuple(cells)))
    key_index = file.header.index(named) if named else None
    frozen = 0 if key_index is None else key_index + 1
    return Sheet(title, path, columns, tuple(lines), key_index, open=True, frozen=frozen)


def _holds_numbers(cells: list[str]) -> bool:
    """Tell whether a column holds numbers and nothing else."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(map(fits_number, filled))
