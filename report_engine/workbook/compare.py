"""Compares the rows of a sheet with those of its file."""

from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from report_engine.problems import Problem, Source
from report_engine.read.schema import suggest
from report_engine.workbook.book import Found, Grid
from report_engine.workbook.change import Change
from report_engine.workbook.keys import numbered
from report_engine.workbook.sheet import Cell, Line, Sheet
from report_engine.workbook.value import doubts, same, text_of


@dataclass
class Comparison:
    """One sheet against its file; `stale` says that files changed after the workbook was exported."""

    sheet: Sheet
    grid: Grid
    place: Source
    stale: bool
    outdated: list[str] = field(default_factory=list)

    def run(self, problems: list[Problem]) -> list[Change]:
        """List the changes of all rows, in the order of the workbook."""
        lines = {line.key: line for line in self.sheet.lines}
        seen: dict[str, int] = {}
        changes: list[Change] = []
        rows = sorted({row for row, _ in self.grid.cells if row > 1 and self._filled(row)})
        for count, row in enumerate(rows, 1):
            key = self._key(row, count, problems)
            if key is None:
                continue
            if key in seen:
                message = f"{self._at(row)}：“{key}”重复，第 {seen[key]} 行已经有了"
                problems.append(Problem("X005", message, self.place, "删去其中一行"))
            elif key in lines:
                changes += self._line(lines[key], row, problems)
            elif self.sheet.open:
                changes += self._added(key, row, problems)
            else:
                problems.append(self._unknown(key, row))
            seen.setdefault(key, row)
        for line in self.sheet.lines:
            if line.key not in seen:
                what = line.key if line.key == line.label else f"{line.key}（{line.label}）"
                hint = f"行不能删，“{self._key_name()}”不能改：恢复这一行，或直接改 {self.sheet.file.as_posix()}"
                problems.append(Problem("X006", f"{self.sheet.title}：少了“{what}”一行", self.place, hint))
        return changes

    def _filled(self, row: int) -> bool:
        cells = (self.grid.cells.get((row, index + 1)) for index in range(len(self.sheet.columns)))
        return any(cell and str(cell.value).strip() for cell in cells)

    def _at(self, row: int, column: int | None = None) -> str:
        index = (self.sheet.key or 0) if column is None else column
        return f"{self.sheet.title}!{get_column_letter(index + 1)}{row}"

    def _key_name(self) -> str:
        return self.sheet.columns[self.sheet.key or 0].head

    def _key(self, row: int, count: int, problems: list[Problem]) -> str | None:
        if self.sheet.key is None:
            return numbered(count)
        key = text_of(self.grid.cells.get((row, self.sheet.key + 1)), Cell(""), self.place, problems)
        if key == "":
            message = f"{self._at(row)}：这一行没有写“{self._key_name()}”"
            problems.append(Problem("X004", message, self.place, "补上，或清空整行"))
        return key or None

    def _unknown(self, key: str, row: int) -> Problem:
        named = next((f"“{key}”的编号是 {line.key}" for line in self.sheet.lines if line.label == key), "")
        like = suggest(key, [line.key for line in self.sheet.lines])
        hint = named or f"{like}新指标先在 data/indicators.yaml 里登记，再重新导出"
        return Problem("X004", f"{self._at(row)}：没有“{key}”这个{self._key_name()}", self.place, hint)

    def _line(self, line: Line, row: int, problems: list[Problem]) -> list[Change]:
        changes = []
        for index, (column, cell) in enumerate(zip(self.sheet.columns, line.cells, strict=True)):
            found = self.grid.cells.get((row, index + 1))
            if cell.locked:
                self._check_locked(cell, found, self._at(row, index), problems)
                continue
            after = text_of(found, cell, self.place, problems)
            if after is None or same(cell.text, after, number=cell.number):
                continue
            at = self._at(row, index)
            changes.append(Change(self.sheet.file, line.key, column.name, cell.text, after, at, line.label))
            problems += doubts(found, cell, after, self.place) if found else []
        return changes

    def _check_locked(self, cell: Cell, found: Found | None, at: str, problems: list[Problem]) -> None:
        after = text_of(found, replace(cell, number=False), self.place, [])
        if after is not None and same(cell.text, after, number=cell.number):
            return
        if cell.rests_on_data and self.stale:
            self.outdated.append(at)
            return
        shown = f"“{found.value}”" if found else "空的"
        was = f"“{cell.text}”" if cell.text else "空的"
        problems.append(Problem("X007", f"{at}：这一格不能改，原来是{was}，现在是{shown}", self.place, cell.locked))

    def _added(self, key: str, row: int, problems: list[Problem]) -> list[Change]:
        changes = []
        for index, column in enumerate(self.sheet.columns):
            found = self.grid.cells.get((row, index + 1))
            cell = Cell("", number=column.number)
            after = text_of(found, cell, self.place, problems)
            if found and after:
                at = self._at(row, index)
                changes.append(Change(self.sheet.file, key, column.name, "", after, at, key, added=True))
                problems += doubts(found, cell, after, self.place)
        return changes
