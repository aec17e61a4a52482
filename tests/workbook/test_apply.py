"""`apply_changes`: the named cells and not a byte more, in all files or in none."""

from pathlib import Path

import pytest
from support.project import snapshot, unchanged
from tiny_project import SCHOOLS, VALUES, Tiny

from report_engine.project import Project
from report_engine.transaction import ChangedMeanwhileError
from report_engine.workbook.apply import apply_changes
from report_engine.workbook.change import Change

from .paper import Paper


def change(key: str, before: str, after: str, column: str = "值", file: str = VALUES) -> Change:
    return Change(Path(file), key, column, before, after, "指标!D2")


def test_nothing_changed_nothing_is_written(paper: Paper, real: Project) -> None:
    for some in (paper, Paper(real)):
        with unchanged(some.project.root):
            assert some.apply() == ()


def test_only_the_cells_that_were_edited_are_written(real: Project) -> None:
    before = snapshot(real.root)
    paper = Paper(real).put("指标!D2", 9000).put("指标!F2", "见附件").put("schools!I2", 2900)
    written = paper.apply()
    assert written == (real.root / VALUES, real.root / SCHOOLS)
    expected = dict(before)
    for name, old, new in (
        (VALUES, "grad_total,毕业生人数,8986,\r\n", "grad_total,毕业生人数,9000,见附件\r\n"),
        (SCHOOLS, ",否,2804,", ",否,2900,"),
    ):
        assert before[name].count(old.encode()) == 1
        expected[name] = before[name].replace(old.encode(), new.encode())
    assert expected[VALUES].startswith(b"\xef\xbb\xbf")
    assert snapshot(real.root) == expected


def test_every_value_of_the_real_data_edited_and_edited_back(real: Project) -> None:
    before = snapshot(real.root)
    paper = Paper(real)
    for step in (1, -1):
        with paper.book() as book:
            for row in book["指标"].iter_rows(min_row=2):
                if not row[3].protection.locked and isinstance(row[3].value, int | float):
                    row[3].value = round(row[3].value + step, 6)
        changes = paper.read()
        assert len(changes) > 150
        apply_changes(real, changes)
        assert (snapshot(real.root) == before) == (step == -1)
        paper = Paper(real)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_encoding_line_ends_quotes_and_blanks_stay(tiny: Tiny, newline: str, bom: bytes) -> None:
    lines = [
        '"编号",名称,值,备注,填报人',
        "",
        ' students ,在校生数, 1000 ,"含,逗号",张',
        ",,,,",
        'teachers,专任教师数,"90",,"李"""',
        'dual_teachers,双师型教师数,30,"两\n行",',
        "general_pct,普高占比,65.20,,",
        "voc_pct,中职占比,34.80,,",
    ]
    tiny.write(VALUES, bom + newline.join(lines).encode())
    paper = Paper(tiny.project)
    assert paper.read() == ()
    paper.put("指标!D3", 95).put("指标!F3", '甲,"乙"').put("指标!F4", None).put("指标!D8", 34.9).apply()
    lines[4] = 'teachers,专任教师数,"95","甲,""乙""","李"""'
    lines[5] = 'dual_teachers,双师型教师数,30,"",'
    lines[7] = "voc_pct,中职占比,34.90,,"
    assert tiny.path(VALUES).read_bytes() == bom + newline.join(lines).encode()


def test_indicator_without_a_row_gets_one_in_the_catalogues_order(tiny: Tiny) -> None:
    tiny.write(VALUES, "编号,名称,值,备注\r\nteachers,专任教师数,90,\r\nvoc_pct,中职占比,34.8,")
    paper = Paper(tiny.project)
    paper.put("指标!D2", 1000).put("指标!D4", 30).put("指标!F5", "由系统算").put("指标!D7", 65.2)
    with paper.book() as book:
        book["指标"]["F9"] = "一对数"
    paper.apply()
    assert tiny.path(VALUES).read_bytes().decode().split("\r\n") == [
        "编号,名称,值,备注",
        "students,在校生数,1000,",
        "teachers,专任教师数,90,",
        "dual_teachers,双师型教师数,30,",
        "dual_pct,双师型教师占比,,由系统算",
        "general_pct,普高占比,65.2,",
        "voc_pct,中职占比,34.8,",
        "share,职普比,,一对数",
    ]
    assert tiny.check() == []


def test_year_that_is_still_empty_can_be_filled_in(tiny: Tiny) -> None:
    tiny.write(VALUES, "编号,名称,值,备注\n")
    paper = Paper(tiny.project)
    for row, value in ((2, 1000), (3, 90), (4, 30), (7, 65.2), (8, 34.8)):
        paper.put(f"指标!D{row}", value)
    paper.apply()
    tiny.problems = []
    assert tiny.check() == []
    assert tiny.load().facts.values["students", 2024] == 1000


def test_added_school_stands_behind_the_last_one(tiny: Tiny) -> None:
    paper = Paper(tiny.project)
    paper.put("学校一览表!B6", "海港市技工学校").put("学校一览表!E6", 120).put("学校一览表!E2", 650).apply()
    assert tiny.path(SCHOOLS).read_text("utf-8") == (
        "序号,学校名称,简称,举办者,在校生规模\n"
        "1,海港市职业中专,海港中专,公办,650\n"
        "2,海港市卫生学校,市卫校,民办,400\n"
        "3,海港市技工学校,,,120\n"
    )


def test_rows_added_to_a_file_whose_last_line_has_no_end(tiny: Tiny) -> None:
    tiny.write("data/2024/visits.csv", '"学校","次数",""\r\n"甲","1",""\r\n"甲","1",""')
    paper = Paper(tiny.project).put("visits!A4", "乙").put("visits!B4", 2).put("visits!A5", "丙").put("visits!B5", 3)
    paper.apply()
    assert tiny.path("data/2024/visits.csv").read_bytes().decode() == (
        '"学校","次数",""\r\n"甲","1",""\r\n"甲","1",""\r\n"乙","2",""\r\n"丙","3",""'
    )


def test_file_that_changed_since_it_was_compared_is_not_overwritten(tiny: Tiny) -> None:
    paper = Paper(tiny.project).put("学校一览表!E2", 650).put("指标!D2", 1200)
    changes = paper.read()
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1100")
    with unchanged(tiny.root):
        with pytest.raises(ChangedMeanwhileError) as caught:
            apply_changes(tiny.project, changes)
        assert str(caught.value) == f"{VALUES} 刚才改过：在校生数（值）原来是“1000”，现在是“1100”"


def test_row_that_somebody_else_added_meanwhile_is_not_overwritten(tiny: Tiny) -> None:
    changes = Paper(tiny.project).put("学校一览表!B6", "海港市技工学校").read()
    tiny.write(SCHOOLS, tiny.path(SCHOOLS).read_text("utf-8") + "3,海港市技工学校,技校,公办,9\n")
    with pytest.raises(ChangedMeanwhileError):
        apply_changes(tiny.project, changes)


@pytest.mark.parametrize("broken", ["write", "move"])
def test_failure_at_the_second_file_leaves_both_as_they_were(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    with unchanged(tiny.root):
        changes = [change("students", "1000", "1"), change("海港市职业中专", "600", "5", "在校生规模", SCHOOLS)]
        replace = Path.replace

        def fail(self: Path, target: Path) -> Path:
            if target.name == ("1.new" if broken == "write" else "schools.csv"):
                raise OSError(28, "No space left on device")
            return replace(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", fail)
            with pytest.raises(OSError, match="No space left"):
                apply_changes(tiny.project, changes)


def test_last_cell_of_a_file_without_a_last_line_end_filled_and_a_row_added(tiny: Tiny) -> None:
    tiny.write(SCHOOLS, "学校名称,在校生规模,备注\n海港市职业中专,600,")
    Paper(tiny.project).put("学校一览表!C2", "重点校").put("学校一览表!A3", "新校").put("学校一览表!B3", 5).apply()
    assert tiny.path(SCHOOLS).read_text("utf-8") == "学校名称,在校生规模,备注\n海港市职业中专,600,重点校\n新校,5,"
