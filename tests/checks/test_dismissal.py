"""Dismissed findings, R190, and what `--final` asks for."""

import pytest
from tiny_project import LAST_YEAR, SECTION, VALUES, Tiny

from report_engine.load.dismissed import load_dismissed
from report_engine.problems import Problem

from .ruled import DISMISSED

ENTRY = "- { code: R105, about: 专业数 2024, value: 25≠22, reason: 方向另计, date: 2025-01-10 }\n"


@pytest.fixture
def broken(ruled: Tiny) -> Tiny:
    """A project with one finding that the bureau lets stand."""
    ruled.change(VALUES, "majors,专业数,22", "majors,专业数,25")
    ruled.write(DISMISSED, ENTRY)
    return ruled


@pytest.mark.parametrize("about", ["专业数 2024", "majors 2024"])
def test_dismissed_finding_is_silent(broken: Tiny, about: str) -> None:
    broken.change(DISMISSED, "专业数 2024", about)
    assert broken.check() == []


def test_it_returns_when_the_value_changes(broken: Tiny) -> None:
    broken.change(VALUES, "majors,专业数,25", "majors,专业数,24")
    found = broken.check()
    stale = f"{DISMISSED}:1:3: 警告 R190 R105“majors 2024”定的是“25≠22”，现在是“24≠22”（重新看一看：改正，或删去这一条"
    assert found[0].startswith(f"{stale}，再运行 qhd-docgen dismiss ")
    assert "错误 R105 专业数 2024 年为 24" in found[1]


def test_dismissal_of_what_is_mended(broken: Tiny) -> None:
    broken.change(VALUES, "majors,专业数,25", "majors,专业数,22")
    assert broken.check() == [f"{DISMISSED}:1:3: 警告 R190 R105“majors 2024”已经没有这个问题（删去这一条）"]


@pytest.mark.parametrize(("old", "new"), [("R105", "R101"), ("2024", "2023"), ("专业数", "新增专业数")])
def test_dismissal_of_another_finding(broken: Tiny, old: str, new: str) -> None:
    broken.change(DISMISSED, old, new)
    assert [text.split(" ")[2] for text in broken.check()] == ["R190", "R105"]


def test_dismissal_does_not_depend_on_lines(broken: Tiny) -> None:
    broken.change(VALUES, "students,在校生数,1000,\n", "")
    broken.write(VALUES, broken.path(VALUES).read_text("utf-8") + "students,在校生数,1000,\n")
    broken.write("data/rules.yaml", "# 说明\n" + broken.path("data/rules.yaml").read_text("utf-8"))
    assert broken.check() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (", reason: 方向另计", "", "1:3: 错误 Y012 缺少字段“reason”（补上它；字段名后写半角冒号和空格）"),
        (
            "2025-01-10",
            "一月十日",
            "1:68: 错误 Y013 “date”应当是日期，现在是“一月十日”（写成 年-月-日，例如 2025-01-10）",
        ),
        (
            "2025-01-10",
            "2025-13-10",
            "1:68: 错误 Y013 “date”应当是日期，现在是“2025-13-10”（写成 年-月-日，例如 2025-01-10）",
        ),
        ("reason", "reson", "1:48: 错误 Y011 不认识的字段“reson”（是不是“reason”？）"),
    ],
)
def test_mistyped_dismissal(broken: Tiny, old: str, new: str, said: str) -> None:
    broken.change(DISMISSED, old, new)
    assert broken.check()[0] == f"{DISMISSED}:{said}"


def test_dismissal_written_twice(broken: Tiny) -> None:
    broken.write(DISMISSED, ENTRY + ENTRY.replace("专业数", "majors"))
    assert broken.check() == [f"{DISMISSED}:2:3: 错误 D045 同一条写了两次，第 1 行已经有了（删去一条）"]


def test_file_that_is_no_list(broken: Tiny) -> None:
    broken.write(DISMISSED, "code: R105\n")
    assert broken.check()[0] == f"{DISMISSED}:1:1: 错误 Y013 应当是列表（每条以“- ”开头）"


def test_dismissal_is_not_called_stale_while_a_mistake_hides_its_finding(broken: Tiny) -> None:
    broken.change(VALUES, "majors,专业数,25", "majors,专业数,二十五")
    assert [text.split(" ")[2] for text in broken.check()] == ["D015"]


def test_a_finding_of_a_rule_over_structure_is_dismissed_like_any_other(tiny: Tiny) -> None:
    tiny.change(SECTION, "见[@tbl-scale]、", "")
    assert [text.split(" ")[2] for text in tiny.check()] == ["N003"]
    tiny.write(DISMISSED, "- { code: N003, about: tbl-scale, value: 规模结构统计表, reason: 附后, date: 2025-01-10 }\n")
    assert tiny.check() == []


def test_what_the_report_cannot_be_made_with_is_not_dismissed(tiny: Tiny) -> None:
    tiny.change(SECTION, "见[@tbl-scale]、", "见[@tbl-scal]、[@tbl-scale]、")
    tiny.write(DISMISSED, '- { code: N002, about: "tbl-scal", value: "-", reason: 不提, date: 2025-01-10 }\n')
    assert [text.split(" ")[2] for text in tiny.check()] == ["N002", "R190"]


def test_dismissals_belong_to_a_year(broken: Tiny) -> None:
    broken.path(DISMISSED).rename(broken.path("data/2023/dismissed.yaml"))
    assert [text.split(" ")[2] for text in broken.check()] == ["R105"]


def test_no_file_no_dismissals(ruled: Tiny) -> None:
    problems: list[Problem] = []
    assert load_dismissed(ruled.project, ruled.load().facts, problems) == ()
    assert problems == []


# --- --final --------------------------------------------------------------------------------


def test_final_refuses_a_warning_that_nobody_dismissed(ruled: Tiny) -> None:
    ruled.change(VALUES, "senior,高级教师数,32", "senior,高级教师数,42")
    ruled.change(VALUES, "高级教师比例,35.56", "高级教师比例,46.67")
    draft = ruled.build()
    assert [text.split(" ")[1] for text in draft if "R106" in text] == ["警告", "警告"]
    assert ruled.project.output.exists()
    ruled.project.output.unlink()
    assert [text.split(" ")[1] for text in ruled.build(final=True) if "R106" in text] == ["错误", "错误"]
    assert not ruled.project.output.exists()


def test_final_tells_photos_and_open_warnings_in_one_run(ruled: Tiny) -> None:
    ruled.change(LAST_YEAR, "majors,专业数,20", "majors,专业数,2")
    ruled.change(VALUES, "majors,专业数,22", "majors,专业数,4")
    codes = [text.split(" ")[2] for text in ruled.build(final=True)]
    assert codes == ["I001", "R106"]


def test_final_takes_what_was_dismissed(broken: Tiny) -> None:
    assert [text.split(" ")[2] for text in broken.build(final=True)] == ["I001"]
