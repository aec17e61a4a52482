"""W274: what is said to be most, few or level of the numbers of a sentence is that; W132 for how far they moved."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "全校{38|校级年报}个班级中有{36|校级年报}个建成特色文化班级，仅有少数班级形成了自己的班训。",
        "{40|年报}名学员中，{12|年报}名取得证书，绝大多数学员达到了要求。",
        "毕业生面向三次产业就业分别为{412|年报}人、{687|年报}人和{3617|年报}人，三大产业基本均衡。",
        "两个专业分别招生{120|年报}人、{38|年报}人，相差无几。",
        "两个校区的学生为{510|年报}人和{502|年报}人，规模悬殊。",
    ],
)
def test_word_that_numbers_deny(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W274")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全校{38|校级年报}个班级中有{36|校级年报}个建成特色文化班级，绝大多数班级形成了自己的班训。",
        "全校{38|校级年报}个班级中有{36|校级年报}个建成特色文化班级，仅有少数班级尚未完成。",
        "{40|年报}名学员中，{12|年报}名取得证书，其余大多数将在明年参加考试。",
        "三个专业分别报名{52|年报}人、{48|年报}人和{50|年报}人，大体均衡。",
        "三个产业就业{412|年报}人、{687|年报}人和{3617|年报}人，相差悬殊，分布不够均衡。",
        "学校有学生{510|年报}人、教师{40|年报}人，推动城乡教育均衡发展。",
        "少数民族学生{40|年报}人，占{510|年报}人的少部分。",
    ],
)
def test_word_that_numbers_bear_out(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W274") == []


@pytest.mark.parametrize(
    "text",
    [
        "社团接待学生{96|年报}人次，比上年的{95|年报}人次大幅增长。",
        "合格率由上年的{96.0|年报}%变为{96.3|年报}%，实现了跨越式大幅提升。",
        "藏书由{1000|年报}册增加到{1800|年报}册，略有增加。",
        "报名由{100|年报}人增加到{130|年报}人，成倍增长。",
    ],
)
def test_step_that_is_called_another(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W132")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "社团接待学生{96|年报}人次，比上年的{65|年报}人次大幅增长。",
        "合格率由上年的{86.0|年报}%变为{96.3|年报}%，大幅提升。",
        "藏书由{1000|年报}册增加到{1020|年报}册，略有增加。",
        "报名由{100|年报}人增加到{230|年报}人，成倍增长。",
        "教师由{100|年报}人变为{101|年报}人，今后将大幅改善结构。",
    ],
)
def test_step_that_is_called_what_it_is(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W132") == []
