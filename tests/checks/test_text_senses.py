"""W308: words of which one contains the other, pronouns that stand for nobody, idioms in another sense."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "心理教师、班主任和家长共同跟进，专任教师、班主任参加培训。",
        "种植苹果、梨等水果，水果和蔬菜新鲜，学生和毕业生座谈。",
        "教师和学生、家长和社区代表参加，教师、学生都有收获。",
        "班主任、任课教师和心理委员配齐，春节等传统节日举办活动。",
        "三位女毕业生结伴创业，她们事事亲力亲为。三名女生帮助老人，他们连声道谢。",
        "女子篮球队队长受伤后，她坚持训练。女队队员感谢教练，他陪伴她们三年。",
        "王老师与李老师结成师徒，两人常常备课到深夜。李老师与学生谈心，他很耐心。",
        "学校与企业合作以来，其中两个项目投产。",
        "教学不能浅尝辄止，新方法使训练事半功倍，纸上谈兵变成真刀真枪。",
    ],
)
def test_what_is_meant(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == []


@pytest.mark.parametrize(
    "text",
    [
        "学校给每个班配齐了班主任、教师和心理委员。",
        "食堂供应水果和苹果，价格公道。",
        "参加的有医生、护士和医护人员。",
        "社团有乐器、古筝两类课程。",
        "学校配备了餐桌、家电和冰箱。",
        "三位女毕业生结伴创业，开了一家店，他们事事亲力亲为。",
        "女子篮球队队长小赵受过伤。毕业那年，他把球衣送给学妹。",
        "王老师与李老师结成师徒，他常常备课到深夜。",
        "学校与县艺术团合作以后，其每月派两名演员驻校。",
        "新方法使训练事倍功半，效率提高了一倍。",
        "受阅方阵趾高气扬地走过主席台。",
        "学生在创意课上肆无忌惮地发挥想象。",
    ],
)
def test_what_is_not(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308")


@pytest.mark.parametrize(
    "text",
    [
        "王老师和刘女士商量后，决定由她每周五晚上陪孩子读书。",
        "李老师陪赵老师去找王经理，他说布料可以赠送。",
        "有的偏爱前者，有的偏爱后者，中心认为这种方式更能吸引学员。",
        "老校友向在校学员讲述经历，他们听得入迷。他们还留下了联系方式。",
        "女生啦啦操队每晚加练，教练要求他们整齐划一。",
        "传统剪纸和现代海报设计各有特点，前者多用电脑完成，后者靠一把剪刀。",
    ],
)
def test_who_is_meant_is_not_clear(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W308")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "王老师和刘女士商量后，决定由王老师陪孩子读书；李老师找到刘同学，两人谈了一个小时。",
        "传统剪纸和现代海报设计各有特点，前者靠一把剪刀，后者多用电脑完成，前者的方法更传统。",
        "老校友向在校学员讲述经历，他们听得入迷；女生队和男生队每晚加练，教练要求他们整齐划一。",
    ],
)
def test_who_is_meant_is_clear(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == []
