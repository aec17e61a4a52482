"""W105, W124, W128: stocks and flows, round numbers, and the sides of a ratio."""

import pytest
from tiny_project import CATALOGUE, VALUES, Tiny

from .language import messages

# --- W105: what stands at a date, and what came in a year ----------------------------------------


@pytest.fixture
def rooms(tiny: Tiny) -> Tiny:
    """A project that counts rooms at a date and graduates of a year."""
    more = "- id: rooms\n  name: 实训室数\n  unit: 个\n- id: graduates\n  name: 毕业生人数\n  unit: 人\n- id: share\n"
    tiny.change(CATALOGUE, "- id: share\n", more)
    tiny.change(
        VALUES, "teachers,专任教师数,90,\n", "teachers,专任教师数,90,\nrooms,实训室数,40,\ngraduates,毕业生人数,300,\n"
    )
    return tiny


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("本学年全市新建实训室{实训室数}个。", 1),
        ("全市新增专任教师{专任教师数}人。", 1),
        ("全市在校生累计{在校生数}人。", 1),
        ("多年来，全市累计培养毕业生{毕业生人数}人。", 1),
        ("新建楼投入使用后，全市实训室达到{实训室数}个。", 0),
        ("全市累计建成实训室{实训室数}个。", 0),
        ("本学年以来，全市累计培养毕业生{毕业生人数}人。", 0),
    ],
)
def test_stocks_and_flows(rooms: Tiny, text: str, count: int) -> None:
    rooms.prose(text)
    assert len(messages(rooms, "W105")) == count


# --- W124: 近 is said of a round number ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("共有近{53|签到表}名教师参加。", 1),
        ("全市在校生近{1286|学籍处}名。", 1),
        ("共有近{60|签到表}名教师参加。", 0),
        ("近{23|校史}年，学校培养了许多人才。", 0),
        ("投入近{23|财务处}万元。", 0),
    ],
)
def test_what_is_near_is_round(tiny: Tiny, text: str, count: int) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W124")) == count


# --- W128: the sides of a ratio -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("有男生{320|学籍处}人、女生{480|学籍处}人，男生与女生之比为3:2。", 1),
        ("公办学校{10|一览表}所、民办学校{16|一览表}所，公办与民办学校的数量之比为8:5。", 1),
        ("实践教学占总课时的{60%|方案}，理论教学与实践教学的课时比为6:4。", 1),
        ("全市普职比为{职普比}。", 1),
        ("有男生{320|学籍处}人、女生{480|学籍处}人，男生与女生之比为2:3。", 0),
        ("公办学校{10|一览表}所、民办学校{16|一览表}所，公办与民办学校的数量之比为5:8。", 0),
        ("实践教学占总课时的{60%|方案}，理论教学与实践教学的课时比为4:6。", 0),
        ("全市职普比为{职普比}。", 0),
    ],
)
def test_sides_of_a_ratio(tiny: Tiny, text: str, count: int) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W128")) == count
