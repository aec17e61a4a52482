"""W224: congresses, sessions and documents are quoted with their own words; W213: a wrong word in a formula."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    "text",
    [
        "党的二十届三中全会通过进一步全面深化改革的决定，是十八届三中全会以来的续篇。",
        "党的二十大报告提出优化职业教育类型定位。",
        "从党的十九大到二十大，职普融通、产教融合、科教融汇不断推进。",
        "党的十九大以来，学校推进职普融通、产教融合、科教融汇。",
        "市委十三届八次全会、党的第二十次全国代表大会召开。",
    ],
)
def test_own_words(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W224") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "学习党的二十届二中全会精神，重点是进一步全面深化改革的决定。",
            "“进一步全面深化改革”是二十届三中全会的提法，这里写的是“二十届二中全会”",
        ),
        (
            "党的十九大报告提出优化职业教育类型定位。",
            "“优化职业教育类型定位”是二十大的提法，这里写的是“十九大”",
        ),
        (
            "《国家职业教育改革实施方案》提出一体、两翼、五重点。",
            "“一体、两翼、五重点”是深化现代职业教育体系建设改革的意见的提法，这里写的是“国家职业教育改革实施方案”",
        ),
        ("学习党的二十大三中全会精神。", "没有“二十大三中全会”这样的说法"),
        ("学习党的二十届三次全会精神。", "没有“党的二十届三次全会”这样的说法"),
        ("收看党的二十届代表大会开幕会。", "没有“党的二十届代表大会”这样的说法"),
    ],
)
def test_words_of_another(tiny: Tiny, text: str, told: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W224") == [told]


@pytest.mark.parametrize(
    "said",
    [
        "培养德智体美劳全面发展的社会主义建设者和继承人",
        "增强“四个意识”、坚定“四个意志”、做到“两个维护”",
        "担当民族振兴大任的时代新人",
    ],
)
def test_wrong_word_in_a_formula(tiny: Tiny, said: str) -> None:
    tiny.prose(f"学校引导学生{said}。")
    assert messages(tiny, "W213") == [f"固定表述差一个字：“{said}”"]


@pytest.mark.parametrize(
    "text", ["培育社会主义核心价值观。", "坚持以人民为中心的发展理念。", "全面建设社会主义现代化云岭。"]
)
def test_other_words_at_the_ends_of_a_formula(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W213") == []
