"""W118, W123, W128: what is said of stated numbers, typed or declared in place."""

import pytest
from tiny_project import Tiny

from .language import found, messages

# --- W118: percentages differ by 百分点 ----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "学生出勤率达到{98.5%|教务处}，比上学期提高{2.3%|教务处}，课堂秩序好转。",
        "考证通过率由{81%|教务处}提高到{90%|教务处}，提高了{9%|教务处}。",
        "巩固率为{96.2%|学籍处}，较上年的{94.1%|学籍处}高出{2.1%|学籍处}。",
        "满意度由88.5%升至93.1%，上升4.6%。",
    ],
)
def test_percentages_do_not_differ_by_a_percentage(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W118")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "学生出勤率达到{98.5%|教务处}，比上学期提高{2.3|教务处}个百分点。",
        "考证通过率由{80%|教务处}提高到{90%|教务处}，相对提高{12.5%|教务处}。",
        "执行率为{98.2%|财务处}，招生数同比增长{5%|招生办}。",
        "出勤率由{96%|教务处}提高到{98%|教务处}。",
    ],
)
def test_other_changes_may_be_percentages(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W118") == []


# --- W123: two terms, multiples in place, 增加到 -------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "学生当学期借书{5460|年报}册次，上学期为{4200|年报}册次，增长{23.1%|年报}。",
        "上学期志愿服务{1200|团委}小时，本学期{1500|团委}小时，增长{20%|团委}。",
        "藏书由{2000|图书馆}册增加到{6000|图书馆}册，增加了{3|图书馆}倍。",
        "藏书由{2000|图书馆}册增加到{6000|图书馆}册，是原来的{2|图书馆}倍。",
        "今年招生{400|招生办}人，上年{320|招生办}人，比上年增加到{80|招生办}人。",
        "招生{400|招生办}人，比上年增加到{80|招生办}人。",
        "就业率由{81%|就业办}提高到{90%|就业办}，一年间提高{11.1|就业办}个百分点。",
    ],
)
def test_a_step_that_two_numbers_do_not_make(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W123")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "学生当学期借书{5460|年报}册次，上学期为{4200|年报}册次，增长{30%|年报}。",
        "上年举办讲座。到中小企业的{3738|就业办}人，到大型企业的{534|就业办}人，前者为后者的{7|就业办}倍。",
        "藏书由{2000|图书馆}册增加到{6000|图书馆}册，增加了{2|图书馆}倍。",
        "今年招生{400|招生办}人，上年{320|招生办}人，比上年增加{80|招生办}人。",
        "今年招生{400|招生办}人，由上年的{320|招生办}人增加到{400|招生办}人。",
    ],
)
def test_a_step_that_they_make(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W123") == []


# --- W128: shares in words that stand apart ----------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "全年培训{7419|培训处}学时中，公益项目有{2373|培训处}学时，占近四成。",
        "校企合作教材{10|教务处}本，占教材总数{31|教务处}本的近四成。",
        "办学条件达标率为{91.7%|督导室}，也就是说，近九成学校已经达标。",
        "达标率为{91.7%|督导室}，不足九成，还要整改。",
        "近三成（{41.8%|就业办}）毕业生升入高校。",
        "专任教师{168|人事处}人，女教师{105|人事处}人，占教师总数的七成。",
        "{12|教务处}个专业中，{5|教务处}个为重点专业，过半。",
        "专任教师{专任教师数}人，不到在校生的半数，也不到在校生的百分之一，占在校生的三成。",
        "专任教师{专任教师数}人，占在校生的三成。",
    ],
)
def test_a_share_in_words_that_the_numbers_do_not_bear_out(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W128")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全年培训{7419|培训处}学时中，公益项目有{2373|培训处}学时，占三成多。",
        "办学条件达标率为{91.7%|督导室}，也就是说，超过九成学校已经达标。",
        "毕业率为{98.6%|学籍处}，近四成毕业生升入高校。",
        "专任教师{168|人事处}人，其中高级{52|人事处}人，占三成；中级{71|人事处}人，占四成多。",
        "社团{24|团委}个，参与学生{1800|团委}人，占在校生的八成以上。",
        "选修课{30|教务处}门，其中技能类{18|教务处}门，占六成，文化类{12|教务处}门，占四成。",
        "受访教师{200|工会}人，近九成（{89.5%|工会}）认为有用，超过三成希望延长时间。",
        "{12|教务处}个专业中，{7|教务处}个为重点专业，过半。",
    ],
)
def test_a_share_in_words_that_they_do(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W128") == []
