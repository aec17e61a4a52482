"""Which row of a data file is which, and which sheet of the workbook holds which file."""

import re
from collections.abc import Iterable, Mapping, Sequence

from report_engine.facts.facts import VALUE_COLUMNS

VALUES = "indicators"
VALUES_SHEET = "指标"
MANUAL_SHEET = "填写说明"
BASE_SHEET = "导出时的数据"  # very hidden
REMARK = "备注"
FORMER = "曾用名"  # the column of a data table that keeps what a row was called before
MARK = "行标识（勿改）"
_TITLE_LENGTH = 31  # Excel takes no more
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_DIGITS = 15  # Excel keeps no more


def fits_number(text: str) -> bool:
    """Tell whether a number cell of Excel gives back the same digits; codes such as 0012 must stay text."""
    return bool(_NUMBER.fullmatch(text)) and sum(map(str.isdigit, text)) <= _DIGITS


def key_column(stem: str, header: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str | None:
    """Find the column that names the rows: no cell empty or there twice; rather words than numbers."""
    if stem == VALUES:
        return VALUE_COLUMNS[0]
    good = [column for column in header if _names_rows([row[column] for row in rows])]
    words = [column for column in good if not any(fits_number(row[column]) for row in rows)]
    return next(iter(words or good), None)


def _names_rows(cells: Sequence[str]) -> bool:
    return all(cells) and len(set(cells)) == len(cells)


def keys_of(stem: str, header: Sequence[str], rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Name every row; by its number where no column does."""
    column = key_column(stem, header, rows)
    return [row[column] for row in rows] if column else [numbered(n) for n in range(1, len(rows) + 1)]


def numbered(n: int) -> str:
    """Name the row that has no other name."""
    return f"第 {n} 行"


def titles(stems: Iterable[str], captions: Mapping[str, str]) -> dict[str, str]:
    """Name the sheets as the report captions the tables, else after the files.

    As Excel allows it: short, without its special signs, no two alike.
    """
    found = {VALUES: VALUES_SHEET}
    for stem in stems:
        base = title = re.sub(r"[\[\]:*?/\\']", "_", captions.get(stem, stem))[:_TITLE_LENGTH]
        taken = {other.lower() for other in (*found.values(), MANUAL_SHEET, BASE_SHEET)}
        n = 1
        while title.lower() in taken or title.lower() == "history":  # Excel keeps this name for itself
            n += 1
            title = f"{base[: _TITLE_LENGTH - 3]}~{n}"
        found[stem] = title
    return found
