"""Numbers of headings, figures, tables, cases and scorecards."""

from dataclasses import replace

import pytest
from support import nodes
from support.nodes import HERE

from report_engine.document import Block, Case, Chart, Document, Figure, Scorecard, Section, Table
from report_engine.numbering import Label, count, heading_pattern, number, simple_pattern

PATTERNS = {
    "figure": simple_pattern("图 1"),
    "table": simple_pattern("表 1"),
    "case": simple_pattern("案例 1"),
    "scorecard": simple_pattern("附表 1"),
}
DECIMAL = tuple(heading_pattern(example, level) for level, example in enumerate(("1.", "1.1", "1.1.1"), start=1))
SERIES = {"challenge": simple_pattern("挑战 1：")}


def section(name: str, *children: Section, body: tuple[Block, ...] = (), series: str | None = None) -> Section:
    level = 1 + max((child.level - 1 for child in children), default=0)
    return nodes.section(name, name, level, series, body, children)


def levelled(node: Section, level: int = 1) -> Section:
    children = tuple(levelled(child, level + 1) for child in node.sections)
    return replace(node, level=level, sections=children)


def figure(name: str) -> Figure:
    return nodes.figure(name, "题", "", Chart("bar", (), ()))


def table(name: str) -> Table:
    return nodes.table(name, "题", (), (), 1)


def case(name: str, *body: Block) -> Case:
    return nodes.case(name, "题", "校", body)


def labels(*sections: Section, cards: tuple[Scorecard, ...] = ()) -> dict[str, Label]:
    chapters = tuple(levelled(s) for s in sections)
    document = Document(2024, (2023, 2024), nodes.front(), (), (), chapters, cards, HERE.source)
    return number(document, DECIMAL, PATTERNS, SERIES)


def test_headings_count_inside_their_own_heading() -> None:
    found = labels(
        section("a", section("a1", section("a11"), section("a12")), section("a2")),
        section("b", section("b1")),
    )
    assert {name: label.full for name, label in found.items()} == {
        "a": "1.",
        "a1": "1.1",
        "a11": "1.1.1",
        "a12": "1.1.2",
        "a2": "1.2",
        "b": "2.",
        "b1": "2.1",
    }
    assert found["a"].text == "1"  # as a mention prints it


def test_series_counts_by_itself_through_the_report() -> None:
    found = labels(
        section("a", section("c1", series="challenge"), section("a1"), section("c2", series="challenge")),
        section("b", section("c3", series="challenge"), section("b1")),
    )
    assert [found[name].full for name in ("c1", "c2", "c3")] == ["挑战 1：", "挑战 2：", "挑战 3："]
    assert found["c2"].text == "挑战 2"
    assert [found[name].full for name in ("a1", "b1")] == ["1.1", "2.1"]


def test_figures_tables_and_cases_count_through_the_report_in_reading_order() -> None:
    found = labels(
        section(
            "a",
            section("a1", body=(figure("f2"), case("k1", figure("f3"), table("t2")))),
            body=(figure("f1"), table("t1")),
        ),
        section("b", body=(case("k2"), table("t3"), figure("f4"), nodes.paragraph())),
    )
    assert [found[f"f{n}"].text for n in range(1, 5)] == ["图 1", "图 2", "图 3", "图 4"]
    assert [found[f"t{n}"].text for n in range(1, 4)] == ["表 1", "表 2", "表 3"]
    assert [found[f"k{n}"].text for n in (1, 2)] == ["案例 1", "案例 2"]


def test_scorecards_keep_their_official_numbers() -> None:
    cards = tuple(Scorecard(f"card-{n}", n, nodes.text("题"), (), HERE) for n in (1, 3, 6))
    found = labels(cards=cards)
    assert {name: label.text for name, label in found.items()} == {
        "card-1": "附表 1",
        "card-3": "附表 3",
        "card-6": "附表 6",
    }
    assert all(label.fixed for label in found.values())


def test_name_of_the_counter_is_the_word_before_the_number() -> None:
    found = labels(section("a", body=(figure("f"), table("t"))))
    assert (found["f"].sequence, found["t"].sequence) == ("图", "表")


@pytest.mark.parametrize(
    ("number_", "han"),
    [
        (1, "一"),
        (2, "二"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
    ],
)
def test_chinese_numerals(number_: int, han: str) -> None:
    assert count(number_, "han") == han
    assert count(number_, "decimal") == str(number_)


def test_all_chinese_numerals_to_99_differ() -> None:
    assert len({count(n, "han") for n in range(1, 100)}) == 99
    assert count(100, "han") == "100"


@pytest.mark.parametrize(
    ("example", "level", "numbers", "text"),
    [
        ("1.", 1, (3,), "3."),
        ("1.1", 2, (3, 4), "3.4"),
        ("1.1.1", 3, (3, 4, 5), "3.4.5"),
        ("第一章", 1, (12,), "第十二章"),
        ("一、", 1, (2,), "二、"),
        ("（一）", 2, (2, 11), "（十一）"),
        ("1.", 3, (2, 3, 4), "4."),
        ("图 1", 1, (7,), "图 7"),
        ("问题一：", 1, (3,), "问题三："),
    ],
)
def test_pattern_is_read_from_an_example_of_itself(
    example: str, level: int, numbers: tuple[int, ...], text: str
) -> None:
    assert heading_pattern(example, level).text(numbers) == text


@pytest.mark.parametrize(
    ("example", "level", "said"),
    [
        ("图", 1, "“图”里应有一个编号"),
        ("图 1-1", 1, "“图 1-1”里应有一个编号"),
        ("图 3", 1, "“图 3”应写第一个编号，数字为 1 或一"),
        ("第三章", 1, "“第三章”应写第一个编号，数字为 1 或一"),
        ("标题", 2, "“标题”里应有 1 到 2 个编号"),
        ("1.1.1", 2, "“1.1.1”里应有 1 到 2 个编号"),
        ("1.2", 2, "“1.2”应写第一个编号，数字为 1 或一"),
    ],
)
def test_example_that_is_none(example: str, level: int, said: str) -> None:
    with pytest.raises(ValueError, match="应") as caught:
        heading_pattern(example, level)
    assert str(caught.value) == said


def test_chinese_chapters_and_arabic_sections() -> None:
    patterns = (heading_pattern("一、", 1), heading_pattern("1.1", 2))
    document = Document(
        2024,
        (2023, 2024),
        nodes.front(),
        (),
        (),
        (levelled(section("a", section("a1"))), levelled(section("b", section("b1")))),
        (),
        HERE.source,
    )
    found = number(document, patterns, PATTERNS, {})
    assert [(found[name].full, found[name].text) for name in ("b", "b1")] == [("二、", "二"), ("2.1", "2.1")]


def test_a_mention_names_what_a_heading_does_not_name_itself() -> None:
    chapters = (levelled(section("a", section("a1", section("a11")))), levelled(section("b", section("b1"))))
    document = Document(2024, (2023, 2024), nodes.front(), (), (), chapters, (), HERE.source)
    headings = tuple(
        heading_pattern(example, level) for level, example in enumerate(("第一章", "第一节", "一、"), start=1)
    )
    found = number(document, headings, PATTERNS, SERIES)
    assert found["a11"].seen_from(["b", "b1"]) == "第一章第一节一"
    assert found["a11"].seen_from(["a"]) == "第一节一"
    assert found["a11"].seen_from(["a", "a1"]) == "一"
    assert found["a1"].seen_from([]) == "第一章第一节"
    assert labels(*chapters)["a11"].seen_from([]) == "1.1.1"
