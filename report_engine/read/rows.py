"""CSV files to rows with their line numbers."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from report_engine.problems import Problem, Source
from report_engine.read.schema import suggest
from report_engine.read.textfile import TextFile


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cell text by column name, blanks at the ends removed."""

    cells: dict[str, str]
    source: Source


def parse_rows(file: TextFile, required: Sequence[str], problems: list[Problem]) -> tuple[Row, ...]:
    """Read all rows; a header without the required columns or a row of another width is told."""
    reader = csv.reader(io.StringIO(file.text), strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    try:
        start = 1
        for cells in reader:
            place, start = Source(file.name, start, 1), reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                if not _header_is_good(header, required, place, problems):
                    return ()
                continue
            if len(cells) != len(header):
                message = f"这一行有 {len(cells)} 格，表头有 {len(header)} 格"
                hint = "数里不要写千分位逗号；格里有逗号时整格加英文双引号"
                problems.append(Problem("D002", message, place, hint))
                continue
            pairs = zip(header, cells, strict=True)
            rows.append(Row({column: cell.strip() for column, cell in pairs}, place))
    except csv.Error as error:
        problems.append(
            Problem("D001", f"CSV 写法有误：{error}", Source(file.name, reader.line_num, 1), "检查双引号是否成对")
        )
    if header is None:
        problems.append(Problem("D001", "表是空的", Source(file.name), f"第一行应为表头：{','.join(required)}"))
    return tuple(rows)


def _header_is_good(header: list[str], required: Sequence[str], place: Source, problems: list[Problem]) -> bool:
    good = True
    for column in required:
        if column not in header:
            hint = suggest(column, header) and f"表头里的“{suggest(column, header)[4:-2]}”应为“{column}”"
            problems.append(
                Problem("D003", f"表头缺少“{column}”一列", place, hint or f"现在的表头：{'、'.join(header)}")
            )
            good = False
    repeated = {column for column in header if header.count(column) > 1}
    for column in sorted(repeated):
        problems.append(Problem("D003", f"表头里“{column}”出现了两次", place, "删去一列"))
        good = False
    return good
