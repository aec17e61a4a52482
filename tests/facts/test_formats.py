"""How a number looks: rounded once, half up, from `Decimal`."""

from decimal import Decimal
from fractions import Fraction

import pytest

from report_engine.facts.formats import number, parse, rounded

DIGITS = [Decimal(n).scaleb(-3) for n in range(-2100, 2101)]


@pytest.mark.parametrize("decimals", range(3))
def test_rounding_is_half_up_for_every_thousandth(decimals: int) -> None:
    """四舍五入, away from zero at the half: held against exact fractions."""
    for value in DIGITS:
        scaled = abs(Fraction(value)) * 10**decimals
        expected = Fraction(int(scaled + Fraction(1, 2)), 10**decimals)
        assert abs(Fraction(rounded(value, decimals))) == expected, value
        assert rounded(value, decimals).as_tuple().exponent == -decimals


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("2.675", 2, "2.68"),  # a float would give 2.67
        ("1.005", 2, "1.01"),
        ("0.125", 2, "0.13"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "-3"),
        ("89.885", 2, "89.89"),
        ("83", 2, "83.00"),
        ("4049.00", 0, "4049"),
        ("-0.004", 2, "0.00"),
        ("-0", 0, "0"),
        ("1E+3", 0, "1000"),
        ("1E-9", 2, "0.00"),
        ("999999999999999999.995", 2, "1000000000000000000.00"),
        ("99.995", 2, "100.00"),
    ],
)
def test_numbers_are_written_in_plain_digits(value: str, decimals: int, text: str) -> None:
    assert number(Decimal(value), decimals) == text


@pytest.mark.parametrize("text", ["0", "12", "-3", "+4", "1.50", ".5", "7.", "１２", "007"])
def test_plain_numbers_are_read(text: str) -> None:
    assert parse(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,000",
        "1，000",
        "34.8%",
        "1.2E+05",
        "1e3",
        "NaN",
        "Infinity",
        "1_000",
        "0x10",
        "5人",
        "(5)",
        "--1",
        "1.2.3",
        "1 000",
        "#DIV/0!",
        "=A1",
        "−5",
        "9" * 30,
    ],
)
def test_all_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="plain number"):
        parse(text)
