"""W121, W129: totals and their parts in every order, and shares of one whole."""

import pytest
from tiny_project import CATALOGUE, FILES, LAST_YEAR, VALUES, Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "机房有电脑{58|台账}台，其中一号房{24|台账}台、二号房{18|台账}台、三号房{14|台账}台，可供两个班使用。",
            "58≠56",
        ),
        ("营员{45|台账}人分成三组，绘画组{20|台账}人，声乐组{16|台账}人，书法组{10|台账}人。", "45≠46"),
        ("第一期投入{38|台账}万元，第二期投入{27|台账}万元，两期合计{75|台账}万元。", "750000≠650000"),
        ("车间有工作台十四个，其中焊接工作台五个、钳工工作台六个、电工工作台两个。", "14≠13"),
        ("三个年级共{930|台账}人：一年级{330|台账}人，二年级{310|台账}人，三年级{280|台账}人。", "930≠920"),
        ("{40|台账}名学员中有{18|台账}人来自企业，{12|台账}人来自农村，其余{20|台账}人是退役军人。", "40≠50"),
        ("运动会设田赛项目{9|台账}个、径赛项目{12|台账}个，共{22|台账}个。", "22≠21"),
        ("义诊队9人中，女队员6人，男队员2人，都是护士。", "9≠8"),
        ("班里的男生{45|台账}人、女生{88|台账}人，总人数为{131|台账}人。", "131≠133"),
    ],
)
def test_parts_that_do_not_add_up(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert [message.partition("不等：")[2] for message in messages(tiny, "W121")] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "教师{133|台账}人，其中高级职称{40|台账}人、双证教师{62|台账}人、研究生学历{21|台账}人。",
        "{300|台账}名学生中，{120|台账}人报了合唱，{90|台账}人报了舞蹈，有的两项都报了。",
        "设一等奖{2|台账}名、二等奖{4|台账}名、三等奖{6|台账}名，{60|台账}名选手参加决赛。",
        "{60|台账}名教师中，党员{22|台账}人，班主任{18|台账}人。",
        "营员{86|台账}人，男{42|台账}人，女{44|台账}人，走读的{20|台账}人。",
        "{40|台账}名学员中有{18|台账}人来自企业，其余{22|台账}人是退役军人。",
    ],
)
def test_parts_that_add_up_or_are_some(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W121") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{56%|台账}的学生选择满意，{32%|台账}选择基本满意，{22%|台账}选择不满意。", "110%：56%＋32%＋22%"),
        ("去向为：升学占{62.5%|台账}，就业占{34.1%|台账}，创业占{5.4%|台账}。", "102%：62.5%＋34.1%＋5.4%"),
        ("教师中高级职称占30%，中级职称占45%，初级职称占35%。", "110%：30%＋45%＋35%"),
        ("总分由出勤20%、作业30%和考试60%三部分构成。", "110%：20%＋30%＋60%"),
        ("城镇学生占{45%|台账}，农村学生占{65%|台账}。", "110%：45%＋65%"),
        ("理论课占{40%|台账}，技能课占{50%|台账}，合计100%。", "90%：40%＋50%"),
        (
            "经费来自三个方面：财政占{70%|台账}，企业占{25%|台账}，捐赠占{10%|台账}，全部用于实训。",
            "105%：70%＋25%＋10%",
        ),
    ],
)
def test_shares_that_are_more_than_all(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert [message.partition("加起来是 ")[2] for message in messages(tiny, "W129")] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "双证教师占{62%|台账}，高级职称教师占{35%|台账}，研究生学历教师占{12%|台账}。",
        "{83%|台账}的学生对食堂满意，{91%|台账}的学生对宿舍满意。",
        "男生占{45.3%|台账}，女生占{54.8%|台账}；参加合唱的占{60%|台账}，参加舞蹈的占{55%|台账}。",
        "毕业率{98%|台账}，升学率{42%|台账}；合格率由{88%|台账}提高到{92%|台账}，优秀率由{20%|台账}提高到{25%|台账}。",
        "经费来自三个方面：财政占{70%|台账}，企业占{20%|台账}，捐赠占{10%|台账}，全部用于实训。",
    ],
)
def test_shares_that_are_all_or_of_several_wholes(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert [*found(tiny, "W129"), *found(tiny, "W306")] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("报名测试的有{120|台账}人，通过的{126|台账}人。", "“{126|台账}人”比它所在的“{120|台账}人”还多"),
        ("应参加体检{310|台账}人，实际参加{318|台账}人。", "“{318|台账}人”比它所在的“{310|台账}人”还多"),
        ("结业{60|台账}人，有{66|台账}人考取了证书。", "“{66|台账}人”比它所在的“{60|台账}人”还多"),
        ("毕业班{45|台账}人，升学{20|台账}人，其中升入本科的{23|台账}人。", "“{23|台账}人”比它所在的“{20|台账}人”还多"),
        ("{30|台账}名教师中，有证书的有{31|台账}人。", "“{31|台账}人”比它所在的“{30|台账}名”还多"),
    ],
)
def test_more_come_through_than_set_out(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W129") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "一年级报名{120|台账}人，二年级报名{126|台账}人。",
        "{3|台账}名教师指导{27|台账}名学生参赛，其中{9|台账}名获奖。",
        "计划培训{100|台账}人，实际培训{112|台账}人；获一等奖{2|台账}项、二等奖{6|台账}项。",
        "应届毕业{80|台账}人，往届毕业{92|台账}人。",
        "{7|台账}所中等职业学校与省内{15|台账}所高职院校联合培养。",
    ],
)
def test_none_is_inside_the_other(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W129") == []


@pytest.fixture
def summed(tiny: Tiny) -> Tiny:
    """A project whose rules say of what three indicators are the parts."""
    names = {"way_total": "升学人数", "way_a": "单招人数", "way_b": "对口人数", "way_c": "转段人数"}
    values = {"way_total": 60, "way_a": 30, "way_b": 20, "way_c": 10}
    catalogue = "".join(
        f"- {{ id: {key}, name: {name}, unit: 人, decimals: 0, aggregate: 求和, period: 学年, "
        "definition: 数, source: 表 }\n"
        for key, name in names.items()
    )
    lines = "".join(f"{key},{name},{values[key]},\n" for key, name in names.items())
    for file, more in ((CATALOGUE, catalogue), (VALUES, lines), (LAST_YEAR, lines)):
        tiny.write(file, FILES[file].rstrip("\n") + "\n" + more)
    tiny.write("data/rules.yaml", "- sum: { total: 升学人数, parts: [单招人数, 对口人数, 转段人数] }\n")
    return tiny


def test_most_of_the_parts_of_a_sum(summed: Tiny) -> None:
    summed.prose("各途径中，对口人数最多，为{对口人数}人。")
    assert messages(summed, "W125") == ["“最多”与数据不符：各部分里，“单招人数”才是"]


def test_total_is_no_part_of_its_part(summed: Tiny) -> None:
    summed.prose("单招{单招人数}人，其中升学{升学人数}人。")
    assert messages(summed, "W129") == ["“{升学人数}人”比它所在的“{单招人数}人”还多"]


def test_most_that_is_the_most(summed: Tiny) -> None:
    summed.prose("各途径中，单招人数最多，为{单招人数}人。升学{升学人数}人，其中转段{转段人数}人。")
    assert [*found(summed, "W125"), *found(summed, "W129")] == []


@pytest.mark.parametrize(
    "text",
    [
        "从升学途径看，对口最多，其次是单招。",
        "各升学途径中，转段居首位。",
        "升学途径中，人数最多的是转段。",
        "升学学生中，转段人数最少、单招居第二位。",
        "升学途径中，转段人数居首，单招和对口依次排在其后。",
        "通过转段升学的学生多于通过单招升学的学生。",
        "单招升学人数不及对口升学人数，学生更看重理论。",
        "升学方式中，单招人数排在转段之后。",
    ],
)
def test_first_by_name_alone(summed: Tiny, text: str) -> None:
    summed.prose(text)
    assert len(messages(summed, "W125")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "从升学途径看，单招最多，其次是对口。",
        "2023年的升学途径中，转段居首位。",
        "升学途径中，人数最少的是转段，对口居第二位。",
        "海港市职业中专的升学途径中，转段居首位。",
        "转段的专业中护理最多，对口升学的增幅最大。",
        "升学途径中，单招人数居首，对口排在单招之后。",
        "单招升学人数多于转段升学人数；对口升学的学生仅次于单招。",
        "升学方式中，单招的面试排在对口之后举行。",
    ],
)
def test_first_by_name_that_is(summed: Tiny, text: str) -> None:
    summed.prose(text)
    assert messages(summed, "W125") == []


def test_parts_of_one_sum_are_not_in_one_another(summed: Tiny) -> None:
    summed.prose("单招{单招人数}人，其中转段{转段人数}人。")
    assert messages(summed, "W129") == ["“{转段人数}人”不在“{单招人数}人”里面，不能说“其中”"]


@pytest.mark.parametrize(
    "text",
    [
        "升学{升学人数}人，其中单招{单招人数}人、转段{转段人数}人。",
        "升学{升学人数}人，单招{单招人数}人；其中转段{转段人数}人。",
        "升学{升学人数}人，单招{单招人数}人占一半，其中转段{转段人数}人最少。",
    ],
)
def test_parts_of_one_sum_beside_one_another(summed: Tiny, text: str) -> None:
    summed.prose(text)
    assert messages(summed, "W129") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("技能节共设赛项{12|年报}个，其中专业技能类{7|年报}个、文化素养类{4|年报}个、体育艺术类{3|年报}个。", "12≠14"),
        ("中心两天内接待初中生{350|年报}人，第一天{180|年报}人，第二天{160|年报}人。", "350≠340"),
        ("全年编印校报{12|年报}期，上半年{5|年报}期，下半年{6|年报}期。", "12≠11"),
        (
            "招聘会分三场举行，提供岗位{600|年报}个，第一场{200|年报}个，第二场{180|年报}个，第三场{160|年报}个。",
            "600≠540",
        ),
        ("毕业{312|年报}人，去向全部落实：升学{165|年报}人，在县内就业{98|年报}人，到外地就业{39|年报}人。", "312≠302"),
        ("全市26所学校（不含技工学校）中，公办10所，民办17所。", "26≠27"),
    ],
)
def test_parts_in_classes_and_in_turn(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert [message.partition("不等：")[2] for message in messages(tiny, "W121")] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "技能节共设赛项{14|年报}个，其中专业技能类{7|年报}个、文化素养类{4|年报}个、体育艺术类{3|年报}个。",
        "教师{100|年报}人，其中高级{30|年报}人、双师型{60|年报}人、女教师{70|年报}人。",
        "开放日接待家长{350|年报}人，上午接待{180|年报}人，人数最多。",
        "中心接待初中生{350|年报}人，第一天{180|年报}人，第三天{60|年报}人。",
    ],
)
def test_parts_that_may_overlap(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W121") == []
