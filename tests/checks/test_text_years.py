"""W103, W106 and W202: years and periods."""

import pytest
from tiny_project import CASE, CATALOGUE, LAYOUT, REPORT, SECTION, VALUES, Tiny

from .language import found, messages

# --- W103: the year of a sentence and of its values -----------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "2024年在校生{在校生数}人，上年为{在校生数:2023}人。",
        "在校生{在校生数}人，比上年{在校生数:增减}人，与2023年相比{在校生数:增幅}。",
        "2023年和2024年在校生分别为{在校生数:2023}人和{在校生数}人。",
        "2023、2024年在校生分别为{在校生数:2023}人、{在校生数}人。",
        "由2023年的{在校生数:2023}人增加到{在校生数}人。",
        "在校生由2023年的{在校生数:2023}人变为{在校生数}人。",
        "2024年，规模扩大；在校生由{在校生数:2023}人增加到{在校生数}人。",
        "自2015年以来，全市在校生{在校生数}人。",
        "《2022年通知》印发后，在校生{在校生数}人。",
        "2023年，学校成立。",
        "2025年，各校将继续深化改革。",
        "2022年至2024年的变化不大。",
    ],
)
def test_years_that_agree(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W103") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "2023年在校生{在校生数}人。",
            "10:17: 这里说的是 2023 年，{在校生数} 是 2024 年的值（改年份，或写成 {在校生数:2023}）",
        ),
        (
            "2023年，全市学校稳定，在校生{在校生数}人。",
            "10:25: 这里说的是 2023 年，{在校生数} 是 2024 年的值（改年份，或写成 {在校生数:2023}）",
        ),
        (
            "上年在校生{在校生数}人。",
            "10:14: 这里说的是 2023 年，{在校生数} 是 2024 年的值（改年份，或写成 {在校生数:2023}）",
        ),
        (
            "本年在校生{在校生数:2023}人。",
            "10:14: 这里说的是 2024 年，{在校生数:2023} 是 2023 年的值（改年份，或写成 {在校生数}）",
        ),
        (
            "比2022年{在校生数:增减}人。",
            "10:15: “比2022年”与 {在校生数:增减} 不符，它与 2023 年比（改写这一句）",
        ),
        (
            "2023年，各校继续深化改革。",
            "10:9: 句首写的是 2023 年，报告年度是 2024 年（核对年份；是上年的稿子就重写）",
        ),
        (
            "2025年，各校继续深化改革。",
            "10:9: 句首写的是 2025 年，报告年度是 2024 年（核对年份；是上年的稿子就重写）",
        ),
    ],
)
def test_years_that_do_not(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W103") == [said]


def test_values_in_the_wrong_order(tiny: Tiny) -> None:
    tiny.prose("2023年和2024年在校生分别为{在校生数}人和{在校生数:2023}人。")
    assert messages(tiny, "W103") == [
        "这里说的是 2023 年，{在校生数} 是 2024 年的值",
        "这里说的是 2024 年，{在校生数:2023} 是 2023 年的值",
    ]


def test_number_of_the_file_whose_name_has_a_year(tiny: Tiny) -> None:
    fact = "  lines_2022: { value: 9, unit: 条, source: 校级年报 }\n"
    tiny.change(SECTION, "facts:\n", f"facts:\n{fact}")
    tiny.prose("早在2022年就通公交{lines_2022}条。")
    assert found(tiny, "W103") == []
    tiny.change(SECTION, "早在2022年", "早在2021年")
    assert messages(tiny, "W103") == ["这里说的是 2021 年，{lines_2022} 是 2022 年的值"]


# --- W106: captions and cover ---------------------------------------------------------------


@pytest.mark.parametrize("years", ["2023年、2024年", "2023/2024年", "2023—2024年", ""])
def test_years_of_a_caption(tiny: Tiny, years: str) -> None:
    tiny.change(SECTION, "caption: 在校生和专任教师", f"caption: {years}在校生和专任教师")
    tiny.change(SECTION, "caption: 规模结构统计表", f"caption: {years}规模结构统计表")
    tiny.change(SECTION, "caption: 学校一览表", "caption: 2024年学校一览表")
    assert found(tiny, "W106") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("在校生和专任教师", "2022年、2023年在校生和专任教师", "图题写的是 2022、2023 年，图里是 2023、2024 年的数"),
        ("规模结构统计表", "2024年规模结构统计表", "表题写的是 2024 年，表里是 2023、2024 年的数"),
        ("学校一览表", "2023年学校一览表", "表题写的是 2023 年，表里是 2024 年的数"),
    ],
)
def test_years_of_a_caption_and_not_of_its_data(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(SECTION, f"caption: {old}", f"caption: {new}")
    assert messages(tiny, "W106") == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("（2024年度）", "（2023年度）", ["封面副标题写的是 2023 年，报告年度是 2024 年"]),
        ("date: 2025年1月", "date: 2023年1月", ["封面日期写的是 2023 年，报告年度是 2024 年"]),
        ("date: 2025年1月", "date: 2024年12月", []),
    ],
)
def test_years_of_the_cover(tiny: Tiny, old: str, new: str, said: list[str]) -> None:
    tiny.change(REPORT, old, new)
    assert messages(tiny, "W106") == said


def test_photo_of_another_year_than_its_text(tiny: Tiny) -> None:
    tiny.change(CASE, "caption: 话剧剧照, alt: 学生", "caption: 2024届话剧剧照, alt: 2023届学生")
    assert messages(tiny, "W106") == ["图题写的是 2024 年，替代文字写的是 2023 年"]


# --- W202: periods --------------------------------------------------------------------------

PERIODS = "{ 学年: 上年9月1日至本年8月31日, 自然年: 上年1月1日至上年12月31日 }"


def _periods(tiny: Tiny, periods: str = PERIODS) -> None:
    """Let the layout say over which days numbers are counted."""
    tiny.change(LAYOUT, "numbering:\n", f"periods: {periods}\nnumbering:\n")


@pytest.mark.parametrize(
    "text",
    [
        "财务按自然年度计，为2023年1月1日至12月31日；其余按学年计，为2023年9月1日至2024年8月31日。",
        "活动从2024年5月6日至5月12日举行。",
        "2023年9月开学，2024年12月结束。",
        "2025年3月，学校将举办运动会。",
        "2015年5月，学校成立。",
        "新校区2021年9月奠基，2023年7月完工，2024年8月交付使用。",
        "该办法自2023年5月1日起施行；合同自2024年9月1日起至2026年8月31日止。",
        "复核结果于2025年1月公布。",  # the month on the cover
        "除财务数据外按学年计，统计时间为2023年9月1日至2024年8月31日。",
        "学校2022年5月开工建设。",
        "技能节2023年2月启动，此后每年一届。",
        "2023年5月，省教育厅公布首批名单，海港市卫生学校入选。",
        "三年行动计划到2025年12月底前完成，合作协议有效期至2025年8月31日。",
        "2025年6月前完成整改。",
        "2023—2024学年，在校生{在校生数}人。",
    ],
)
def test_right_period(tiny: Tiny, text: str) -> None:
    _periods(tiny)
    tiny.prose(text)
    assert found(tiny, "W202") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("财务按自然年度计，为2024年1月1日至12月31日。", "财务按自然年应为 2023年1月1日至12月31日"),
        ("财务按自然年度计，为2023年1月1日至12月30日。", "财务按自然年应为 2023年1月1日至12月31日"),
        ("其余按学年计，为2022年9月1日至2023年8月31日。", "学年应为 2023年9月1日至2024年8月31日"),
        ("其余按学年计，为2022年9月1日至2024年8月31日。", "学年应为 2023年9月1日至2024年8月31日"),
        ("经费支出为2023年9月1日至2024年8月31日。", "财务按自然年应为 2023年1月1日至12月31日"),
        ("2023年2月，全市举办运动会。", "“2023年2月”不在本报告所说的时间里"),
        ("2023年2月举办的运动会是今年的重点。", "“2023年2月”不在本报告所说的时间里"),
        ("2023年上半年，各校举办运动会。", "“2023年上半年”不在本报告所说的时间里"),
        ("2025年3月，学校举办运动会。", "“2025年3月”不在本报告所说的时间里"),
        ("按自然年统计，在校生{在校生数}人。", "在校生数按学年统计，这里写的是“自然年”"),
    ],
)
def test_wrong_period(tiny: Tiny, text: str, said: str) -> None:
    _periods(tiny)
    tiny.prose(text)
    (only,) = found(tiny, "W202")
    assert only.partition(": ")[2].startswith(f"{said}（")


def test_money_of_a_school_year(tiny: Tiny) -> None:
    tiny.change(
        CATALOGUE, "- id: teachers\n", "- id: fund\n  name: 专项经费\n  unit: 万元\n  period: 自然年\n- id: teachers\n"
    )
    tiny.change(VALUES, "teachers,专", "fund,专项经费,50,\nteachers,专")
    tiny.prose("本年专项经费{专项经费}万元。")
    assert found(tiny, "W202") == []
    tiny.change(SECTION, "本年专项经费", "2023—2024学年，专项经费")
    assert messages(tiny, "W202") == ["专项经费按自然年统计，这里写的是“学年”"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("统计时间为2024年1月1日至12月31日。", 0),
        ("统计时间为2023年1月1日至12月31日。", 1),
        ("2024年1月，新馆开放；2024年12月，流动车开通。", 0),
    ],
)
def test_calendar_years_of_a_layout_without_school_years(tiny: Tiny, text: str, count: int) -> None:
    _periods(tiny, "{ 自然年: 本年1月1日至本年12月31日 }")
    tiny.prose(text)
    assert len(found(tiny, "W202")) == count


def test_layout_without_periods_checks_no_days(tiny: Tiny) -> None:
    tiny.prose("统计时间为2019年9月1日至2020年8月31日，2023年2月举办运动会。")
    assert found(tiny, "W202") == []


@pytest.mark.parametrize("period", ["9月1日至8月31日", "上年9月31日至本年8月31日", "本年9月1日至上年8月31日"])
def test_period_that_is_none(tiny: Tiny, period: str) -> None:
    _periods(tiny, f"{{ 学年: {period} }}")
    assert any("应当是起止日期" in text for text in tiny.check())


# --- W103, W116: history and this year's work -----------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "教学楼2021年扩建，1958年建校，2022年新修订的规定施行。",
        "2021年，学校迁入新校区，占地扩大。",
        "她2020年入学，2023年考取导游证。",
        "2026年起，新增专业须提交论证报告。",
        "财务数据按2023年自然年统计。",
        "2023年招收两个班，2024年招收三个班。",
        "2023年考取证书的学生，如今从事讲解工作。",
        "2023年获评省级名师的王老师，今年牵头成立工作室；2023年12月开工的宿舍楼，今年9月交付使用。",
        "市教育局启动2025年对口升学考试报名，印发2025年招生工作安排，将2025年确定为管理年。",
        "2025年对口升学考试大纲发布后，教师研读大纲。到2025年，专任教师学历要全部达标。",
        "2025届毕业生双选会在11月举行，2025届毕业生离校前都有了求职意向。",
    ],
)
def test_history_is_no_stale_draft(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W103") == found(tiny, "W116") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023年，全市各校深化教学改革。", "W103"),
        ("2023年，海港市坚持依法治校。", "W103"),
        ("2025年，各校完成了整改。", "W103"),
        ("2023年的重点工作是达标。", "W103"),
        ("达标工程是2023年的重点。", "W116"),
        ("上年，即2022年，开展了评估。", "W116"),
        ("各校在2025年完成了整改。", "W116"),
        ("全市组织2025年体质测试，参加测试{在校生数}人。", "W116"),
        ("2025届毕业生就业率提高。", "W116"),
        ("2023年，今年的重点是达标。", "W103"),
    ],
)
def test_stale_draft(tiny: Tiny, text: str, code: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, code)) == 1
