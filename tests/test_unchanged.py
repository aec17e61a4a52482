"""Unchanged input is not built again; whatever else decides the report, or lost it, makes it anew."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.template import rewrite
from test_pictures import jpeg
from tiny_project import LAST_YEAR, LAYOUT, MISSING_PHOTO, PHOTO, REPORT, SECTION, TEMPLATE, VALUES, Tiny

import report_engine
from report_engine import fingerprint, pipeline, prepare, printing, unchanged
from report_engine.cli import main
from report_engine.plan import Plan
from report_engine.problems import Category, Code, InSentence, Named, OfYear, OpenQuestion, Problem, Severity, Source
from report_engine.render.libreoffice import RenderError
from report_engine.render.office import Office
from report_engine.result import Result


def build(tiny: Tiny, output: str = "", *, final: bool = False, pdf: bool = False) -> Result:
    target = tiny.root / output if output else tiny.project.output
    return report_engine.build(tiny.project, target, final=final, pages="on-open", pdf=pdf)


@pytest.fixture
def built(tiny: Tiny) -> Tiny:
    """The small project after its first build."""
    assert build(tiny).written
    return tiny


# --- the same input -------------------------------------------------------------------------


def test_unchanged_input_is_not_loaded_and_tells_the_same(built: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built.project.output.stat()
    monkeypatch.delattr(pipeline, "prepare")
    result = build(built)
    assert (result.unchanged, result.written) == (True, ())
    assert [str(problem) for problem in result.problems] == [MISSING_PHOTO]
    assert built.project.output.stat() == first


def test_author_reads_that_nothing_changed(built: Tiny) -> None:
    command = ["build", "--year", "2024", "--root", str(built.root), "--pages", "on-open"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    said = f"{MISSING_PHOTO}\n1 个警告，其中照片待补 1 张\n没有变化，{built.project.output} 已是最新\n"
    assert result.output == f"草稿：1 处没有完成，已在稿上标出\n{said}"


def test_every_part_of_a_problem_is_remembered(tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    report.write_bytes(b"a report")
    place = Source(Path("content/甲.yaml"), 3, 7)
    about = (OfYear("students", 2024), InSentence("unit:人", "1-basics", "有12人。"), Named("甲"), None)
    found = [
        *(Code("W102", Category.TEXT).problem("不符", place, "核对", one, "12") for one in about),
        Problem("L001", "没有", Source(Path("report.yaml")), severity=Severity.NOTE),
    ]
    open_ = (OpenQuestion(place, "人数", "12", "待核"),)
    plan = Plan(2024, 2023, total=7, left=3, old_lines={Path("content/甲.yaml"): {3, 4}})
    result = Result(found, (report,), open_questions=open_, plan=plan)
    unchanged.remember(tmp_path / "memory.json", "key", (report,), result)
    assert unchanged.recall(tmp_path / "memory.json", "key", (report,)) == replace(result, written=(), unchanged=True)


def test_several_reports_of_a_year_are_remembered(built: Tiny) -> None:
    assert build(built, "送审/年报.docx").written
    assert build(built).unchanged
    assert build(built, "送审/年报.docx").unchanged
    built.prose("改了一句。")
    assert build(built).written
    assert build(built, "送审/年报.docx").written


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", pytest.param("[" * 100_000, id="deep"), '{"/x": 1}', '{"key": "k", "report": "r", "problems": []}'],
)
def test_a_memory_of_another_kind_is_forgotten(built: Tiny, text: str) -> None:
    (built.project.build / "cache" / "built-2024.json").write_text(text, "utf-8")
    assert build(built).written
    assert build(built).unchanged


def test_what_is_unchanged_needs_no_library(built: Tiny) -> None:
    """Only what prints and what names the input: nothing that reads, draws or writes a report."""
    arguments = ["build", "--year", "2024", "--root", str(built.root), "--pages", "on-open"]
    code = f"import sys; from report_engine.cli import main; main({arguments!r}, standalone_mode=False)"
    heavy = ("pydantic", "yaml", "lxml", "docx", "matplotlib", "openpyxl", "rich", "report_engine.pipeline")
    check = f"print([name for name in {heavy!r} if name in sys.modules])"
    wrapped = f"import sys\ntry:\n    {code}\nexcept SystemExit: pass\n{check}"
    done = subprocess.run([sys.executable, "-c", wrapped], capture_output=True, text=True, check=True)
    assert f"没有变化，{built.project.output} 已是最新" in done.stdout
    assert done.stdout.endswith("[]\n")


def test_an_edit_taken_back_counts_as_unchanged(built: Tiny) -> None:
    before = built.path(SECTION).read_bytes()
    built.prose("改了一句。")
    built.write(SECTION, before)
    assert build(built).unchanged


def test_what_lies_beside_the_input_does_not_count(built: Tiny) -> None:
    built.write("content/2031/report.yaml", "不是这一年")
    built.write("说明.txt", "不是内容")
    assert build(built).unchanged


# --- another input --------------------------------------------------------------------------


def change_text(tiny: Tiny) -> None:
    tiny.prose("加了一句。")


def change_text_unseen(tiny: Tiny) -> None:
    """As a restored backup may: other bytes, as many, of the same time."""
    before = tiny.path(REPORT).stat()
    tiny.change(REPORT, "date: 2025年1月", "date: 2025年2月")
    os.utime(tiny.path(REPORT), ns=(before.st_atime_ns, before.st_mtime_ns))
    after = tiny.path(REPORT).stat()
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def touch_up(name: str) -> Callable[[Tiny], None]:
    """Add an empty line at the end of a file."""
    return lambda tiny: tiny.write(name, tiny.path(name).read_bytes() + b"\n")


def supply_photo(tiny: Tiny) -> None:
    tiny.write(PHOTO, jpeg())


def change_template(tiny: Tiny) -> None:
    rewrite(tiny.path(TEMPLATE), "word/styles.xml", "</w:styles>", " </w:styles>")


def lose_report(tiny: Tiny) -> None:
    tiny.project.output.unlink()


def edit_report(tiny: Tiny) -> None:
    """A leader's edit, saved over the report."""
    tiny.project.output.write_bytes(tiny.project.output.read_bytes() + b" ")


def lose_memory(tiny: Tiny) -> None:
    shutil.rmtree(tiny.project.build / "cache")


def spoil_memory(tiny: Tiny) -> None:
    memory(tiny).write_bytes(b"{")


def empty_memory(tiny: Tiny) -> None:
    memory(tiny).write_bytes(b"[]")


def older_memory(tiny: Tiny) -> None:
    """As another version of the engine may have left it."""
    text = memory(tiny).read_text("utf-8")
    assert text.count('"severity"') == 1
    memory(tiny).write_text(text.replace('"severity"', '"level"'), "utf-8")


def memory(tiny: Tiny) -> Path:
    return tiny.project.build / "cache" / "built-2024.json"


CHANGES = [
    change_text, change_text_unseen, supply_photo, change_template,
    lose_report, edit_report, lose_memory, spoil_memory, empty_memory, older_memory,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_builds_anew(built: Tiny, change: Callable[[Tiny], None]) -> None:
    change(built)
    result = build(built)
    assert (result.unchanged, result.written) == (False, (built.project.output,))
    assert build(built).unchanged


def test_a_renamed_file_counts(built: Tiny) -> None:
    """The names order the chapters."""
    built.path(SECTION).rename(built.path(SECTION).with_name("2-basics.yaml"))
    assert not build(built).unchanged


@pytest.mark.parametrize("name", [VALUES, LAST_YEAR, LAYOUT, REPORT])
def test_every_kind_of_file_counts(built: Tiny, name: str) -> None:
    touch_up(name)(built)
    assert not build(built).unchanged


def test_other_options_build_anew(built: Tiny) -> None:
    assert build(built, "build/other.docx").written
    refused = build(built, final=True)
    assert (refused.unchanged, refused.written) == (False, ())
    other = report_engine.build(built.project, built.project.output, pages="auto")
    assert not other.unchanged


def test_a_pdf_is_made_each_time(built: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it looks like depends on the fonts of the machine."""
    monkeypatch.setattr(printing, "find_program", lambda: None)
    for _ in range(2):
        assert [problem.code for problem in build(built, pdf=True).problems] == ["I001", "L001"]


@pytest.mark.parametrize("part", ["of_code", "of_libraries", "of_tool"])
def test_another_engine_or_program_builds_anew(built: Tiny, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, part, lambda *_: "newer")
    assert not build(built).unchanged


def test_a_program_that_was_replaced_has_another_name(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("7")
    before = fingerprint.of_tool(program)
    program.write_text("24")
    assert len({before, fingerprint.of_tool(program), fingerprint.of_tool(None)}) == 3


# --- what must not be remembered ------------------------------------------------------------


def test_a_failed_build_is_not_remembered(built: Tiny) -> None:
    before = built.project.output.read_bytes()
    built.change(REPORT, "title: 海港市中等职业教育质量年度报告", "title: {坏: 了}")
    first, second = build(built), build(built)
    assert (first.written, second.written, second.unchanged) == ((), (), False)
    assert second.problems == first.problems
    assert built.project.output.read_bytes() == before


def test_a_report_without_its_pages_is_tried_again(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RenderError("LibreOffice 没有回应")

    monkeypatch.setattr(printing, "find_program", lambda: Path("soffice"))
    monkeypatch.setattr(printing, "paginate", fail)
    monkeypatch.setattr(Office, "start", lambda _office: None)
    for _ in range(2):
        result = report_engine.build(tiny.project)
        assert [problem.code for problem in result.problems] == ["I001", "L002"]
        assert result.written


def test_an_edit_during_the_build_is_not_mistaken_for_what_was_built(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tiny.path(SECTION).read_bytes()
    really = prepare.load

    def late(*arguments: object) -> object:
        tiny.prose("在读入之前改了一句。")
        return really(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(prepare, "load", late)
    assert build(tiny).written
    monkeypatch.setattr(prepare, "load", really)
    tiny.write(SECTION, before)
    assert not build(tiny).unchanged


def test_input_that_cannot_be_read_is_left_to_the_build(built: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> str:
        raise PermissionError

    monkeypatch.setattr(unchanged, "of_files", refuse)
    assert build(built).written


# --- folders --------------------------------------------------------------------------------


def test_a_link_to_a_folder_above_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file").write_text("甲")
    before = fingerprint.of_files([tmp_path])
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert fingerprint.of_files([tmp_path]) != ""
    (tmp_path / "a" / "loop").unlink()
    assert fingerprint.of_files([tmp_path]) == before


def test_a_file_behind_a_link_counts(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "photo.jpg").write_bytes(b"1")
    project = tmp_path / "project"
    project.mkdir()
    (project / "photos").symlink_to(shared, target_is_directory=True)
    before = fingerprint.of_files([project])
    (shared / "photo.jpg").write_bytes(b"2")
    assert fingerprint.of_files([project]) != before


def test_a_file_moved_to_the_next_folder_counts(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    (one / "x").write_bytes(b"1")
    before = fingerprint.of_files([one, two])
    (one / "x").rename(two / "x")
    assert fingerprint.of_files([one, two]) != before
