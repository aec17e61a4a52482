"""W213: homophones, fixed formulas, forms of address, and regions that are no countries."""

import re

import pytest
from tiny_project import Tiny

from report_engine.language.phrases import phrases

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "截止2024年8月底，全部完成。",
            "10:9: 同音形近误字：不写“截止”（写成“截至”；后面带时间的是“截至”，“截止”后面不带时间）",
        ),
        ("既使要求较高，也逐条落实。", "10:9: 同音形近误字：不写“既使”（写成“即使”）"),
        ("学生渡过了适应阶段。", "10:11: 同音形近误字：不写“渡过”（写成“度过”）"),
        ("打入银行帐户。", "10:13: 异形词：不写“帐户”（写成“账户”）"),
        ("把立德育人作为根本任务。", "10:10: 政治性固定表述：不写“立德育人”（写成“立德树人”）"),
        ("做到“两个维持”。", "10:12: 政治性固定表述：不写“两个维持”（写成“两个维护”）"),
        ("将社会主义核心价值融入文化。", "10:10: 政治性固定表述：不写“社会主义核心价值”（写成“社会主义核心价值观”）"),
        (
            "全面推进中华民族伟大振兴。",
            "10:13: 固定表述差一个字：“中华民族伟大振兴”（写成“中华民族伟大复兴”）",
        ),
        ("下面，我汇报资助工作。", "10:9: 称谓：区域的报告不写“下面，我”（写单位的全称，或改成叙述）"),
        ("学生普遍反应，实训课多了。", "10:13: 同音形近误字：不写“反应”（写成“反映”；说出意见、情况的是“反映”）"),
        (
            "建国以来，学校几经变迁。",
            "10:9: 不用的称谓和提法：不写“建国以来”（写成“新中国成立”；写“新中国成立以来（后、初期、前）”）",
        ),
        ("我校灯火通明。", "10:9: 称谓：区域的报告不写“我校”（写单位的全称，或改成叙述）"),
        ("目不暇及。", "10:9: 成语误写：不写“目不暇及”（写成“目不暇接”）"),
        ("贯彻习总书记重要指示。", "10:11: 称谓：不写“习总书记”（写成“习近平总书记”）"),
    ],
)
def test_wrong_word(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W213") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "与韩国、日本、中国台湾等国家的院校联系。",
        "分布在香港、新加坡等国家。",
        "赴澳门等国参加交流。",
        "来自德国、新加坡和台湾三个国家。",
        "来自港、澳、台以及马来西亚等多国的访问团。",
    ],
)
def test_region_called_a_country(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    (only,) = messages(tiny, "W213")
    assert only.startswith("地区不称国家")


@pytest.mark.parametrize(
    "text",
    [
        "报名于2024年8月31日截止，截至当日共报名。",
        "群众反应热烈，化学反应，时差生物钟，工作误差生产出来，反应，要快。",
        "以经济建设为中心，形成常规化机制。",
        "公布署名文章；进入帐篷、搭一台帐篷；自己经过努力；金融恰逢其时；清澈底部；边缘份额。",
        "既使学生掌握技能，又使教师得到锻炼；既使课堂活跃，也让学生受益。",
        "师生渡过了河，三个阶段都完成。",
        "践行社会主义核心价值观，坚持立德树人，做到“两个维护”。",
        "深入学习总书记重要讲话，学习习近平总书记重要指示。",
        "与韩国、中国台湾等国家和地区的院校联系。",
        "接待来自港、澳、台地区以及马来西亚等国的访问团。",
        "来自德国、新加坡和中国台湾，涉及两个国家和一个地区。",
        "学习《台帐管理办法》。",
    ],
)
def test_right_word(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W213") == []


def test_registered_name_is_right(tiny: Tiny) -> None:
    tiny.write("data/terms.yaml", "words: [渡假时光]\n")
    tiny.prose("企业渡假时光接收实习生，学生渡假归来。")
    assert len(messages(tiny, "W213")) == 1


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.wrong)
def test_every_entry_has_a_cure_that_is_none_of_the_wrong_forms(phrase) -> None:  # type: ignore[no-untyped-def]
    assert phrase.hint
    assert re.compile(phrase.pattern)
    assert phrase.right not in {other.wrong for other in phrases()}


def test_no_wrong_form_is_listed_twice() -> None:
    """Of two entries only one would be looked at."""
    wrong = [phrase.wrong for phrase in phrases()]
    assert sorted({form for form in wrong if wrong.count(form) > 1}) == []
