"""W109: the name, or the telling word, that stands before a value is that of its indicator."""

import pytest
from tiny_project import CATALOGUE, SECTION, VALUES, Tiny

from .language import found, messages

MORE = """\
- id: public_students
  name: 公办中职学校在校生数
  short: [公办在校生数]
  unit: 人
- id: private_students
  name: 民办中职学校在校生数
  short: [民办在校生数]
  unit: 人
- id: repo_nation
  name: 国家级教学资源库数
  unit: 个
- id: repo_province
  name: 省级教学资源库数
  unit: 个
- id: masters
  name: 硕士及以上学历专任教师数
  unit: 人
- id: share_in
  name: 招生占比（含技工学校）
  unit: "%"
- id: share_out
  name: 招生占比（不含技工学校）
  unit: "%"
"""
NUMBERS = """\
public_students,公办中职学校在校生数,600,
private_students,民办中职学校在校生数,400,
repo_nation,国家级教学资源库数,2,
repo_province,省级教学资源库数,7,
masters,硕士及以上学历专任教师数,9,
share_in,招生占比（含技工学校）,38,
share_out,招生占比（不含技工学校）,35,
"""


@pytest.fixture
def siblings(tiny: Tiny) -> Tiny:
    """Indicators whose names differ by a word."""
    tiny.change(CATALOGUE, "- id: teachers\n", f"{MORE}- id: teachers\n")
    tiny.change(VALUES, "teachers,专", f"{NUMBERS}teachers,专")
    return tiny


@pytest.mark.parametrize(
    ("text", "noun", "own"),
    [
        ("民办中职学校在校生数为{公办在校生数}人。", "民办中职学校在校生数", "公办中职学校在校生数"),
        ("民办中职学校在校生{公办在校生数}人。", "民办中职学校在校生", "公办中职学校在校生数"),
        ("民办在校生数稳中有降，目前为{公办在校生数}人。", "民办在校生数", "公办中职学校在校生数"),
        ("从民办在校生数看，全市共{公办在校生数}人。", "民办在校生数", "公办中职学校在校生数"),
        ("民办在校生数（{公办在校生数}人）略有变化。", "民办在校生数", "公办中职学校在校生数"),
        ("在校生{在校生数}人，其中民办{公办在校生数}人。", "民办", "公办中职学校在校生数"),
        ("在校生{在校生数}人，其中民办在校生{在校生数:2023}人。", "民办在校生", "在校生数"),
        ("建成省级资源库{国家级教学资源库数}个。", "省级", "国家级教学资源库数"),
        ("含技工学校的招生占比为{share_out}。", "含", "招生占比（不含技工学校）"),
        ("招生占比不含技工学校的为{share_in}。", "不含", "招生占比（含技工学校）"),
        ("民办在校生数{民办在校生数}人，比上年{公办在校生数:增减}人。", "民办在校生数", "公办中职学校在校生数"),
    ],
)
def test_value_of_a_sibling_is_told_with_both_names(siblings: Tiny, text: str, noun: str, own: str) -> None:
    for key in ("public_students,公办中职学校在校生数", "private_students,民办中职学校在校生数"):
        siblings.write(
            "data/2023/indicators.csv", siblings.path("data/2023/indicators.csv").read_text() + f"{key},500,\n"
        )
    siblings.prose(text)
    (said,) = found(siblings, "W109")
    assert f"前面说的是“{noun}”，引用的是“{own}”" in said


@pytest.mark.parametrize(
    "text",
    [
        "公办、民办在校生分别为{民办在校生数}人和{公办在校生数}人。",
        "国家级、省级资源库分别为{省级教学资源库数}个和{国家级教学资源库数}个。",
        "公办在校生{民办在校生数}人、民办在校生{公办在校生数}人。",
        "公办{民办在校生数}人，民办{公办在校生数}人，都在校学习。",
    ],
)
def test_an_exchange_in_a_row_is_told_of_both(siblings: Tiny, text: str) -> None:
    siblings.prose(text)
    assert len(messages(siblings, "W109")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "在校生{在校生数}人，其中公办{公办在校生数}人、民办{民办在校生数}人。",
        "公办、民办在校生分别为{公办在校生数}人和{民办在校生数}人。",
        "民办学校规模偏小，公办学校较大。公办学校在校生{公办在校生数}人，民办学校在校生{民办在校生数}人。",
        "公办学校有所扩大，在校生{公办在校生数}人。",  # the name of all, about what was spoken of before
        "与民办在校生数相比，公办在校生数为{公办在校生数}人，较多。",
        "在校生数中，{民办在校生数}人就读于民办学校。",
        "除民办{民办在校生数}人外，在校生都在公办学校，共{公办在校生数}人。",
        "国家级、省级教学资源库分别为{国家级教学资源库数}个和{省级教学资源库数}个。",
        "公办（不含民办）在校生{公办在校生数}人。",
        "在校生中，有{民办在校生数}人就读于民办学校。",
        "具有硕士以上学历的专任教师{硕士及以上学历专任教师数}人。",
        "国家项目立项，资源库{国家级教学资源库数}个；国、省两级资源库合计{国家级教学资源库数}个。",
        "讲座、展览、专任教师合计{在校生数}人。",
        "招生占比（不含技工学校）为{share_out}，招生占比（含技工学校）为{share_in}。",
        "专任教师{专任教师数}人，在校生由{在校生数:2023}人增加到{在校生数}人。",
        "公办在校生{公办在校生数}人，民办在校生{民办在校生数}人，分别比上年{公办在校生数:增减}人、{民办在校生数:增减}人。",
    ],
)
def test_what_is_right_is_quiet(siblings: Tiny, text: str) -> None:
    siblings.prose(text)
    assert messages(siblings, "W109") == []


def test_a_change_goes_on_with_the_subject_of_its_value(siblings: Tiny) -> None:
    values = "data/2023/indicators.csv"
    siblings.write(values, siblings.path(values).read_text() + "masters,硕士及以上学历专任教师数,8,\n")
    change = "，比上年{硕士及以上学历专任教师数:增减}人。"
    siblings.prose(f"具有硕士及以上学历的专任教师{{硕士及以上学历专任教师数}}人{change}")
    assert messages(siblings, "W109") == []
    siblings.prose(f"专任教师{{专任教师数}}人{change}")
    assert len(messages(siblings, "W109")) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全市民办中职学校在校生数为{402|校级年报}人。", 1),
        ("全市民办中职学校在校生数为{400|校级年报}人。", 0),
        ("2023年，全市在校生数为{950|上年年报}人。", 0),
        ("2023年，全市在校生数为{960|上年年报}人。", 1),
        ("全市在校生{bus_lines}人。", 1),
        ("海港市卫生学校在校生数为{402|校级年报}人。", 0),  # a school's number, not the city's
        ("海港市卫生学校是全市规模最大的公办学校，在校生数为{402|校级年报}人。", 0),
        ("卢龙县民办在校生数为{40|校级年报}人。", 0),
        ("全省在校生数为{402|省年报}人。", 0),
        ("全市在校生数增加{402|校级年报}人。", 0),
        ("全市在校生数计划达到{402|规划}人。", 0),
        ("在校生数{402|海港市卫生学校校级年报}人。", 0),
        ("护理专业招收三届，在校生数{402|校级年报}人。", 0),
        ("全市在异地入学的在校生{402|校级年报}人。", 0),
        ("2024年全市的在校生{402|校级年报}人。", 1),
        ("名师工作室成员中，专任教师数{6|校级年报}人。", 0),
        ("学校规模不大，在校生数{402|校级年报}人。", 0),
        ("在校生数{402|问卷调查}人。", 0),
        ("职普比为{35.2:64.8|年报}。", 1),
        ("职普比为{34.8:65.2|年报}。", 0),
    ],
)
def test_number_of_a_file_beside_the_name_of_an_indicator(siblings: Tiny, text: str, said: int) -> None:
    siblings.change(SECTION, "value: 12, unit: 条", "value: 12, unit: 人")
    siblings.prose(text)
    told = messages(siblings, "W109")
    assert len(told) == said
    assert all("前面说的是“" in line and "这里的 {" in line for line in told)


# --- W119: what was true a year ago -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("在校生达到{1304|年报}人。", "这里的 1304人 是 2023 年的数：在校生数 2024 年是 1286人"),
        ("在校生达到{1268|年报}人。", "这里的 1268人 与它只差小数点，或颠倒了两位：在校生数 2024 年是 1286人"),
        ("在校生达到{12860|年报}人。", "这里的 12860人 与它只差小数点，或颠倒了两位：在校生数 2024 年是 1286人"),
        ("上年在校生为{1304|年报}人。", ""),
        ("在校生由{1304|年报}人减少。", ""),
        ("2023年，在校生为{1304|年报}人。", ""),
        ("图书室新进图书{1304|年报}人次。", ""),
        ("在校生达到{1287|年报}人。", ""),
    ],
)
def test_a_number_of_the_year_before(tiny: Tiny, text: str, told: str) -> None:
    for year, old, new in ((2024, 1000, 1286), (2023, 950, 1304)):
        tiny.change(f"data/{year}/indicators.csv", f"students,在校生数,{old},", f"students,在校生数,{new},")
    tiny.prose(text)
    assert messages(tiny, "W119") == ([told] if told else [])


def test_a_word_at_the_end_is_said_of_all(tiny: Tiny) -> None:
    """公办学校{…}所、民办学校{…}所达标: both are 达标."""
    kinds = [("pub", "公办学校个数", 9), ("pub_met", "公办达标学校数", 8), ("pri_met", "民办达标学校数", 5)]
    more = "".join(f"- id: {key}\n  name: {name}\n  unit: 所\n" for key, name, _ in kinds)
    values = "".join(f"{key},{name},{value},\n" for key, name, value in kinds)
    tiny.change(CATALOGUE, "- id: teachers\n", f"{more}- id: teachers\n")
    tiny.change(VALUES, "teachers,专", f"{values}teachers,专")
    tiny.prose("公办学校{公办达标学校数}所、民办学校{民办达标学校数}所达标，其余正在整改。")
    assert messages(tiny, "W109") == []
    tiny.change(SECTION, "所达标，", "所在册，")
    assert messages(tiny, "W109") != []
