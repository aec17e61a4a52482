"""W121 to W126: numbers of a sentence that do not follow from one another."""

import pytest
from tiny_project import CATALOGUE, SECTION, VALUES, Tiny

from .language import found, messages


def _with(tiny: Tiny, **facts: tuple[int, str]) -> None:
    """Give the file more numbers."""
    lines = (
        f'  {name}: {{ value: {value}, unit: "{unit}", source: 校级年报 }}' for name, (value, unit) in facts.items()
    )
    tiny.change(SECTION, "facts:\n", "\n".join(("facts:", *lines, "")))


# --- W121: parts and total --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("图书5200册，其中文学类1800册、专业类2400册、综合类800册。", "5200册”与各部分之和不等：5200≠5000"),
        ("新生360人，其中男生205人、女生165人。", "360人”与各部分之和不等：360≠370"),
        ("三年级共360人，男生205人，女生165人。", "360人”与各部分之和不等：360≠370"),
        ("支出培训费24万元、设备费38万元、耗材费9万元，合计81万元。", "81万元”与各部分之和不等：810000≠710000"),
        ("全县共设分馆9个，其中社区4个、乡镇3个、村一个。", "9个”与各部分之和不等：9≠8"),
    ],
)
def test_parts_that_do_not_add_up(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W121") == [f"“{said}"]


def test_bound_parts_are_added_too(tiny: Tiny) -> None:
    _with(tiny, staff=(98, "人"), office=(12, "人"))
    tiny.prose("教职工{staff}人，其中专任教师{专任教师数}人、行政人员{office}人、工勤人员2人。")
    assert messages(tiny, "W121") == ["“{staff}人”与各部分之和不等：98≠104"]


@pytest.mark.parametrize(
    "text",
    [
        "图书5000册，其中文学类1800册、专业类2400册、综合类800册。",
        "教师96人，其中党员41人、青年教师38人。",  # some of them, and they overlap
        "教师100人，其中专业课教师66人、双师型教师40人。",
        "企业120家，其中大型18家、中型37家、小微55家等。",
        "企业120余家，其中大型18家、中型37家、小微55家。",
        "班级12个，学生480人，其中一年级160人、二年级170人、三年级150人。",
        "获奖41项，其中一等奖8项（省级3项）、二等奖19项、三等奖14项。",
        "在校生1000人，其中男生520人、女生480人，比上年增加30人。",
        "总馆一个、分馆两个，共3个。",
        "社团31个，其中文艺类12个、体育类9个、科技类8个。",  # nothing says that these are all
    ],
)
def test_parts_that_do(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W121") == []


# --- W122: shares and means -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("毕业生280人，升学的有154人，占65%。", "写的是“65%”，154人÷280人 应是 55%"),
        ("参加考核的学生200人，通过170人，通过率为95%。", "写的是“95%”，170人÷200人 应是 85%"),
        ("培训450人，其中女性270人，占比为70.0%。", "写的是“70.0%”，270人÷450人 应是 60.0%"),
        ("共发放助学金18万元，30名学生受助，人均5000元。", "写的是“5000元”，18万元÷30名 应是 6000元"),
        ("书法社12个班360人参加，平均每班40人。", "写的是“40人”，360人÷12个 应是 30人"),
    ],
)
def test_quotient_that_is_wrong(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W122") == [said]


def test_bound_numbers_are_divided(tiny: Tiny) -> None:
    _with(tiny, nurses=(250, "人"), share=(35, "%"))
    tiny.prose("在校生{在校生数}人，其中护理专业{nurses}人，占{share}。")
    assert messages(tiny, "W122") == ["写的是“{share}”，{nurses}人÷{在校生数}人 应是 25%"]


@pytest.mark.parametrize(
    "text",
    [
        "毕业生280人，升学的有154人，占55%。",
        "在校生1200人，护理专业380人，女生占83%。",  # of a number that is not told
        "投入320万元，其中财政资金200万元、自筹资金120万元，分别占62.5%和37.5%。",
        "参加学生170人，占全市在校生的17%。",  # the whole stands elsewhere
        "近300人报名，其中女性150余人，占52%。",
        "公办8所达标、民办14所达标，全市24所学校的达标率为91.7%。",
        "在校生1000人，专任教师90人，师生关系满意率为96%。",
        "投入320万元，建成12间实训室，人均使用面积3平方米。",
        "在校生1000人，毕业生280人，毕业生增长率为3%。",
        "24所学校中，公办8所达标，民办14所达标，达标率91.7%。",
        "市属14000人，县区属12000人，各占53.8%和46.2%。",  # of both together
    ],
)
def test_quotient_that_is_right_or_of_something_else(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W122") == []


# --- W123: growth -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("收入由50万元增加到65万元，增长25%。", "“增长25%”与数据不符：由 500000 到 650000，是增加 30%"),
        ("企业从18家增至27家，增加了8家。", "“增加了8家”与数据不符：由 18 到 27，是增加 9"),
        ("2023年招生240人，2024年招生300人，增长20%。", "“增长20%”与数据不符：由 240 到 300，是增加 25%"),
        ("今年招生300人，上年240人，增加50人。", "“增加50人”与数据不符：由 240 到 300，是增加 60"),
        (
            "合格率由82.5%提高到90%，提高了8.5个百分点。",
            "“提高了8.5个百分点”与数据不符：由 82.5 到 90，是增加 7.5百分点",
        ),
        ("教材由2本增加到10本，增加了5倍。", "“增加了5倍”与数据不符：由 2 到 10，应是 4 倍"),
        ("2023年招生300人，2024年招生600人，是上年的三倍。", "“是上年的三倍”与数据不符：由 300 到 600，应是 2 倍"),
        ("占地120亩，比原来的90亩扩大了40亩。", "“扩大了40亩”与数据不符：由 90 到 120，是增加 30"),
        ("由400人增加到320人。", "写的是“增加到”，由 400 到 320 却是减少"),
        ("在校生{在校生数}人，比上年增加60人。", "“增加60人”与数据不符：由 950 到 1000，是增加 50"),
        ("在校生{在校生数}人，比上年减少50人。", "“减少50人”与数据不符：由 950 到 1000，是增加 50"),
    ],
)
def test_growth_that_is_wrong(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W123") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "收入由50万元增加到65万元，增长30%。",
        "2023年招生240人，2024年招生300人，增长25%，是上年的1.25倍。",
        "在校生{在校生数}人，比上年增加50人，增长5.3%。",
        "教材由2本增加到10本，增加了4倍。",
        "班级由12个增加到14个，新增学生80人。",
        "培训由3期增加到5期，培训人数增长40%，覆盖12个乡镇。",
        "带宽由约500兆提高到1000兆。",
        "男生205人，女生165人，男生多40人。",
    ],
)
def test_growth_that_is_right_or_of_something_else(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W123") == []


# --- W124: compared ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("巩固率为98.5%，低于上年的98.1%。", "“低于”与数不符：前者是 98.5，后者是 98.1"),
        ("今年82人参赛，多于去年的96人。", "“多于”与数不符：前者是 82，后者是 96"),
        ("近2200名教师（2289人）参训。", "“近”与数不符：前者是 2289，后者是 2200"),
        ("图书103500册，接近10万册。", "“接近”与数不符：前者是 103500，后者是 100000"),
        ("设备值1980万元，超过2000万元。", "“超过”与数不符：前者是 19800000，后者是 20000000"),
        ("生均图书44册，与上年的35册基本持平。", "“持平”与数不符：前者是 44，后者是 35"),
        (
            "公办学校19272人，民办学校6783人，公办学校规模小于民办学校。",
            "“小于”与数不符：前者是 19272，后者是 6783",
        ),
        (
            "市属学校在校生比县区属学校少，分别为14424人和11631人。",
            "“少”与数不符：前者是 14424，后者是 11631",
        ),
        ("在校生{在校生数}人，低于上年。", "“低于”与数不符：前者是 1000，后者是 950"),
        (
            "在校生{在校生数}人，与上年基本持平，双师型教师{双师型教师数}人，与上年持平。",
            "“持平”与数不符：前者是 30，后者是 27",
        ),
    ],
)
def test_comparison_that_is_wrong(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert said in messages(tiny, "W124")


@pytest.mark.parametrize(
    "text",
    [
        "巩固率为98.5%，高于上年的98.1%。",
        "近2300名教师（2289人）参训，覆盖面超过90%。",
        "设备值2080万元，超过2000万元，其中新购设备不足500万元。",
        "生均图书35册，与上年的34册基本持平。",
        "投入不低于300万元，实际到位320万元。",
        "平均分76.5分，低于70分的学员补考。",
        "每天超出了8小时、每周超出40小时的部分是加班。",
        "每班不超过40人，全校共36个班、1400人。",
        "培训超过30场，参训1200人，其中不少于100人来自企业。",
        "公办学校19272人，民办学校6783人，公办学校规模大于民办学校。",
        "专任教师{专任教师数}人，与上年持平；在校生{在校生数}人，高于上年。",
    ],
)
def test_comparison_that_is_right(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W124") == []


# --- W125: year by year, most and least -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("近三年毕业生为412人、455人和430人，逐年增加。", "“逐年增加”与数不符：由 455 到 430"),
        ("2022年18人、2023年20人、2024年9人，逐年下降。", "“逐年下降”与数不符：由 18 到 20"),
        ("2024年80人、2023年71人、2022年75人，连年上升。", "“连年上升”与数不符：由 75 到 71"),
        ("经费依次为15万元、12万元、17万元，连续两年增长。", "“连续两年增长”与数不符：由 150000 到 120000"),
        ("由高到低依次为36人、28人和30人。", "“由高到低”与数不符：由 28 到 30"),
        ("三个途径中，单招1621人，转段最多，为1349人，对口900人。", "“最多”与数不符：这一句里有 1621，这里是 1349"),
    ],
)
def test_order_that_is_wrong(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert any(said in message for message in messages(tiny, "W125"))


def test_years_of_an_indicator(tiny: Tiny) -> None:
    tiny.write("data/2022/indicators.csv", "编号,名称,值,备注\nstudents,在校生数,980,\n")
    tiny.prose("在校生{在校生数}人，逐年增加。")
    assert messages(tiny, "W125") == ["“逐年增加”与数不符：由 980 到 950"]


@pytest.mark.parametrize(
    "text",
    [
        "近三年毕业生为412人、430人和455人，逐年增加。",
        "经费依次为15万元、12万元、14万元、17万元，连续两年增长。",
        "2024年80人、2023年71人、2022年65人，连年上升。",
        "一年级360人、二年级340人、三年级350人，学生的能力逐年提高。",
        "三个途径中，单招最多，为1621人，转段1349人，对口900人。",
        "出口带宽最高为1000Mbps，主干带宽最高达10000Mbps。",
        "升学的3756名毕业生中，走单招的最多，为1621人，转段1349人。",  # of the whole
        "每天最多只能安排3小时，每周36小时；投资最低限额为10万元，县里为5万元。",
    ],
)
def test_order_that_is_right(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W125") == []


# --- W126: in words ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全市共有三所中等职业学校（{中职学校数}所）。", "“三所”与数据不符：{中职学校数}所 是 2"),
        ("八十几名专任教师（{专任教师数}人）参训。", "“八十几名”与数据不符：{专任教师数}人 是 90"),
        ("全市有中职学校{中职学校数}所，这三所中职学校都通了公交。", "“三所”与数据不符：{中职学校数}所 是 2"),
        ("全市有中职学校{中职学校数}所，三十多所中职学校通了公交。", "“三十多所”与数据不符：{中职学校数}所 是 2"),
    ],
)
def test_words_that_differ(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W126") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "全市共有两所中等职业学校（{中职学校数}所）。",
        "近百名专任教师（{专任教师数}人）参训。",
        "九十余名专任教师（{专任教师数}人）参训。",
        "专任教师{专任教师数}人，三名专任教师获奖。",
        "三个专业（{bus_lines}条公交可到）联合招生。",
        "全市有中职学校{中职学校数}所，一所学校通了公交。",
    ],
)
def test_words_that_agree(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W126") == []


def test_kinds_of_the_data_may_overlap(tiny: Tiny) -> None:
    kinds = {
        "books": ("教材数", 31),
        "new": ("新形态教材数", 16),
        "coop": ("合编教材数", 10),
        "plan": ("规划教材数", 3),
    }
    more = "".join(f"- id: {key}\n  name: {name}\n  unit: 本\n" for key, (name, _) in kinds.items())
    tiny.change(CATALOGUE, "- id: teachers\n", f"{more}- id: teachers\n")
    tiny.change(
        VALUES, "teachers,专", "".join(f"{key},{name},{n},\n" for key, (name, n) in kinds.items()) + "teachers,专"
    )
    parts = "新形态教材{新形态教材数}本、合编教材{合编教材数}本、规划教材"
    tiny.prose(f"教材{{教材数}}本，其中{parts}{{规划教材数}}本。")
    assert messages(tiny, "W121") == []
    tiny.prose(f"教材{{教材数}}本，其中{parts}6本。")
    assert messages(tiny, "W121") == ["“{教材数}本”与各部分之和不等：31≠32"]
