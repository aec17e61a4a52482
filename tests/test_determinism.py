"""The same input gives the same bytes, whatever the clock, the locale, the hash seed and the folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from support.project import copy_project
from support.reference import REPOSITORY

SURROUNDINGS = {
    "here": {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"},
    "elsewhere": {"TZ": "America/Anchorage", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "0"},
}


def build(root: Path, cwd: Path, environment: dict[str, str]) -> bytes:
    """Build a project in a process of its own."""
    output = root / "out.docx"
    code = "import sys; from report_engine.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "build", "--year", "2024", "--root", str(root), "--output", str(output)]
    command += ["--pages", "on-open"]
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "CI", "VIRTUAL_ENV"}}
    done = subprocess.run(
        command, env=inherited | environment, cwd=cwd, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output.read_bytes()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The real report built twice, from two copies, neither of which has a cache."""
    made = []
    for name, environment in SURROUNDINGS.items():
        root = copy_project(tmp_path_factory.mktemp(name) / f"项目 {name}")
        made.append(build(root, tmp_path_factory.mktemp("cwd"), environment))
    return made


def test_same_input_same_bytes(reports: list[bytes]) -> None:
    one, two = reports
    assert one == two


def test_nothing_in_the_package_has_a_date_of_today(reports: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(reports[0])
    with zipfile.ZipFile(file) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        for entry in package.infolist():
            assert (entry.compress_type == zipfile.ZIP_STORED) is entry.filename.endswith((".png", ".jpg"))


def test_other_input_other_bytes(reports: list[bytes], tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    report = root / "content/2024/report.yaml"
    text = report.read_text("utf-8")
    assert text.count("date: 2025年1月") == 1
    report.write_text(text.replace("date: 2025年1月", "date: 2025年2月"), "utf-8")
    assert build(root, tmp_path, SURROUNDINGS["here"]) != reports[0]


def test_what_fits_equally_well_is_no_matter_of_chance() -> None:
    code = (
        "from pathlib import Path; from report_engine.load import load; from report_engine.project import Project; "
        f"loaded = load(Project(Path({str(REPOSITORY)!r}), 2024), []); catalogue = loaded.facts.catalogue.values(); "
        "print([loaded.fits.fit(str(one.name), str(one.unit)) for one in catalogue])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
