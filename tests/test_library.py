"""The library as docs/api.md describes it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.reference import REPOSITORY
from tiny_project import MISSING_PHOTO, Tiny

API = (REPOSITORY / "docs" / "api.md").read_text("utf-8")


def example() -> str:
    (code,) = re.findall(r"```python\n(.*?)```", API, re.DOTALL)
    return str(code)


def python(code: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_example_runs(tmp_path: Path) -> None:
    assert len([line for line in example().splitlines() if line]) <= 10
    code = example().replace('Path("examples/minimal").resolve()', f"Path({str(REPOSITORY / 'examples/minimal')!r})")
    assert code != example()
    printed = python(code, tmp_path)
    assert printed.endswith("report.docx []\n")
    assert (tmp_path / "build" / "report.docx").exists()


def test_importing_it_costs_little() -> None:
    code = "import sys, report_engine; print(sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = python(code, REPOSITORY)
    for library in ("pydantic", "yaml", "lxml", "docx", "matplotlib", "click", "rich"):
        assert f"'{library}'" not in loaded


@pytest.mark.parametrize("name", ["load", "verify", "compare", "dismiss"])
def test_a_function_stays_one_when_a_module_of_its_name_is_imported(name: str) -> None:
    code = f"import report_engine, report_engine.{name}; print(type(report_engine.{name}).__name__)"
    assert python(code, REPOSITORY) == "function\n"
    code = f"import report_engine.{name}; from report_engine import {name}; print(type({name}).__name__)"
    assert python(code, REPOSITORY) == "function\n"


def test_every_name_is_described() -> None:
    import report_engine

    for name in report_engine.__all__:
        assert getattr(report_engine, name) is not None
        assert re.search(rf"\b{name}\b", API), name


def test_loading_gives_the_document(tiny: Tiny) -> None:
    from report_engine import Problem, load

    problems: list[Problem] = []
    loaded = load(tiny.project, problems)
    assert loaded is not None
    assert loaded.document.year == 2024
    tiny.change("content/2024/report.yaml", "layout: ", "layuot: ")
    assert load(tiny.project, problems) is None
    assert [problem.code for problem in problems] == ["Y011"]


def test_two_projects_are_compared(tiny: Tiny, tmp_path: Path) -> None:
    from report_engine import compare

    other = tmp_path / "other"
    __import__("shutil").copytree(tiny.root, other)
    assert compare(tiny.root, other, 2024) == ()
    tiny.prose("改了一句。")
    assert len(compare(tiny.root, other, 2024)) == 1


def test_a_result_tells_what_the_command_prints(tiny: Tiny) -> None:
    from report_engine import Category, check

    (problem,) = check(tiny.project).problems
    assert (str(problem), problem.category, problem.id) == (MISSING_PHOTO, Category.UNFINISHED, "")


def test_the_reports_of_schools_are_built_like_the_city_s(tmp_path: Path) -> None:
    import shutil

    from report_engine import Project, build_all

    shutil.copytree(REPOSITORY / "examples/schools", tmp_path / "city", ignore=shutil.ignore_patterns("build"))
    city = Project(tmp_path / "city", 2024)
    batch = build_all(city, ["001", "云水市卫生学校", "没有的学校"], pages="on-open")
    assert {one.school: one.status for one in batch.outcomes} == {
        "没有的学校": "failed",
        "云水市职业技术学校": "built",
        "云水市卫生学校": "built",
    }
    assert all(file.exists() for one in batch.outcomes for file in one.files)
