"""W247: places and the counties in which they lie."""

import pytest
from tiny_project import Tiny

from .language import found, messages

PLACES = "places: [{ names: [东山, 望海楼], within: 临山县 }, { names: [石桥村], within: 海东新城区 }]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("学生到海东新城区的望海楼写生。", "“望海楼”登记在临山县，这里写的是“海东新城区”"),
        ("东山位于海港市海东新城区，景色秀丽。", "“东山”登记在临山县，这里写的是“海东新城区”"),
        ("新生登东山，在海东新城的这座名山上朗诵。", "“东山”登记在临山县，这里写的是“海东新城”"),
    ],
)
def test_place_in_another_county(tiny: Tiny, text: str, said: str) -> None:
    tiny.write("data/terms.yaml", PLACES)
    tiny.prose(text)
    assert messages(tiny, "W247") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "学生到临山县的望海楼写生；东山位于临山县。",
        "海东新城区的学生到望海楼写生；临山县、海东新城区的东山和石桥村。",
        "新生登上东山，在海东新城区的学校汇报。",
        "从海东新城区出发，登东山。",
    ],
)
def test_place_in_its_county(tiny: Tiny, text: str) -> None:
    tiny.write("data/terms.yaml", PLACES)
    tiny.prose(text)
    assert found(tiny, "W247") == []
