"""W301, W307, W308: marks of enumerations, of works and of questions that are none."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("活动包括经典诵读、书法展示，非遗体验三个板块。", "W301"),
        ("晚会以《用心呵护，以爱相伴》为主题举办，台下掌声不断。", "W307"),
        ("学员观看影片，《撰写观后感》，评出优秀文章。", "W307"),
        ("师生共读“平凡的世界”，交流心得。", "W307"),
        ("师生共读了长篇小说“平凡的世界”，交流心得。", "W307"),
        ("如何让学员喜欢上传统节日？是各班反复思考的问题。", "W308"),
        ("教师想弄清楚是内容吸引人？还是形式新颖？", "W308"),
    ],
)
def test_the_wrong_mark(tiny: Tiny, text: str, code: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, code)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "活动包括经典诵读、书法展示、非遗体验三个板块；完善制度、配齐设备，共建三个基地。",
        "晚会以“用心呵护，以爱相伴”为主题；专家以《谈匠心》为题作报告；学习《组织工作条例》。",
        "师生共读《平凡的世界》，研读“工匠精神”的内涵；各班共读一本书。",
        "如何让学员喜欢上传统节日？各班反复思考这个问题。是内容吸引人，还是形式新颖？",
    ],
)
def test_the_right_mark(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert [one for code in ("W301", "W307", "W308") for one in messages(tiny, code)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("中心荣获“文明单位称号”。", "W307"),
        ("中心位于城北，（原第一职业中专），占地百亩。", "W301"),
        ("活动分三步：一是参观、二是座谈。", "W308"),
        ("机电一班与机电二班比赛，该班获胜。", "W308"),
        ("学校和社区合作开展服务，它提供了场地。", "W308"),
        ("小王和小李是好朋友，他经常帮助他。", "W308"),
        ("全体女生参加了培训，他们的举止更加得体。", "W308"),
        ("剪纸、泥塑和面塑都是非遗，前者最受欢迎。", "W308"),
    ],
)
def test_more_of_them(tiny: Tiny, text: str, code: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, code)) == 1


def test_none_of_them(tiny: Tiny) -> None:
    tiny.prose(
        "中心荣获“文明单位”称号，（一）参观，（二）座谈；一是参观，二是座谈。机电一班与机电二班比赛，机电一班获胜。\n\n"
        "剪纸和泥塑都是非遗，前者最受欢迎。他喜欢剪纸，他的师傅也喜欢。全体女生和男生参加了培训，他们都有收获。"
    )
    assert [one for code in ("W301", "W307", "W308") for one in messages(tiny, code)] == []
