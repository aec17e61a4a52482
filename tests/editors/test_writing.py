"""`schema` writes only what changed, never half, and puts the first line into files without harm to them."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from support.project import snapshot, unchanged
from tiny_project import CARD, CASE, CATALOGUE, FILES, REPORT, SECTION, Tiny

from report_engine.cli import main
from report_engine.editors import FOLDER, KINDS, mark_files, write_schemas

LINE = "# yaml-language-server: $schema=../../../.schema/section.schema.json"


def run(tiny: Tiny, *options: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["schema", "--root", str(tiny.root), *options])
    return result.exit_code, result.stdout, result.stderr


def test_all_kinds_are_written_once(tiny: Tiny) -> None:
    code, out, _ = run(tiny)
    assert code == 0
    assert f"结构 {len(KINDS)} 个已更新，0 个没有变化" in out
    before = {path: path.stat().st_mtime_ns for path in (tiny.root / FOLDER).iterdir()}
    assert len(before) == len(KINDS)
    code, out, _ = run(tiny)
    assert out == f"结构 0 个已更新，{len(KINDS)} 个没有变化\n"
    assert {path: path.stat().st_mtime_ns for path in (tiny.root / FOLDER).iterdir()} == before


def test_two_copies_of_a_project_get_the_same_bytes(tiny: Tiny, tmp_path: Path) -> None:
    other = Tiny.at(tmp_path / "elsewhere")
    assert not write_schemas(tiny.root).problems
    assert not write_schemas(other.root).problems
    assert snapshot(tiny.root / FOLDER) == snapshot(other.root / FOLDER)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            CATALOGUE,
            "- id: teachers\n  name: 专任教师数",
            "- id: teachers\n  nmae: 专任教师数",
            f"{CATALOGUE}:6:3: 错误 Y011",
        ),
        (CASE, "title: 戏剧进校园", "title: 戏剧: 进校园", f"{CASE}:2:10: 错误 Y000"),
    ],
)
def test_with_a_file_that_cannot_be_read_the_old_schemas_stay(
    tiny: Tiny, file: str, old: str, new: str, said: str
) -> None:
    """Half the names would make the editor refuse what is right."""
    write_schemas(tiny.root)
    tiny.change(file, old, new)
    with unchanged(tiny.root):
        code, _, err = run(tiny)
    assert code == 1
    assert said in err
    assert "没有写出结构，原有的文件未动" in err


def test_a_wrong_value_is_no_obstacle(tiny: Tiny) -> None:
    tiny.change("data/2024/indicators.csv", "1000", "一千")
    assert run(tiny)[0] == 0


def test_a_data_table_without_rows_is_no_obstacle(tiny: Tiny) -> None:
    tiny.write("data/2024/empty.csv", "甲,乙\n")
    assert run(tiny)[0] == 0
    assert '"empty"' in (tiny.root / FOLDER / "section.schema.json").read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_told(tiny: Tiny) -> None:
    tiny.write(FOLDER, "a file where the folder should be")
    code, _, err = run(tiny)
    assert code == 1
    assert f"{FOLDER}/report.schema.json: 错误 F020 写不了文件：上级不是文件夹" in err


def test_mark_puts_the_line_on_top(tiny: Tiny) -> None:
    code, out, _ = run(tiny, "--mark")
    assert code == 0
    assert f"已写 {SECTION}\n" in out
    assert tiny.path(SECTION).read_text("utf-8") == f"{LINE}\n{FILES[SECTION]}"
    first = tiny.path(CARD).read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../../../.schema/scorecard.schema.json"
    assert tiny.path(REPORT).read_text("utf-8").startswith("# yaml-language-server: $schema=../../.schema/report")
    assert tiny.check() != []  # the places of the photo to be supplied have moved by one line
    assert all(":7:12: 警告 I001" in problem for problem in tiny.check())
    assert mark_files(tiny.root).files == ()


def test_mark_mends_a_line_that_leads_elsewhere(tiny: Tiny) -> None:
    tiny.write(SECTION, f"# yaml-language-server: $schema=../section.schema.json\n{FILES[SECTION]}")
    mark_files(tiny.root)
    assert tiny.path(SECTION).read_text("utf-8") == f"{LINE}\n{FILES[SECTION]}"


def test_mark_keeps_the_file_as_its_program_wrote_it(tiny: Tiny) -> None:
    text = FILES[SECTION].replace("\n", "\r\n")
    tiny.write(SECTION, f"\ufeff{text}")
    tiny.write(CASE, "题目".encode("gbk"))
    mark_files(tiny.root)
    assert tiny.path(SECTION).read_bytes().decode() == f"\ufeff{LINE}\r\n{text}"
    assert tiny.path(CASE).read_bytes() == "题目".encode("gbk")


def test_without_mark_no_other_file_is_touched(tiny: Tiny) -> None:
    run(tiny)
    assert {name: tiny.path(name).read_text("utf-8") for name in FILES} == FILES


def test_help_has_an_example() -> None:
    assert "例如：qhd-docgen schema" in CliRunner().invoke(main, ["schema", "--help"]).output
