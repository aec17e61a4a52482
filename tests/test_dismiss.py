"""`qhd-docgen dismiss`: a finding of a rule stands, in that sentence and for that value only."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tiny_project import REPORT, SECTION, Tiny

from report_engine.cli import main

DISMISSED = "data/2024/dismissed.yaml"
SENTENCE = "全年举办培训37场。"
ENTRY = "- { code: R105, about: 专业数 2024, value: 25≠22, reason: 方向另计, date: 2025-01-10 }\n"


def run(tiny: Tiny, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--year", "2024", "--root", str(tiny.root)])


def ids(tiny: Tiny, code: str = "W101") -> list[str]:
    """Names of the findings of a code, as `check` prints them at the end of their lines."""
    return re.findall(rf" {code} .* \[([0-9a-f]{{4}}-[0-9a-f]{{4}})\]$", run(tiny, "check").output, re.MULTILINE)


def dismiss(tiny: Tiny, name: str, reason: str = "办公室登记的场次") -> Result:
    return run(tiny, "dismiss", name, "--reason", reason, "--date", "2025-01-10")


@pytest.fixture
def typed(tiny: Tiny) -> Tiny:
    """A project in which somebody typed a number."""
    tiny.prose(SENTENCE)
    return tiny


def test_a_dismissed_finding_is_gone_and_its_entry_can_be_read(typed: Tiny) -> None:
    (name,) = ids(typed)
    result = dismiss(typed, name)
    assert (result.exit_code, result.output) == (0, f"已记入 {DISMISSED}\n")
    assert ids(typed) == []
    assert typed.path(DISMISSED).read_text("utf-8").splitlines()[1:] == [
        "- code: W101",
        "  about: number:37场@1-basics",
        "  value: '37场'",
        f"  sentence: {SENTENCE}",
        "  reason: 办公室登记的场次",
        "  date: 2025-01-10",
    ]
    assert "R190" not in run(typed, "check").output


def test_it_returns_when_the_sentence_changes(typed: Tiny) -> None:
    (name,) = ids(typed)
    dismiss(typed, name)
    typed.change(SECTION, SENTENCE, SENTENCE.replace("全年", "本年度"))
    (now,) = ids(typed)
    assert now.partition("-")[0] == name.partition("-")[0], "about the same"
    assert now != name
    output = run(typed, "check").output
    assert f"{DISMISSED}:2:3: 警告 R190 W101“number:37场@1-basics”定下以后，那一句改了" in output
    assert f"qhd-docgen dismiss {now}" in output


def test_it_returns_when_the_value_changes(typed: Tiny) -> None:
    dismiss(typed, *ids(typed))
    typed.change(SECTION, "37场", "38场")
    assert len(ids(typed)) == 1
    assert "R190" in run(typed, "check").output


def test_the_same_words_in_another_sentence_are_told(typed: Tiny) -> None:
    dismiss(typed, *ids(typed))
    typed.prose("另有37场在线举办。")
    assert len(ids(typed)) == 1
    assert "R190" not in run(typed, "check").output


def test_blanks_and_line_breaks_in_a_sentence_are_no_change(typed: Tiny) -> None:
    dismiss(typed, *ids(typed))
    typed.change(SECTION, SENTENCE, "全年举办\n        培训37场。")
    assert ids(typed) == []


def test_comments_and_manner_of_the_file_stay(typed: Tiny) -> None:
    text = "# 说明\r\n  # 缩进的\r\n  - { code: W101, about: x, value: '1', reason: 旧的, date: 2025-01-01 } # 尾注"
    typed.path(DISMISSED).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert dismiss(typed, *ids(typed), "又'引'：#号").exit_code == 0
    raw = typed.path(DISMISSED).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf" + text.encode() + b"\r\n  - code: W101\r\n    about: ")
    assert b"reason: '\xe5\x8f\x88''" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert ids(typed) == []


@pytest.mark.parametrize("text", ["[]\n", "[{ code: W101, about: x, value: '1', reason: 旧的, date: 2025-01-01 }]\n"])
def test_a_manner_that_cannot_go_on_is_told_and_the_file_stays(typed: Tiny, text: str) -> None:
    typed.write(DISMISSED, text)
    result = dismiss(typed, *ids(typed))
    assert result.exit_code == 1
    assert f"{DISMISSED}: 错误 D047 " in result.output
    assert "code: W101；about: number:37场@1-basics；" in result.output
    assert typed.path(DISMISSED).read_text("utf-8") == text


def test_a_file_with_mistakes_is_not_written_to(typed: Tiny) -> None:
    (name,) = ids(typed)
    typed.write(DISMISSED, ENTRY.replace("reason", "reson"))
    result = dismiss(typed, name)
    assert result.exit_code == 1
    assert "Y011 不认识的字段“reson”" in result.output
    assert typed.path(DISMISSED).read_text("utf-8") == ENTRY.replace("reason", "reson")


def test_a_file_whose_last_entry_was_deleted_goes_on(typed: Tiny) -> None:
    typed.write(DISMISSED, "# 只剩说明\n")
    (name,) = ids(typed)
    assert dismiss(typed, name).exit_code == 0
    assert typed.path(DISMISSED).read_text("utf-8").startswith("# 只剩说明\n- code: W101\n")


def test_a_stale_id_leads_to_the_present_one(typed: Tiny) -> None:
    (name,) = ids(typed)
    typed.change(SECTION, SENTENCE, SENTENCE.replace("全年", "本年度"))
    result = dismiss(typed, name)
    assert result.exit_code == 1
    assert f"{DISMISSED}: 错误 D046 没有编号为“{name}”的问题，值或句子已经变了" in result.output
    assert f"现在最近的是 {ids(typed)[0]}（W101 " in result.output
    assert not typed.path(DISMISSED).exists()


def test_a_slip_of_the_hand_is_told_with_the_nearest(typed: Tiny) -> None:
    (name,) = ids(typed)
    slip = ("0" if name[0] != "0" else "1") + name[1:]
    assert f"没有编号为“{slip}”的问题（现在最近的是 {name}（W101 " in dismiss(typed, slip).output
    assert "编号在 qhd-docgen check --year 2024 每行的末尾" in dismiss(typed, "照片").output


def test_findings_of_syntax_have_no_id(tiny: Tiny) -> None:
    tiny.change(REPORT, "layout: ", "layuot: ")
    output = run(tiny, "check").output
    assert "错误" in output
    assert not re.search(r"\[[0-9a-f]{4}-", output)


def test_programs_read_the_id(typed: Tiny) -> None:
    (name,) = ids(typed)
    problems = json.loads(run(typed, "check", "--format", "json").output)["problems"]
    (typed_number,) = [one for one in problems if one["code"] == "W101"]
    assert (typed_number["id"], typed_number["category"], typed_number["sentence"]) == (name, "text", SENTENCE)
    results = json.loads(run(typed, "check", "--format", "sarif").output)["runs"][0]["results"]
    assert {"qhd-docgen/v1": name} in [one.get("partialFingerprints") for one in results]


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_reason_is_needed(typed: Tiny, reason: str) -> None:
    result = dismiss(typed, "0000-0000", reason)
    assert result.exit_code == 2
    assert "--reason" in result.output
    assert not Path(typed.path(DISMISSED)).exists()
