"""W213: characters and words that are taken for others."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "学生抽签定题，学校圆满完成任务，全年未发生事故，本学期未出现欺凌。",
        "公布署名作品，有关健康教育的课程，一座落成的展馆，研究竞赛规程。",
        "机制做到位，经典理论进课堂，机构健全，首创健康档案，环保建设。",
        "教师犯错要改，重点拔尖，申报筹备，自己建成，期末按时考试。",
        "生活必需品充足，必须坚持底线，食品品味多样，化学反应快，反映情况属实。",
        "签订协议，签到定岗，大学级别不同，既将任务分到人又将责任压实。",
        "2024年未达标的学校有两所，新闻报道及时，新生报到有序。",
    ],
)
def test_right_words(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W213") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("校企双方签定了协议。", "签定"),
        ("消防设施已全部捡修完毕。", "捡修"),
        ("在企业导师的指到下完成作品。", "指到下"),
        ("实训基地既将完工。", "既将"),
        ("实习实训基地己建成。", "己建成"),
        ("每学期未，学校组织评价。", "学期未"),
        ("不断提升校园文化的品味，增强自信。", "品味"),
        ("各校严格学级管理。", "学级"),
        ("学生必需遵守规程。", "必需"),
        ("全市中等职业校普遍开展活动。", "中等职业校"),
        ("新生报道有序进行。", "新生报道"),
        ("教师倍受青睐。", "倍受青睐"),
        ("事物性工作较多。", "事物性工作"),
    ],
)
def test_words_taken_for_others(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    told = messages(tiny, "W213")
    assert any(said in one for one in told)
