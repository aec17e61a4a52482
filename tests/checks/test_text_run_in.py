"""W273: what stands below a bold heading at the head of a sentence is about it."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("**打造党建品牌。**各校坚持每天一小时体育活动，组建篮球、足球社团，定期举办运动会。", "打造党建品牌"),
        ("**加强教师培训。**各校成立剪纸、泥塑、书法社团，聘请民间艺人指导，学生习得一技之长。", "加强教师培训"),
        (
            "**一是以环境育人。**修缮校史馆，建设工匠长廊，让墙壁说话。**二是以制度育人。**举办艺术节、读书节、技能节，学生受到熏陶。",
            "二是以制度育人",
        ),
        ("**拓展校外基地。**各校把经典诵读纳入早读，逐班指导，学期末在礼堂开展班级展评。", "拓展校外基地"),
        ("**做好学生资助。**学校排查消防隐患，组织应急疏散演练，签订责任书。", "做好学生资助"),
    ],
)
def test_heading_of_something_else(tiny: Tiny, text: str, head: str) -> None:
    tiny.prose(text)
    told = messages(tiny, "W273")
    assert len(told) == 1
    assert f"“{head}”" in told[0]


@pytest.mark.parametrize(
    "text",
    [
        "**打造党建品牌。**各校组织党员开展主题党日活动，党员带头组建篮球队、足球队。",
        "**加强教师培训。**各校组织教师参加剪纸、书法社团，提升教师素养。",
        "**一是以环境育人。**修缮校史馆，建设工匠长廊。**二是以制度育人。**修订学生守则，开展艺术节、读书节。",
        "**举行授帽仪式。**护理专业学生手捧烛光，立下誓言，增强职业认同。",
        "**海港市职业中专**组建篮球、足球社团，定期举办运动会。",
        "**做好学生资助。**应助尽助，应补尽补，让每名学生安心读书成长。",
    ],
)
def test_heading_of_what_follows(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W273") == []
