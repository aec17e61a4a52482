"""W114: a table, chart or scorecard shows an indicator once; a scorecard prints the unit of the catalogue.

规则：同一张表里同一个指标只有一行（一列）；附表的单位与指标目录的单位相同。
好：附表里“毕业生人数”一行，单位人，指标目录的单位也是人。
坏：“毕业生人数”有两行；附表的单位写人次，指标目录是人。
"""

from collections.abc import Iterator

from report_engine.document import Chart, Figure, Scorecard
from report_engine.load import Loaded
from report_engine.load.lines import Line
from report_engine.problems import Category, Code, Named, Problem, Source

W114 = Code("W114", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count what each table shows, and read the unit column of scorecards."""
    first: dict[tuple[str, str], Line] = {}
    for row in loaded.lines:
        before = first.setdefault((row.target, row.indicator), row)
        if before is not row and before.source != row.source:
            name = loaded.facts.of(row.indicator).name
            message = f"“{name}”在这张表里有两处，第 {before.source.line} 行已经有了"
            yield _problem(message, "删去一处，或改成应有的指标", row.source, f"{row.indicator}@{row.target}", "两处")
    for target in loaded.targets:
        if isinstance(target, Figure) and isinstance(target.image, Chart):
            yield from _chart(target, target.image)
    if not loaded.omitted.cards:
        for card in loaded.document.scorecards:
            yield from _units(card, loaded)


def _chart(figure: Figure, chart: Chart) -> Iterator[Problem]:
    names = [series.name.text for series in (*chart.series, *chart.line)]
    for group in ([name.text for name in chart.categories], names):
        for name in sorted({name for name in group if group.count(name) > 1}):
            yield _problem(f"图里有两个“{name}”", "核对 indicator 和 label", figure.source, f"{name}@{figure.id}", name)


def _units(card: Scorecard, loaded: Loaded) -> Iterator[Problem]:
    for printed in card.rows:
        row = printed.values[0]
        if not row.datum.name:
            continue  # an indicator that there is not, which was told
        one = loaded.facts.of(row.datum.name)
        # A ratio has no unit; the province prints a colon.
        if one.unit and printed.unit.text != one.unit:
            message = f"“{one.name}”的单位在附表里是“{printed.unit}”，指标目录里是“{one.unit}”"
            yield _problem(message, "改成一样", row.source, f"{row.datum.name} unit@{card.id}", printed.unit.text)


def _problem(message: str, hint: str, place: Source, about: str, value: str) -> Problem:
    return W114.problem(message, place, hint, Named(about), value)
