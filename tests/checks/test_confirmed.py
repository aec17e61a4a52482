"""R112: after `data confirm`, no number, row, table or chart changes unseen."""

from click.testing import CliRunner
from tiny_project import CARD, CATALOGUE, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.cli import main

CONFIRMED = "data/confirmed/2024.csv"
CURE = "核对；确应改动的，运行 qhd-docgen data confirm --year 2024 --date 日期 重新核定"


def confirm(tiny: Tiny, date: str = "2025-01-10", *, answer: str = "y") -> str:
    arguments = ["data", "confirm", "--year", "2024", "--date", date, "--root", str(tiny.root)]
    result = CliRunner().invoke(main, arguments, input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def found(tiny: Tiny) -> list[str]:
    return [text for text in tiny.check() if " R112 " in text]


def test_nothing_is_asked_before_the_first_confirmation(tiny: Tiny) -> None:
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1001")
    assert found(tiny) == []


def test_confirmed_value_that_changes_is_told_once_with_both_values(tiny: Tiny) -> None:
    confirm(tiny)
    assert found(tiny) == []
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1001")
    assert found(tiny) == [
        f"{VALUES}:2:1: 警告 R112 指标改动后没有核定：核定的是 在校生数 1000人，现在是 在校生数 1001人（{CURE}）"
    ]


def test_confirming_again_quiets_it_and_keeps_the_date_of_the_rest(tiny: Tiny) -> None:
    confirm(tiny)
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1001")
    said = confirm(tiny, "2025-02-20")
    assert "指标：在校生数｜1000人 → 在校生数｜1001人" in said
    assert found(tiny) == []
    lines = tiny.path(CONFIRMED).read_text("utf-8-sig").splitlines()
    assert "指标,在校生数｜1001人,2025-02-20" in lines
    assert "指标,专任教师数｜90人,2025-01-10" in lines
    assert "上次核定以来没有改动" in confirm(tiny)


def test_declined_confirmation_writes_nothing(tiny: Tiny) -> None:
    assert "没有核定" in confirm(tiny, answer="n")
    assert not tiny.path(CONFIRMED).exists()


def test_project_with_errors_is_not_confirmed(tiny: Tiny) -> None:
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,一千")
    assert "没有核定：先改好上面的错误" in confirm(tiny)
    assert not tiny.path(CONFIRMED).exists()


def test_school_renamed_in_the_list(tiny: Tiny) -> None:
    confirm(tiny)
    tiny.change(SCHOOLS, "市卫校", "卫校")
    assert found(tiny) == [
        f"{SCHOOLS}:3:1: 警告 R112 数据表 schools改动后没有核定：核定的是 2 市卫校，现在是 2 卫校（{CURE}）"
    ]


def test_row_of_a_scorecard_left_out(tiny: Tiny) -> None:
    confirm(tiny)
    tiny.change(CARD, "  - { indicator: teachers, unit: 人, level: 1 }\n", "")
    assert [text.partition("R112 ")[2].partition("（")[0] for text in found(tiny)] == [
        "card-1少了核定过的一行：专任教师数 人 90 90"
    ]


def test_number_of_a_file_changed(tiny: Tiny) -> None:
    confirm(tiny)
    tiny.change(SECTION, "value: 12", "value: 13")
    assert [text.partition("R112 ")[2].partition("（")[0] for text in found(tiny)] == [
        "1-basics.yaml改动后没有核定：核定的是 bus_lines 12条，现在是 bus_lines 13条"
    ]


def test_formula_that_gives_another_value(tiny: Tiny) -> None:
    confirm(tiny)
    text = tiny.path(CATALOGUE).read_text("utf-8")
    assert "formula: dual_teachers / teachers * 100" in text
    tiny.change(CATALOGUE, "formula: dual_teachers / teachers * 100", "formula: dual_teachers / students * 100")
    assert any("双师型教师占比" in text for text in found(tiny))
