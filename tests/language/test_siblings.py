"""What tells two names apart, and when a text says the one in the other's words."""

import pytest

from report_engine.language.siblings import Difference


def _difference(own: str, other: str) -> Difference:
    return Difference((own,), (other,) if other else (), (own, other))


@pytest.mark.parametrize(
    ("own", "other", "text"),
    [
        ("国培", "培训", "全年培训教师参加国家级项目"),
        ("初中应届", "", "初中毕业生"),
        ("“双师型”", "专业课", "拥有双师素质的专业课教师"),
    ],
)
def test_a_word_is_said_in_the_words_of_the_other(own: str, other: str, text: str) -> None:
    assert _difference(own, other).is_halved(text)


@pytest.mark.parametrize(
    ("own", "other", "text"),
    [
        ("国培", "培训", "全年培训教师"),
        ("公办", "民办", "民办学校公开招生"),
        ("升入本科", "升入高职", "升入高职"),
        ("初中应届", "", "毕业生"),
    ],
)
def test_a_word_that_is_not_said(own: str, other: str, text: str) -> None:
    assert not _difference(own, other).is_halved(text)
