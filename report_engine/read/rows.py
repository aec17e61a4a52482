"""CSV files to rows with their line numbers, and rows to files."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_engine.problems import Problem, Source
from report_engine.read.origin import Origin, Span, exact, joined, whole
from report_engine.read.schema import nearest
from report_engine.read.textfile import TextFile, read_text

# A cell, in quotes or not, and the comma behind it.
_CELL = re.compile(r'([^",]*|\s*"(?:[^"]|"")*"[^,]*),', re.S)
# What Excel and WPS put between cells instead of a comma, by the name people know it under.
_SEPARATORS = {";": "分号", "\t": "制表符", "，": "全角逗号", "；": "全角分号"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cell text by column name, blanks at the ends removed."""

    cells: dict[str, str]
    span: Span

    @property
    def source(self) -> Source:
        """The place of the row."""
        return self.span.source

    def origin(self, column: str) -> Origin:
        """Find the characters of a cell in the file; of one with doubled quotes, each by itself."""
        index = list(self.cells).index(column)
        match = next(m for n, m in enumerate(_CELL.finditer(self.span.typed + ",")) if n == index)
        begin = self.span.start + match.start(1)
        said = match[1]
        found = exact(self.span.beside(begin, begin + len(said)))
        if said.startswith('"'):
            spans = [self.span.beside(begin + m.start(), begin + m.end()) for m in re.finditer(r'""|[^"]+', said)]
            each = [whole(span, 1) if span.typed == '""' else exact(span) for span in spans]
            found = joined([exact(self.span.beside(begin, begin)), *each])
            said = "".join('"' if span.typed == '""' else span.typed for span in spans)
        start = len(said) - len(said.lstrip())
        return found.part(start, start + len(self.cells[column]))


def read_rows(path: Path, name: Path, required: Sequence[str], problems: list[Problem]) -> tuple[Row, ...]:
    """Read the rows of a file that messages call by a name; none, with the problem told, if it cannot be read."""
    file = read_text(path, name, problems)
    return parse_rows(file, required, problems) if file else ()


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows as Excel does, with its mark and line ends."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([head, *rows])
    return "\ufeff" + text.getvalue()


def parse_rows(file: TextFile, required: Sequence[str], problems: list[Problem]) -> tuple[Row, ...]:
    """Read all rows; a header without the required columns or a row of another width is told."""
    reader = csv.reader(io.StringIO(file.text), strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    start = 1
    widths: set[int] = set()
    try:
        for raw in reader:
            place, begin = Source(file.name, start, 1), file.index(start - 1, 0)
            start = reader.line_num + 1
            cells = [cell.strip() for cell in raw]
            if not any(cells):
                continue
            if header is None:
                # Excel writes empty cells at the end, in every row, for columns that once held something.
                header = _trimmed(cells)
                widths = {len(header), len(cells)}
                if not _header_is_good(header, required, place, problems):
                    return ()
                continue
            if len(cells) not in widths or any(cells[len(header) :]):
                message = f"这一行有 {len(cells)} 格，表头有 {len(header)} 格"
                problems.append(Problem("D002", message, place, _width_hint(cells, header)))
                continue
            end = max(begin, file.index(start - 1, 0) - 1) if start <= len(file.starts) else len(file.text)
            rows.append(Row(dict(zip(header, cells, strict=False)), Span(file, begin, end)))
    except csv.Error:
        hint = "格里要有双引号时写两个，整格再加双引号"
        problems.append(Problem("D001", "CSV 写法有误：双引号没有成对", Source(file.name, start, 1), hint))
    if header is None:
        hint = f"第一行应为表头：{','.join(required)}" if required else "第一行应为表头，以下每行一条"
        problems.append(Problem("D001", "表是空的", Source(file.name), hint))
    return tuple(rows)


def _trimmed(cells: list[str]) -> list[str]:
    """Cut empty cells off the end."""
    while not cells[-1]:
        cells = cells[:-1]
    return cells


def _width_hint(cells: list[str], header: list[str]) -> str:
    if len(cells) < len(header):
        return "空着的格也要留逗号"
    return "数里不要写千分位逗号；格里有逗号时整格加英文双引号"


def _header_is_good(header: list[str], required: Sequence[str], place: Source, problems: list[Problem]) -> bool:
    lacking = [column for column in required if column not in header]
    if lacking:
        message = f"表头缺少{'、'.join(f'“{column}”' for column in lacking)}"
        problems.append(Problem("D003", message, place, _header_hint(header, lacking, required)))
    elif "" in header:
        blank = header.index("") + 1
        problems.append(Problem("D003", f"表头第 {blank} 格是空的", place, "写上列名，或删去这一列"))
    repeated = sorted({column for column in header if column and header.count(column) > 1})
    for column in repeated:
        problems.append(Problem("D003", f"表头里“{column}”出现了两次", place, "删去一列，或改名"))
    return not (lacking or repeated or "" in header)


def _header_hint(header: list[str], lacking: Sequence[str], required: Sequence[str]) -> str:
    if header[0].lower().startswith("sep="):
        return "删去第一行的 sep=，另存为“CSV UTF-8（逗号分隔）”"
    for separator, name in _SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            return f"各格之间是{name}，应为英文逗号：另存为“CSV UTF-8（逗号分隔）”"
    for column in lacking:
        near = nearest(column, [found for found in header if found not in required])
        if near and len(lacking) < len(required):
            return f"表头里的“{near}”应为“{column}”"
    return f"第一行应为表头：{','.join(required)}；现在是：{'、'.join(header)}"
