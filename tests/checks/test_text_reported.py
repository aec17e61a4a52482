"""What belongs in a speech is a mistake in the narrator's mouth, and none where the narrator tells who said it."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("W308", "各位家长，开学的事情请多关心。", "各位家长"),
        ("W308", "现在向各位老师汇报实习情况。", "各位老师"),
        ("W308", "在座的同志都参加过实训。", "在座的"),
        ("W308", "最后，预祝本届技能节圆满成功。", "预祝"),
        ("W308", "我们办好了食堂，预祝运动会圆满成功。", "预祝"),
        ("W213", "在此对企业表示衷心感谢。", "衷心感谢"),
        ("W213", "感谢各位专家的指导。", "各位专家"),
        ("W308", "在实训中，使学生学到了技术。", "在实训中，使"),
        ("W308", "通过比武，学生提高了；在实训中，使学生学到了技术。", "在实训中，使"),
        ("W308", "三个学校的学生代表走上讲台。", "三个学校的学生"),
        ("W308", "每年有20名优秀的学生们获奖。", "学生们"),
        ("W308", "中心积极开展认真执行。", "开展认真执行"),
        ("W308", "中心树立了良好的质量。", "树立了良好的质量"),
    ],
)
def test_is_told(tiny: Tiny, code: str, text: str, said: str) -> None:
    tiny.prose(text)
    assert any(said in one for one in messages(tiny, code))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("W308", "年级主任向各位家长通报了期中情况，学生代表李华向各位老师献花。"),
        ("W308", "民警结合案例给在座的学生讲解防骗知识。"),
        ("W308", "副局长赵刚致开幕词，希望选手赛出水平，并预祝技能节圆满成功。"),
        ("W213", "她对专家的指导表示衷心感谢。"),
        ("W213", "教研室主任周敏代表中心向各位专家赠书，并对企业表示衷心感谢。"),
        ("W308", "中心探索工学交替，由企业提供设备；在上课的同时，让学生轮流上岗。"),
        ("W308", "竞赛覆盖6个学院的学生，讲座面向三个社区的老师，两个专业的学生参加。"),
        ("W308", "6个班级的同学们分组练习，每三个人一组给老人们读报。"),
        ("W308", "教研组对新标准进行了深入学习，对记录进行了认真检查。"),
        ("W308", "中心树立品牌提质量，扩大规模增效益，建立机制促质量。"),
        ("W308", "海滨是游客的首选目的地目标客群集中。"),
    ],
)
def test_is_right(tiny: Tiny, code: str, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, code) == []
