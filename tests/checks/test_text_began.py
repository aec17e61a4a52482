"""W229: in what year a thing began is the same wherever the report tells it."""

import pytest
from tiny_project import SECTION, Tiny

from .language import found

FIRST = "剪纸艺术工作室成立于2021年，全市自2015年起举办职业教育活动周。"


@pytest.fixture
def told(tiny: Tiny) -> Tiny:
    """A report that tells when a studio was founded, and since when a week is held."""
    tiny.change(SECTION, "      - 经验见[@drama]。", f"      - {FIRST}\n      - 经验见[@drama]。")
    return tiny


@pytest.mark.parametrize(
    "text",
    [
        "剪纸艺术工作室于2021年5月在海港中专成立，2023年启用新展室。",
        "2015年首次举办的职业教育活动周成为品牌。",
        "陶艺工作室成立于2019年，海港市技能节始办于2018年。",
    ],
)
def test_same_years_and_other_things(told: Tiny, text: str) -> None:
    told.prose(text)
    assert found(told, "W229") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("剪纸艺术工作室于2011年在海港中专成立。", "“剪纸艺术工作室”这里写的是2011年，别处是2021年"),
        ("2012年成立的剪纸艺术工作室面向社区。", "“剪纸艺术工作室”这里写的是2012年，别处是2021年"),
        (
            "全市举办职业教育活动周，这是自2005年举办第一届以来最大的。",
            "“职业教育活动周”这里写的是2005年，别处是2015年",
        ),
    ],
)
def test_years_that_differ(told: Tiny, text: str, said: str) -> None:
    told.prose(text)
    both = found(told, "W229")
    assert len(both) == 2
    assert any(said in one for one in both)


def test_things_of_two_schools(told: Tiny) -> None:
    told.prose("海港中专的校园文化艺术节始办于2010年。")
    told.prose("市卫校的校园文化艺术节始办于2012年。")
    assert found(told, "W229") == []
