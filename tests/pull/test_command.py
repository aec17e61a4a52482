"""`pull` and `undo` as people run them: what is shown, what is asked, what is refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tiny_project import SECTION, TEMPLATE, VALUES, Tiny

from report_engine.cli import main

from .conftest import TEXT, Draft


def run(draft: Draft, *arguments: str, answer: str = "") -> Result:
    draft.word.save(draft.file)
    call = ["pull", str(draft.file), "--year", "2024", "--root", str(draft.tiny.root), *arguments]
    return CliRunner().invoke(main, call, input=answer)


def undo(draft: Draft, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["undo", "--root", str(draft.tiny.root), *arguments])


def test_changes_are_shown_then_written_then_taken_back(draft: Draft) -> None:
    draft.word.replace("逐年改善", "明显改善")
    result = run(draft, answer="n\n")
    assert result.exit_code == 0
    assert "【逐年→明显】" in result.output
    assert draft.section() == TEXT
    result = run(draft, answer="y\n")
    assert f"已写入 {SECTION}" in result.output
    assert draft.section() == TEXT.replace("逐年", "明显")
    result = undo(draft, "--yes")
    assert "收回 改过.docx 里的改动" in result.output
    assert SECTION in result.output
    assert draft.section() == TEXT
    assert "没有可以退回的" in undo(draft, "--yes").output


def test_it_is_readable_in_80_columns(draft: Draft) -> None:
    draft.word.replace("第一段，说的是招生。", "第一段，" + "说的是招生和就业以及升学的各种情况，" * 6)
    draft.word.after("各校办学条件", "很长的一段话，一直说下去。" * 12)
    result = run(draft, "--dry-run")
    widths = [sum(1 if sign.isascii() else 2 for sign in line) for line in result.output.splitlines()]
    assert max(widths) <= 80


def test_a_dry_run_writes_nothing(draft: Draft) -> None:
    draft.word.replace("逐年改善", "明显改善")
    assert "没有写入" in run(draft, "--dry-run", "--yes").output
    assert draft.section() == TEXT


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), ("明显", "城乡公交")),
        (("--reject",), ("逐年", "公交")),
        (("--author", "李局长"), ("逐年", "城乡公交")),
        (("--reject", "--author", "李局长"), ("明显", "公交")),
    ],
)
def test_whose_tracked_changes_count(options: tuple[str, ...], left: tuple[str, str], draft: Draft) -> None:
    draft.word.track("逐年", "明显", "张主任")
    draft.word.track("通公交", "通城乡公交", "李局长")
    result = run(draft, "--yes", *options)
    assert "张主任、李局长" in result.output
    first, second = left
    assert f"办学条件{first}改善，通{second}{{bus_lines}}条" in draft.section()


def test_the_author_of_a_tracked_change_is_named(draft: Draft) -> None:
    draft.word.track("逐年", "明显", "张主任")
    lines = [line for line in run(draft, "--dry-run").output.splitlines() if "→" in line]
    assert len(lines) == 1
    assert "张主任" in lines[0]


def test_everything_is_written_down_on_request(draft: Draft, tmp_path: Path) -> None:
    draft.word.replace("逐年改善", "明显改善")
    draft.word.comment("引号里的一段", "请核对", "王处")
    listed, todo = tmp_path / "清单.md", tmp_path / "todo.md"
    run(draft, "--dry-run", "--list", str(listed), "--comments", str(todo))
    assert f"## {SECTION}" in listed.read_text("utf-8")
    assert "【逐年→明显】" in listed.read_text("utf-8")
    assert f"- [ ] {SECTION}:12:" in todo.read_text("utf-8")
    assert "王处（2025-01-09）" in todo.read_text("utf-8")
    assert "请核对" in todo.read_text("utf-8")


@pytest.mark.parametrize(("done", "box"), [("0", "[ ]"), ("1", "[x]")])
def test_replies_and_resolved_comments_are_told_apart(done: str, box: str, draft: Draft, tmp_path: Path) -> None:
    draft.word.comment("引号里的一段", "请核对", "王处", extended=done)
    todo = tmp_path / "todo.md"
    run(draft, "--dry-run", "--comments", str(todo))
    lines = todo.read_text("utf-8").splitlines()
    assert [line[:5] for line in lines if "请核对" in line] == [f"- {box}"]
    assert [line for line in lines if "已核对" in line and line.startswith("  - 作者")]


def test_programs_read_it_too(draft: Draft) -> None:
    draft.word.replace("逐年改善", "明显改善")
    draft.word.comment("引号里的一段", "请核对", "王处", extended="0")
    found = json.loads(run(draft, "--dry-run", "--format", "json").stdout)["problems"]
    assert {(one["code"], one["file"], one["line"]) for one in found} == {
        ("E001", SECTION, 11),
        ("E005", SECTION, 12),
    }
    log = json.loads(run(draft, "--dry-run", "--format", "sarif").stdout)
    assert {one["ruleId"] for one in log["runs"][0]["results"]} == {"E001", "E005"}


def test_a_conflict_is_shown_and_the_exit_code_tells(draft: Draft) -> None:
    draft.tiny.change(SECTION, "逐年改善", "大为改善")
    draft.word.replace("逐年改善", "持续改善")
    result = run(draft, "--yes")
    assert result.exit_code == 1
    for side in ("逐年改善", "大为改善", "持续改善"):
        assert side in result.output
    assert "持续改善" not in draft.section()


def test_undo_refuses_to_lose_a_later_edit(draft: Draft) -> None:
    draft.word.replace("逐年改善", "明显改善")
    run(draft, "--yes")
    draft.tiny.change(SECTION, "第一段，说的是招生", "第一段，说的是招生工作")
    result = undo(draft, "--yes")
    assert result.exit_code == 1
    assert "招生工作" in draft.section()
    assert "明显改善" in draft.section()


def test_other_writings_are_taken_back_too(draft: Draft) -> None:
    before = draft.tiny.path(VALUES).read_bytes()
    call = ["data", "rename", "在校生数", "全日制在校生数", "--root", str(draft.tiny.root), "--yes"]
    assert CliRunner().invoke(main, call).exit_code == 0
    assert draft.tiny.path(VALUES).read_bytes() != before
    assert "改名" in undo(draft, "--yes").output
    assert draft.tiny.path(VALUES).read_bytes() == before


@pytest.mark.parametrize("year", ["2023"])
def test_a_draft_of_another_year(year: str, draft: Draft) -> None:
    content = draft.tiny.root / "content"
    (content / year).mkdir()
    for path in sorted((content / "2024").rglob("*.yaml")):
        target = content / year / path.relative_to(content / "2024")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    draft.tiny.write("data/2022/indicators.csv", draft.tiny.path("data/2023/indicators.csv").read_bytes())
    draft.tiny.write("data/2023/schools.csv", draft.tiny.path("data/2024/schools.csv").read_bytes())
    draft.tiny.change("data/2023/indicators.csv", "school_count,中职学校数,3,\n", "")
    draft.word.save(draft.file)
    call = ["pull", str(draft.file), "--year", year, "--root", str(draft.tiny.root)]
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 1
    assert "2024 年度的草稿" in result.output


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\xd0\xcf\x11\xe0 old", "旧格式"), (b"PK\x03\x04 broken", "压缩包"), (b"plain text", "压缩包")],
)
def test_what_is_no_word_file(data: bytes, said: str, draft: Draft) -> None:
    draft.file.write_bytes(data)
    result = CliRunner().invoke(main, ["pull", str(draft.file), "--year", "2024", "--root", str(draft.tiny.root)])
    assert result.exit_code == 1
    assert said in result.output
    assert len(result.output.splitlines()) == 1


def test_another_report_is_refused(draft: Draft) -> None:
    draft.file.write_bytes(draft.tiny.path(TEMPLATE).read_bytes())
    result = CliRunner().invoke(main, ["pull", str(draft.file), "--year", "2024", "--root", str(draft.tiny.root)])
    assert result.exit_code == 1
    assert "不像是这个项目" in result.output


def test_a_project_with_mistakes_is_mended_first(draft: Draft) -> None:
    draft.word.replace("逐年改善", "明显改善")
    draft.tiny.change(VALUES, ",1000,", ",约1000,")
    result = run(draft, "--yes")
    assert result.exit_code == 1
    assert "“约1000”不是数" in result.output
    assert "明显改善" not in draft.section()


def test_lists_do_not_go_where_the_input_is(draft: Draft, tiny: Tiny) -> None:
    result = run(draft, "--dry-run", "--list", str(tiny.path("content/2024/清单.md")))
    assert result.exit_code == 2
    assert not tiny.path("content/2024/清单.md").exists()
