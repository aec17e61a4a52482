"""Numbers as the programs of the world write them."""

import pytest

from report_engine.ooxml.elements import w
from report_engine.ooxml.numbers import points, twips, whole


@pytest.mark.parametrize(
    ("written", "length"),
    [("1588", 1588), ("1588.0", 1588), ("0.2185", 0), ("-504.6", -505), ("1in", 1440), ("2.54cm", 1440), ("72pt", 1440),
     ("", 7), ("宽", 7), ("NaN", 7), ("1e9", 7), ("9" * 30, 7), ("１２", 7)],
)  # fmt: skip
def test_lengths(written: str, length: int) -> None:
    assert twips(w("ind", left=written), "left", default=7) == length


def test_what_is_not_written() -> None:
    assert (twips(None, "w"), twips(w("ind"), "left"), whole(None, default=1), whole(w("gridSpan"), default=1)) == (
        0,
        0,
        1,
        1,
    )


@pytest.mark.parametrize(("written", "size"), [("32", 16), ("21.0", 10.5), ("16pt", 16), (None, None), ("大", None)])
def test_sizes_of_text(written: str | None, size: float | None) -> None:
    assert points(written, 2) == size
