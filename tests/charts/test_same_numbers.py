"""A number on a chart, and in its alternative text, is the number of the tables and the texts."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from support.drawing import written
from support.reference import REPOSITORY
from tiny_project import CATALOGUE, LAST_YEAR, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.charts import plot_of
from report_engine.document import Chart, Figure, Table
from report_engine.facts.printing import digits
from report_engine.load import Loaded, load
from report_engine.project import Project
from report_engine.walk import blocks as all_blocks

PROJECTS = (REPOSITORY, REPOSITORY / "examples/county", REPOSITORY / "examples/minimal")
_NUMBER = re.compile(r"(?<![\d.])-?\d+(?:\.\d+)?")


def blocks(value: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Go through all blocks of a kind in a file of content."""
    if isinstance(value, dict):
        if isinstance(value.get(kind), dict):
            yield value[kind]
        for part in value.values():
            yield from blocks(part, kind)
    elif isinstance(value, list):
        for part in value:
            yield from blocks(part, kind)


def charts(root: Path) -> dict[str, dict[str, Any]]:
    """Collect the charts of a project as they are written."""
    files = sorted((root / "content/2024").rglob("*.yaml"))
    return {chart["id"]: chart for file in files for chart in blocks(yaml.safe_load(file.read_text("utf-8")), "chart")}


def expected(chart: dict[str, Any], loaded: Loaded, root: Path) -> Counter[str]:
    """Print the numbers of a chart as a table prints them."""
    if "records" in chart:
        with (root / f"data/2024/{chart['records']['source']}.csv").open(encoding="utf-8-sig", newline="") as file:
            return Counter(row[chart["records"]["value"]] for row in csv.DictReader(file))
    years = chart.get("years", [2023, 2024])
    names = [
        item if isinstance(item, str) else item["indicator"] for item in chart["indicators"] + chart.get("line", [])
    ]
    indicators = (loaded.facts.find(name) for name in names)
    return Counter(digits(loaded.facts, i, year, loaded.layout.missing) for i in indicators if i for year in years)


def drawn(figure: Figure) -> Counter[str]:
    """List what is written on a chart; a value of a ring is followed by its share."""
    assert isinstance(figure.image, Chart)
    return Counter(text.partition("（")[0] for text in written(plot_of(figure.image)))


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: root.name)
def test_every_chart_of_a_project(root: Path) -> None:
    loaded = load(Project(root, 2024), [])
    assert loaded is not None
    asked = charts(root)
    figures = [b for b in all_blocks(loaded.document) if isinstance(b, Figure) and isinstance(b.image, Chart)]
    assert {figure.id for figure in figures} == set(asked)
    for figure in figures:
        wanted = expected(asked[figure.id], loaded, root)
        assert wanted <= drawn(figure), figure.id
        # Of many values the alternative text tells the extremes and the total, which are told elsewhere too.
        told = set(_NUMBER.findall(figure.alt.text))
        if len(wanted) <= 20:
            assert wanted.keys() <= told, figure.id


def of_table(table: Table) -> Counter[str]:
    """List the values of a table of indicators, without the sign of a percentage."""
    return Counter(cell.text.removesuffix("%") for row in table.rows for cell in row[1:])


@pytest.mark.parametrize("kind", ["bar", "hbar", "line", "stacked", "combo", "ring"])
@pytest.mark.parametrize("seed", range(4))
def test_generated_data(kind: str, seed: int, tiny: Tiny) -> None:
    """Indicators of any decimals on one axis, values with more decimals in the file than are printed."""
    random = Random(f"{kind} {seed}")
    count = random.randint(2, 5)
    names = [f"x{n}" for n in range(count)]
    items = "".join(f"- {{ id: {n}, name: 指标{n}, unit: 万元, decimals: {random.randint(0, 3)} }}\n" for n in names)
    tiny.write(CATALOGUE, tiny.path(CATALOGUE).read_text("utf-8") + items)
    for file in (VALUES, LAST_YEAR):
        values = (f"{random.uniform(1, 2000):.{random.randint(0, 4)}f}" for _ in names)
        lines = "".join(f"{n},指标{n},{value},\n" for n, value in zip(names, values, strict=True))
        tiny.write(file, tiny.path(file).read_text("utf-8") + lines)
    axis = "years" if kind in ("line", "combo") else random.choice(["years", "indicators"])
    years = "[2024]" if kind == "ring" else "[2023, 2024]"
    line = f"\n          line: [{names[-1]}]" if kind == "combo" else ""
    tiny.change(
        SECTION, "indicators: [students, teachers]", f"indicators: [{', '.join(names)}]\n          years: {years}"
    )
    tiny.change(
        SECTION, f"years: {years}", f"years: {years}\n          axis: {'indicators' if kind == 'ring' else axis}{line}"
    )
    tiny.change(SECTION, "kind: bar", f"kind: {kind}")
    tiny.change(
        SECTION,
        "rows: [students, { indicator: dual_pct, label: 双师型占比, level: 1 }]",
        f"rows: [{', '.join(names)}]\n          years: {years}",
    )
    found = {
        type(block): block for block in tiny.blocks() if isinstance(block, Table | Figure) and block.id != "tbl-schools"
    }
    assert tiny.said() == []
    table, figure = found[Table], found[Figure]
    assert isinstance(table, Table)
    assert isinstance(figure, Figure)
    wanted = of_table(table)
    assert wanted <= drawn(figure)
    assert wanted.keys() <= set(_NUMBER.findall(figure.alt.text))


@pytest.mark.parametrize("kind", ["bar", "hbar", "ring"])
@pytest.mark.parametrize("column", [["0.4", "0.45"], ["12.5", "8"], ["0.40", "007"], ["+3", "1.250"]])
def test_a_column_of_a_data_file_prints_as_in_the_table_of_its_rows(kind: str, column: list[str], tiny: Tiny) -> None:
    tiny.change(SCHOOLS, "公办,600", f"公办,{column[0]}")
    tiny.change(SCHOOLS, "民办,400", f"民办,{column[1]}")
    records = "records: { source: schools, label: 简称, value: 在校生规模, unit: 亿元 }"
    tiny.change(SECTION, "indicators: [students, teachers]", records)
    tiny.change(SECTION, "kind: bar", f"kind: {kind}")
    figure = next(block for block in tiny.blocks() if isinstance(block, Figure))
    table = next(block for block in tiny.blocks() if isinstance(block, Table) and block.id == "tbl-schools")
    wanted = Counter(row[1].text for row in table.rows)
    assert wanted == Counter(column)
    assert wanted <= drawn(figure)
    assert all(f"{name}{value}" in figure.alt.text for name, value in zip(("海港中专", "市卫校"), column, strict=True))


def test_the_sum_of_a_ring_has_the_decimals_of_its_parts(tiny: Tiny) -> None:
    tiny.change(SCHOOLS, "公办,600", "公办,0.4")
    tiny.change(SCHOOLS, "民办,400", "民办,0.75")
    records = "records: { source: schools, label: 简称, value: 在校生规模, unit: 亿元 }"
    tiny.change(SECTION, "indicators: [students, teachers]", records)
    tiny.change(SECTION, "kind: bar", "kind: ring")
    figure = next(block for block in tiny.blocks() if isinstance(block, Figure))
    assert drawn(figure)["1.15亿元"] == 1
    assert figure.alt.text.endswith("海港中专0.4（34.8%），市卫校0.75（65.2%）；合计1.15。")


def test_a_value_not_found_is_the_mark_of_the_layout(tiny: Tiny) -> None:
    tiny.write(
        "templates/hebei/layout.yaml", tiny.path("templates/hebei/layout.yaml").read_text("utf-8") + "missing: 未统计\n"
    )
    tiny.change(LAST_YEAR, "在校生数,950", "在校生数,—")
    figure = next(block for block in tiny.blocks() if isinstance(block, Figure))
    assert drawn(figure)["未统计"] == 1
