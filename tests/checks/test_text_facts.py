"""W104, W105, W107, W108, W109 and W303: what prose and labels say beside the data."""

import pytest
from tiny_project import CARD, CASE, CATALOGUE, SCHOOLS, SECTION, VALUES, Tiny

from .language import found, messages

FACT = "  bus_lines: { value: 12, unit: 条, source: 校级年报 }\n"


def in_case(tiny: Tiny, fact: str, use: str) -> None:
    """Give the case a number of its own, and a sentence that uses it."""
    tiny.change(CASE, "school: 海港市职业中专\n", f"school: 海港市职业中专\nfacts: {{ {fact} }}\n")
    tiny.change(CASE, "学生排演话剧", f"{use}，学生排演话剧")


# --- W104: numbers of one file --------------------------------------------------------------


def test_number_that_is_not_used(tiny: Tiny) -> None:
    tiny.change(SECTION, "，通公交{bus_lines}条", "")
    assert found(tiny, "W104") == ["4:23: “bus_lines”没有用到（在正文里引用，或删去这一行）"]


@pytest.mark.parametrize(
    ("name", "value", "differs"),
    [("bus_lines", "13", True), ("bus_line", "13", True), ("bus_lines", "12", False), ("rooms", "13", False)],
)
def test_one_number_in_two_files(tiny: Tiny, name: str, value: str, differs: bool) -> None:
    in_case(tiny, f"{name}: {{ value: {value}, unit: 条, source: 校级年报 }}", f"公交{{{name}}}条")
    expected = f"“bus_lines”这里是12条，{CASE}:4:{13 + len(name) - 1} 的“{name}”是{value}条"
    assert messages(tiny, "W104") == ([expected] if differs else [])


@pytest.mark.parametrize(
    ("said", "value", "unit", "told"),
    [
        ("在校生", "1286", "名", True),
        ("观众", "1286", "名", False),  # the same value by chance
        ("在校生", "1286", "条", False),
        ("在校生", "90", "人", False),
    ],
)
def test_number_that_is_an_indicator(tiny: Tiny, said: str, value: str, unit: str, told: bool) -> None:
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1286")
    tiny.change(SECTION, FACT, FACT.replace("12, unit: 条", f"{value}, unit: {unit}"))
    tiny.change(SECTION, "{bus_lines}条", f"{{bus_lines}}{unit}")
    tiny.change(SECTION, "通公交{bus_lines}", f"{said}{{bus_lines}}")
    assert found(tiny, "W104") == (
        ["4:23: “bus_lines”就是指标“在校生数”的值（删去这一行，正文写 {在校生数}）"] if told else []
    )


# --- W107: shares ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        ("43.6", []),
        ("44", []),
        ("43.63", []),
        ("44.6", ["“exam_rate”写的是 44.6%，89÷204 是 43.6%"]),
        ("43", ["“exam_rate”写的是 43%，89÷204 是 44%"]),
    ],
)
def test_share_and_its_parts(tiny: Tiny, rate: str, said: list[str]) -> None:
    facts = (
        "  exam_sat: { value: 204, unit: 人, source: 校级年报 }\n"
        "  exam_passed: { value: 89, unit: 人, source: 校级年报 }\n"
        f'  exam_rate: {{ value: {rate}, unit: "%", source: 校级年报 }}\n'
    )
    tiny.change(SECTION, FACT, FACT + facts)
    tiny.prose("考试{exam_sat}人，上线{exam_passed}人，上线率{exam_rate}。")
    assert messages(tiny, "W107") == said


def test_a_share_that_is_computed_is_right(tiny: Tiny) -> None:
    facts = (
        "  power_old: { value: 86.4, unit: 万度, source: 后勤台账 }\n"
        "  power_new: { value: 79.5, unit: 万度, source: 后勤台账 }\n"
        '  power_cut: { formula: (power_old - power_new) / power_old * 100, unit: "%", decimals: 1 }\n'
    )
    tiny.change(SECTION, FACT, FACT + facts)
    tiny.prose("用电{power_new}万度，比上年的{power_old}万度下降{power_cut}。")
    assert messages(tiny, "W107") == []


def test_numbers_of_two_sentences_are_no_parts_of_a_share(tiny: Tiny) -> None:
    facts = (
        "  exam_more: { value: 124, unit: 人, source: 校级年报 }\n"
        "  exam_passed: { value: 89, unit: 人, source: 校级年报 }\n"
        '  exam_rate: { value: 43.6, unit: "%", source: 校级年报 }\n'
    )
    tiny.change(SECTION, FACT, FACT + facts)
    tiny.prose("上线{exam_passed}人，上线率{exam_rate}。报名人数增加{exam_more}人。")
    assert messages(tiny, "W107") == []


# --- W105: directions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "在校生比上年{在校生数:增减}人。",
        "在校生{在校生数}人，比上年有所增加。",
        "在校生由{在校生数:2023}人增加到{在校生数}人。",
        "在校生增加到{在校生数}人。",
        "专任教师{专任教师数}人，比上年略有增加。",
        "在校生{在校生数}人、专任教师{专任教师数}人，比上年有所减少。",
    ],
)
def test_directions_that_agree_or_cannot_be_decided(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W105") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "在校生比上年增加{在校生数:增减}人。",
            "10:17: {在校生数:增减} 会印出增减的词，前面又写了“增加”（删去“增加”）",
        ),
        (
            "在校生比上年下降了{在校生数:增幅}。",
            "10:18: {在校生数:增幅} 会印出增减的词，前面又写了“下降”（删去“下降”）",
        ),
        (
            "在校生比上年增加{在校生数}人。",
            "10:17: “增加”后面是总数 {在校生数}，不是增减的数（写成 比上年{在校生数:增减}）",
        ),
        (
            "专任教师比上年{专任教师数:增减}人，在校生增加{在校生数}人。",
            "10:33: “增加”后面是总数 {在校生数}，不是增减的数（写成 比上年{在校生数:增减}）",
        ),
        (
            "在校生{在校生数}人，比2023年有较大减少。",
            "10:12: 写的是“有较大减少”，在校生数却比上年增加（改写增减的词）",
        ),
        ("在校生{在校生数}人，比上年有所减少。", "10:12: 写的是“有所减少”，在校生数却比上年增加（改写增减的词）"),
        ("在校生{在校生数}人，明显下降。", "10:12: 写的是“明显下降”，在校生数却比上年增加（改写增减的词）"),
        ("由{在校生数:2023}人减少到{在校生数}人。", "10:25: 写的是“减少”，在校生数却是增加的（改写增减的词）"),
    ],
)
def test_directions_against_the_data(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W105") == [said]


@pytest.mark.parametrize(
    "text", ["在校生增加到{在校生数}人。", "全年增加{新增学校数}所。", "扩大在校生规模，{在校生数}人。"]
)
def test_totals_behind_words_that_are_none_of_change(tiny: Tiny, text: str) -> None:
    tiny.change(
        CATALOGUE, "- id: general_pct\n", "- id: new_schools\n  name: 新增学校数\n  unit: 所\n- id: general_pct\n"
    )
    tiny.change(VALUES, "students,", "new_schools,新增学校数,1,\nstudents,")
    tiny.prose(text)
    assert found(tiny, "W105") == []


# --- W108, W109: labels and nouns -----------------------------------------------------------


@pytest.mark.parametrize("label", ["双师型占比", "双师型教师占比", "其中：双师型教师占比", "双师型教师占比（%）"])
def test_label_of_its_indicator(tiny: Tiny, label: str) -> None:
    tiny.change(SECTION, "label: 双师型占比", f"label: {label}")
    assert found(tiny, "W108") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (SECTION, "label: 双师型占比", "label: 在校生", "名称写的是“在校生”，打印的却是“双师型教师占比”"),
        (SECTION, "label: 双师型占比", "label: 食堂", "名称写的是“食堂”，打印的却是“双师型教师占比”"),
        (
            SECTION,
            "indicators: [students, teachers]",
            "indicators: [students, { indicator: teachers, label: 在校生 }]",
            "名称写的是“在校生”，打印的却是“专任教师数”",
        ),
        (
            CARD,
            "{ indicator: teachers, unit",
            "{ indicator: teachers, label: 双师型教师数, unit",
            "名称写的是“双师型教师数”，打印的却是“专任教师数”",
        ),
    ],
)
def test_label_of_another_indicator(tiny: Tiny, file: str, old: str, new: str, said: str) -> None:
    tiny.change(file, old, new)
    assert messages(tiny, "W108") == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("专任教师{专任教师数}人。", []),
        ("专任教师{在校生数}人。", ["前面说的是“专任教师”，引用的是“在校生数”"]),
        ("双师型教师共{专任教师数}人。", ["前面说的是“双师型教师”，引用的是“专任教师数”"]),
        ("中职占比为{普高占比}。", ["前面说的是“中职占比”，引用的是“普高占比”"]),
        ("中职学校在校生{在校生数}人。", []),
    ],
)
def test_noun_before_a_value(tiny: Tiny, text: str, said: list[str]) -> None:
    tiny.prose(text)
    assert messages(tiny, "W109") == said


# --- W303: precision ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "text", "told"),
    [
        ("80", "分别为{rate_a}和{rate_b}。", True),
        ("80", "为{rate_a}、{rate_b}。", True),
        ("80.00", "分别为{rate_a}和{rate_b}。", False),
        ("80", "一是{rate_a}，二是{rate_b}。", False),
    ],
)
def test_precision_of_a_series(tiny: Tiny, first: str, text: str, told: bool) -> None:
    rates = "".join(
        f'  rate_{name}: {{ value: {value}, unit: "%", source: 年报 }}\n'
        for name, value in (("a", first), ("b", "33.33"))
    )
    tiny.change(SECTION, FACT, FACT + rates)
    tiny.prose(text)
    said = "并列的数小数位数不同：{rate_a}0 位、{rate_b}2 位（改 facts 里的写法，或指标目录的 decimals）"
    assert [message.partition(": ")[2] for message in found(tiny, "W303")] == ([said] if told else [])


def test_precision_of_indicators_and_of_a_column(tiny: Tiny) -> None:
    tiny.prose("占比分别为{双师型教师占比}和{中职占比}。")
    tiny.change(SCHOOLS, "公办,600", "公办,600.5")
    assert messages(tiny, "W303") == [
        "并列的数小数位数不同：{双师型教师占比}2 位、{中职占比}1 位",
        "“在校生规模”一列多为 1 位小数，这里是 400",
    ]
