"""Bound numbers that were typed over, as proposals: which number of the data, where else it is printed."""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from report_engine.base import Listed
from report_engine.document import LocalNumber
from report_engine.facts.beside import LISTED
from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import number
from report_engine.facts.formula import names_in
from report_engine.load import Loaded
from report_engine.problems import Source
from report_engine.pull.homes import Homes
from report_engine.pull.model import Proposal
from report_engine.read.rows import Row
from report_engine.walk import local_numbers, printed

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def propose(loaded: Loaded, of: str, after: str, source: Source, authors: tuple[str, ...]) -> Proposal:
    """Say what the data would have to hold for a value to be printed otherwise."""
    name, year_, form = of.rsplit(" ", 2)
    year = int(year_)
    places = tuple(
        dict.fromkeys(
            one.source
            for one in printed(loaded.document)
            if one.datum and (one.datum.name, one.datum.year) == (name.removeprefix("."), year) and one.source != source
        )
    )
    if name.startswith("."):
        return _local(loaded, name[1:], year, after, source, places, authors)
    indicator = loaded.facts.of(name)
    where = loaded.facts.places.get((name, year))
    before = _stated(loaded, indicator, year)
    parts = _parts(loaded, indicator, year, form)
    if where is None and not parts:  # a draft may lack it
        where = Source(Path("data") / str(year) / loaded.facts.home)
    lists = loaded.school is not None and indicator.aggregate == LISTED
    value = "" if parts or lists else _value(after, indicator)
    own = (source, str(indicator.name), year, before, after, where, value, name, None, parts, places, authors)
    return Proposal(*own, why="上报的是名单，印的是个数" if lists else "")


def at_home(one: Proposal, homes: Homes) -> Proposal:
    """Leave what a school's report may not change for people to look at."""
    file = file_of(one)
    if file is None or homes.of(file) is not None:
        return one
    return replace(one, value="", why=homes.why(file))


def file_of(one: Proposal) -> Path | None:
    """The file that a proposal would change."""
    if one.span is not None:
        return one.span.file.name
    return one.where.file if one.where is not None and one.value else None


def _local(
    loaded: Loaded,
    name: str,
    year: int,
    after: str,
    source: Source,
    places: tuple[Source, ...],
    authors: tuple[str, ...],
) -> Proposal:
    own = local_of(loaded, name, source)
    at = own.value.origin
    value = after.removesuffix("%") if own.unit == "%" else after
    return Proposal(source, name, year, own.value.text, after, at.source, value, "", at.span, (), places, authors)


def local_of(loaded: Loaded, name: str, place: Source) -> LocalNumber:
    """Find a number of one file by the place where it is printed: another file may have one of its name."""
    found = [one for one in local_numbers(loaded.document) if one.name == name]
    near = [one for one in found if one.origin.source.file == place.file and one.origin.source.line <= place.line]
    return max(near or found, key=lambda one: one.origin.source.line)


def cell_proposal(loaded: Loaded, listed: Listed | None, after: str, authors: tuple[str, ...]) -> Proposal | None:
    """Take a cell of a data table that indicators are counted from for a number of the data."""
    if listed is None or listed.span.file.name.suffix != ".csv" or not listed.spans:
        return None
    stem, year = listed.span.file.name.stem, loaded.document.year
    for row in loaded.facts.tables.get((stem, year), ()):
        if row.span.start <= listed.span.start <= row.span.end:
            column = _column(row, listed)
            if column and any(_counts(indicator, stem, column) for indicator in loaded.facts.catalogue.values()):
                name = f"{next(iter(text for text in row.cells.values() if not _NUMBER.fullmatch(text)), '')}，{column}"
                span = listed.span
                return Proposal(
                    span.source, name, year, listed.text, after, span.source, after, "", span, (), (), authors
                )
    return None


def _column(row: Row, listed: Listed) -> str:
    return next((name for name in row.cells if row.cells[name] and row.origin(name).span == listed.span), "")


def _counts(indicator: Indicator, stem: str, column: str) -> bool:
    rule = indicator.records
    return rule is not None and rule.table == stem and column in (rule.sum, *rule.where)


def _stated(loaded: Loaded, indicator: Indicator, year: int) -> str:
    """Write a value as its file has it, a derived one as it is printed."""
    value = loaded.facts.values.get((indicator.id, year))
    if value is None:
        return ""
    return f"{value:f}" if (indicator.id, year) in loaded.facts.places else number(value, indicator.decimals)


def _parts(loaded: Loaded, indicator: Indicator, year: int, form: str) -> tuple[str, ...]:
    """Name what a value is made of that no file states."""
    catalogue = loaded.facts.catalogue
    if indicator.id not in catalogue:  # of the city, beside the school's own
        return ("市里和各校上报的数",)
    if form in ("change", "growth"):
        return tuple(f"{indicator.name} {one}" for one in (year, year - 1))
    if (indicator.id, year) in loaded.facts.places:
        return ()
    if indicator.records:
        rule = indicator.records
        return (f"data/{year}/{rule.table}.csv{f' 的“{rule.sum}”' if rule.sum else ' 的行数'}",)
    keys = names_in(indicator.formula) if indicator.formula else tuple(map(str, indicator.pair or ()))
    return tuple(f"{catalogue[key].name} {year}" for key in keys if key in catalogue)


def _value(after: str, indicator: Indicator) -> str:
    """Write what was typed as the data do; empty if it is no number."""
    text = after.strip().removesuffix("%" if indicator.unit == "%" else "")
    if not _NUMBER.fullmatch(text):
        return ""
    try:
        return f"{Decimal(text.replace(',', '')):f}"
    except InvalidOperation:
        return ""
