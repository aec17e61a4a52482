"""W275: things of a size that they never have."""

import pytest
from tiny_project import Tiny

from .language import found


@pytest.mark.parametrize(
    "text",
    [
        "教室新装的书架高{180|学校总务处}米，学生踮起脚就能取到最上层的书。",
        "教室文化角每个占地不过{2|校级年报}平方公里，却放下了图书架、绿植和一张小小的留言板。",
        "学生步行五公里前往海滩，两个小时捡拾垃圾{86|校级年报}吨，装满了十几个编织袋。",
        "新生平均身高168米，列队整齐。",
        "一节课45小时，学生动手的时间占一半。",
        "180米高的书架摆满了图书。",
        "沙盘室面积60公顷，配有沙具。",
        "走廊里摆着占地3亩的图书角。",
    ],
)
def test_size_that_cannot_be(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W275")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "教室新装的书架高{180|学校总务处}厘米，学生踮起脚就能取到最上层的书。",
        "教室文化角每个占地不过{2|校级年报}平方米，却放下了图书架。",
        "学生两个小时捡拾垃圾{86|校级年报}公斤，装满了十几个编织袋。",
        "学校占地120亩，操场面积2万平方米，图书馆建筑面积5600平方米。",
        "一节课45分钟，大课间30分钟。",
        "校园生均占地面积{24.5|年报}平方米，校园占地生均{24.5|年报}平方米。",
        "书架总长180米，藏书丰富。",
        "新建教室36间，总面积3公顷。",
        "讲座持续两个小时，升旗仪式历时20分钟。",
        "教学楼高24米，旗杆高15米，雕塑高3.5米。",
    ],
)
def test_size_that_can_be(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W275") == []
