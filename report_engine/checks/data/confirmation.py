"""What there is to confirm in a year: its values, the rows of its data tables, numbers of files, tables and charts."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from report_engine.document import Chart, Figure, Scorecard, Table
from report_engine.facts.printing import NoValueError, digits
from report_engine.load import Loaded
from report_engine.load.confirmed import COLUMNS, Confirmed
from report_engine.problems import Source
from report_engine.read.rows import written

BETWEEN = "｜"


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be confirmed; a `derived` one changes when what it rests on does."""

    origin: str
    text: str
    source: Source
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What was confirmed and what stands there now; an empty side was not there."""

    origin: str
    before: str
    after: str
    source: Source
    derived: bool


def present(loaded: Loaded) -> list[Line]:
    """List all lines as they are now, in the order of their origins."""
    return [*_values(loaded), *_rows(loaded), *_local(loaded), *_printed(loaded)]


def differences(loaded: Loaded, confirmed: Confirmed) -> list[Difference]:
    """Compare line by line."""
    now: dict[str, list[Line]] = {}
    for line in present(loaded):
        now.setdefault(line.origin, []).append(line)
    found: list[Difference] = []
    for origin in (*now, *(origin for origin in confirmed.lines if origin not in now)):
        was, lines = confirmed.lines.get(origin, []), now.get(origin, [])
        texts = [line.text for line in lines]
        if was == texts:
            continue
        for tag, a, b, c, d in SequenceMatcher(None, was, texts, autojunk=False).get_opcodes():
            if tag != "equal":
                found += _pairs(origin, was[a:b], lines[c:d], lines, loaded)
    return found


def write(loaded: Loaded, before: Confirmed, date: str) -> str:
    """Write everything as confirmed; what has not changed keeps its date."""
    dated = ((one.origin, one.text, before.dates.get((one.origin, one.text), date)) for one in present(loaded))
    return written(COLUMNS, dated)


def _pairs(origin: str, was: list[str], now: list[Line], lines: list[Line], loaded: Loaded) -> Iterator[Difference]:
    nowhere = lines[0] if lines else Line(origin, "", loaded.document.source)
    for index in range(max(len(was), len(now))):
        line = now[index] if index < len(now) else None
        at = line or nowhere
        before = was[index] if index < len(was) else ""
        yield Difference(origin, before, line.text if line else "", at.source, at.derived)


def _values(loaded: Loaded) -> Iterator[Line]:
    facts, year = loaded.facts, loaded.document.year
    for one in facts.catalogue.values():
        try:
            value = digits(facts, one, year, loaded.layout.missing)
        except NoValueError:
            continue
        stated = facts.places.get((one.id, year))
        text = BETWEEN.join((one.name, f"{value}{one.unit}"))
        yield Line("指标", text, stated or one.id.source, stated is None)


def _rows(loaded: Loaded) -> Iterator[Line]:
    for (table, year), rows in loaded.facts.tables.items():
        if year == loaded.document.year:
            for row in rows:
                yield Line(f"数据表 {table}", BETWEEN.join(row.cells.values()), row.source)


def _local(loaded: Loaded) -> Iterator[Line]:
    for number in loaded.local_numbers:
        text = BETWEEN.join((number.name, f"{number.value}{number.unit}"))
        yield Line(number.source.file.name, text, number.value.source)


def _printed(loaded: Loaded) -> Iterator[Line]:
    for target in loaded.targets:
        if isinstance(target, Table):
            for row in (*target.head, *target.rows):
                yield Line(target.id, BETWEEN.join(cell.text for cell in row), target.source, True)
        elif isinstance(target, Scorecard):
            yield Line(target.id, target.title.text, target.source, True)
            for line in target.rows:
                values = (value.text for value in line.values)
                text = BETWEEN.join((line.no.text, line.label.text, line.unit.text, *values))
                yield Line(target.id, text, target.source, True)
        elif isinstance(target, Figure) and isinstance(target.image, Chart):
            yield from _chart(target, target.image)


def _chart(figure: Figure, chart: Chart) -> Iterator[Line]:
    yield Line(figure.id, BETWEEN.join(("", *(name.text for name in chart.categories))), figure.source, True)
    for series in (*chart.series, *chart.line):
        values = ("—" if value is None else f"{value:f}" for value in series.values)
        yield Line(figure.id, BETWEEN.join((series.name.text, *values)), figure.source, True)
