"""W227: a ratio of two is written in the order of its name."""

import pytest
from tiny_project import CATALOGUE, Tiny

from .language import found, messages

RATIO = "- { id: per_teacher, name: 生师比, unit: '', decimals: 1, formula: students / teachers }\n"


@pytest.fixture
def counted(tiny: Tiny) -> Tiny:
    """A catalogue that has the ratio."""
    tiny.write(CATALOGUE, tiny.path(CATALOGUE).read_text("utf-8") + RATIO)
    return tiny


@pytest.mark.parametrize(
    "text",
    [
        "全市生师比为{生师比}。",
        "全市师生比1:{生师比}，达到1:20的标准。",
        "生师比由15:1降到12.5：1，师生比不低于1：20。",
        "生师比优于1:20的师生比标准。",
        "男女生比例为1:2，师生比、生均图书都达标。",
    ],
)
def test_in_order(counted: Tiny, text: str) -> None:
    counted.prose(text)
    assert found(counted, "W227") == []


@pytest.mark.parametrize(
    "said",
    [
        "师生比为{生师比}",
        "师生比为{生师比}:1",
        "生师比为1:{生师比}",
        "师生比不低于20:1",
        "生师比1：15",
        "师生比达到12.5",
    ],
)
def test_the_other_way_round(counted: Tiny, said: str) -> None:
    counted.prose(f"全市{said}，好于上年。")
    assert messages(counted, "W227") == [f"“{said}”的次序与名称不符"]
