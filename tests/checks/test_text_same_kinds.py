"""Mistakes that facts and order decide, in several rules: each with what looks like it and is right."""

import pytest
from tiny_project import Tiny

from .language import messages


def _told(tiny: Tiny, code: str, text: str) -> int:
    tiny.prose(text)
    return len(messages(tiny, code))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("W223", "2022年3月召开的十四届全国人大一次会议，为师生学习提供了素材。"),
        ("W223", "2023年3月，第十四届全国人民代表大会第二次会议在北京召开，师生集中收看。"),
        ("W223", "2024年9月召开的全国教育工作会议强调建设教育强国。"),
        ("W223", "学生学习党的二十大报告，抄写2021年10月大会开幕时的金句。"),
        ("W217", "2024年，学校举行纪念五四运动一百周年主题团日活动。"),
        ("W217", "2024年10月，学校庆祝少先队建队七十周年。"),
        ("W309", "运动会设跳高、跳远、铅球、接力和拔河等四项比赛。"),
        ("W309", "展览分为“初心”“匠心”“同心”三个篇章，“恒心”篇章展出退休教师的手稿。"),
        ("W270", "学校计划新建一座心理辅导室，该室2023年9月启用后，每天接待学生。"),
        ("W270", "2024年5月，学校拟举办校园开放日，家长普遍反映收获很大。"),
        ("W301", "学校开设书法、剪纸、泥塑、武术，等课程。"),
        ("W301", "主持人提问：“哪位同学愿意第一个上台展示”？"),
        ("W304", "值周班级负责检查各班卫生纪律情况，检查各班卫生纪律情况，每天公布结果。"),
        ("W226", "文化节的具体安排以定稿为准，各班提前准备节目。"),
        ("W125", "接力赛中，护理班用时58.6秒，电商班用时57.2秒，护理班率先冲线。"),
        ("W125", "知识竞赛中，红队得85分，蓝队得90分，红队以微弱优势胜出。"),
        ("W124", "女生有120人，比男生的180人还要多。"),
    ],
)
def test_mistake(tiny: Tiny, code: str, text: str) -> None:
    assert _told(tiny, code, text) == 1


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("W223", "2024年3月，十四届全国人大二次会议召开；2024年1月召开的全国教育工作会议作出部署。"),
        ("W217", "2024年，学校举行五四运动一百零五周年主题团日活动。"),
        ("W309", "运动会设跳高、跳远、铅球、接力和拔河等五项比赛，设理论、技能、设计和制作三个环节。"),
        ("W309", "展览分为“初心”“匠心”“同心”三个篇章，2024年新增“恒心”篇章，“匠心”篇章最受欢迎。"),
        ("W270", "2022年学校计划新建一座书法教室，教室2023年9月启用后，每周有四个班上课。"),
        ("W301", "教室里只留一名教师，等学生都离开后再锁门；怎样理解“人生的价值”？"),
        ("W304", "学校加强校园文化建设，把校园文化建设纳入规划，推动文化建设落地。"),
        ("W226", "收费标准以物价部门核定为准，考试安排以正式文件为准。"),
        ("W125", "平板支撑比赛中，甲生坚持180秒，乙生坚持150秒，甲生夺冠。"),
        ("W125", "千米决赛，甲生用时3分12秒，乙生用时3分25秒，丙生用时2分58秒，甲生夺冠。"),
        ("W124", "参赛学生120人，比上年多20人，比前年的100人多20人；女生80人，比男生的40人还要多。"),
    ],
)
def test_what_is_right(tiny: Tiny, code: str, text: str) -> None:
    assert _told(tiny, code, text) == 0


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("教师对学生能否顺利就业充满信心。", True),
        ("宿舍卫生的好坏，可以促进学生文明习惯的养成。", True),
        ("班主任是否关心学生，是班级和谐的基础。", True),
        ("学校曾一度没有自己的操场。", True),
        ("学校多次反复强调宿舍用电安全。", True),
        ("春季学期开学后组织入学教育，随后在寒假里安排家访。", True),
        ("能否对自己有信心，取决于平时的积累。", False),
        ("无论条件好坏，都能够促进学生成长；环境的好坏，会影响学生的习惯。", False),
        ("检查学生是否佩戴护具，是实训安全的前提。", False),
        ("经过多次反复试验，学生终于调好了配方。", False),
        ("秋季学期开学后组织军训，随后在寒假里安排家访。", False),
    ],
)
def test_sentence_that_does_not_agree_with_itself(tiny: Tiny, text: str, wrong: bool) -> None:
    assert _told(tiny, "W308", text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2024年5月20日，学校公布演讲比赛评选结果；5月24日，选手登台决赛。", True),
        ("学生会2023年10月完成换届，新一届学生会在同年9月的晚会上首次集体亮相。", True),
        ("2024年5月20日，公布书法比赛评选结果；5月24日，演讲比赛进行决赛，选手参加决赛。", False),
        ("学生会2023年10月完成换届，新一届学生会在同年12月的晚会上首次集体亮相。", False),
    ],
)
def test_stage_that_comes_too_soon(tiny: Tiny, text: str, wrong: bool) -> None:
    assert _told(tiny, "W127", text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("学生参观了家乡的布达拉宫，写下观后感。", True),
        ("学生走进居庸关，画下家乡的城墙。", True),
        ("来自拉萨的学生介绍家乡的布达拉宫。", False),
        ("学生赴居庸关参观，回来讲给家乡的老人听。", False),
    ],
)
def test_sight_of_another_city(tiny: Tiny, text: str, wrong: bool) -> None:
    assert _told(tiny, "W205", text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("班级公约正在制定，并已在全校实施。", True),
        ("图书馆正在装修，已于2024年3月投入使用。", True),
        ("二期工程正在建设，一期已投入使用。", False),
    ],
)
def test_what_is_done_and_still_going_on(tiny: Tiny, text: str, wrong: bool) -> None:
    assert _told(tiny, "W245", text) == wrong
