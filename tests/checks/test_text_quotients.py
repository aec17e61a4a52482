"""W122, W123: quotients and steps with their numbers in every order."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("取证的有{46|台账}人，占毕业班{92|台账}人的{55%|台账}。", "应是 50%"),
        ("{60|台账}台机床中有{45|台账}台是数控机床，数控化率达到{85%|台账}。", "应是 75%"),
        ("住校生占全校学生的{60%|台账}，全校学生{500|台账}人，住校生{350|台账}人。", "应是 70%"),
        ("有效问卷{190|台账}份，发放问卷{200|台账}份，有效率为{90%|台账}。", "应是 95%"),
        ("生均图书{30|台账}册，全校{500|台账}名学生，藏书{18000|台账}册。", "应是 36册"),
        ("培训{120|台账}人次，共{6|台账}期，平均每期{25|台账}人次。", "应是 20人次"),
    ],
)
def test_quotient_in_another_order(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert [message.rpartition(" 应是 ")[2] for message in messages(tiny, "W122")] == [said.removeprefix("应是 ")]


@pytest.mark.parametrize(
    "text",
    [
        "取证的有{46|台账}人，占毕业班{92|台账}人的{50%|台账}。",
        "住校生{350|台账}人，女生占{60%|台账}，走读生{150|台账}人。",
        "生均图书{36|台账}册，新购图书{600|台账}册，学生{500|台账}名。",
        "{24|台账}所学校中，{8|台账}所公办、{14|台账}所民办达标，达标率{91.7%|台账}。",
        "{8|台账}个班共捐书{640|台账}册，班均{80|台账}册，其中一班{120|台账}册。",
    ],
)
def test_quotient_that_is_right_or_of_something_else(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W122") == []


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("迟到由上学期的{40|台账}次减少为{25|台账}次，减少了{20|台账}次。", "由 40 到 25，是减少 15"),
        ("用电由{38000|台账}千瓦时降到{34200|台账}千瓦时，下降了{11%|台账}。", "由 38000 到 34200，是减少 10%"),
    ],
)
def test_step_that_is_wrong(tiny: Tiny, text: str, fact: str) -> None:
    tiny.prose(text)
    assert [message.partition("不符：")[2] for message in messages(tiny, "W123")] == [fact]


def test_step_that_is_right(tiny: Tiny) -> None:
    tiny.prose(
        "藏书由{800|台账}册增至{950|台账}册，其中专业书增加{120|台账}册；用电由{380|台账}度降到{342|台账}度，下降了{10%|台账}。"
    )
    assert found(tiny, "W123") == []
