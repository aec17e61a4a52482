"""Two sequences side by side."""

import time
from itertools import pairwise

import pytest

from report_engine.compare.sequences import Item, chain, exact, match


def texts(*lines: str) -> list[Item]:
    return [Item(line, line) for line in lines]


def test_equal_lines_are_paired_around_a_new_one() -> None:
    assert exact("甲乙丙丁", "甲乙新丙丁") == [(0, 0), (1, 1), (2, 3), (3, 4)]


def test_repetitions_keep_their_order() -> None:
    assert exact(["空", "甲", "空", "乙", "空"], ["空", "乙", "空"]) == [(0, 0), (3, 1), (4, 2)]


def test_pairs_never_cross() -> None:
    pairs = exact("一二三四五", "四五一二三")
    assert pairs == [(0, 2), (1, 3), (2, 4)]


def test_a_rewritten_line_is_paired_with_what_it_was() -> None:
    old = texts("学校共有教师九十人，其中专任教师八十人。", "学生九百人。")
    new = texts("本年新写的一段话。", "学校共有教师一百人，其中专任教师八十五人。", "学生九百人。")
    assert match(old, new) == [(0, 1), (1, 2)]


def test_lines_that_share_nothing_are_not_paired() -> None:
    assert match(texts("招生情况良好。"), texts("经费不足，需要增加投入。")) == []


def test_a_name_counts_more_than_the_text() -> None:
    old = [Item("a", "规模结构", identity="scale"), Item("b", "设施设备")]
    new = [Item("b", "设施设备"), Item("c", "学校与学生", identity="scale")]
    assert match(old, new) == [(0, 1)]


def test_only_things_of_one_kind_are_paired() -> None:
    assert match([Item(1, "学生九百人", "段")], [Item(2, "学生九百人", "表")]) == []


def test_blank_items_do_not_tear_texts_apart() -> None:
    old = texts("第一段讲招生情况。", "", "第二段讲就业情况。", "")
    new = texts("新的一段在最前面。", "", "第一段讲招生的情况。", "", "第二段讲就业的情况。", "")
    assert match(old, new) == [(0, 2), (1, 3), (2, 4), (3, 5)]


def test_the_heaviest_chain_wins() -> None:
    assert chain([(0, 5, 1.0), (1, 0, 1.0), (2, 1, 1.0), (3, 6, 0.5)]) == [(1, 0), (2, 1), (3, 6)]
    assert chain([]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["相同"] * 4000, ["相同"] * 3000 + ["别"] * 1000),
        (["甲", "乙"] * 2000, ["乙", "甲", "丙"] * 1500),
        ([f"旧{n}" for n in range(4000)], [f"新{n}" for n in range(4000)]),
        ([f"{n}" for n in range(4000)], [f"{n * 7919 % 4000}" for n in range(4000)]),
    ],
    ids=["one line again and again", "two lines in turn", "all different", "shuffled"],
)
def test_long_documents_take_no_long_time(old: list[str], new: list[str]) -> None:
    """difflib alone needs minutes for some of these."""
    start = time.process_time()
    pairs = match(texts(*old), texts(*new))
    assert time.process_time() - start < 5
    assert pairs == sorted(pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
