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


def outline_project(loaded: Loaded) -> Outline:
    """Collect what a reader of the built report would see, and the values behind it."""
    document, layout = loaded.document, loaded.layout
    indicators = {key: str(indicator.name) for key, indicator in loaded.facts.catalogue.items()}
    names = _Names(number(document, layout.headings(), layout.patterns(), layout.series()), indicators)
    cover = tuple((name, str(getattr(document.front, field))) for field, name in _FRONT.items())
    parts = [Part("front", "front", "", "封面", exhibits=(Exhibit("table", "", "", "", (("", "内容"), *cover)),))]
    parts += _parts(Part("front", "declaration", "", "声明"), document.declaration, names)
    parts += _parts(Part("front", "preface", "", "前言"), document.preface, names)
    for section in document.sections:
        parts += _section(section, "", names)
    if document.scorecards:
        cards = tuple(_card(card, document, names) for card in document.scorecards)
        parts.append(Part("front", "annex", "", "附件", exhibits=cards))
    return Outline(tuple(parts), _data(loaded.facts, layout.missing))


def _section(section: Section, parent: str, names: _Names) -> Iterator[Part]:
    label = names.labels[section.id].full.rstrip("：")
    yield from _parts(Part("section", section.id, label, section.title.text, parent), section.body, names)
    for child in section.sections:
        yield from _section(child, section.id, names)


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
                label, rows = names.labels[block.id].text, _grid((*block.head, *block.rows), block.columns)
                exhibits.append(Exhibit("table", block.id, label, block.caption.text, rows, max(1, len(block.head))))
            case Figure():
                exhibits.append(_figure(block, names))
                lines += [_line(block.note.content, names)] if block.note else []
            case Case():
                label = names.labels[block.id].text
                inner = Part("case", block.id, label, block.title.text, part.key, school=block.school.text)
                cases += _parts(inner, block.body, names)
            case _:
                assert_never(block)
    return [replace(part, lines=tuple(lines), exhibits=tuple(exhibits)), *cases]


def _line(content: tuple[Inline, ...], names: _Names) -> Line:
    return tuple(_piece(item, names) for item in content)


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
    label = names.labels[figure.id].text
    match figure.image:
        case Photo(path, name):
            there = path.is_file()
            digest = sha256(path.read_bytes()).hexdigest() if there else ""
            content = f"{name} {digest} {figure.alt}"
            look = f"{path.name}，{figure.alt}" if there else f"待补 {path.name}，{figure.alt}"
            return Exhibit("photo", figure.id, label, figure.caption.text, content=content, look=look)
        case Chart() as chart:
            look = "，".join(filter(None, (chart.kind, chart.unit, chart.line_unit)))
            return Exhibit("figure", figure.id, label, figure.caption.text, _chart(chart), content=look, look=look)


def _chart(chart: Chart) -> Rows:
    """Write the numbers of a chart as a table: categories in rows, series in columns."""
    rows = [("", *(one.name.text for one in (*chart.series, *chart.line)))]
    for n, category in enumerate(chart.categories):
        points = (one.points[n] for one in (*chart.series, *chart.line))
        rows.append((category.text, *("" if point.value is None else point.text for point in points)))
    return tuple(rows)


def _grid(rows: tuple[tuple[Cell, ...], ...], columns: int) -> Rows:
    """Spread merged cells over every place that they cover."""
    grid: list[list[str | None]] = [[None] * columns for _ in rows]
    for y, cells in enumerate(rows):
        for cell in cells:
            x = next((n for n in range(columns) if grid[y][n] is None), None)
            if x is None:
                break
            for line in grid[y : y + cell.rowspan]:
                line[x : x + cell.colspan] = [cell.text] * len(line[x : x + cell.colspan])
    return tuple(tuple(text or "" for text in line) for line in grid)


def _card(card: Scorecard, document: Document, names: _Names) -> Exhibit:
    head = ("序号", "指标", "单位", *(f"{year}年" for year in document.years))
    rows: list[tuple[str, ...]] = [head]
    for row in card.rows:
        values = (value.text for value in row.values)
        rows.append((row.no.text, row.label.text or rows[-1][1], row.unit.text, *values))
    return Exhibit("table", card.id, names.labels[card.id].text, card.title.text, tuple(rows))


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
                data[key] = Datum(f"{indicator.name}，{year}年", text, stated)
    return data
