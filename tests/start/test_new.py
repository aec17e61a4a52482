"""`new`: last year's texts with their years moved on, empty values, last year locked."""

import hashlib
from pathlib import Path

from support.project import snapshot, unchanged
from tiny_project import CASE, LAST_YEAR, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.load.history import load_history
from report_engine.problems import Problem
from report_engine.project import Project

from .conftest import Run


def new_text(root: Path, name: str) -> str:
    return (root / name.replace("2024", "2025")).read_bytes().decode()


def test_texts_are_copied_byte_for_byte_but_for_the_years_that_head_something(tiny: Tiny, run: Run) -> None:
    tiny.change(
        SECTION, "caption: 规模结构统计表\n", "caption: 2023、2024年规模  # 每年都有\n          years: [2023,  2024]\n"
    )
    tiny.prose("2024年招生旺，比2023年好。")
    tiny.write(SECTION, "# 2024年度第一章\n" + tiny.path(SECTION).read_text("utf-8"))
    before = tiny.path(SECTION).read_text("utf-8")
    assert run("new", "2025", "--from", "2024").exit_code == 0
    assert new_text(tiny.root, SECTION) == (
        before.replace("# 2024年度第一章", "# 2025年度第一章")
        .replace("caption: 2023、2024年规模  # 每年都有", "caption: 2024、2025年规模  # 每年都有")
        .replace("years: [2023,  2024]", "years: [2024,  2025]")
    )
    assert "2024年招生旺，比2023年好。" in new_text(tiny.root, SECTION)
    report = (tiny.root / "content/2025/report.yaml").read_text("utf-8")
    assert "subtitle: （2025年度）\n" in report
    assert "date: 2026年1月\n" in report
    assert tiny.path(CASE).read_bytes() == (tiny.root / CASE.replace("2024", "2025")).read_bytes()


def test_line_ends_and_byte_order_mark_stay(tiny: Tiny, run: Run) -> None:
    raw = b"\xef\xbb\xbf" + tiny.path(CASE).read_bytes().replace(b"\n", b"\r\n").replace(
        "戏剧进".encode(), "2024年戏剧进".encode()
    )
    tiny.write(CASE, raw)
    assert run("new", "2025").exit_code == 0
    expected = raw.replace("2024年戏剧进".encode(), "2025年戏剧进".encode())
    assert (tiny.root / "content/2025/cases/01-drama.yaml").read_bytes() == expected


def test_values_are_empty_in_the_catalogues_order_for_excel(tiny: Tiny, draft: Project) -> None:
    assert (draft.data(2025) / "indicators.csv").read_bytes() == (
        "\ufeff编号,名称,值,备注\r\n"
        "students,在校生数,,\r\n"
        "teachers,专任教师数,,\r\n"
        "dual_teachers,双师型教师数,,\r\n"
        "general_pct,普高占比,,\r\n"
        "voc_pct,中职占比,,\r\n"
    ).encode()


def test_a_value_stated_for_want_of_an_input_keeps_its_row(tiny: Tiny, run: Run) -> None:
    tiny.path(SCHOOLS).unlink()
    tiny.change(SECTION, "      - 各校见[@tbl-schools]，通公交{bus_lines}条。\n", "")
    tiny.change(VALUES, "voc_pct,", "school_count,中职学校数,2,\nvoc_pct,")
    tiny.write("data/2023/schools.csv", "学校名称\n甲校\n乙校\n丙校\n")
    tiny.change(LAST_YEAR, "school_count,中职学校数,3,\n", "")
    result = run("new", "2025")
    assert result.exit_code == 0, result.output
    assert "school_count,中职学校数,,\r\n" in (tiny.root / "data/2025/indicators.csv").read_bytes().decode()


def test_columns_that_the_bureau_added_stay(tiny: Tiny, run: Run) -> None:
    tiny.write(VALUES, "编号,名称,单位,值,备注,填报科室\nstudents,在校生数,人,1000,含五年制,学籍科\n")
    assert run("new", "2025").exit_code == 0
    rows = (tiny.root / "data/2025/indicators.csv").read_text("utf-8-sig").splitlines()
    assert rows[:3] == ["编号,名称,单位,值,备注,填报科室", "students,在校生数,人,,,学籍科", "teachers,专任教师数,,,,"]


def test_other_tables_are_copied_and_records_of_the_old_year_are_not(tiny: Tiny, run: Run) -> None:
    tiny.write("data/2024/discrepancies.yaml", "[]\n")
    tiny.write("content/2024/photos/drama.jpg", b"jpeg")
    tiny.write("content/2024/cases/~$01-drama.yaml", b"lock of an editor")
    result = run("new", "2025")
    assert result.exit_code == 0
    made = {path for path in snapshot(tiny.root) if "2025" in path}
    assert made == {
        "content/2025",
        "content/2025/cases",
        "content/2025/cases/01-drama.yaml",
        "content/2025/inherited.yaml",
        "content/2025/photos",
        "content/2025/report.yaml",
        "content/2025/sections",
        "content/2025/sections/1-basics.yaml",
        "data/2025",
        "data/2025/indicators.csv",
        "data/2025/schools.csv",
    }
    assert tiny.path(SCHOOLS).read_bytes() == (tiny.root / "data/2025/schools.csv").read_bytes()
    assert "data/2025/schools.csv 仍是 2024 年度的，请更新或确认" in result.output
    assert "1 张待补（上一年的没有复制）：drama.jpg" in result.output


def test_nothing_of_the_old_year_changes(tiny: Tiny, run: Run) -> None:
    before = snapshot(tiny.root)
    assert run("new", "2025").exit_code == 0
    after = snapshot(tiny.root)
    assert {path: after[path] for path in before} == before


def test_last_years_values_are_locked_with_a_checksum(tiny: Tiny, draft: Project) -> None:
    locked = draft.history(2024).read_bytes()
    assert locked.decode().startswith("编号,名称,值\nstudents,在校生数,1000\n")
    assert "dual_pct,双师型教师占比,33.33\n" in locked.decode()
    checksum = draft.history(2024).with_suffix(".sha256").read_text("utf-8")
    assert checksum == f"{hashlib.sha256(locked).hexdigest()}  2024.csv\n"
    problems: list[Problem] = []
    assert load_history(draft, problems).values["students", 2024] == 1000
    assert problems == []


def test_a_lock_that_is_there_already_stays(tiny: Tiny, draft: Project, run: Run) -> None:
    with unchanged(tiny.root / "data/history"):
        tiny.change(VALUES, "students,在校生数,1000,", "students,在校生数,1001,修订：漏报1人")
        assert run("new", "2026", "--from", "2024").exit_code == 0


def test_a_lock_that_was_tampered_with_is_told(tiny: Tiny, draft: Project, run: Run) -> None:
    path = draft.history(2024)
    path.write_bytes(path.read_bytes().replace(b"1000", b"1001"))
    result = run("new", "2026", "--from", "2024")
    assert result.exit_code == 1
    assert "data/history/2024.csv: 错误 D050 锁定的历史与校验和不符" in result.output
    assert not (tiny.root / "content/2026").exists()


def test_decisions_about_last_years_values_go_along(tiny: Tiny, run: Run) -> None:
    item = "- code: R101\n  about: 在校生数 {}\n  value: 1≠2\n  reason: 省里的口径\n  date: 2025-01-10\n"
    own = item.replace("R101", "R106")
    tiny.write(
        "data/2024/dismissed.yaml",
        "# 定下的\n" + item.format(2023) + "\n# ── 本年 ──\n" + item.format(2024) + "\n# 变化\n" + own.format(2024),
    )
    assert run("new", "2025").exit_code == 0
    carried = (tiny.root / "data/2025/dismissed.yaml").read_text("utf-8")
    assert carried == "# 上年已经定下的：说的是 2024 年度的数，作为本年报告的上年数仍然有效。\n" + item.format(2024)


def test_several_years_can_be_skipped(tiny: Tiny, run: Run) -> None:
    assert run("new", "2027", "--from", "2024").exit_code == 0
    report = (tiny.root / "content/2027/report.yaml").read_text("utf-8")
    assert "（2027年度）" in report
    assert "date: 2028年1月" in report


def test_without_from_the_nearest_earlier_year_is_taken(tiny: Tiny, draft: Project, run: Run) -> None:
    result = run("new", "2026")
    assert "已建立 2026 年度：content/2026、data/2026（由 2025 年度复制）" in result.output
    assert "content/2026/inherited.yaml" in snapshot(tiny.root)
    assert (tiny.root / "content/2026/inherited.yaml").read_text("utf-8").count("\nfrom: ") == 1


def test_a_project_with_schemas_for_editors_is_told_to_renew_them(tiny: Tiny, run: Run) -> None:
    """The names of cases and chapters, which the editor completes, are other ones now."""
    assert "schema" not in run("new", "2025").output
    assert run("schema").exit_code == 0
    assert run("new", "2026").output.splitlines()[-1].endswith("再运行一次 qhd-docgen schema --mark")
    assert run("schema", "--mark").exit_code == 0
    first = tiny.path("content/2026/inherited.yaml").read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../../.schema/inherited.schema.json"
