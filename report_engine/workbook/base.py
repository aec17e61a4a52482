"""What a workbook remembers of its export: every text as it was, in a sheet that nobody sees.

With it an import knows what somebody typed and what only stood there: a cell that still says what
it was exported with is no opinion.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from report_engine.workbook.book import Grid
from report_engine.workbook.keys import BASE_SHEET
from report_engine.workbook.sheet import Sheet

_FORMAT = "qhd-docgen 1"
_YEAR, _SCHOOL, _SHEET, _COLUMN, _ROW = "年度", "学校", "表", "列", "行"


@dataclass(frozen=True, slots=True)
class BaseSheet:
    """One sheet as it was exported: its title then, its file, its columns' heads by name, its texts by row and head."""

    title: str
    file: str
    heads: tuple[str, ...]
    rows: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Base:
    """A workbook as it was exported; `school` names whose it is, empty for the whole city's."""

    year: str
    school: str
    sheets: Mapping[str, BaseSheet] = field(default_factory=dict)  # by file


def base_rows(year: int, school: str, sheets: Sequence[Sheet]) -> Iterator[tuple[str, ...]]:
    """Write down what the sheets hold, row by row."""
    yield (_FORMAT,)
    yield (_YEAR, str(year))
    yield (_SCHOOL, school)
    for sheet in sheets:
        yield (_SHEET, sheet.title, sheet.file.as_posix())
        yield (_COLUMN, *(column.head for column in sheet.columns))
        for line in sheet.lines:
            yield (_ROW, line.key, *(cell.text for cell in line.cells))


def read_base(grids: Mapping[str, Grid]) -> Base | None:
    """Read it back, under whatever title it comes; None for a workbook that does not have it."""
    grid = next((one for title, one in grids.items() if title == BASE_SHEET), None)
    grid = grid or next((one for one in grids.values() if _text(one, 1, 1) == _FORMAT), None)
    if grid is None or _text(grid, 1, 1) != _FORMAT:
        return None
    notes = {_YEAR: "", _SCHOOL: ""}
    sheets: dict[str, BaseSheet] = {}
    title = file = ""
    heads: tuple[str, ...] = ()
    rows: dict[str, dict[str, str]] = {}
    for row in range(2, grid.rows + 1):
        kind, texts = _text(grid, row, 1), [_text(grid, row, column) for column in range(2, grid.columns + 1)]
        if kind in notes:
            notes[kind] = texts[0]
        elif kind == _SHEET:
            title, file, rows = texts[0], texts[1], {}
        elif kind == _COLUMN:
            heads = tuple(text for text in texts if text)
            sheets[file] = BaseSheet(title, file, heads, rows)
        elif kind == _ROW:
            rows[texts[0]] = dict(zip(heads, [*texts[1:], *[""] * len(heads)], strict=False))
    return Base(notes[_YEAR], notes[_SCHOOL], sheets)


def _text(grid: Grid, row: int, column: int) -> str:
    found = grid.cells.get((row, column))
    return str(found.value) if found else ""
