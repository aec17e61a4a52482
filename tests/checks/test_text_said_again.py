"""What rules tell of numbers that are said again, of years that open a sentence, of slips that scanners make."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("W306", "首先，由班级推荐；其次，由年级展演；最后，由学校评审。经过这四道程序，节目脱颖而出。", 1),
        ("W306", "首先，由班级推荐；其次，由年级展演；最后，由学校评审。经过这三道程序，节目脱颖而出。", 0),
        ("W128", "教师中，“双师型”的占{36.1%|台账}，已超过一半，基础扎实。", 1),
        ("W128", "教师中，“双师型”的占{56.1%|台账}，已超过一半，基础扎实。", 0),
        ("W132", "全市学校达标率为{91.7%|台账}，实现了学校全部达标。", 1),
        ("W132", "全市学校达标率为{91.7%|台账}，正在努力实现全部达标。", 0),
        ("W132", "班主任队伍不断壮大，由上年的{620|台账}人调整为{606|台账}人。", 1),
        ("W132", "班主任队伍不断壮大，由上年的{606|台账}人调整为{620|台账}人。", 0),
        ("W308", "海港市第一职业学校和临山县职教中心联合办赛，该校夺得第一名。", 1),
        ("W308", "海港市第一职业学校与远航公司联合办赛，该校夺得第一名。", 0),
        ("W308", "只要坚持投入，才能办成品牌，学生也记得住。", 1),
        ("W308", "只要坚持投入，就能办成品牌，学生也记得住。", 0),
        ("W301", "活动设有叠被、打结、盲打键盘，等十二个项目。", 1),
        ("W301", "活动设有叠被、打结、盲打键盘等十二个项目。", 0),
        ("W301", "书记以“学习先锋精神 争做时代新人”为题讲党课。", 0),
        ("W213", "公约由学生自已讨论，领导每晚巡査两次。", 2),
        ("W213", "学生自已经入学起就住校，领导每晚巡查两次。", 0),
        ("W124", "生均占地{32|台账}平方米，生均建筑{21|台账}平方米，均高于规定的33平方米和20平方米。", 0),
        ("W124", "民办学校在校生{6783|台账}人，平均每校不到500人。", 0),
        ("W217", "2023年10月1日是新中国成立74周年的日子。", 0),
        ("W217", "2023年10月1日是新中国成立73周年的日子。", 1),
    ],
)
def test_what_is_said_again(tiny: Tiny, code: str, text: str, count: int) -> None:
    tiny.prose(text)
    assert len(messages(tiny, code)) == count


@pytest.mark.parametrize(("opening", "count"), [("2022—2023学年", 1), ("2023—2024学年", 0)])
def test_the_school_year_that_opens_a_sentence_is_that_of_its_values(tiny: Tiny, opening: str, count: int) -> None:
    tiny.prose(f"{opening}，全市共有在校生{{在校生数}}人。")
    assert len(found(tiny, "W103")) == count
