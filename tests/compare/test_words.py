"""What changed inside a text."""

import random
import time

import pytest

from report_engine.compare.words import changes, is_number, words


def spelt(old: str, new: str) -> str:
    """Both texts at once: [旧→新] where they differ."""
    before, after = words(old), words(new)
    return "".join(
        "".join(after[c:d]) if tag == "equal" else f"[{''.join(before[a:b])}→{''.join(after[c:d])}]"
        for tag, a, b, c, d in changes(before, after)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("在校生900人。", "在校生950人。", "在校生[900→950]人。"),
        ("占31.48%。", "占31.5%。", "占[31.48%→31.5%]。"),
        ("实施3+2培养", "实施Word培养", "实施[3+2→Word]培养"),
        ("教师队伍建设", "教师队伍的建设", "教师队伍[→的]建设"),
        ("各校按需设置专业，效果好。", "各校按需设置专业。", "各校按需设置专业[，效果好→]。"),
        ("相同", "相同", "相同"),
        ("", "新写的", "[→新写的]"),
        ("删去的", "", "[删去的→]"),
    ],
)
def test_changes(old: str, new: str, expected: str) -> None:
    assert spelt(old, new) == expected


def test_a_rewritten_clause_is_one_change() -> None:
    """One character that both happen to have does not cut it in two."""
    old, new = "全市招生规模稳步扩大，成绩显著。", "全市在校生数持续增长，成绩显著。"
    assert spelt(old, new) == "全市[招生规模稳步扩大→在校生数持续增长]，成绩显著。"


def test_a_field_between_two_changes_stays() -> None:
    field = ("field", "REF")
    assert ("equal", 2, 3, 2, 3) in changes(["甲", "乙", field, "丙", "丁"], ["子", "丑", field, "寅", "卯"])


def test_numbers() -> None:
    assert all(map(is_number, ("12", "3.5", "1,283", "34.8:65.2", "97%")))
    assert not any(map(is_number, ("", "一", "3+2", "2024年", "%")))


def test_both_texts_come_out_whole() -> None:
    chance = random.Random(5)
    for _ in range(300):
        old, new = ("".join(chance.choices("的了在1 a。", k=chance.randrange(30))) for _ in range(2))
        before, after = words(old), words(new)
        found = changes(before, after)
        assert "".join("".join(before[a:b]) for _, a, b, _, _ in found) == old
        assert "".join("".join(after[c:d]) for _, _, _, c, d in found) == new
        assert all(before[a:b] == after[c:d] for tag, a, b, c, d in found if tag == "equal")


@pytest.mark.parametrize("length", [2_000, 60_000])
def test_a_paragraph_of_any_length_takes_no_long_time(length: int) -> None:
    chance = random.Random(length)
    old = "".join(chance.choices("的一是了我不人在他有。", k=length))
    start = time.process_time()
    changes(words(old), words(old[: length // 2] + "改" + old[length // 2 + 9 :]))
    changes(words(old), words("".join(chance.choices("的一是了我不人在他有。", k=length))))
    assert time.process_time() - start < 8


def test_one_edited_sentence_of_a_very_long_text_is_found() -> None:
    """Even where the whole is too long for difflib."""
    sentences = [f"第{n}句话说的是学校的情况。" for n in range(4000)]
    old = "".join(sentences)
    sentences[7], sentences[3990] = "第7句话说的是教师的情况。", "第3990句话说的是干部的情况。"
    assert "[学校→教师]" in spelt(old, "".join(sentences))
    assert "[学校→干部]" in spelt(old, "".join(sentences))
