"""W118, W212, W304, W305 and N010: what a proof-reader tells."""

import pytest
from tiny_project import CASE, SECTION, Tiny

from .language import found, messages

LONG = "各校把劳动教育纳入人才培养方案，每学年设立劳动周，组织学生参加校园绿化。"

# --- W304: pasted twice ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("检查采取查阅台账的方式。检查采取查阅台账的方式。逐校反馈。", "10:21: 这一句与这一段前面的一句完全相同"),
        ("检查采取查阅台账的方式。逐校反馈。检查采取查阅台账的方式。", "10:26: 这一句与这一段前面的一句完全相同"),
        ("全市在校生共{在校生数}人。全市在校生共{在校生数}人。", "10:23: 这一句与这一段前面的一句完全相同"),
        (
            "各校落实校长陪餐制度，食堂实现明厨亮灶。落实校长陪餐制度，及时公布结果。",
            "10:29: “落实校长陪餐制度”在前一句里已经说过",
        ),
    ],
)
def test_pasted_in_a_paragraph(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    (only,) = found(tiny, "W304")
    assert only.startswith(f"{said}（删去一处")


def test_paragraph_pasted_twice_is_told_once(tiny: Tiny) -> None:
    tiny.prose(f"{LONG}劳动表现记入综合素质档案，作为评优的参考。")
    tiny.prose(f"{LONG}劳动表现记入综合素质档案，作为评优的参考。")
    assert messages(tiny, "W304") == [f"这一句与 {SECTION}:10:9 的一句完全相同"]


def test_sentence_pasted_into_another_file(tiny: Tiny) -> None:
    tiny.prose(LONG)
    tiny.change(CASE, "body:\n", f"body:\n  - {LONG}\n")
    assert found(tiny, "W304") == [f"{CASE}:5:5: 这一句与 {SECTION}:10:9 的一句完全相同（删去一处，或改成要说的话）"]


@pytest.mark.parametrize(
    "text",
    [
        "效果明显。各校认真落实。效果明显。",  # a refrain
        "全市在校生共{在校生数}人。全市专任教师共{专任教师数}人。",
        "各校落实校长陪餐制度，食堂实现明厨亮灶。学校定期召开会议，及时公布结果。",
        "“检查采取查阅台账的方式。”“检查采取实地走访的方式。”",
    ],
)
def test_said_once(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W304") == []


def test_short_sentence_may_stand_in_two_paragraphs(tiny: Tiny) -> None:
    tiny.prose("学校成立了领导小组。")
    tiny.prose("学校成立了领导小组。")
    assert found(tiny, "W304") == []


# --- W212: dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024年4月31日召开会议。", "10:9: 4月没有31日（4月有30天，核对日期）"),
        ("2023年2月29日召开会议。", "10:9: 2023年2月没有29日（2023年2月有28天，核对日期）"),
        ("培训自2023年2月1日至29日进行。", "10:12: 2023年2月没有29日（2023年2月有28天，核对日期）"),
        ("项目2023年启动，2月29日完成。", "10:19: 2023年2月没有29日（2023年2月有28天，核对日期）"),
        ("于9月0日签订。", "10:10: 9月没有0日（9月有30天，核对日期）"),
        ("二〇二四年六月三十一日完成。", "10:9: 6月没有31日（6月有30天，核对日期）"),
        ("2024年13月开工。", "10:9: 没有“2024年13月”这个月份（核对月份）"),
        ("2024-06-31完成。", "10:9: 6月没有31日（6月有30天，核对日期）"),
        ("2024年3月12日（星期三）开会。", "10:20: “星期三”与日期不符（2024年3月12日是星期二）"),
        ("2024年9月10日周一开会。", "10:19: “周一”与日期不符（2024年9月10日是星期二）"),
        (
            "3月13日（星期五）开会。",
            "10:15: “星期五”与日期不符（2023年3月13日是星期一、2024年3月13日是星期三、2025年3月13日是星期四）",
        ),
    ],
)
def test_date_that_is_none(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W212") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "2024年4月30日、2024年2月29日和2月29日。",
        "2024年3月12日（星期二）、9月10日（周二）开会。",
        "3月12日（星期三）开会。",  # so it is in 2025
        "农历二月三十日。",
        "9月2日周一至周五开放。",
        "培训为期36个月，12月结束；三十六月龄的儿童。",
        "2024年9月1日至2025年8月31日。",
    ],
)
def test_date_that_is_one(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W212") == []


# --- W305: counted off ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("一是完善制度，一是落实责任，三是加强巡查。", "10:16: “一是”写了两次（前一个是第1项，这里应是第2项）"),
        ("学校一是走访初中，三是开放校园，四是答疑。", "10:18: “三是”跳号了（前一个是第1项，这里应是第2项）"),
        (
            "**一是**选用，**二是**征订，**二是**评价，**三是**退出。",
            "10:29: “二是”写了两次（前一个是第2项，这里应是第3项）",
        ),
        ("第一，定方案；第二，开课程；第四，组团队。", "10:23: “第四”跳号了（前一个是第2项，这里应是第3项）"),
        ("其一，走访；其二，开放；其二，制作。", "10:21: “其二”写了两次（前一个是第2项，这里应是第3项）"),
        ("环节：（一）理论；（三）操作；（三）答辩。", "10:18: “（三）”跳号了（前一个是第1项，这里应是第2项）"),
        ("一要学，三要干。", "10:13: “三要”跳号了（前一个是第1项，这里应是第2项）"),
        ("首先调研，首先备案。", "10:14: “首先”写了两次（改成应有的次序）"),
        ("首先调研，其次论证，首先备案。", "10:19: “首先”写了两次（改成应有的次序）"),
        ("先签协议，最后填志愿，最后安排师傅。", "10:20: “最后”写了两次（改成应有的次序）"),
    ],
)
def test_counted_wrongly(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W305") == [said]


def test_counted_through_paragraphs(tiny: Tiny) -> None:
    for text in ("三是加强巡查。", "一是完善制度。"):
        tiny.prose(text)
    assert found(tiny, "W305") == ["12:9: “三是”跳号了（前一个是第1项，这里应是第2项）"]


@pytest.mark.parametrize(
    "text",
    [
        "一是完善制度，二是落实责任，三是加强巡查。",
        "一是定方案：（一）论证，（二）审议；二是开课程：（一）论证，（二）审议；三是评价。",
        "目标：一是规范，二是提高。问题：一是师资，二是经费。",
        "标准统一是基础，质量第一是要求，三者之一是师资。",
        "一是教师要第一是学习，二是实践。",
        "电商（1）班和（3）班获奖。",
        "首先调研，其次论证，最后备案。首先备案，最后实施。",
        "总产值第一，学生数第三，都在全省前列。",
        "依照第十一条第（一）、（四）、（六）项处理。",
    ],
)
def test_counted_rightly(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W305") == []


# --- N010: pointed at -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("分类情况见下表。", "10:13: “见下表”"),
        ("情况如下图所示。", "10:11: “如下图”"),
        ("人数详见上图。", "10:12: “见上图”"),
        ("指标见下页表格。", "10:11: “见下页表”"),
        ("下表列出各校情况。", "10:9: “下表”"),
    ],
)
def test_pointed_at(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "N010") == [f"{said}没有说出是哪一个（写 [@编号]，编号是那个图、表的 id）"]


@pytest.mark.parametrize(
    "text",
    ["分类情况见[@tbl-scale]。", "有如下表述，如下图书。", "学生如实填报下表面的编号。", "在上图书馆学习。"],
)
def test_not_pointed_at(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "N010") == []


# --- W118: changes --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在校生{在校生数}人，环比{在校生数:增幅}。", "10:20: 年度的数不用“环比”（写成“比上年”或“同比”）"),
        ("培训收入环比上年增长。", "10:13: 年度的数不用“环比上年”（写成“比上年”或“同比”）"),
        (
            "占{双师型教师占比}，比上年{双师型教师占比:增幅}。",
            "10:23: “双师型教师占比”是百分比，它的变化不是增幅，是百分点（写成 {双师型教师占比:增减}）",
        ),
    ],
)
def test_change_called_wrongly(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W118") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "在校生{在校生数}人，同比{在校生数:增幅}。",
        "占{双师型教师占比}，比上年{双师型教师占比:增减}。",
        "2024年6月岗位{bus_lines}条，环比有所增加。",
    ],
)
def test_change_called_rightly(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W118") == []
