"""`data export` and `data import` at the command line: what is asked, what is said, what is left alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import unchanged
from tiny_project import VALUES, Tiny

from report_engine.cli import main

from .paper import Paper

CURE = "（关闭正在打开它的 Excel、Word 或 WPS，或换一个能写的位置）"


def data(tiny: Tiny, *arguments: object, answer: str = "") -> Result:
    """Run a command; whatever happens, it is no traceback."""
    words = ["data", *map(str, arguments), "--year", "2024", "--root", str(tiny.root)]
    result = CliRunner().invoke(main, words, input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def edited(tiny: Tiny, tmp_path: Path) -> Path:
    """A workbook in which somebody counted one student more."""
    file = tmp_path / "填好.xlsx"
    file.write_bytes(Paper(tiny.project).put("指标!D2", 1001).data)
    return file


def test_out_and_back_without_an_edit(tiny: Tiny) -> None:
    result = data(tiny, "export")
    target = tiny.root / "build/data-2024.xlsx"
    assert (result.exit_code, result.stdout) == (0, f"已导出 {target}\n")
    with unchanged(tiny.root):
        assert data(tiny, "import", target).stdout == "没有改动\n"
        assert data(tiny, "export").exit_code == 0  # nothing in it would be lost


@pytest.mark.parametrize("answer", ["y\n", "Y\n", "是\n", "ｙ\n"])
def test_changes_are_shown_and_written_after_a_yes(tiny: Tiny, tmp_path: Path, answer: str) -> None:
    result = data(tiny, "import", edited(tiny, tmp_path), answer=answer)
    assert result.exit_code == 0
    assert "1 处改动" in result.stdout
    assert "写入这些改动吗？ [y/N]: " in result.stdout
    assert result.stdout.endswith("接着运行 qhd-docgen check --year 2024 核对\n")
    assert "students,在校生数,1001," in tiny.path(VALUES).read_text("utf-8")


@pytest.mark.parametrize("answer", ["n\n", "\n", "好像不对\n"])
def test_anything_else_is_a_no(tiny: Tiny, tmp_path: Path, answer: str) -> None:
    with unchanged(tiny.root):
        result = data(tiny, "import", edited(tiny, tmp_path), answer=answer)
    assert result.exit_code == 0
    assert result.stdout.endswith("没有写入任何文件\n")


def test_a_question_that_nobody_answers(tiny: Tiny, tmp_path: Path) -> None:
    """The window was closed, or Ctrl-C was pressed."""
    with unchanged(tiny.root):
        result = data(tiny, "import", edited(tiny, tmp_path))
    assert result.exit_code == 1
    assert result.stderr.endswith("\n已中断\n")


def test_a_workbook_with_mistakes_is_not_asked_about(tiny: Tiny, tmp_path: Path) -> None:
    file = edited(tiny, tmp_path)
    file.write_bytes(tiny.path(VALUES).read_text("utf-8").encode("gbk"))
    with unchanged(tiny.root):
        result = data(tiny, "import", file, answer="y\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        (
            f"{file}: 错误 X001 不是完好的 Excel 工作簿（.xlsx）：不是压缩包，或没有下载、复制完整"
            "（用 Excel 打开并修复后另存；打不开就从上一次可用的版本恢复）"
        ),
        "1 个错误",
        "没有写入任何文件",
    ]


def test_a_file_that_is_open_elsewhere(tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = edited(tiny, tmp_path)

    def locked(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    with unchanged(tiny.root):
        result = data(tiny, "import", file, "--yes")
        assert result.exit_code == 1
        assert result.stderr.endswith(f"{tiny.path('data/2024')}：写不了文件：没有权限{CURE}；没有写入任何文件\n")
    result = data(tiny, "export", "--output", tmp_path / "out.xlsx")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"{tmp_path / 'out.xlsx'}：写不了文件：没有权限{CURE}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "填好.xlsx"]


def workbook(tiny: Tiny, folder: Path, name: str, **typed: object) -> Path:
    """An export in which somebody typed into cells of the first sheet."""
    paper = Paper(tiny.project)
    for at, value in typed.items():
        paper.put(f"指标!{at}", value)
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(paper.data)
    return file


def test_export_does_not_replace_what_was_never_imported(tiny: Tiny) -> None:
    target = workbook(tiny, tiny.root / "build", "data-2024.xlsx", D2=1200)
    with unchanged(tiny.root):
        result = data(tiny, "export")
    assert result.exit_code == 1
    assert f"{target}: 错误 X018 里面有填好还没有导入的内容：指标!D2" in result.stderr
    assert data(tiny, "export", "--output", tiny.root / "build/另一份.xlsx").exit_code == 0
    assert data(tiny, "import", target, "--yes").exit_code == 0
    assert data(tiny, "export").exit_code == 0


def test_export_does_not_replace_what_it_cannot_read(tiny: Tiny) -> None:
    tiny.write("build/data-2024.xlsx", b"PK\x03\x04")
    with unchanged(tiny.root):
        result = data(tiny, "export")
    assert (result.exit_code, "X018" in result.stderr) == (1, True)


def test_a_folder_of_workbooks_is_one_import(tiny: Tiny, tmp_path: Path) -> None:
    workbook(tiny, tmp_path / "收", "甲.xlsx", D2=1001)
    workbook(tiny, tmp_path / "收/职教科", "乙.xlsx", D3=91)
    (tmp_path / "收/~$甲.xlsx").write_bytes(b"locked")
    (tmp_path / "收/丙.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    result = data(tiny, "import", tmp_path / "收", "--yes")
    assert result.exit_code == 1  # one of them was not read
    assert "丙.xls: 错误 X001 这是旧格式" in result.stderr
    text = tiny.path(VALUES).read_text("utf-8")
    assert "students,在校生数,1001," in text
    assert "teachers,专任教师数,91," in text


def test_conflict_is_asked_about(tiny: Tiny, tmp_path: Path) -> None:
    first, second = workbook(tiny, tmp_path, "甲.xlsx", D2=1100), workbook(tiny, tmp_path, "乙.xlsx", D2=1200)
    result = data(tiny, "import", first, second, answer="2\ny\n")
    assert result.exit_code == 0
    assert "冲突：在校生数：几份工作簿填的不同；现在是“1000”" in result.stderr
    assert "  1. 甲.xlsx 指标!D2：“1100”，导出时是“1000”" in result.stderr
    assert "students,在校生数,1200," in tiny.path(VALUES).read_text("utf-8")


def test_conflict_that_nobody_decides_stays_as_it_was(tiny: Tiny, tmp_path: Path) -> None:
    first = workbook(tiny, tmp_path, "甲.xlsx", D2=1100)
    second = workbook(tiny, tmp_path, "乙.xlsx", D2=1200, D3=91)
    result = data(tiny, "import", first, second, "--yes")
    assert result.exit_code == 1
    text = tiny.path(VALUES).read_text("utf-8")
    assert "students,在校生数,1000," in text
    assert "teachers,专任教师数,91," in text


def test_deletions_are_told_first_and_need_their_own_yes(tiny: Tiny, tmp_path: Path) -> None:
    file = tmp_path / "填好.xlsx"
    file.write_bytes(Paper(tiny.project).put("指标!D2", None).put("指标!D3", 91).data)
    result = data(tiny, "import", file, answer="n\ny\n")
    assert result.stdout.index("1 处删除") < result.stdout.index("1 处改动")
    text = tiny.path(VALUES).read_text("utf-8")
    assert ("students,在校生数,1000," in text, "teachers,专任教师数,91," in text) == (True, True)
    with unchanged(tiny.root):
        assert data(tiny, "import", file, "--yes").exit_code == 1
    assert data(tiny, "import", file, "--delete").exit_code == 0
    assert "students,在校生数,,\n" in tiny.path(VALUES).read_text("utf-8")


def test_the_rules_speak_before_the_question(tiny: Tiny, tmp_path: Path) -> None:
    tiny.write("data/rules.yaml", "- magnitude: { unit: 人, least: 0, severity: 错误 }\n")
    file = workbook(tiny, tmp_path, "填好.xlsx", D3=-5)
    with unchanged(tiny.root):
        result = data(tiny, "import", file, answer="n\n")
    assert "警告 X012 指标!D3：新值 -5 是负数，原值 90" in result.stderr
    assert "data/2024/indicators.csv:3:1: 错误 R107 专任教师数 2024 年为 -5人" in result.stderr


def test_nothing_is_asked_about_and_what_nobody_says_is_left(tiny: Tiny, tmp_path: Path) -> None:
    file = workbook(tiny, tmp_path, "填好.xlsx", D2="无", D3="无")
    with unchanged(tiny.root):
        result = data(tiny, "import", file, answer="\n")
    assert result.exit_code == 1
    assert "indicators.csv 的“值”一列写了“无”：指标!D2、指标!D3" in result.stdout
    assert data(tiny, "import", file, answer="0\ny\n").exit_code == 0
    assert "students,在校生数,0,\nteachers,专任教师数,0," in tiny.path(VALUES).read_text("utf-8")


def test_table_is_never_cut_off(tiny: Tiny, tmp_path: Path) -> None:
    long = "".join(f"第{n}处说明" for n in range(30))
    file = workbook(tiny, tmp_path, "填好.xlsx", F2=long)
    result = data(tiny, "import", file, answer="n\n")
    assert "…" not in result.stdout
    assert "".join(c for c in result.stdout if c in "第处说明0123456789").count("第") >= 30
