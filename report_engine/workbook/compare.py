"""Compares a sheet with what it was exported with: what somebody typed, cleared, struck, added."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from report_engine.problems import Problem, Severity
from report_engine.read.schema import suggest
from report_engine.workbook.change import BETWEEN, Entry, Kind
from report_engine.workbook.identify import RowAt, Rows
from report_engine.workbook.sheet import Cell, Column, Sheet
from report_engine.workbook.value import doubts, same, text_of


@dataclass
class Comparison:
    """One sheet of a workbook.

    A workbook of before the base was written is compared with the data as they are now: `stale`
    says that files changed since, `outdated` what may come from that, `empty` the cells that were
    not taken for cleared.
    """

    rows: Rows
    stale: bool = False
    outdated: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        """The sheet as it should be."""
        return self.rows.fit.sheet

    def run(self, problems: list[Problem]) -> list[Entry]:
        """List what was typed, in the order of the workbook."""
        entries: list[Entry] = []
        found = self.rows.identified(problems)
        gone = set(self._base_keys())
        for one in found:
            gone.discard(one.base)
            if one.base and self._struck(one.row):
                entries.append(self._dropped(one.base, self.rows.name(one.row)))
            elif one.base or (one.line and not self.sheet.open):
                entries += self._known(one, problems)
            elif self.sheet.open:
                entries += self._added(one, problems)
            else:
                problems.append(self._unknown(one))
        return [*entries, *self._gone([key for key in self._base_keys() if key in gone], problems)]

    def _base_keys(self) -> list[str]:
        base = self.rows.fit.base
        return list(base.rows) if base else [line.key for line in self.sheet.lines]

    def _gone(self, keys: list[str], problems: list[Problem]) -> Iterator[Entry]:
        """Take a missing row of a table for dropped; of indicators nothing can be dropped."""
        if keys and self.rows.fit.base and self.sheet.open:
            yield from (self._dropped(key, self.rows.fit.grid.title) for key in keys)
        elif keys and self.rows.fit.base:
            names = "、".join(self._label(key) for key in keys[:3]) + (f"等 {len(keys)} 行" if len(keys) > 3 else "")
            message = f"{self.rows.fit.grid.title}：没有“{names}”，这些数保持不变"
            problems.append(Problem("X006", message, self.rows.place, "指标要改名、删去，见指南", Severity.NOTE))
        else:
            for key in keys:
                what = key if key == self._label(key) else f"{key}（{self._label(key)}）"
                hint = f"行不能删，“{self.rows.key_name}”不能改：恢复这一行，或重新导出一份"
                message = f"{self.rows.fit.grid.title}：少了“{what}”一行"
                problems.append(Problem("X006", message, self.rows.place, hint))

    def _label(self, key: str) -> str:
        line = self.sheet.line(key)
        return line.label if line else key

    def _struck(self, row: int) -> bool:
        """Tell whether a row of a table is crossed out."""
        found = self.rows.at(row, self.sheet.key or 0)
        return self.sheet.open and bool(found and found.struck)

    def _unknown(self, one: RowAt) -> Problem:
        named = next((f"“{one.key}”的编号是 {line.key}" for line in self.sheet.lines if line.label == one.key), "")
        like = suggest(one.key, [line.key for line in self.sheet.lines])
        hint = named or f"{like}新指标先在 data/indicators.yaml 里登记，再重新导出"
        message = f"{self.rows.name(one.row)}：没有“{one.key}”这个{self.rows.key_name}"
        return Problem("X004", message, self.rows.place, hint)

    def _base_text(self, key: str, column: Column, now: str) -> str:
        """Give what a cell was exported with; without a base what the data say now."""
        base = self.rows.fit.base
        return base.rows.get(key, {}).get(column.head, "") if base else now

    def _dropped(self, key: str, at: str) -> Entry:
        base = self.rows.fit.base
        named = [column.head for column in self.sheet.columns if column.name]
        texts = [base.rows[key].get(head, "") for head in named] if base else []
        return self._entry(key, "", BETWEEN.join(texts), "", at, "dropped")

    def _entry(self, key: str, column: str, base: str, after: str, at: str, kind: Kind) -> Entry:
        line = self.sheet.line(key)
        now = line.key if line else key
        label = line.label if line else key
        return Entry(self.sheet.file, now, column, base, after, Path(self.rows.place.file), at, label, kind)

    def _known(self, one: RowAt, problems: list[Problem]) -> Iterator[Entry]:
        """Compare a row that was there, cell by cell."""
        cells = one.line.cells if one.line else tuple(Cell("", column.number) for column in self.sheet.columns)
        for index, (column, now) in enumerate(zip(self.sheet.columns, cells, strict=True)):
            if index not in self.rows.fit.columns or column.hidden:
                continue
            at = self.rows.name(one.row, index)
            cell = replace(now, text=self._base_text(one.base, column, now.text))
            if index == self.sheet.key and self.sheet.open:
                if one.key != one.base:
                    yield self._entry(one.base, column.name, one.base, one.key, at, "renamed")
            elif cell.locked:
                self._check_locked(cell, one.row, index, problems)
            else:
                yield from self._typed(one, index, column, cell, problems)

    def _typed(self, one: RowAt, index: int, column: Column, cell: Cell, problems: list[Problem]) -> Iterator[Entry]:
        found, at = self.rows.at(one.row, index), self.rows.name(one.row, index)
        after = text_of(found, cell, self.rows.place, problems)
        if after is None or same(cell.text, after, number=cell.number):
            return
        if not after and not self.rows.fit.base:
            self.empty.append(at)
            return
        if found:
            problems += doubts(found, cell, after, self.rows.place)
            problems += self._odd_word(column, cell, after, at)
        yield self._entry(one.base or one.key, column.name, cell.text, after, at, "cell")

    def _odd_word(self, column: Column, cell: Cell, after: str, at: str) -> Iterator[Problem]:
        """Doubt a word that no other row of a closed list has."""
        if column.choices and after and after not in column.choices and after != cell.text:
            hint = suggest(after, column.choices) or f"已有的写法：{'、'.join(column.choices)}"
            message = f"{at}：“{column.head}”一列还没有“{after}”这个写法"
            yield Problem("X012", message, self.rows.place, hint, Severity.WARNING)

    def _check_locked(self, cell: Cell, row: int, index: int, problems: list[Problem]) -> None:
        """Tell a cell that may not be edited; but for one that a later state of the data explains."""
        found, at = self.rows.at(row, index), self.rows.name(row, index)
        after = text_of(found, replace(cell, number=False), self.rows.place, [])
        if after is not None and same(cell.text, after, number=cell.number):
            return
        if cell.rests_on_data and self.stale and not self.rows.fit.base:
            self.outdated.append(at)
            return
        shown = f"“{found.value}”" if found else "空的"
        was = f"“{cell.text}”" if cell.text else "空的"
        message = f"{at}：这一格不能改，原来是{was}，现在是{shown}"
        problems.append(Problem("X007", message, self.rows.place, cell.locked))

    def _added(self, one: RowAt, problems: list[Problem]) -> Iterator[Entry]:
        for index, column in enumerate(self.sheet.columns):
            found = self.rows.at(one.row, index)
            if not column.name or found is None:
                continue
            cell = Cell("", number=column.number, unit=column.unit)
            after = text_of(found, cell, self.rows.place, problems)
            if after:
                at = self.rows.name(one.row, index)
                problems += doubts(found, cell, after, self.rows.place)
                problems += self._odd_word(column, cell, after, at)
                yield self._entry(one.key, column.name, "", after, at, "added")
