"""R111: the rows of a data table are numbered, told apart and filled.

规则：数据表的各行序号连续、名称不重复、该填的都填了。
好：规则 `rows: { table: schools, number: 序号, unique: [学校名称], filled: [在校生规模] }`，一览表照此填写。
坏：两所学校同名，序号由 7 跳到 9，或在校生规模空着。
"""

from collections.abc import Iterator

from report_engine.checks.quantities import by_rule, years
from report_engine.load import Loaded
from report_engine.load.rules import RowsRule
from report_engine.problems import Category, Code, Named, Problem, Severity
from report_engine.read.rows import Row

R111 = Code("R111", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Go through the tables of both years."""
    for rule in loaded.rules.of(RowsRule):
        for year in years(rule, loaded):
            rows = loaded.facts.tables.get((rule.table, year), ())
            for number, row in enumerate(rows, start=1):
                yield from _cells(rule, number, row, year)
            for column in rule.unique:
                yield from _repeated(rule, column, rows, year)


def _cells(rule: RowsRule, number: int, row: Row, year: int) -> Iterator[Problem]:
    if rule.number and row.cells.get(rule.number, str(number)) != str(number):
        found = row.cells[rule.number]
        message = f"“{rule.number}”应为 {number}，这里是“{found}”"
        yield _problem(rule, message, row, f"{rule.table} {number} {rule.number} {year}", found)
    for column in rule.filled:
        if row.cells.get(column) == "":
            message = f"“{column}”一列是空的"
            yield _problem(rule, message, row, f"{rule.table} {number} {column} {year}", "空")


def _repeated(rule: RowsRule, column: str, rows: tuple[Row, ...], year: int) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for row in rows:
        text = row.cells.get(column, "")
        before = first.setdefault(text, row)
        if text and before is not row:
            message = f"“{column}”的“{text}”重复，第 {before.source.line} 行已经有了"
            yield _problem(rule, message, row, f"{rule.table} {column} {year}", text)


def _problem(rule: RowsRule, message: str, row: Row, about: str, value: str) -> Problem:
    hint = f"核对 {rule.table}.csv；{by_rule(rule)}"
    return R111.problem(message, row.source, hint, Named(about), value, Severity(rule.severity))
