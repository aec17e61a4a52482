"""W246: names that change within a paragraph."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("学生赵晓彤入学时成绩落后。两年后，赵晓丹在市赛上夺冠。", "前面是“赵晓彤”，这里是“赵晓丹”"),
        ("企业导师郑海涛每周三到校授课。谈起秘诀，郑海波笑着说：“把学生当徒弟。”", "前面是“郑海涛”，这里是“郑海波”"),
        ("剪纸艺人刘师傅每周来校两次。有学生剪坏了，王师傅不急不恼。", "前面是“刘师傅”，这里是“王师傅”"),
        ("“薪火”宣讲团走进班级。学生们说，听了“星火”宣讲团的故事，深受感动。", "前面是“薪火”，这里是“星火”"),
        ("“海浪杯”创业大赛落幕。主办方表示，“浪花杯”每两年举办一次。", "前面是“海浪杯”，这里是“浪花杯”"),
    ],
)
def test_name_that_changes(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W246") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "学生赵晓彤入学时成绩落后。两年后，赵晓彤在市赛上夺冠。",
        "双胞胎姐妹学生赵晓彤入学，赵晓丹随后也来了。",
        "学生李明获得一等奖，李明考入了本科院校；学生高兴地说，高兴得很。",
        "木工刘师傅教刨木头，瓦工王师傅教砌墙；刘师傅负责理论，王师傅负责实操。",
        "剪纸艺人刘师傅每周来校两次。另一位面塑艺人请了假，王师傅替他上课。",
        "“薪火”宣讲团和“星火”宣讲团走进班级；“匠心”讲堂请来劳模，“爱心”超市开业。",
        "“双高”计划和“双优”计划同步推进；“海浪杯”大赛升级为“浪花杯”。",
        "语文老师带着学生诵读。课后，王老师批改作业。",
    ],
)
def test_name_that_stays(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W246") == []
