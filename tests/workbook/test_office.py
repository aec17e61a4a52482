"""A workbook that LibreOffice opened and saved says the same."""

import os
import subprocess
from pathlib import Path

import pytest
from render.office import soffice
from support.project import unchanged
from tiny_project import VALUES, Tiny

from report_engine.project import Project
from report_engine.workbook.apply import apply_changes

from .paper import Paper

pytestmark = pytest.mark.render


def saved(data: bytes, folder: Path) -> bytes:
    """Open a workbook in LibreOffice Calc and save it."""
    folder.mkdir()
    (folder / "data.xlsx").write_bytes(data)
    command = [soffice(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "saved"), str(folder / "data.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    result = folder / "saved" / "data.xlsx"
    if not result.exists() and "could not be loaded" in done.stdout + done.stderr and os.environ.get("CI") != "true":
        pytest.skip("LibreOffice Calc is not installed")
    assert result.exists(), done.stdout + done.stderr
    return result.read_bytes()


def test_real_data_saved_by_libreoffice_change_no_byte(real: Project, tmp_path: Path) -> None:
    with unchanged(real.root):
        paper = Paper(real)
        paper.data = saved(paper.data, tmp_path / "office")
        assert paper.read() == ()
        assert paper.apply() == ()


def test_texts_that_an_office_program_likes_to_change(tiny: Tiny, tmp_path: Path) -> None:
    remarks = ["=见表5", "0012", "3.60", "1/2", "'引", "两\n行"]
    ids = ["students", "teachers", "dual_teachers", "general_pct", "voc_pct"]
    names = ["在校生数", "专任教师数", "双师型教师数", "普高占比", "中职占比"]
    values = ["1000", "90.00", "30", "—", "1234567890.1234567"]
    rows = [f'{i},{n},{v},"{r}"\r\n' for i, n, v, r in zip(ids, names, values, remarks[:5], strict=True)]
    tiny.write(VALUES, f"编号,名称,值,备注\r\n{''.join(rows)}")
    tiny.change("data/2024/schools.csv", "海港中专", f'"{remarks[5]}"')
    paper = Paper(tiny.project)
    paper.data = saved(paper.data, tmp_path / "office")
    assert paper.read() == ()


def test_formulas_are_computed_by_the_office_program(tiny: Tiny, tmp_path: Path) -> None:
    paper = Paper(tiny.project).put("指标!D2", "=SUM(学校一览表!E2:E3)+D3").put("指标!D7", "=0.1+0.2")
    paper.data = saved(paper.data, tmp_path / "office")
    changes, said = paper.tell()
    assert [(change.key, change.after) for change in changes] == [("students", "1090"), ("general_pct", "0.3")]
    assert [line.split(" ")[2] for line in said] == ["X010", "X010", "X012"]
    apply_changes(tiny.project, changes)
    assert tiny.path(VALUES).read_text("utf-8").splitlines()[1] == "students,在校生数,1090,"
