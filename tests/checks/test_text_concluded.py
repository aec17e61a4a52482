"""W132: what a sentence concludes from two years agrees with them."""

import pytest
from tiny_project import LAST_YEAR, Tiny

from .language import found, messages


@pytest.fixture
def falling(tiny: Tiny) -> Tiny:
    """There are fewer students than a year before."""
    tiny.change(LAST_YEAR, "students,在校生数,950,", "students,在校生数,1100,")
    return tiny


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在校生由{在校生数:2023}人变为{在校生数}人，规模稳步扩大。", "“扩大”与数相反：由 1100 到 1000"),
        ("在校生{在校生数}人，上年为{在校生数:2023}人，办学再上新台阶。", "“上新台阶”与数相反：由 1100 到 1000"),
    ],
)
def test_a_conclusion_that_the_numbers_contradict(falling: Tiny, text: str, said: str) -> None:
    falling.prose(text)
    assert messages(falling, "W132") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "在校生由{在校生数:2023}人变为{在校生数}人，规模有所缩小。",
        "在校生由{在校生数:2023}人变为{在校生数}人，但专业覆盖面仍在扩大。",
        "在校生由{在校生数:2023}人变为{在校生数}人。学校规模扩大。",
        "在校生由{在校生数:2023}人变为{在校生数}人，今后要扩大招生。",
        "在校生{在校生数}人，专任教师{专任教师数}人，规模扩大。",
    ],
)
def test_a_conclusion_that_agrees(falling: Tiny, text: str) -> None:
    falling.prose(text)
    assert found(falling, "W132") == []
