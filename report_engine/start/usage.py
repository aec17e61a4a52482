"""Where each indicator is first needed: scorecards, then tables and charts, then prose and what it computes."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from report_engine.blocks import AnyBlock
from report_engine.blocks.case import CaseBlock
from report_engine.blocks.chart import ChartBlock
from report_engine.blocks.photo import PhotoBlock
from report_engine.blocks.records import RecordsBlock
from report_engine.blocks.table import TableBlock
from report_engine.blocks.yearly import ColumnGroup, YearlyBlock
from report_engine.facts.catalogue import inputs_of
from report_engine.facts.facts import Facts
from report_engine.load import Loaded
from report_engine.read.located import Scalar
from report_engine.start.texts import Content
from report_engine.walk import printed

_VALUE = re.compile(r"(?<!\\)\{([^{}:：\n]+)[^{}\n]*\}")


def needed_in(contents: Iterable[Content], loaded: Loaded) -> dict[str, str]:
    """Name, for each indicator whose value is stated, the first place that needs it."""
    found: dict[str, str] = {}
    uses = [*_cards(loaded), *_blocks(contents), *_prose(contents), *_formulas(loaded)]
    for place, name in uses:
        for key in _inputs(name, loaded.facts):
            found.setdefault(key, place)
    return found


def _cards(loaded: Loaded) -> Iterator[tuple[str, str]]:
    for card in loaded.document.scorecards:
        yield from ((f"附表 {card.number}“{card.title}”", item.datum.name) for item in printed(card) if item.datum)


def _blocks(contents: Iterable[Content]) -> Iterator[tuple[str, str]]:
    for content in contents:
        for block in content.blocks:
            yield from ((place, str(name)) for place, name in _names(block))


def _names(block: AnyBlock) -> Iterator[tuple[str, str]]:
    match block:
        case TableBlock():
            yield from ((f"表“{block.caption}”", row.indicator) for row in block.rows)
        case YearlyBlock():
            for column in block.columns:
                items = column.columns if isinstance(column, ColumnGroup) else [column]
                yield from ((f"表“{block.caption}”", item.indicator) for item in items)
        case ChartBlock():
            yield from ((f"图“{block.caption}”", item.indicator) for item in (*block.indicators, *block.line))
        case Scalar() | RecordsBlock() | PhotoBlock() | CaseBlock():
            return  # texts come last, see below; the others print no indicator
        case _:
            assert_never(block)


def _prose(contents: Iterable[Content]) -> Iterator[tuple[str, str]]:
    for content in contents:
        for block in content.blocks:
            if isinstance(block, Scalar):
                yield from ((f"正文 {content.name}", match[1].strip()) for match in _VALUE.finditer(block))


def _formulas(loaded: Loaded) -> Iterator[tuple[str, str]]:
    for number in loaded.local_numbers:
        place = f"{number.source.file.name} 的“{number.name}”"
        yield from ((place, read) for read in number.reads if loaded.facts.find(read))


def _inputs(name: str, facts: Facts, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Follow an indicator down to those whose values somebody types; one typed in spite of its formula stays."""
    indicator = facts.find(name)
    if indicator is None or indicator.id in seen:
        return
    yield str(indicator.id)
    for other in inputs_of(indicator):
        yield from _inputs(other, facts, seen | {indicator.id})
