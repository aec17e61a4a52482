"""The parts that charts are made of: numbers, names, axes, places, tones."""

from decimal import Decimal
from itertools import pairwise

import pytest

from report_engine.charts.place import Box, Label, Spot, arrange, spread
from report_engine.charts.scale import from_zero, tight
from report_engine.charts.tone import fills, lightness, strokes, tone
from report_engine.charts.wording import plain, share, wrap

from .samples import LOOK, series


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("2.675", 2, "2.68"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("-0.04", 1, "0.0"),
        ("1E+3", 0, "1000"),
        ("12345678901234567890.125", 2, "12345678901234567890.13"),
    ],
)
def test_numbers_are_rounded_half_up(value: str, decimals: int, printed: str) -> None:
    assert plain(Decimal(value), decimals) == printed


def test_no_datum_is_a_dash() -> None:
    assert plain(None, 2) == "—"


def test_shares() -> None:
    assert share(Decimal(1), Decimal(3)) == "33.3%"
    assert share(Decimal("0.25"), Decimal(100)) == "0.3%"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("一等奖", 6, ("一等奖",)),
        ("七个汉字的名称", 6, ("七个汉字", "的名称")),
        ("普通高考（本科、专科）", 7, ("普通高考", "（本科、专科）")),
        ("参加3+2转段的人", 5, ("参加3+2", "转段的人")),
        ("两个  空格\n换行", 20, ("两个 空格 换行",)),
        ("ABCDEFGH", 3, ("ABC", "DEF", "GH")),
    ],
)
def test_names_are_broken_where_chinese_breaks(text: str, room: int, lines: tuple[str, ...]) -> None:
    broken = wrap(text, room, len)
    assert broken == lines
    assert all(not line.startswith(("）", "，", "、")) for line in broken)


def test_axes_have_round_ticks() -> None:
    assert from_zero([series("", 8, 19, 14)]).labels == ("0", "5", "10", "15", "20")
    assert from_zero([series("", 0, 0)]).labels == ("0", "1")
    assert from_zero([series("", 2, 1)]).labels == ("0", "1", "2")
    assert from_zero([series("", "-12.3", "8", decimals=1)]).labels == ("-15", "-10", "-5", "0", "5", "10")
    assert tight([series("", "43.5", "98.6", decimals=1)]).labels == ("40", "60", "80", "100")
    assert tight([series("", 100, 100)]).labels[2:3] == ("100",)


def test_an_axis_does_not_waste_height() -> None:
    scale = from_zero([series("", 30888)])
    assert scale.labels[-1] == "30000"
    assert scale.at(Decimal(30888), 0.0, 100.0) == pytest.approx(100)


def test_spreading_moves_as_little_as_possible() -> None:
    assert spread([10, 50], [4, 4], 0, 100) == [10, 50]
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]
    assert spread([1, 99], [10, 10], 0, 100) == [5, 95]
    assert spread([], [], 0, 1) == []


def test_labels_that_find_no_room_are_left_out_from_the_end() -> None:
    spot = (Spot(0, 0, 1),)
    size, placed = arrange(
        [Label("a", spot), Label("b", spot)], [Box(90, 0, 99, 9)], [9, 6], lambda text, size: len(text) * size
    )
    assert size == 6
    assert [label.text for label in placed] == ["a"]


def test_areas_differ_in_lightness_and_hatch() -> None:
    for count in range(2, 9):
        looks = fills(LOOK, count)
        steps = [lightness(look.face) for look in looks]
        assert all(later - earlier > 7 for earlier, later in pairwise(steps))
        assert len({look.hatch for look in looks}) == count


def test_lines_differ_in_marker() -> None:
    assert len({look.marker for look in strokes(LOOK, 8)}) == 8


@pytest.mark.parametrize("target", [20.0, 50.0, 90.0])
def test_tones_reach_their_lightness(target: float) -> None:
    for colour in (*LOOK.palette, "#000000", "#FFFFFF"):
        assert lightness(tone(colour, target)) == pytest.approx(target, abs=1)
