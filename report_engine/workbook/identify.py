"""Which row of a sheet is which row of its file, after people sorted, copied, renamed and added some."""

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from report_engine.problems import Problem, Severity, Source
from report_engine.workbook.book import Found
from report_engine.workbook.frame import Fit
from report_engine.workbook.keys import MARK, numbered
from report_engine.workbook.sheet import Cell, Line
from report_engine.workbook.totals import total_word, wrong_totals
from report_engine.workbook.value import text_of


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row of the sheet: its key as typed, the key it was exported with, the line of the data that it is now.

    Without `base` it was added since the export; a row without both is new to the data too.
    """

    row: int
    key: str
    base: str
    line: Line | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads the rows of one sheet of one workbook."""

    fit: Fit
    place: Source

    def at(self, row: int, index: int) -> Found | None:
        """Give the cell of a column of the plan; None if it is empty or the column is not there."""
        column = self.fit.columns.get(index)
        return self.fit.grid.cells.get((row, column)) if column else None

    def name(self, row: int, index: int | None = None) -> str:
        """Name a cell for a message."""
        column = self.fit.columns.get((self.fit.sheet.key or 0) if index is None else index, 1)
        return f"{self.fit.grid.title}!{get_column_letter(column)}{row}"

    @property
    def key_name(self) -> str:
        """Head of the column that names the rows."""
        return self.fit.sheet.columns[self.fit.sheet.key or 0].head

    def identified(self, problems: list[Problem]) -> list[RowAt]:
        """List the rows that hold something, but for those of totals."""
        found: list[RowAt] = []
        seen: dict[str, int] = {}
        for count, row in enumerate(self._filled(problems), 1):
            one = self._one(row, count, seen, problems)
            if one is None:
                continue
            name = one.base or (one.line.key if one.line else one.key)
            if name in seen:
                message = f"{self.name(row)}：“{one.key}”重复，第 {seen[name]} 行已经有了"
                problems.append(Problem("X005", message, self.place, "删去其中一行"))
                continue
            seen[name] = row
            found.append(one)
        return found

    def _filled(self, problems: list[Problem]) -> Iterator[int]:
        """Go through the rows that hold something; those of totals are told, and left out."""
        marks = {index for index, one in enumerate(self.fit.sheet.columns) if one.hidden}
        columns = {index: column for index, column in self.fit.columns.items() if index not in marks}
        read: list[tuple[str, dict[int, Found]]] = []
        used = set(columns.values())
        for row in sorted({row for row, column in self.fit.grid.cells if row > self.fit.head and column in used}):
            cells = {
                index: found for index, column in columns.items() if (found := self.fit.grid.cells.get((row, column)))
            }
            if not any(
                str(found.value).strip() for found in cells.values() if found.value is not None or found.formula
            ):
                continue
            word = total_word(tuple(cells.values())) if self.fit.sheet.open else ""
            read.append((word, cells))
            if word:
                message = f"{self.name(row)}：这是{word}行，不读入"
                problems.append(Problem("X017", message, self.place, "合计由系统算", Severity.NOTE))
            else:
                yield row
        problems += wrong_totals(read, self.fit.sheet.columns, self.place)

    def _one(self, row: int, count: int, seen: dict[str, int], problems: list[Problem]) -> RowAt | None:
        sheet, base = self.fit.sheet, self.fit.base
        mark = self._mark(row)
        known = base.rows if base else {line.key: line for line in sheet.lines}
        if sheet.key is None:
            key = mark if mark in known and mark not in seen else "" if base else numbered(count)
            key = key or numbered(len(known) + sum(1 for name in seen if name not in known) + 1)
            return RowAt(row, key, key if key in known else "", sheet.line(key))
        key = text_of(self.at(row, sheet.key), Cell(""), self.place, problems) or ""
        if not key:
            message = f"{self.name(row)}：这一行没有写“{self.key_name}”"
            problems.append(Problem("X004", message, self.place, "补上，或清空整行"))
            return None
        if key in known:
            return RowAt(row, key, key, sheet.line(key))
        if mark in known and not self._stands(mark):
            return RowAt(row, key, mark, sheet.line(mark))  # renamed
        line = sheet.line(key)
        return RowAt(row, key, "" if base else (line.key if line else ""), line)

    def _mark(self, row: int) -> str:
        index = next((index for index, one in enumerate(self.fit.sheet.columns) if one.head == MARK), None)
        found = self.at(row, index) if index is not None else None
        return str(found.value) if found else ""

    def _stands(self, key: str) -> bool:
        """Tell whether a row still goes by its key; then another with its mark is a copy of it."""
        column = self.fit.columns.get(self.fit.sheet.key or 0, 0)
        cells = (cell for (row, at), cell in self.fit.grid.cells.items() if at == column and row > self.fit.head)
        return any(str(cell.value).strip() == key for cell in cells)
