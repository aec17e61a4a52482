"""R109: scorecards have all their rows, and what had a value last year has one this year.

规则：附表的各行齐全，序号连续，与指标目录的来源一致；上年有数的指标本年也有数。
好：指标目录里来源为“教学资源表第4项”的指标，都在附表“教学资源表”序号 4 之下；序号从 1 起连续。
坏：附表里删去了其中一行；或上年填了数的指标，本年留空。
"""

from collections.abc import Iterable, Iterator

from report_engine.document import Scorecard
from report_engine.facts.catalogue import inputs_of
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.plan import NOT_FILLED
from report_engine.problems import Category, Code, Named, OfYear, Problem, Severity, Source

R109 = Code("R109", Category.DATA, Severity.ERROR)

_ITEM = expression(r"(.+)第(\d+)项")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold scorecards against the catalogue and this year's values against last year's."""
    if not loaded.omitted.cards:
        yield from _items(loaded)
        for card in loaded.document.scorecards:
            yield from _numbers(card)
    yield from _values(loaded)


def _items(loaded: Loaded) -> Iterator[Problem]:
    """Tell indicators that stand in a scorecard by their source, but not by its rows."""
    cards = {card.title.text: card for card in loaded.document.scorecards}
    placed: dict[tuple[str, str], tuple[str, Source]] = {}
    table = item = ""
    for row in loaded.lines:
        item = row.item or (item if row.target == table else "")
        table = row.target
        placed.setdefault((row.target, row.indicator), (item, row.source))
    for one in loaded.facts.catalogue.values():
        match = _ITEM.fullmatch(one.source)
        card = cards.get(match[1]) if match else None
        if match is None or card is None:
            continue
        number, place = placed.get((card.id, one.id), ("", None))
        if place is None:
            message = f"附表“{card.title}”缺少“{one.name}”，指标目录说它在第 {match[2]} 项"
            hint = f"在附表里加上 indicator: {one.id}；省里取消了的，改指标目录的 source"
            yield R109.problem(message, card.source, hint, Named(f"{one.id} {card.id}"), "缺")
        elif number != match[2]:
            message = f"“{one.name}”在附表“{card.title}”的第 {number or '？'} 项，指标目录说在第 {match[2]} 项"
            hint = "改附表的序号，或改指标目录的 source"
            yield R109.problem(message, place, hint, Named(f"{one.id} {card.id}"), f"{number}≠{match[2]}")


def _numbers(card: Scorecard) -> Iterator[Problem]:
    last = 0
    for row in card.rows:
        if not row.no.text.isdecimal():
            continue
        if int(row.no.text) != last + 1:
            begins = f"由 {last} 跳到" if last else "从头就是"
            message = f"附表“{card.title}”的序号{begins} {row.no}"
            yield R109.problem(message, card.source, "看是不是漏了一项", Named(card.id), f"{last}→{row.no}")
        last = int(row.no.text)


def _values(loaded: Loaded) -> Iterator[Problem]:
    """Tell what was measured last year and is not this year; what is printed blank has been told."""
    facts, year = loaded.facts, loaded.document.year
    if {year, year - 1} & facts.faulty_years:
        return
    told = _with_inputs((item.datum.name for item in loaded.printed if item.datum), loaded)
    for one in facts.catalogue.values():
        before, now = (one.id, year - 1), (one.id, year)
        if facts.values.get(before) is None:
            continue
        if now in facts.places and facts.values.get(now, 0) is None:
            message, value = f"{one.name}上年有数，{year} 年却填了查不到（—）", "—"
        elif now not in facts.values and one.id not in told and not one.derived:
            message, value = f"{one.name}上年有数，{year} 年没有填", NOT_FILLED
        else:
            continue
        place = facts.places.get(now) or facts.places.get(before) or one.id.source
        hint = f"在 data/{year}/{facts.home} 里补上"
        yield R109.problem(message, place, hint, OfYear(one.id, year), value, Severity.WARNING)


def _with_inputs(printed: Iterable[str], loaded: Loaded) -> set[str]:
    """Add what printed values are computed from."""
    found: set[str] = set()
    waiting = list(printed)
    while waiting:
        one = loaded.facts.catalogue.get(waiting.pop())
        if one is not None and one.id not in found:
            found.add(one.id)
            waiting += inputs_of(one)
    return found
