"""What the words around a value, a mention or a cover must agree with."""

import pytest
from tiny_project import CARD, CASE, CATALOGUE, REPORT, SECTION, VALUES, Tiny


def found(tiny: Tiny, code: str) -> list[str]:
    tiny.language = True
    return [text.partition(f" {code} ")[2].partition("（")[0] for text in tiny.check() if f" {code} " in text]


def test_value_of_something_the_sentence_does_not_speak_of(tiny: Tiny) -> None:
    tiny.prose("食堂面积扩大后，可供用餐的有{专任教师数}人。")
    assert found(tiny, "W110") == ["引用的是“专任教师数”，这一句没有说到它"]


@pytest.mark.parametrize(
    "text",
    [
        "专任教师{专任教师数}人。",
        "教师队伍稳定。目前有专职任教者{teachers}人。",
        "全校在校{在校生数}人。",
        "与2023年的{专任教师数:2023}人相比，专任教师{专任教师数:增减}人。",
    ],
)
def test_value_that_the_sentence_or_the_one_before_speaks_of(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W110") == []


def test_value_whose_name_is_shortened(tiny: Tiny) -> None:
    tiny.change(CATALOGUE, "name: 中职学校数", "name: 中等职业学校总数")
    tiny.prose("全市有中职学校{school_count}所。")
    assert found(tiny, "W110") == []


def test_short_name_registers_another_way_to_say_it(tiny: Tiny) -> None:
    tiny.prose("食堂每日供餐，讲台上的有{专任教师数}人。")
    tiny.change(CATALOGUE, "  name: 专任教师数\n", "  name: 专任教师数\n  short: [讲台人数]\n")
    assert found(tiny, "W110") == []


def test_value_beside_the_name_of_another(tiny: Tiny) -> None:
    tiny.prose("在校生和教师都有增加，专任教师{在校生数}人。")
    assert found(tiny, "W110") == []  # the sentence speaks of both
    assert found(tiny, "W117") == ["这里说的像是“专任教师数”，引用的却是“在校生数”"]


@pytest.mark.parametrize(
    "text",
    [
        "专任教师{专任教师数}人，在校生{在校生数}人。",
        "专任教师人数见表，总数为{在校生数}人。",  # another clause
        "专任教师占比{双师型教师占比}。",  # another unit
        "在校生、聘用人员和专任教师{在校生数}人。",  # the parts of a sum
        "专任教师{专任教师数}人、其中双师型教师{双师型教师数}人。",  # each between its neighbours
        "双师型占三成，专任教师中有{双师型教师数}人。",  # said before in the sentence
        "专任教师里{双师型教师数}人是双师型的，双师型占比提高。",  # said behind
    ],
)
def test_value_beside_its_own_name(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W117") == []


def test_short_name_tells_that_a_value_is_meant(tiny: Tiny) -> None:
    tiny.prose("听课的专任教师{在校生数}人。")
    assert found(tiny, "W117") == ["这里说的像是“专任教师数”，引用的却是“在校生数”"]
    tiny.change(CATALOGUE, "short: [中职在校生]", "short: [中职在校生, 听课的专任教师]")
    assert found(tiny, "W117") == []


@pytest.mark.parametrize(
    "text",
    [
        "在校生{在校生数}人，上年为{在校生数:2023}人。",
        "2023年在校生{在校生数:2023}人、专任教师{专任教师数:2023}人。",
        "在校生由{在校生数:2023}人增加到{在校生数}人。",
        "2023年，在校生{在校生数:2023}人，2024年为{在校生数}人。",
        "上年在校生{在校生数:2023}人，{专任教师数:2023}人任教。",
        "在校生{在校生数}人，与上年的{在校生数:2023}人相比略有变化。",
        "在校生{在校生数}人，与上年的{在校生数:2023}人、{专任教师数:2023}人相比略有变化。",
        "在校生{在校生数}人，高于上年度（{在校生数:2023}人）；比上年（{在校生数:2023}人）多。",
        "在校生{在校生数}人，上届为{在校生数:2023}人，即2023届。",
        "一年前，在校生为{在校生数:2023}人；在校生在{在校生数:2023}人的基础上有所变化；原有在校生{在校生数:2023}人。",
    ],
)
def test_last_years_value_is_called_one(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W111") == []


@pytest.mark.parametrize(
    "text",
    [
        "在校生{在校生数:2023}人。",
        "上年下过雪，在校生{在校生数}人，专任教师{专任教师数:2023}人。",
        "比上年多，在校生{在校生数:2023}人。",
    ],
)
def test_last_years_value_passed_off_as_this_years(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W111")) == 1


def test_mention_of_a_case_names_its_school(tiny: Tiny) -> None:
    tiny.prose("海港市卫生学校的做法见[@drama]。")
    assert found(tiny, "W208") == ["提到的案例是海港市职业中专的，这里写的是“海港市卫生学校”"]


def test_mention_of_a_case_may_name_no_school_or_its_own_among_others(tiny: Tiny) -> None:
    tiny.prose("做法见[@drama]。海港市卫生学校和海港市职业中专的做法见[@drama]。")
    assert found(tiny, "W208") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: 海港市", "title: 海市", "报告名称“海市中等职业教育质量年度报告”不是以“海港市”开头"),
        ("name: 河北省海港市,", "name: 河北省海港,", "region 的“河北省海港”不是以市、县、区结尾"),
        ("subtitle: （2024年度）", "subtitle: 2023年度", "封面的“2023年度”写的是 2023 年，报告年度是 2024 年"),
        ("issuer: 海港市教育局", "issuer: 港市教育局", "发布单位“港市教育局”不是以“海港市”开头"),
    ],
)
def test_cover_names_the_region(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(REPORT, old, new)
    assert found(tiny, "W112") == [said]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("海港市中等职业教育质量年度报告2024年度", []),
        ("海港市中等职业教育质量年度报告2019年度", []),  # another year's report
        ("海港市职业教育质量年度报告2024年度", ["与登记的《海港市职业教育质量年度报告2024年度》不同"]),
    ],
)
def test_cover_has_the_registered_title(tiny: Tiny, name: str, told: list[str]) -> None:
    tiny.write("data/terms.yaml", f"documents:\n  - {{ name: {name} }}\n")
    tiny.change(REPORT, "subtitle: （2024年度）", "subtitle: 2024年度")
    title = "海港市中等职业教育质量年度报告2024年度"
    assert found(tiny, "W112") == [f"封面的“{title}”{said}" for said in told]


def test_value_that_is_printed_nowhere(tiny: Tiny) -> None:
    before = found(tiny, "W113")
    tiny.change(CATALOGUE, "- id: students\n", "- id: buses\n  name: 校车数\n  unit: 辆\n- id: students\n")
    tiny.change(VALUES, "students,", "buses,校车数,5,\nstudents,")
    assert found(tiny, "W113") == [*before, "校车数 2024 年有数，报告里没有印出"]
    tiny.prose("校车{校车数}辆。")
    assert found(tiny, "W113") == before


def test_row_that_stands_twice(tiny: Tiny) -> None:
    row = "  - { indicator: teachers, unit: 人, level: 1 }\n"
    tiny.change(CARD, row, row * 2)
    assert found(tiny, "W114") == ["“专任教师数”在这张表里有两处，第 5 行已经有了"]


def test_unit_of_a_scorecard(tiny: Tiny) -> None:
    tiny.change(CARD, "label: 在校生人数, unit: 人", "label: 在校生人数, unit: 人次")
    assert found(tiny, "W114") == ["“在校生数”的单位在附表里是“人次”，指标目录里是“人”"]


def test_school_named_before_the_sentence_that_mentions_the_case(tiny: Tiny) -> None:
    tiny.prose("海港市卫生学校排演话剧。做法见[@drama]。")
    assert found(tiny, "W208") == ["提到的案例是海港市职业中专的，这里写的是“海港市卫生学校”"]


def test_mention_behind_the_title_of_something_else(tiny: Tiny) -> None:
    tiny.change(SECTION, "caption: 学校一览表", "caption: 各校设施设备一览表")
    tiny.prose("规模结构见[@tbl-schools]，设施设备见[@tbl-schools]。")
    assert found(tiny, "W209") == ["前面说的是“规模结构统计表”，指的却是表“各校设施设备一览表”"]


SECOND = """\
      - table:
          id: tbl-lines
          caption: 生活服务统计表
          rows: [school_count]
"""


@pytest.fixture
def two_tables(tiny: Tiny) -> Tiny:
    """A second table, that shows something else, and a first one of two rows that the texts tell."""
    tiny.change(SECTION, "rows: [students, {", "rows: [students, teachers, {")
    tiny.change(SECTION, "      - chart:\n", SECOND + "      - chart:\n")
    return tiny


def test_mention_of_a_table_that_has_none_of_the_values(two_tables: Tiny) -> None:
    two_tables.prose("在校生{在校生数}人，专任教师{专任教师数}人，见[@tbl-lines]。")
    said = "这一段引用的数不在表“生活服务统计表”里，在“规模结构统计表”里"
    assert found(two_tables, "W211") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "在校生{在校生数}人，专任教师{专任教师数}人，见[@tbl-scale]和[@tbl-schools]。",
        "在校生{在校生数}人，学校{中职学校数}所，见[@tbl-lines]。",  # one of them is there
        "在校生{在校生数}人，见[@tbl-lines]。",  # one value tells too little
        "学校{中职学校数}所。\n\n在校生{在校生数}人，专任教师{专任教师数}人，见[@tbl-lines]。",
        "各项见[@tbl-lines]。",
    ],
)
def test_mention_of_a_table_that_may_be_right(two_tables: Tiny, text: str) -> None:
    two_tables.prose(text)
    assert found(two_tables, "W211") == []


def test_value_printed_twice_in_a_sentence(tiny: Tiny) -> None:
    tiny.prose("在校生{在校生数}人，中职在校生{中职在校生}人。")
    assert found(tiny, "W115") == ["这一句里“在校生数”引用了两次"]


def test_value_printed_in_two_sentences_or_for_two_years(tiny: Tiny) -> None:
    tiny.prose("在校生{在校生数}人，上年为{在校生数:2023}人。这{在校生数}名学生都在册。")
    assert found(tiny, "W115") == []


def test_other_year_inside_a_sentence(tiny: Tiny) -> None:
    tiny.prose("办学条件达标是2023年全市的重点工程。")
    assert found(tiny, "W116") == ["这里写的是 2023 年，报告年度是 2024 年"]


def test_outlook_on_the_year_of_the_report(tiny: Tiny) -> None:
    tiny.prose("展望2024年，各校将深化改革。展望2025年，各校将深化改革。")
    assert found(tiny, "W116") == ["这里写的是 2024 年，报告年度是 2024 年"]


def test_plan_for_action_is_none_of_the_authors(tiny: Tiny) -> None:
    tiny.prose("达标工程是2025年的重点，与行动计划结合推进。")
    assert found(tiny, "W116") == ["这里写的是 2025 年，报告年度是 2024 年"]


def test_class_that_has_not_graduated(tiny: Tiny) -> None:
    tiny.prose("2025届毕业生全部升学，2023届毕业生也是。")
    assert found(tiny, "W116") == ["这里写的是 2025 年，报告年度是 2024 年"]


@pytest.mark.parametrize(
    "text",
    [
        "办学条件达标是2024年全市的重点工程。",
        "工作室于2021年成立。",
        "在校生由2023年的{在校生数:2023}人增加到{在校生数}人。",
        "达标工程计划在2026年完成。",
        "2024年的三年行动计划收官。",
        "本章列出不足和2025年的打算。",
    ],
)
def test_other_year_with_a_reason(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W116") == []


def test_figure_of_a_case_that_the_case_mentions_only_behind_it(tiny: Tiny) -> None:
    mention = "  - 学生排演话剧（见[@fig-drama]）。\n"
    tiny.change(CASE, mention, "")
    tiny.write(CASE, tiny.path(CASE).read_text("utf-8") + mention)
    assert found(tiny, "N006") == ["图“fig-drama”先出现，后面才提到"]
