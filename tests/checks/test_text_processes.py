"""W244: steps in their order."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("经过初赛、决赛、复赛三轮角逐，代表队夺冠。", "“复赛”写在“决赛”后面，先后颠倒了"),
        ("先安排学生上岗，再由三方签订三方协议，最后总结。", "“签订三方协议”写在“安排学生上岗”后面，先后颠倒了"),
        ("资助按照个人申请、公示、审核、发放的程序进行。", "“审核”写在“公示”后面，先后颠倒了"),
        ("课题依次完成立项、结题、中期检查。", "“中期检查”写在“结题”后面，先后颠倒了"),
        ("检修线路时，先验电，然后断电，最后挂牌。", "“断电”写在“验电”后面，先后颠倒了"),
    ],
)
def test_steps_that_are_turned(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W244") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "经过初赛、复赛、决赛三轮角逐，代表队夺冠。决赛之后，复赛成绩一并公布。",
        "先签订三方协议，再安排学生上岗，最后总结。",
        "资助按照个人申请、审核、公示、发放的程序进行。",
        "中心先后举办决赛和展演，先进班级受到表彰，再接再厉。",
        "未经安全教育的学生不得上岗。",
        "教务处办理毕业、入学手续，通过面试、笔试选聘导师，决赛和复赛都在体育馆。",
        "先由学校审核，再进行公示，公示无异议后发放。",
    ],
)
def test_steps_in_order(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W244") == []
