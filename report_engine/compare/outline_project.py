"""Outlines a loaded project."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import assert_never

from report_engine.compare.outline import Datum, Exhibit, Line, Outline, Part, Piece, Rows
from report_engine.document import (
    Block,
    Case,
    Cell,
    Chart,
    Document,
    Figure,
    Inline,
    Link,
    ListItems,
    Paragraph,
    Photo,
    Ref,
    Scorecard,
    Section,
    Table,
    Text,
    Value,
)
from report_engine.facts.facts import Facts
from report_engine.facts.formats import number as print_number
from report_engine.load import Loaded
from report_engine.numbering import Labels, number
from report_engine.openings import open_mark
from report_engine.problems import Source

_FRONT = {
    "title": "标题",
    "subtitle": "副标题",
    "issuer": "发布单位",
    "date": "日期",
    "region": "地区",
    "region_code": "地区代码",
    "publication_form": "公开形式",
    "publication_url": "网址",
}


@dataclass(frozen=True, slots=True)
class _Names:
    """How things are numbered and indicators called."""

    labels: Labels
    indicators: Mapping[str, str]
    data: Mapping[tuple[str, int], Source]


def outline_project(loaded: Loaded) -> Outline:
    """Collect what a reader of the built report would see, and the values behind it."""
    document, layout = loaded.document, loaded.layout
    indicators = {key: str(indicator.name) for key, indicator in loaded.facts.catalogue.items()}
    names = _Names(
        number(document, layout.headings(), layout.patterns(), layout.series()), indicators, loaded.facts.places
    )
    cover = tuple((name, str(getattr(document.front, field))) for field, name in _FRONT.items())
    places = tuple(("", _at(getattr(document.front, field).source)) for field in _FRONT)
    front = Exhibit("table", "", "", "", (("", "内容"), *cover), places=(("", ""), *places))
    parts = [Part("front", "front", "", "封面", exhibits=(front,))]
    parts += _parts(Part("front", "declaration", "", "声明"), document.declaration, names)
    parts += _parts(Part("front", "preface", "", "前言"), document.preface, names)
    for section in document.sections:
        parts += _section(section, "", names)
    if document.scorecards:
        cards = tuple(_card(card, document, names) for card in document.scorecards)
        parts.append(Part("front", "annex", "", "附件", exhibits=cards))
    return Outline(tuple(parts), _data(loaded.facts, layout.missing))


def _section(section: Section, parent: str, names: _Names, level: int = 1) -> Iterator[Part]:
    label, place = names.labels[section.id].full.rstrip("："), _at(section.title.source)
    part = Part("section", section.id, label, section.title.text, parent, place=place, level=level)
    yield from _parts(part, section.body, names)
    for child in section.sections:
        yield from _section(child, section.id, names, level + 1)


def _parts(part: Part, body: tuple[Block, ...], names: _Names) -> list[Part]:
    """Fill a part; the cases in it follow as parts of their own."""
    lines: list[Line] = []
    exhibits: list[Exhibit] = []
    cases: list[Part] = []
    for block in body:
        match block:
            case Paragraph():
                lines.append(_line(block.content, names))
            case ListItems():
                lines += [_line(item.content, names) for item in block.items]
            case Table():
                exhibits.append(_table(block, names))
            case Figure():
                exhibits.append(_figure(block, names))
                lines += [_line(block.note.content, names)] if block.note else []
            case Case():
                label = names.labels[block.id].text
                inner = Part("case", block.id, label, block.title.text, part.key)
                inner = replace(inner, school=block.school.text, place=_at(block.title.source))
                cases += _parts(inner, block.body, names)
            case _:
                assert_never(block)
    return [replace(part, lines=tuple(lines), exhibits=tuple(exhibits)), *cases]


def _line(content: tuple[Inline, ...], names: _Names) -> Line:
    pieces: list[Piece] = []
    stops: list[tuple[int, str]] = []
    offset = 0
    for item in content:
        # A text goes on in other lines of the file; all else stands for one stretch of it.
        starts = [piece.first for piece in item.origin.pieces] if isinstance(item, Text) else [0]
        stops += [(offset + n, _at(item.origin.at(n)) + _data_of(item, names)) for n in starts]
        pieces.append(_piece(item, names))
        offset += len(pieces[-1].text)
    return Line(tuple(pieces), tuple(stops))


def _data_of(item: Inline, names: _Names) -> str:
    """Name the place of a value in the data, too."""
    place = names.data.get((item.datum.name, item.datum.year)) if isinstance(item, Value) else None
    return f"，数据 {_at(place)}" if place and isinstance(item, Value) and item.datum.form == "plain" else ""


def _at(source: Source) -> str:
    return f"{source.file.as_posix()}:{source.line}"


def _piece(item: Inline, names: _Names) -> Piece:
    match item:
        case Ref():
            label = names.labels.get(item.target)
            return Piece(label.text if label else open_mark("待查", item.target), target=item.target)
        case Value():
            return Piece(item.text, value=names.indicators.get(item.datum.name, item.datum.name))
        case Text():
            return Piece(item.text)
        case Link():
            return Piece("".join(piece.text for piece in item.content))
        case _:
            assert_never(item)


def _figure(figure: Figure, names: _Names) -> Exhibit:
    label, place = names.labels[figure.id].text, _at(figure.caption.source)
    match figure.image:
        case Photo(path, name):
            there = path.is_file()
            digest = sha256(path.read_bytes()).hexdigest() if there else ""
            content = f"{name} {digest} {figure.alt}"
            look = f"{path.name}，{figure.alt}" if there else f"待补 {path.name}，{figure.alt}"
            return Exhibit("photo", figure.id, label, figure.caption.text, (), 1, content, look, place)
        case Chart() as chart:
            look = "，".join(filter(None, (chart.kind, chart.unit, chart.line_unit)))
            return Exhibit("figure", figure.id, label, figure.caption.text, _chart(chart), 1, look, look, place)


def _chart(chart: Chart) -> Rows:
    """Write the numbers of a chart as a table: categories in rows, series in columns."""
    rows = [("", *(one.name.text for one in (*chart.series, *chart.line)))]
    for n, category in enumerate(chart.categories):
        points = (one.points[n] for one in (*chart.series, *chart.line))
        rows.append((category.text, *("" if point.value is None else point.text for point in points)))
    return tuple(rows)


def _table(table: Table, names: _Names) -> Exhibit:
    grid = _grid((*table.head, *table.rows), table.columns)
    rows = tuple(tuple(cell.text if cell else "" for cell in row) for row in grid)
    places = tuple(tuple(_at(cell.source) if cell else "" for cell in row) for row in grid)
    label, place = names.labels[table.id].text, _at(table.caption.source)
    made = Exhibit("table", table.id, label, table.caption.text, rows, max(1, len(table.head)), place=place)
    return replace(made, places=places, cells=tuple(tuple(map(id, row)) for row in grid))


def _grid(rows: tuple[tuple[Cell, ...], ...], columns: int) -> list[list[Cell | None]]:
    """Spread merged cells over every place that they cover."""
    grid: list[list[Cell | None]] = [[None] * columns for _ in rows]
    for y, cells in enumerate(rows):
        for cell in cells:
            x = next((n for n in range(columns) if grid[y][n] is None), None)
            if x is None:
                break
            for line in grid[y : y + cell.rowspan]:
                line[x : x + cell.colspan] = [cell] * len(line[x : x + cell.colspan])
    return grid


def _card(card: Scorecard, document: Document, names: _Names) -> Exhibit:
    head = ("序号", "指标", "单位", *(f"{year}年" for year in document.years))
    rows: list[tuple[str, ...]] = [head]
    for row in card.rows:
        values = (value.text for value in row.values)
        rows.append((row.no.text, row.label.text or rows[-1][1], row.unit.text, *values))
    places = (
        ("",) * len(head),
        *((_at(row.no.source),) * 3 + tuple(_at(v.source) for v in row.values) for row in card.rows),
    )
    made = Exhibit("table", card.id, names.labels[card.id].text, card.title.text, tuple(rows))
    return replace(made, place=_at(card.title.source), places=places)


def _data(facts: Facts, missing: str) -> dict[tuple[str, int], Datum]:
    """Print every value in the order of the catalogue."""
    data: dict[tuple[str, int], Datum] = {}
    for indicator in facts.catalogue.values():
        for year in sorted(facts.years):
            key = indicator.id, year
            if key in facts.values:
                value = facts.values[key]
                text = missing if value is None else print_number(value, indicator.decimals) + indicator.unit
                stated = f"{value.normalize():f}{indicator.unit}" if value is not None and key in facts.places else ""
                place = _at(facts.places[key]) if key in facts.places else ""
                data[key] = Datum(f"{indicator.name}，{year}年", text, stated, place)
    return data
