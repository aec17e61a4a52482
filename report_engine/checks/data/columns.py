"""R110: in a data table, what one column says always goes with one value of another.

规则：数据表里，一列的值由另一列决定，各行一致。
好：规则 `follows: { table: schools, column: 举办者, by: 学校性质 }`，性质是“公办职业高中”的，举办者都是“公办”。
坏：其中一所的举办者写成“民办”。
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from report_engine.checks.quantities import by_rule, years
from report_engine.load import Loaded
from report_engine.load.rules import FollowsRule
from report_engine.problems import Category, Code, Named, Problem, Severity
from report_engine.read.rows import Row

R110 = Code("R110", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Tell rows that differ from most rows of their kind."""
    for rule in loaded.rules.of(FollowsRule):
        for year in years(rule, loaded):
            rows = loaded.facts.tables.get((rule.table, year))
            if not rows or not {rule.column, rule.by} <= set(rows[0].cells):
                continue
            groups: dict[str, list[Row]] = defaultdict(list)
            for row in rows:
                groups[row.cells[rule.by]].append(row)
            for kind, members in groups.items():
                yield from _odd(rule, kind, members, year)


def _odd(rule: FollowsRule, kind: str, members: list[Row], year: int) -> Iterator[Problem]:
    usual, count = Counter(row.cells[rule.column] for row in members).most_common(1)[0]
    for row in members:
        found = row.cells[rule.column]
        if found != usual:
            example = next(other for other in members if other.cells[rule.column] == usual)
            message = (
                f"“{rule.by}”是“{kind}”，“{rule.column}”却是“{found}”；"
                f"另有 {count} 行是“{usual}”（如第 {example.source.line} 行）"
            )
            about = Named(f"{rule.table} {next(iter(row.cells.values()))} {rule.column} {year}")
            hint = f"改“{rule.column}”或“{rule.by}”；{by_rule(rule)}"
            yield R110.problem(message, row.source, hint, about, found, Severity(rule.severity))
