"""W101 and W102: numbers in prose are bound, and followed by their unit."""

from decimal import Decimal

import pytest
from tiny_project import CASE, CATALOGUE, LAST_YEAR, SECTION, VALUES, Tiny

from report_engine.language.numerals import han_value

from .language import found, messages

UNKNOWN = "只用一次的就地写成 {%s|出处}%s，用几次的写进 facts；是全市的数就在 data 里登记后引用"


@pytest.fixture
def counted(tiny: Tiny) -> Tiny:
    """Values of three figures and more, which can be recognised."""
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1286")
    tiny.change(LAST_YEAR, "students,在校生数,950", "students,在校生数,1147")
    return tiny


# --- W101: what is a number -----------------------------------------------------------------


def test_good_project_breaks_no_rule_over_language(tiny: Tiny) -> None:
    tiny.language = True
    assert tiny.check() == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月3日至8日，第37届校运会召开，2024届毕业生和2023级学生参加。",
        "2023—2024学年、2023/2024年、2021-2023年、2023年、2024年。",
        "“3+2”、3+2、2+2+2和1+X都在实施，5G、H5和4A级景区也是。",
        "《关于2024年5项工作的通知》（某教〔2024〕14号）印发，“120工程”启动。",
        "全文分七个部分，三方面措施，十几个行业，一校一策、三全育人。",
        "“十四五”以来、十四五规划、党的二十大、二十届三中全会、第三十七届。",
        "各校千方百计走进千家万户，举办九年一贯制学校。",
        "1. 做好一件事；\n2. 做好第二件事。",
        "（1）一是。",
        "师生比为1:{专任教师数}。",
        "上午8:30开始，见[网页](http://a.cn/2024/15)。",
        "在校生{在校生数}人，通公交{bus_lines}条。",
    ],
)
def test_what_is_no_data(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W101") == []


@pytest.mark.parametrize(
    ("text", "column", "number"),
    [
        ("参训20812人次。", 11, "20812人次"),
        ("参训20,812人次。", 11, "20,812人次"),
        ("培训1.7万人次。", 11, "1.7万人次"),
        ("占43.6%。", 10, "43.6%"),
        ("历时3个月。", 11, "3个月"),
        ("一百二十家企业参加。", 9, "一百二十家"),
        ("有三十所学校。", 10, "三十所"),
        ("有两千五百多人。", 10, "两千五百多人"),
        ("近百家企业参加。", 10, "百家"),
        ("占百分之三十。", 10, "百分之三十"),
        ("占三分之二。", 10, "三分之二"),
        ("**共12所**学校。", 12, "12所"),
    ],
)
def test_unbound_number_has_its_place(tiny: Tiny, text: str, column: int, number: str) -> None:
    tiny.prose(text)
    first = found(tiny, "W101")[0]
    assert first.startswith(f"10:{column}: “{number}”是直接写的数，没有引用数据（")


@pytest.mark.parametrize(
    "text",
    [
        "工作日8:30至17:30接听，夏季6:20起床，14:00—17:00开放。",
        "师生比1:11，生师比为{专任教师数}:1，比例3:7。",
        "通过GB/T 19001—2016认证，执行GB 9448—1999，ISO 9001，Wi-Fi 6全覆盖。",
        "满分100分，60分为合格，80分以上的予以出师。",
        "乘坐22路、53路公交车到迎宾路118号，3号楼5层。",
        "ISBN 978-7-5717-0000-3，电话0335-7012680、13903351234，举报电话12345。",
        "平台升级到2.0版，V3.1.2，工业4.0时代。",
        "教室长120×80米，出口带宽由500Mbps提升至1000Mbps。",
        "定为3级，三级预警，4A级，高三5班。",
        "《管理规定》明确，岗位实习时间一般为6个月，总量为20小时。",
        "每周陪餐不少于2次，每场不超过40人，至多15天，最低50元。",
        "按每生每学期1000元的标准执行，各占15%的比例配备。",
        "修满170学分方可毕业，取得证书的可以折算3至6学分。",
        "旷课10学时以上的亮蓝色，24小时内联系家长，15个工作日内答复。",
        "名列前10名，连续3年，从教满三十年。",
        "开设数控、护理、汽修、会计4个专业。",
        "每月15日前公布，夏季3时至5时。",
        "完成不少于90学时的培训，其中线上50学时、线下40学时。",
        "6人间每生每学年600元，8人间500元，可容纳200人，配86英寸智慧屏。",
        "报酬不低于相同岗位试用期工资标准的80%。",
        "《学生奖励办法》，规定一等800元、二等500元。",
    ],
)
def test_what_names_something_or_sets_a_limit_is_no_data(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W101") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("目前120人在岗。", "120人"),
        ("圆满完成120项任务。", "120项"),
        ("以上120人参训。", "120人"),
        ("学校数控、护理、汽修、会计专业招生120人。", "120人"),
        ("《管理规定》印发后，参训120人次。", "120人次"),
        ("每校平均120人。", "120人"),
        ("培训不少于90学时。参训120人。", "120人"),
        ("满意度95%。", "95%"),
    ],
)
def test_what_only_looks_like_a_limit_is_data(tiny: Tiny, text: str, number: str) -> None:
    tiny.prose(text)
    assert [line.partition("”")[0] for line in messages(tiny, "W101")] == [f"“{number}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全市在校生1287人。", "“1287人”是直接写的数，与前面的“在校生”不符"),
        ("在校生数为1287人。", "“1287人”是直接写的数，与前面的“在校生数”不符"),
        ("在校生数稳中有升，达到1287人。", "“1287人”是直接写的数，与前面的“在校生数”不符"),
        ("职普比为35:65。", "“35:65”是直接写的数，与前面的“职普比”不符"),
        ("海港市卫生学校在校生数为287人。", "“287人”是直接写的数，没有引用数据"),
        ("在校生数不少于1287人。", None),
    ],
)
def test_number_beside_a_name_is_held_against_its_value(counted: Tiny, text: str, said: str | None) -> None:
    counted.prose(text)
    assert messages(counted, "W101") == ([said] if said else [])


def test_every_unbound_number_is_told(tiny: Tiny) -> None:
    tiny.prose("在校生1200人，其中女生500人，占41.67%。")
    assert len(found(tiny, "W101")) == 3


def test_number_in_a_caption_cannot_be_bound(tiny: Tiny) -> None:
    tiny.change(SECTION, "caption: 规模结构统计表", "caption: 12所学校规模结构统计表")
    assert found(tiny, "W101") == ["13:20: “12所”是直接写的数，没有引用数据（标题和图表题里不写数据，把它写进正文）"]


def test_alternative_text_may_count_what_is_seen(tiny: Tiny) -> None:
    tiny.change(CASE, "alt: 学生站在舞台中央谢幕", "alt: 5名学生站在舞台中央谢幕")
    assert found(tiny, "W101") == []


# --- W101: what it may be -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("在校生1286人。", "这是本年的在校生数，写成 {在校生数}"),
        ("在校生1286名。", "这是本年的在校生数，写成 {在校生数}"),
        ("在校生约1290人。", "这是本年的在校生数，写成 {在校生数}"),
        ("在校生1286所。", UNKNOWN % (1286, "所")),
        ("在校生1287人。", UNKNOWN % (1287, "人")),
        ("炊事员90人。", UNKNOWN % (90, "人")),
        ("在校生1147人。", "这是上年的在校生数，可能是旧数：本年写 {在校生数}，上年写 {在校生数:2023}"),
        ("在校生比上年增加139人。", "这是本年的在校生数的增减，写成 {在校生数:增减}（连同增减的词）"),
        ("双师型占33.33%。", "这是本年的双师型教师占比，写成 {双师型教师占比}"),
        ("双师型提高3.33个百分点。", "这是本年的双师型教师占比的增减，写成 {双师型教师占比:增减}（连同增减的词）"),
        ("职普比为34.8:65.2。", "这是本年的职普比，写成 {职普比}"),
        ("职普比为33.9:66.1。", "这是上年的职普比，可能是旧数：本年写 {职普比}，上年写 {职普比:2023}"),
        ("比上年增加139人。", UNKNOWN % (139, "人")),  # a value alone says nothing
        ("通公交12条。", "本文件的 facts 里有这个数，写成 {bus_lines}"),
    ],
)
def test_offer(counted: Tiny, text: str, hint: str) -> None:
    counted.prose(text)
    assert found(counted, "W101")[0].partition("没有引用数据（")[2] == f"{hint}）"


@pytest.mark.parametrize("text", ["培训1.7万人次。", "培训17000人次。", "培训约1.7万人次。", "培训17043人次。"])
def test_offer_across_units(tiny: Tiny, text: str) -> None:
    """1.7 万人次 in the catalogue is 17000 人次; 17043 is another number."""
    tiny.change(
        CATALOGUE,
        "- id: teachers\n",
        "- id: trained\n  name: 培训人次\n  unit: 万人次\n  decimals: 1\n- id: teachers\n",
    )
    tiny.change(VALUES, "teachers,专", "trained,培训人次,1.7,\nteachers,专")
    tiny.prose(text)
    assert ("写成 {培训人次}" in found(tiny, "W101")[0]) is ("17043" not in text)


@pytest.mark.parametrize(
    ("digits", "value"),
    [("三十", 30), ("一百二十", 120), ("两千零五", 2005), ("十五", 15), ("三万五千", 35000), ("一点五万", 15000)],
)
def test_chinese_numerals(digits: str, value: int) -> None:
    assert han_value(digits) == Decimal(value)


@pytest.mark.parametrize("digits", ["二三", "二三十", "2", "3所"])
def test_no_single_number(digits: str) -> None:
    assert han_value(digits) is None


# --- W102: units ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "在校生{在校生数}人、{在校生数}名、{在校生数}余人。",
        "在校生、专任教师分别为{在校生数}、{专任教师数}人。",
        "双师型占{双师型教师占比}，比上年{双师型教师占比:增减}。",
        "双师型占{双师型教师占比}多，职普比为{职普比}，通公交{bus_lines}条。",
        "在校生比上年{在校生数:增减}人，{在校生数:增幅}。",
    ],
)
def test_right_units(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W102") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在校生{在校生数}所。", "10:12: {在校生数}的单位是“人”，后面写的是“所”（写成 {在校生数}人）"),
        ("在校生{在校生数}人次。", "10:12: {在校生数}的单位是“人”，后面写的是“人次”（写成 {在校生数}人）"),
        ("在校生{在校生数}万人。", "10:12: {在校生数}的单位是“人”，后面写的是“万人”（写成 {在校生数}人）"),
        ("在校生{在校生数}。", "10:12: {在校生数}后面没有单位“人”（写成 {在校生数}人）"),
        ("双师型占{双师型教师占比}%。", "10:13: {双师型教师占比}已经带有单位，后面又写了“%”（写成 {双师型教师占比}）"),
        (
            "双师型占{双师型教师占比}人。",
            "10:13: {双师型教师占比}带 %，后面的“人”不是它的单位（写成 {双师型教师占比}）",
        ),
        (
            "比上年{双师型教师占比:增减}个百分点。",
            "10:12: {双师型教师占比}已经带有单位，后面又写了“个百分点”（写成 {双师型教师占比:增减}）",
        ),
        ("比上年{在校生数:增减}所。", "10:12: {在校生数}的单位是“人”，后面写的是“所”（写成 {在校生数:增减}人）"),
        ("通公交{bus_lines}辆。", "10:12: {bus_lines}的单位是“条”，后面写的是“辆”（写成 {bus_lines}条）"),
    ],
)
def test_wrong_unit(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W102") == [said]


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("间", "所"),
        ("家", "个"),
        ("座", "处"),
        ("Mbps", "兆"),
        ("Mbps", "M"),
        ("本", "种"),
        ("册", "本"),
        ("项", "件"),
        ("门", "个"),
        ("人次", "人（次）"),
    ],
)
def test_units_that_are_said_for_others(tiny: Tiny, unit: str, said: str) -> None:
    tiny.change(CATALOGUE, "- id: teachers\n", f"- id: rooms\n  name: 外借场地\n  unit: {unit}\n- id: teachers\n")
    tiny.change(VALUES, "teachers,专", "rooms,外借场地,300,\nteachers,专")
    tiny.prose(f"外借场地{{外借场地}}{said}，不少。")
    assert found(tiny, "W102") == []
    tiny.change(SECTION, f"{{外借场地}}{said}", "{外借场地}元")
    assert len(found(tiny, "W102")) == 1


def test_noun_that_names_the_unit(tiny: Tiny) -> None:
    """外借册次为{外借册次} has named what is counted; 万元 after another number has not."""
    tiny.change(CATALOGUE, "- id: teachers\n", "- id: loans\n  name: 外借册次\n  unit: 册次\n- id: teachers\n")
    tiny.change(VALUES, "teachers,专", "loans,外借册次,300,\nteachers,专")
    tiny.prose("外借册次为{外借册次}，不少。")
    assert found(tiny, "W102") == []
    tiny.change(SECTION, "外借册次为{外借册次}，", "外借{外借册次}册次，共外借{外借册次}，")
    assert len(found(tiny, "W102")) == 1


@pytest.mark.parametrize(
    ("unit", "text", "count"),
    [
        ("台套", "新增设备{devices}台套。", 0),
        ("台套", "新增设备{devices}台。", 1),
        ("万名", "培养毕业生{devices}万余名。", 0),
        ("万名", "培养毕业生{devices}余名。", 1),
        ("人", "转段{devices}人次之。", 0),
        ("人", "培训{devices}人次。", 1),
    ],
)
def test_units_of_numbers_of_the_file(tiny: Tiny, unit: str, text: str, count: int) -> None:
    tiny.change(SECTION, "facts:\n", f"facts:\n  devices: {{ value: 3, unit: {unit}, source: 校级年报 }}\n")
    tiny.prose(text)
    assert len(found(tiny, "W102")) == count
