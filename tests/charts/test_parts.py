"""The parts that charts are made of: numbers, names, axes, places, tones."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from report_engine.charts.fills import GREY, INK, PAPER, contrast, fills, lightness, of_lightness, strokes
from report_engine.charts.place import Box, Label, Spot, arrange, spread
from report_engine.charts.scale import from_zero, tight
from report_engine.charts.wording import plain, share, total, wrap

from .samples import LOOK, PALETTE, series


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


def test_sums_have_the_decimals_of_their_parts() -> None:
    assert total(map(Decimal, ("0.4", "0.3", "0.45"))) == "1.15"
    assert total(map(Decimal, ("8.60", "1.4"))) == "10.00"
    assert total(map(Decimal, ("12345678901234567890123456789", "0.25"))) == "12345678901234567890123456789.25"
    assert total([]) == "0"


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


def test_bars_stand_on_zero() -> None:
    assert (from_zero([series("", 8, 19, 14)]).low, from_zero([series("", 8, 19, 14)]).high) == (0, 19)
    assert from_zero([series("", "-12.3", "8")]).low == Decimal("-12.3")
    assert from_zero([series("", 0, 0)]).at(Decimal(0), 5, 9) == 5


def test_a_small_change_of_a_line_does_not_look_like_a_leap() -> None:
    """From 34.56 % to 36.08 % the line climbs a sixth of its height, not all of it."""
    scale = tight([series("", "34.56", "36.08")])
    assert scale.at(Decimal("36.08"), 0, 100) - scale.at(Decimal("34.56"), 0, 100) == pytest.approx(16.9, abs=0.1)
    wide = tight([series("", 43, 98)])
    assert (wide.low, wide.high) == (43, 98)


def test_a_line_near_zero_begins_there() -> None:
    """46280 below 492100 is a tenth of it, not nothing."""
    assert tight([series("", 46280, 492100)]).low == 0
    assert tight([series("", "-5", 20)]).low == -5


def test_axes_have_round_ticks() -> None:
    assert [text for _, text in tight([series("", "43.5", "98.6")]).ticks(4)] == ["60", "80"]
    assert [text for _, text in from_zero([series("", "0.9")]).ticks(4)] == ["0.00", "0.25", "0.50", "0.75"]
    assert [text for _, text in tight([series("", 100, 100)]).ticks(4)] == ["90", "100", "110"]


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


@pytest.mark.parametrize("count", range(1, 9))
def test_areas_are_told_apart_without_colour(count: int) -> None:
    looks = fills(LOOK, range(count))
    steps = [lightness(look.face) for look in looks]
    assert all(later - earlier > 15 for earlier, later in pairwise(steps[:4]))
    assert [bool(look.hatch) for look in looks] == [index >= 4 for index in range(count)]
    assert len({(round(step), look.hatch) for step, look in zip(steps, looks, strict=True)}) == count


@pytest.mark.parametrize("palette", [PALETTE, ("#2F5D50", "#C58B3B", "#5B7A99", "#A9C2B0"), ("#FFFF00",), ("#000000",)])
@pytest.mark.parametrize("count", range(1, 9))
def test_words_are_read_on_every_area_and_areas_seen_on_paper(palette: tuple[str, ...], count: int) -> None:
    for look in fills(replace(LOOK, palette=palette), range(count)):
        assert contrast(look.text, look.face) >= 4.5
        assert max(contrast(look.face, PAPER), contrast(look.edge, PAPER)) >= 2
    assert min(contrast(ink, PAPER) for ink in (INK, GREY)) >= 7


def test_lines_differ_in_marker() -> None:
    assert len({look.marker for look in strokes(LOOK, 8)}) == 8


@pytest.mark.parametrize("target", [20.0, 50.0, 90.0])
def test_tones_reach_their_lightness(target: float) -> None:
    for colour in (*LOOK.palette, "#000000", "#FFFFFF"):
        assert lightness(of_lightness(colour, target)) == pytest.approx(target, abs=1)
