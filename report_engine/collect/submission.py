"""Reads one school's workbook: whose it is by what it carries, its values with their cells, who filled it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_engine.facts.schools import School, find_school
from report_engine.problems import Problem, Severity, Source, has_errors
from report_engine.workbook.base import Base, read_base
from report_engine.workbook.book import Book, open_book
from report_engine.workbook.frame import Fit, fit
from report_engine.workbook.identify import Rows
from report_engine.workbook.sheet import Sheet
from report_engine.workbook.typed import NOTHING
from report_engine.workbook.value import doubts, text_of

_AGAIN = "用 data export --school 重新导出一份，把数抄过去"


@dataclass(frozen=True, slots=True)
class Typed:
    """A value as it stands in the workbook, with its cell and what was remarked."""

    text: str
    cell: str
    remark: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What one school delivered."""

    school: School
    file: Path
    values: Mapping[str, Typed]
    who: str
    when: str


def read_submission(
    data: bytes,
    file: Path,
    year: int,
    schools: Sequence[School],
    sheets_of: Callable[[School], tuple[Sheet, ...]],
    problems: list[Problem],
) -> Submission | None:
    """Read a workbook; None, with the reason told, if it is not one of this year and these schools."""
    mine: list[Problem] = []
    place = Source(file)
    book = open_book(data, place, mine)
    base = read_base(book.grids) if book else None
    school = _school(base, year, schools, place, mine) if book else None
    found = _read(book, base, school, sheets_of(school), year, file, mine) if book and school else None
    problems += mine
    return None if has_errors(mine) else found


def _school(
    base: Base | None, year: int, schools: Sequence[School], place: Source, problems: list[Problem]
) -> School | None:
    if base is None or not base.school:
        what = "这是全市的工作簿" if base else "认不出是哪所学校的工作簿"
        problems.append(Problem("X020", what, place, _AGAIN if not base else "用 data import 导入"))
    elif base.year != str(year):
        problems.append(Problem("X003", f"这是 {base.year} 年的工作簿，不是 {year} 年的", place, _AGAIN))
    else:
        school = find_school(schools, base.school)
        if school is None:
            message = f"学校一览表里没有“{base.school}”"
            problems.append(Problem("X020", message, place, f"核对 data/{year}/schools.csv；改过名的在曾用名里写上"))
        return school
    return None


def _read(
    book: Book,
    base: Base | None,
    school: School,
    sheets: tuple[Sheet, ...],
    year: int,
    file: Path,
    problems: list[Problem],
) -> Submission:
    place = Source(file)
    values: dict[str, Typed] = {}
    notes: dict[str, str] = {}
    for one in fit(sheets, book, base, year, place, problems):
        typed = _cells(one, place, problems)
        if one.sheet is sheets[0]:
            values = typed
        else:
            notes = {key: cell.text for key, cell in typed.items()}
    if not any(cell.text for cell in values.values()):
        problems.append(Problem("X020", f"“{school.name}”的工作簿还没有填", place, "填好再交"))
    return Submission(school, file, values, notes.get("填报人", ""), notes.get("填报日期", ""))


def _cells(one: Fit, place: Source, problems: list[Problem]) -> dict[str, Typed]:
    """Read every row of a sheet: the column that is filled in, and the remark beside it."""
    rows = Rows(one, place)
    named = [index for index, column in enumerate(one.sheet.columns) if column.name]
    value = next(index for index in named if one.sheet.columns[index].name in ("值", "填写"))
    remark = next((index for index in named if one.sheet.columns[index].name == "备注"), None)
    found: dict[str, Typed] = {}
    for row in rows.identified(problems):
        if row.line is None:
            message = f"{rows.name(row.row)}：没有“{row.key}”这个指标，不读入"
            problems.append(Problem("X004", message, place, "编号不能改", Severity.NOTE))
            continue
        cell, typed, at = row.line.cells[value], rows.at(row.row, value), rows.name(row.row, value)
        text = text_of(typed, cell, place, problems)
        if text == NOTHING and cell.number:
            problems.append(Problem("X008", f"{at}：写了“无”", place, "没有的写 0，不适用的写 —"))
        if typed and text:
            problems += doubts(typed, cell, text, place)
        more = rows.at(row.row, remark) if remark is not None else None
        found[row.line.key] = Typed(text or "", at, str(more.value).strip() if more and more.value is not None else "")
    return found
