"""A CSV file as bytes that can be edited cell by cell: all that is not edited stays as it is."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

_BOM = b"\xef\xbb\xbf"
_FIELD = re.compile(r'"(?:[^"]|"")*"|[^,\r\n]*')
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the spans of its fields in the text, its end and the end of its line."""

    fields: tuple[tuple[int, int], ...]
    end: int
    newline: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """A row to be put behind the row of an index (-1: behind the header)."""

    after: int
    cells: Mapping[str, str]


class CsvFile:
    """A file that was read without a mistake (`parse_rows`); blank rows are passed over as there."""

    def __init__(self, raw: bytes) -> None:
        self._bom = _BOM if raw.startswith(_BOM) else b""
        self._text = raw[len(self._bom) :].decode()
        filled = [record for record in _records(self._text) if any(self._cells(record))]
        self._head, self._rows = filled[0], filled[1:]
        self.header = self._cells(self._head)
        while not self.header[-1]:
            self.header = self.header[:-1]
        self.rows = [dict(zip(self.header, self._cells(record), strict=False)) for record in self._rows]

    def _cells(self, record: Record) -> list[str]:
        """Give the text of the cells as `parse_rows` does."""
        return [_LINE_END.sub("\n", _unquoted(self._text[start:end])).strip() for start, end in record.fields]

    def line(self, row: int) -> int:
        """Say on which line of the file a row begins."""
        before = self._text[: self._rows[row].fields[0][0]]
        return 1 + len(_LINE_END.findall(before))

    def with_column(self, name: str) -> bytes:
        """Give the file with one more column, empty, behind the others."""
        ends = [record.fields[len(self.header) - 1][1] for record in (self._head, *self._rows)]
        texts = [f",{_quoted(name, like='')}", *[","] * len(self._rows)]
        return self._patched([(at, at, 0, text) for at, text in zip(ends, texts, strict=True)])

    def edited(
        self,
        cells: Mapping[tuple[int, str], str],
        insertions: Sequence[Insertion],
        dropped: Collection[int] = (),
    ) -> bytes:
        """Give the file with other texts in some cells, by row and column, with new rows and without some."""
        # An empty cell can begin where a new row begins or where a file without a last line end ends.
        patches = []
        for insertion in insertions:
            before = self._rows[insertion.after] if insertion.after >= 0 else self._head
            line = ",".join(self._new_cells(before, insertion.cells))
            newline = before.newline or self._head.newline or "\n"
            at = before.end + len(before.newline)
            patches.append((at, at, 0, f"{line}{newline}") if before.newline else (at, at, 2, f"{newline}{line}"))
        for row in dropped:
            record = self._rows[row]
            patches.append((record.fields[0][0], record.end + len(record.newline), 1, ""))
        for (row, column), text in cells.items():
            start, end = self._rows[row].fields[self.header.index(column)]
            patches.append((start, end, 1, _quoted(text, like=self._text[start:end])))
        return self._patched(patches)

    def _patched(self, patches: list[tuple[int, int, int, str]]) -> bytes:
        text, done = "", 0
        for start, end, _, new in sorted(patches, key=lambda patch: patch[:3]):
            text += self._text[done:start] + new
            done = end
        return self._bom + (text + self._text[done:]).encode()

    def _new_cells(self, neighbour: Record, cells: Mapping[str, str]) -> list[str]:
        """Write a row in the manner of the one before it, as wide as the header."""
        names = self.header + [""] * (len(self._head.fields) - len(self.header))
        spans = neighbour.fields + ((0, 0),) * (len(names) - len(neighbour.fields))
        pairs = zip(names, spans, strict=False)
        return [_quoted(cells.get(name, ""), like=self._text[start:end]) for name, (start, end) in pairs]


def _records(text: str) -> list[Record]:
    records: list[Record] = []
    fields: list[tuple[int, int]] = []
    at = 0
    while at < len(text) or fields:
        match = _FIELD.match(text, at)
        assert match  # it can be empty
        fields.append(match.span())
        at = match.end()
        if text[at : at + 1] == ",":
            at += 1
            continue
        ending = _LINE_END.match(text, at)
        newline = ending[0] if ending else ""
        assert newline or at == len(text), "the file was not checked before"
        records.append(Record(tuple(fields), at, newline))
        fields = []
        at += len(newline)
    return records


def _unquoted(field: str) -> str:
    return field[1:-1].replace('""', '"') if field.startswith('"') else field


def _quoted(text: str, *, like: str) -> str:
    """Write a cell, in quotes where it must be or where the one it resembles is."""
    if like.startswith('"') or any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
