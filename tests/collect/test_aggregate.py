"""`aggregate`: each word of the catalogue, carried out over schools."""

from decimal import Decimal

import pytest

from report_engine.facts.aggregate import Aggregate, Delivered, aggregate, names_of
from report_engine.facts.catalogue import read_catalogue
from report_engine.problems import Problem, Source
from report_engine.read.located import parse_yaml
from report_engine.read.textfile import TextFile


def indicator(word: str, decimals: int = 0, weight: str = ""):
    from pathlib import Path

    text = (
        f"- {{ id: x, name: 某数, aggregate: {word}, decimals: {decimals}{f', weight: {weight}' if weight else ''} }}\n"
    )
    problems: list[Problem] = []
    file = TextFile(Path("indicators.yaml"), text)
    found = read_catalogue(parse_yaml(file, problems), Source(file.name), problems)
    assert problems == []
    return found["x"]


def numbers(*values: str, weights: tuple[str, ...] = ()) -> list[Delivered]:
    heavy = [Decimal(weight) for weight in weights] or [None] * len(values)
    return [
        Delivered(f"{index}校", number=Decimal(value) if value else None, weight=weight)
        for index, (value, weight) in enumerate(zip(values, heavy, strict=True), 1)
    ]


@pytest.mark.parametrize(
    ("word", "values", "total"),
    [("求和", ("10", "20", "0"), "30"), ("最大值", ("10", "20", "0"), "20"), ("求和", ("1.5", "1"), "3")],
)
def test_sum_and_largest(word: str, values: tuple[str, ...], total: str) -> None:
    assert aggregate(indicator(word), numbers(*values)) == Aggregate(Decimal(total))


def test_mean_is_weighed_and_never_the_mean_of_means() -> None:
    found = aggregate(indicator("加权平均", weight="就业人数"), numbers("3000", "5000", weights=("300", "100")))
    assert found == Aggregate(Decimal(3500))


def test_share_weighed_by_its_whole_is_the_share_of_the_sums() -> None:
    found = aggregate(indicator("重新计算", 2, "测试人数"), numbers("50", "90", weights=("10", "30")))
    assert found == Aggregate(Decimal("80.00"))


def test_names_are_counted_once() -> None:
    delivered = [
        Delivered("甲", names=names_of("护理、电子商务")),
        Delivered("乙", names=names_of("护 理；机电\n电子商务")),
    ]
    assert aggregate(indicator("去重计数"), delivered) == Aggregate(Decimal(3))


@pytest.mark.parametrize("word", ["求和", "最大值", "去重计数"])
def test_school_that_says_nothing_is_named_and_not_zero(word: str) -> None:
    delivered = numbers("10", "") if word != "去重计数" else [Delivered("1校", names=("a",)), Delivered("2校")]
    assert aggregate(indicator(word), delivered) == Aggregate(None, "2校没有填")


@pytest.mark.parametrize("word", ["加权平均", "重新计算"])
def test_without_a_weight_nothing_is_averaged(word: str) -> None:
    found = aggregate(indicator(word), numbers("50", "90"))
    assert (found.value, "weight" in found.why) == (None, True)


def test_what_only_the_city_knows() -> None:
    assert aggregate(indicator("市级"), numbers("1")) == Aggregate(None, "只有市级的数")
