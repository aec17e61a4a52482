"""What is found in a text begins and ends between words: a form that cuts through one is no mistake."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("W308", "双方与贵校签订协议。", "“贵校”"),
        ("W308", "中心希望贵公司长期参与。", "“贵公司”"),
        ("W225", "海港市人力资源与社会保障局局长到校调研。", "“人力资源与社会保障局”"),
        ("W225", "中心开设机电技术应用、汽车运用和修理两个专业。", "“汽车运用和修理”"),
    ],
)
def test_a_mistake_between_words_is_told(tiny: Tiny, code: str, text: str, said: str) -> None:
    tiny.prose(text)
    assert any(said in one for one in messages(tiny, code))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("W308", "李永贵校长介绍了办学情况，张富贵校长和教师座谈。"),
        ("W225", "海港市人力资源和社会保障局局长、文化和旅游厅厅长出席仪式。"),
        ("W225", "中心开设机电技术应用、农业机械使用与维护两个专业。"),
        ("W225", "中心开设护理、机电设备安装与维修等三个专业。"),
    ],
)
def test_what_cuts_through_a_word_is_none(tiny: Tiny, code: str, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, code) == []
