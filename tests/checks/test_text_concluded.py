"""W132: what a sentence concludes from two years agrees with them."""

import pytest
from tiny_project import LAST_YEAR, Tiny

from .language import found, messages


@pytest.fixture
def falling(tiny: Tiny) -> Tiny:
    """There are fewer students than a year before."""
    tiny.change(LAST_YEAR, "students,在校生数,950,", "students,在校生数,1100,")
    return tiny


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在校生由{在校生数:2023}人变为{在校生数}人，规模稳步扩大。", "“扩大”与数相反：由 1100 到 1000"),
        ("在校生{在校生数}人，上年为{在校生数:2023}人，办学再上新台阶。", "“上新台阶”与数相反：由 1100 到 1000"),
    ],
)
def test_a_conclusion_that_the_numbers_contradict(falling: Tiny, text: str, said: str) -> None:
    falling.prose(text)
    assert messages(falling, "W132") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "在校生由{在校生数:2023}人变为{在校生数}人，规模有所缩小。",
        "在校生由{在校生数:2023}人变为{在校生数}人，但专业覆盖面仍在扩大。",
        "在校生由{在校生数:2023}人变为{在校生数}人。学校规模扩大。",
        "在校生由{在校生数:2023}人变为{在校生数}人，今后要扩大招生。",
        "在校生{在校生数}人，专任教师{专任教师数}人，规模扩大。",
    ],
)
def test_a_conclusion_that_agrees(falling: Tiny, text: str) -> None:
    falling.prose(text)
    assert found(falling, "W132") == []


@pytest.mark.parametrize(
    "text",
    [
        "专业群由{40|专业目录}个扩充到{34|专业目录}个，师资统一调配。",
        "德育力量进一步充实，德育人员由上年的{278|人事处}人变为{236|人事处}人。",
        "月均迟到由上学期的{18|教务处}人次变为本学期的{27|教务处}人次，学生的时间观念明显增强。",
        "流失学生由{12|学籍处}人增至{25|学籍处}人，控辍保学成效显著。",
        "违纪由{10|学生处}起上升到{22|学生处}起，学生行为习惯明显改善。",
        "平均成绩由{78.5|教务处}分变为{72.1|教务处}分，教学质量稳步提高。",
        "借阅量由{5200|图书馆}册次降至{3100|图书馆}册次，学生阅读热情高涨。",
    ],
)
def test_a_conclusion_from_numbers_of_the_file(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W132")) == 1


@pytest.mark.parametrize(
    "text",
    ["在校生{在校生数}人，比上年{在校生数:增减}人，办学规模持续扩大。", "在校生达到{在校生数}人，再创历史新高。"],
)
def test_a_conclusion_from_one_indicator(falling: Tiny, text: str) -> None:
    falling.prose(text)
    assert len(messages(falling, "W132")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "月均迟到由上学期的{27|教务处}人次变为本学期的{18|教务处}人次，学生的时间观念明显增强。",
        "流失学生由{25|学籍处}人减至{12|学籍处}人，控辍保学成效显著。",
        "专业由{15|专业目录}个调整为{12|专业目录}个，专业布局更加优化，办学实力增强。",
        "班均人数由{45|学籍处}人降至{38|学籍处}人，小班化教学条件明显改善。",
        "等候时间由{20|后勤处}分钟变为{8|后勤处}分钟，服务效率明显提高。",
        "全校近视率由{62%|校医室}降到{58%|校医室}，学生健康水平持续提升。",
        "德育人员由上年的{278|人事处}人变为{236|人事处}人，力量需要进一步充实。",
        "德育力量有待充实，德育人员由上年的{278|人事处}人变为{236|人事处}人。",
        "在校生{在校生数}人，再创历史新高。",
    ],
)
def test_a_conclusion_that_fewer_is_better(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W132") == []


@pytest.mark.parametrize(
    "text",
    [
        "{24|督导室}所学校中，公办{8|督导室}所、民办{14|督导室}所达标，学校已全部达标。",
        "毕业生合格率为{98.2%|学籍处}，学生全部合格。",
        "全体学生均通过考核，通过率为{96%|教务处}。",
        "参加考证的{120|教务处}名学生全部取得证书，取证{112|教务处}人。",
        "全市各校无一例外地配了双师型教师，双师型教师{双师型教师数}人。",
        "全市有工匠学院{9|职教科}家，其中海港中专的是全市唯一一家工匠学院。",
    ],
)
def test_all_of_which_the_numbers_show_some(tiny: Tiny, text: str) -> None:
    tiny.write("data/rules.yaml", "- bound: { part: 双师型教师数, whole: 专任教师数 }\n")
    tiny.prose(text)
    assert len(messages(tiny, "W132")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "毕业生合格率为{100%|学籍处}，学生全部合格。",
        "{24|督导室}所学校中，公办{8|督导室}所全部达标，民办{14|督导室}所达标，达标率为{91.7%|督导室}。",
        "合格率为{98.2%|学籍处}，不合格的学生全部补考合格。",
        "{120|教务处}名学生全部参加考试，{96|教务处}人取得证书。",
        "全市有工匠学院{9|职教科}家，海港中专是全市唯一的省级示范校。",
    ],
)
def test_all_that_is_all(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W132") == []
