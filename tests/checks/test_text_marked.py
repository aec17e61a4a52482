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
