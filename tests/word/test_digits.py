"""Numbers in a column: units below units, points below points, the block in the middle."""

import pytest

from report_engine.word.digits import digit_width, number_indents

EM = 210
ROOM = 2000


def indents(*texts: str) -> list[int | None]:
    return number_indents(texts, ROOM, EM)


def test_units_stand_below_each_other() -> None:
    first, second = indents("26055", "0")
    assert first == second


def test_points_stand_below_each_other() -> None:
    whole, tenths, hundredths = indents("455", "0.7", "65.56")
    assert whole is not None
    assert tenths is not None
    assert hundredths is not None
    assert whole - tenths == pytest.approx(0.75 * EM, abs=1)  # a point and a digit
    assert tenths - hundredths == pytest.approx(0.5 * EM, abs=1)


def test_the_widest_number_stands_in_the_middle() -> None:
    widest, _ = indents("123456", "7")
    assert widest == (ROOM - 3 * EM) / 2


def test_what_is_no_number_is_left_centred() -> None:
    assert indents("27", "26055", "33.2:66.8", "—", "", "含复读", "2.1.3")[2:] == [None] * 5


def test_numbers_of_one_form_are_left_centred() -> None:
    assert indents("2023", "2024") == [None, None]


@pytest.mark.parametrize("text", ["-3", "−3", "+3", "1,234", "3%", "3.5‰"])
def test_signs_and_percents_belong_to_numbers(text: str) -> None:
    assert indents("100000", text)[1] is not None


def test_a_column_that_is_too_narrow_does_not_push_numbers_out() -> None:
    assert all(indent is None or indent >= 0 for indent in number_indents(["123456789", "1.5"], 100, EM))


def test_wide_figures_have_room() -> None:
    """A figure of Arial is wider than one of Times; an indent that makes a number turn over makes another number."""
    texts = ["2144.06", "1248.213", "5"]
    room = 8 * round(0.556 * EM)
    indents = number_indents(texts, room, EM, digit_width("Arial"))
    widths = [sum(0.278 if c == "." else 0.556 for c in text) * EM for text in texts]
    assert all((indent or 0) + width <= room for indent, width in zip(indents, widths, strict=True))
    assert digit_width("Times New Roman") == 0.5
