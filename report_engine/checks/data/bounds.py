"""R102: a part does not exceed the whole, be it by a rule or under `其中：` of a table.

规则：部分不超过整体：rules.yaml 里写了的，以及表和附表里缩进在“其中：”之下、单位相同的。
好：附表里“在线精品课程数”23 门，其下“其中：校级数量”20 门。
坏：其下“校级数量”24 门；或规则 `bound: { part: 毕业去向落实人数, whole: 毕业生人数 }` 而落实的比毕业的多。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.checks.quantities import by_rule, indicator, known, place, summed, written, years
from report_engine.facts.beside import subject
from report_engine.facts.catalogue import Indicator
from report_engine.load import Loaded
from report_engine.load.lines import Line
from report_engine.load.rules import BoundRule, SumRule
from report_engine.problems import Category, Code, OfYear, Problem, Severity

R102 = Code("R102", Category.DATA, Severity.ERROR)

Pair = tuple[str, str]  # part, whole


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare parts and wholes of rules, then those of tables that no rule has dealt with."""
    facts = loaded.facts
    done: set[Pair] = set()
    for rule in loaded.rules.of(BoundRule):
        whole = indicator(facts, rule.whole)
        parts = [indicator(facts, name) for name in rule.part]
        done |= {(part.id, whole.id) for part in parts}
        for year in years(rule, loaded):
            for group in [parts] if rule.together else [[part] for part in parts]:
                yield from _compare(group, whole, year, loaded, Severity(rule.severity), by_rule(rule))
    for sums in loaded.rules.of(SumRule):  # a part that exceeds its total is told with the sum
        done |= {(indicator(facts, part).id, indicator(facts, sums.total).id) for part in sums.parts or ()}
    for part, whole in implied(loaded):
        if (part.id, whole.id) not in done:
            done.add((part.id, whole.id))
            # A rate of a part may well exceed the rate of the whole: a person must look.
            severity = Severity.WARNING if part.unit == "%" else Severity.ERROR
            for year in loaded.document.years:
                yield from _compare([part], whole, year, loaded, severity, "表里它排在“其中”之下")


def _compare(
    parts: list[Indicator], whole: Indicator, year: int, loaded: Loaded, severity: Severity, why: str
) -> Iterator[Problem]:
    values = known(loaded.facts, (*parts, whole), year)
    if values is None:
        return
    amount, limit = Decimal(sum(values[:-1])), values[-1]
    if amount <= limit:
        return
    found, most = written(parts[0], amount), written(whole, limit)
    what = f"{parts[0].name} {year} 年为 {found}"
    if len(parts) > 1:
        what = f"{year} 年 {summed(parts, values[:-1])}，合计 {found}"
    message = f"{what}，超过整体“{whole.name}”的 {most}"
    at = place(loaded.facts, (*parts, whole), year)
    about = OfYear(parts[0].id if len(parts) == 1 else whole.id, year)
    yield R102.problem(message, at, f"核对部分和整体，改错的一个；{why}", about, f"{found}>{most}", severity)


def implied(loaded: Loaded) -> Iterator[tuple[Indicator, Indicator]]:
    """Go through (part, whole) of the tables, by the depth of their rows."""
    table = ""
    above: list[list[Line]] = []  # lines that may own what follows, each with its further units
    for row in loaded.lines:
        if row.target != table:
            table, above = row.target, []
        if row.item and not row.level:
            above = []  # a numbered item of the province begins
        if row.continues and above:
            above[-1].append(row)
        else:
            above.append([row])
        if row.level:
            yield from _owner(row, above[:-1], loaded)


def _owner(row: Line, above: list[list[Line]], loaded: Loaded) -> Iterator[tuple[Indicator, Indicator]]:
    """Find the nearest line of a lower level that counts in the same unit.

    Only inside a numbered item the search goes past a line that does not fit: there one owner
    (课程总数) may be followed by its other measures (课均学生数) before its parts come.
    """
    part = loaded.facts.of(row.indicator)
    numbered = bool(above) and bool(above[0][0].item)
    for line in reversed(above):
        if line[0].level >= row.level:
            continue
        for owner in line:
            whole = loaded.facts.of(owner.indicator)
            if whole.unit == part.unit and whole is not part and subject(whole) == subject(part):
                yield part, whole
                return
        if not numbered:
            return
