"""`data export --each-school` and `data collect`: out to 26 schools, back, and together."""

import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from support.project import unchanged
from support.reference import REPOSITORY

from bench import city
from report_engine.cli import main

NAMES = city.NAMES[:3]
VALUES = "data/2024/indicators.csv"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The made-up city with three of its schools, none of which has delivered."""
    root = tmp_path / "town"
    shutil.copytree(REPOSITORY / "examples/schools", root, ignore=shutil.ignore_patterns("submissions", "build"))
    path = root / "data/2024/schools.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[: 1 + len(NAMES)]))
    (root / VALUES).write_text("编号,名称,值,备注\ncity_fund,职业教育专项经费,3260.00,\n", "utf-8")
    return root


def data(root: Path, *words: object, answer: str = "") -> Result:
    result = CliRunner().invoke(main, ["data", *map(str, words), "--year", "2024", "--root", str(root)], input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def delivered(root: Path, folder: Path, *, leave: tuple[str, ...] = ()) -> Path:
    """Export to all and fill in all but some."""
    assert data(root, "export", "--each-school", folder).exit_code == 0
    for index, name in enumerate(NAMES):
        path = folder / f"{name}-2024.xlsx"
        if name in leave:
            path.unlink()
        else:
            path.write_bytes(city.filled(path.read_bytes(), city.school_values(index)))
    return folder


def edit(path: Path, at: str, value: object) -> None:
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    book["指标"][at] = value
    book.save(path)


def total(key: str) -> str:
    return str(sum(int(city.school_values(index)[key]) for index in range(len(NAMES))))


def test_a_workbook_holds_only_what_a_school_knows(town: Path, tmp_path: Path) -> None:
    assert data(town, "export", "--school", "001", "--each-school", tmp_path / "one").exit_code == 0
    [path] = (tmp_path / "one").iterdir()
    book = openpyxl.load_workbook(path)
    ids = [row[0].value for row in book["指标"].iter_rows(min_row=2)]
    assert path.name == f"{NAMES[0]}-2024.xlsx"
    assert "city_fund" not in ids  # the city's own
    assert not {"dual_pct", "placed", "school_count"} & set(ids)  # computed
    assert {"students", "income", "majors"} <= set(ids)


def test_all_delivered_is_stored_with_its_provenance_and_adds_up(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in")
    for path in folder.iterdir():
        path.rename(path.with_name(f"上报{path.stem[:4]}{path.stat().st_size}.xlsx"))  # found by what it carries
    result = data(town, "collect", folder, "--apply", "--yes")
    assert result.exit_code == 0, result.output
    assert "共 3 所学校：这次读入 3 份，有新内容 3 份，还缺 0 所" in result.stdout
    text = (town / VALUES).read_text("utf-8")
    for key, name in (("teachers", "专任教师数"), ("graduates", "毕业生数")):
        assert f"{key},{name},{total(key)}," in text
    provenance = (town / "data/2024/submissions/provenance.csv").read_text("utf-8-sig")
    assert f"{NAMES[0]},teachers,上报" in provenance
    assert "指标!D3,王敏,2024-12-06" in provenance
    with unchanged(town):
        assert "汇总与市级的数相同" in data(town, "collect", folder, "--apply", "--yes").stdout


def test_missing_school_is_listed_and_nothing_is_aggregated(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in", leave=(NAMES[1],))
    before = (town / VALUES).read_bytes()
    result = data(town, "collect", folder, "--apply", "--yes")
    assert result.exit_code == 1
    assert f"没有交：{NAMES[1]}" in result.stdout
    assert "还缺 1 所学校，不汇总" in result.stderr
    assert (town / VALUES).read_bytes() == before
    assert (town / f"data/2024/submissions/{NAMES[0]}.csv").exists()


def test_late_ones_are_listed(town: Path, tmp_path: Path) -> None:
    result = data(town, "collect", delivered(town, tmp_path / "in"), "--due", "2024-12-05", answer="n\n")
    assert f"晚于期限：{NAMES[0]}（2024-12-06）、{NAMES[1]}" in result.stdout


def test_second_submission_is_compared_with_the_first(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in")
    data(town, "collect", folder, "--yes")
    edit(folder / f"{NAMES[0]}-2024.xlsx", "D3", 1)
    result = data(town, "collect", folder, answer="y\n")
    was = city.school_values(0)["teachers"]
    assert f"{NAMES[0]}：teachers {was} → 1（{NAMES[0]}-2024.xlsx 指标!D3）" in result.stdout
    assert "有新内容 1 份" in result.stdout


def test_rules_are_applied_school_by_school_at_the_cell(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in")
    edit(folder / f"{NAMES[0]}-2024.xlsx", "D4", 999999)
    result = data(town, "collect", folder, answer="n\n")
    assert f"{NAMES[0]}-2024.xlsx 指标!D4" in result.stderr
    assert "R102" in result.stderr


def test_bad_files_are_told_and_the_others_go_on(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in")
    first, second, third = (folder / f"{name}-2024.xlsx" for name in NAMES)
    first.write_bytes(first.read_bytes()[:3000])
    edit(second, "D3", "约20")
    (folder / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    result = data(town, "collect", folder, "--yes")
    assert result.exit_code == 1
    assert "这次读入 1 份" in result.stdout
    assert f"{second}: 错误 X008 指标!D3：“约20”不是数" in result.stderr
    assert result.stderr.count("X001") == 2
    assert third.stem.startswith(NAMES[2])
    assert [p.name for p in sorted((town / "data/2024/submissions").iterdir())] == sorted(
        [f"{NAMES[2]}.csv", "provenance.csv"]
    )


def test_same_school_twice_with_different_values_is_not_taken(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in")
    path = folder / f"{NAMES[0]}-2024.xlsx"
    shutil.copyfile(path, folder / "定稿.xlsx")
    edit(path, "D3", 1)
    result = data(town, "collect", folder, "--yes")
    assert (result.exit_code, "X021" in result.stderr, "这次读入 2 份" in result.stdout) == (1, True, True)


def test_a_schools_workbook_is_not_imported_as_the_citys(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in")
    with unchanged(town):
        result = data(town, "import", folder / f"{NAMES[0]}-2024.xlsx", "--yes")
    assert (result.exit_code, "data collect" in result.stderr) == (1, True)


def test_stated_value_that_differs_is_asked_about(town: Path, tmp_path: Path) -> None:
    text = (town / VALUES).read_text("utf-8")
    (town / VALUES).write_text(text + "teachers,专任教师数,5,\n", "utf-8")
    result = data(town, "collect", delivered(town, tmp_path / "in"), "--apply", answer="y\nn\n")
    assert "求和 3 校" in result.stdout
    assert "teachers,专任教师数,5," in (town / VALUES).read_text("utf-8")


def command(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--year", "2024", "--root", str(root)])


def test_stated_value_is_a_finding_once_all_have_delivered(town: Path, tmp_path: Path) -> None:
    text = (town / VALUES).read_text("utf-8")
    (town / VALUES).write_text(text + "teachers,专任教师数,5,\n", "utf-8")
    folder = delivered(town, tmp_path / "in")
    last = folder / f"{NAMES[2]}-2024.xlsx"
    kept = last.read_bytes()
    last.unlink()
    data(town, "collect", folder, "--yes")
    assert "X022" not in command(town, "check").output
    last.write_bytes(kept)
    data(town, "collect", folder, "--yes")
    said = f"{VALUES}:3:1: 警告 X022 专任教师数填的是 5，各校求和 3 校得 {total('teachers')}"
    assert said in command(town, "check").output


def test_a_stated_value_that_differs_keeps_a_report_from_being_final_until_it_is_dismissed(
    town: Path, tmp_path: Path
) -> None:
    data(town, "collect", delivered(town, tmp_path / "in"), "--apply", "--yes")
    whole = (town / VALUES).read_text("utf-8")

    def state(more: int) -> None:
        row = "teachers,专任教师数,{},"
        right = int(total("teachers"))
        (town / VALUES).write_text(whole.replace(row.format(right), row.format(right + more)), "utf-8")

    state(1)
    assert "错误 X022" in command(town, "build", "--final").output
    problems = json.loads(command(town, "check", "--format", "json").stdout)["problems"]
    [found] = [one["id"] for one in problems if one["code"] == "X022"]
    assert command(town, "dismiss", found, "--reason", "人事系统年底才改，以市级的数为准").exit_code == 0
    assert "X022" not in command(town, "check").output
    state(2)
    assert "X022" in command(town, "check").output


def test_formula_without_a_value_is_told_with_its_cell_and_the_others_go_on(town: Path, tmp_path: Path) -> None:
    folder = delivered(town, tmp_path / "in")
    path = folder / f"{NAMES[0]}-2024.xlsx"
    edit(path, "D3", "=1+1")
    result = data(town, "collect", folder, "--yes")
    assert f"{path}: 错误 X009 指标!D3：公式 =1+1 没有算出的值" in result.stderr
    assert "这次读入 2 份" in result.stdout


def test_trace_goes_down_to_the_cells_of_the_schools(town: Path, tmp_path: Path) -> None:
    data(town, "collect", delivered(town, tmp_path / "in"), "--apply", "--yes")
    lines = command(town, "trace", "专任教师数").output.splitlines()
    assert "各校上报 3 份：" in lines
    number = city.school_values(0)["teachers"]
    assert f"  {NAMES[0]}  {number}人  ←  {NAMES[0]}-2024.xlsx 指标!D3" in lines


def test_trace_of_a_derived_value_goes_down_to_the_cells_of_what_it_is_made_of(town: Path, tmp_path: Path) -> None:
    data(town, "collect", delivered(town, tmp_path / "in"), "--apply", "--yes")
    lines = command(town, "trace", "双师型教师占比").output.splitlines()
    assert "双师型教师数，各校上报 3 份：" in lines
    assert "专任教师数，各校上报 3 份：" in lines
    assert f"  {NAMES[2]}  {city.school_values(2)['teachers']}人  ←  {NAMES[2]}-2024.xlsx 指标!D3" in lines


def test_the_example_is_what_the_generator_gives() -> None:
    root = REPOSITORY / "examples/schools/data/2024"
    text = (root / "indicators.csv").read_text("utf-8-sig")
    assert f"graduates,毕业生数,{sum(int(city.school_values(i)['graduates']) for i in range(26))}," in text
    assert len(list((root / "submissions").glob("*.csv"))) == 27
