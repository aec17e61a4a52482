"""`verify` for somebody who has the file alone, and for a file in which much was changed without updating."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from support.ooxml import find, qn
from support.text import text_of

from report_engine import pipeline
from report_engine.cli import main
from report_engine.project import Project
from report_engine.verify import fold, verify

from .edit import FILE, Edit, layout, remove


def told(report: Edit, tmp_path: Path, project: Project | None = None) -> list[str]:
    file = tmp_path / "edited.docx"
    file.write_bytes(report.save())
    return [f"{p.code} {p.message}" for p in pipeline.verify_file(project, "hebei", file, "on-open").problems]


def test_without_a_project_it_says_what_it_could_not_check(report: Edit, tmp_path: Path) -> None:
    (line,) = told(report, tmp_path)
    assert line.startswith("V002 没有项目，没有核对版式的要求：")


def test_without_a_project_what_needs_no_layout_is_checked(report: Edit, tmp_path: Path) -> None:
    report.field("SEQ", report.all("表题")[-1])[1].text = "55"
    lines = told(report, tmp_path)
    assert any(line.startswith("V111 ") and "编号是 55，应为 " in line for line in lines)
    assert any(line.startswith("V002 ") for line in lines)


def test_the_command_works_outside_of_any_project(
    report: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """省里的审稿人只有一份文件。"""
    file = tmp_path / "report.docx"
    file.write_bytes(report.save())
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["verify", str(file), "--pages", "on-open"])
    assert result.exit_code == 0, result.output
    assert " 提示 V002 没有项目" in result.output


def delete_a_case(report: Edit) -> str:
    """Select a case in Word, up to the next one, and delete it."""
    title = report.all("案例标题")[2]
    box = next((owner for owner in title.iterancestors(qn("w:tbl"))), title)
    name = text_of(title)
    if box is not title:
        remove(box)
    else:
        following = report.all("案例标题")[3]
        while title.getnext() is not following and report.style(title.getnext()).startswith("案例"):
            remove(title.getnext())
        remove(title)
    return name


def test_a_deleted_case_is_one_line(report: Edit, tmp_path: Path) -> None:
    """In Word everything that it moved is cured by one update; only mentions of it must be changed by hand."""
    delete_a_case(report)
    single = verify(report.save(), FILE, layout(), None)
    assert len(single) > 10
    (line,) = [line for line in told(report, tmp_path) if line.startswith("V110")]
    lines = [line for line in told(report, tmp_path) if not line.startswith(("V002", "V113"))]
    assert lines == [line]
    count = sum(problem.hint.startswith("在 Word 里全选后按 F9") for problem in single)
    assert line.startswith(f"V110 在 Word 里更新域可消除 {count} 处，第一处：V1")


def test_few_findings_are_told_one_by_one(report: Edit) -> None:
    heading = report.first("heading 2")
    report.text(heading, "学校与规模")
    problems = verify(report.save(), FILE, layout(), None)
    assert fold(problems) == problems
    assert [problem.code for problem in problems] == ["V101"]


def test_a_number_that_no_list_has(report: Edit) -> None:
    """一行目录被删去，前后两行的编号不相接。"""
    line = report.line_of(report.all("表题")[3])
    assert find(line, "w:hyperlink") is not None
    for node in line.iter(qn("w:t")):
        node.text = ""
    for tab in list(line.iter(qn("w:tab"))):
        remove(tab)
    told = report.said()
    assert sum(line.startswith("V115 目录里“表 5") for line in told) == 1
