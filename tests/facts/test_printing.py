"""Values as they are printed in cells and in sentences."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from report_engine.facts.catalogue import Indicator, read_catalogue
from report_engine.facts.facts import Facts, make_facts
from report_engine.facts.printing import NoValueError, cell, change, digits, growth, sentence
from report_engine.problems import Problem, Source
from report_engine.read.located import parse_yaml
from report_engine.read.textfile import TextFile

CATALOGUE = """\
- { id: people, name: 人数, unit: 人 }
- { id: rate, name: 比例, unit: "%", decimals: 2 }
- { id: money, name: 金额, unit: 万元, decimals: 2 }
- { id: other_rate, name: 另一比例, unit: "%", decimals: 1 }
- { id: pair, name: 一对, pair: [other_rate, money] }
"""
NOW, BEFORE = 2024, 2023


def facts(*values: str | None, of: str = "people") -> tuple[Facts, Indicator]:
    """Make facts of one indicator: this year's value, last year's."""
    problems: list[Problem] = []
    tree = parse_yaml(TextFile(Path("f"), CATALOGUE), problems)
    catalogue = read_catalogue(tree, Source(Path("f")), problems)
    plain = make_facts(catalogue, {NOW: (), BEFORE: ()}, {}, problems)
    assert problems == []
    known = {(of, year): value for year, value in zip((NOW, BEFORE), values, strict=False)}
    decimal = {key: None if value is None else Decimal(value) for key, value in known.items()}
    return Facts(catalogue, plain.ids, decimal, {}, {}, plain.years), catalogue[of]


@pytest.mark.parametrize(
    ("of", "value", "in_sentence", "in_cell", "in_cell_beside_a_unit"),
    [
        ("people", "4049", "4049", "4049", "4049"),
        ("people", "4049.5", "4050", "4050", "4050"),
        ("rate", "83", "83.00%", "83.00%", "83.00"),
        ("rate", "89.885", "89.89%", "89.89%", "89.89"),
        ("money", "577.5", "577.50", "577.50", "577.50"),
        ("money", "0", "0.00", "0.00", "0.00"),
    ],
)
def test_decimals_and_percent_come_from_the_catalogue(
    of: str, value: str, in_sentence: str, in_cell: str, in_cell_beside_a_unit: str
) -> None:
    known, indicator = facts(value, of=of)
    assert sentence(known, indicator, NOW) == in_sentence
    assert cell(known, indicator, NOW, "—", percent=True) == in_cell
    assert cell(known, indicator, NOW, "—", percent=False) == in_cell_beside_a_unit


def test_value_not_found_is_printed_as_the_layout_says_but_never_in_a_sentence() -> None:
    known, indicator = facts(None, of="rate")
    assert cell(known, indicator, NOW, "—", percent=True) == "—"
    with pytest.raises(NoValueError, match=r"比例 2024 年查不到（—），不能写进句子"):
        sentence(known, indicator, NOW)


def test_pair_is_printed_part_by_part() -> None:
    known, _ = facts("34.8", of="other_rate")
    known = Facts(known.catalogue, known.ids, {**known.values, ("money", NOW): Decimal(65)}, {}, {}, known.years)
    assert digits(known, known.catalogue["pair"], NOW, "—") == "34.8:65.00"
    assert sentence(known, known.catalogue["pair"], NOW) == "34.8:65.00"
    with pytest.raises(NoValueError, match="一对是一对数，没有增减"):
        change(known, known.catalogue["pair"], NOW)


@pytest.mark.parametrize(
    ("of", "now", "before", "text"),
    [
        ("people", "1145", "1000", "增加145"),
        ("people", "1000", "2283", "减少1283"),
        ("rate", "89.89", "83", "提高6.89个百分点"),
        ("rate", "83", "89.89", "下降6.89个百分点"),
        ("money", "10.5", "10", "增加0.50"),
        ("rate", "10.005", "10.004", "提高0.01个百分点"),  # as printed: 10.01 against 10.00
        ("people", "5", "0", "增加5"),
        ("people", "-5", "5", "减少10"),
    ],
)
def test_change_carries_its_word(of: str, now: str, before: str, text: str) -> None:
    known, indicator = facts(now, before, of=of)
    assert change(known, indicator, NOW) == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        ("1052", "1000", "增长5.2%"),
        ("953", "1000", "下降4.7%"),
        ("10005", "10000", "增长0.1%"),  # half up
        ("2000", "1000", "增长100.0%"),
        ("0", "1000", "下降100.0%"),
        ("5", "-10", "增长150.0%"),
    ],
)
def test_growth_carries_its_word(now: str, before: str, text: str) -> None:
    known, indicator = facts(now, before)
    assert growth(known, indicator, NOW) == text


@pytest.mark.parametrize(
    ("print_it", "now", "before", "said"),
    [
        (change, "10", "10", "人数 2024 年与上年相同，没有增减"),
        (change, "10.4", "10", "人数 2024 年与上年相同，没有增减"),
        (growth, "10000", "10001", "人数 2024 年与上年基本相同，没有增幅"),
        (growth, "10", "0", "人数 2023 年为 0，没有增幅"),
        (growth, None, "10", "人数两年中有一年查不到（—），没有增减"),
        (change, "10", None, "人数两年中有一年查不到（—），没有增减"),
    ],
)
def test_sentence_that_cannot_be_written(
    print_it: Callable[[Facts, Indicator, int], str], now: str | None, before: str | None, said: str
) -> None:
    known, indicator = facts(now, before)
    with pytest.raises(NoValueError) as caught:
        print_it(known, indicator, NOW)
    assert str(caught.value) == said
    assert caught.value.hint == "改写这一句"


def test_year_that_was_not_measured() -> None:
    known, indicator = facts("10")
    with pytest.raises(NoValueError, match="人数没有 2023 年的值") as caught:
        change(known, indicator, NOW)
    assert caught.value.hint == "在 data/2023/indicators.csv 里补上"
