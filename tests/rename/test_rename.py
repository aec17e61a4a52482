"""`data rename`: one command for every place that speaks of an indicator."""

import pytest
from click.testing import CliRunner, Result
from support.project import unchanged
from tiny_project import CARD, CATALOGUE, LAST_YEAR, SECTION, VALUES, Tiny
from workbook.paper import Paper

import report_engine
from report_engine.cli import main
from report_engine.start.tables import locked

RULES = """\
- bound: { part: 专任教师数, whole: 在校生数 }
- ratio: { value: 双师型教师占比, formula: 双师型教师数 / 专任教师数 * 100 }
- sum: { total: 在校生数, over: { table: schools, column: 在校生规模, group: 举办者, parts: { 公办: 在校生数 } } }
- change: { most: 50%, indicators: [在校生数, 专任教师数] }
"""


def rename(tiny: Tiny, old: str, new: str, answer: str = "y\n") -> Result:
    words = ["data", "rename", old, new, "--root", str(tiny.root)]
    result = CliRunner().invoke(main, words, input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def ruled(tiny: Tiny) -> Tiny:
    tiny.write("data/rules.yaml", RULES)
    tiny.write(
        "data/2024/dismissed.yaml", "- { code: R106, about: 在校生数 2024, value: x, reason: 属实, date: 2025-01-01 }\n"
    )
    tiny.prose("在校生数为{在校生数}人，上年{在校生数:2023}人，{专任教师数}名教师。")
    return tiny


def test_name_is_changed_in_catalogue_values_rules_dismissals_and_texts(ruled: Tiny) -> None:
    before = {name: ruled.path(name).read_text("utf-8") for name in (CATALOGUE, VALUES, LAST_YEAR, SECTION)}
    result = rename(ruled, "在校生数", "学生总数")
    assert result.exit_code == 0, result.output
    assert f"{SECTION}:10:15：在校生数 → 学生总数" in result.stdout
    assert ruled.path(CATALOGUE).read_text("utf-8") == before[CATALOGUE].replace(
        "  name: 在校生数\n", "  name: 学生总数\n  former: [在校生数]\n"
    )
    for name in (VALUES, LAST_YEAR):
        assert ruled.path(name).read_text("utf-8") == before[name].replace("students,在校生数", "students,学生总数")
    assert ruled.path(SECTION).read_text("utf-8") == before[SECTION].replace("{在校生数", "{学生总数")
    assert ruled.path("data/rules.yaml").read_text("utf-8") == RULES.replace("在校生数", "学生总数")
    assert "about: 学生总数 2024" in ruled.path("data/2024/dismissed.yaml").read_text("utf-8")
    assert not [line for line in ruled.check() if "学生总数" in line and "D0" in line]


def test_a_finding_in_a_sentence_stays_dismissed(tiny: Tiny) -> None:
    tiny.prose("全市在校生{在校生数}所。")
    (found,) = [one for one in report_engine.check(tiny.project).problems if one.code == "W102"]
    assert report_engine.dismiss(tiny.project, found.id, "照刊印", "2025-01-01").written
    assert rename(tiny, "在校生数", "学生总数").exit_code == 0
    text = tiny.path("data/2024/dismissed.yaml").read_text("utf-8")
    assert "about: unit:学生总数@1-basics" in text
    assert "{学生总数}所" in text
    assert {"W102", "R190"}.isdisjoint(one.code for one in report_engine.check(tiny.project).problems)


def test_id_is_changed_in_formulas_pairs_tables_charts_and_cards(tiny: Tiny) -> None:
    assert rename(tiny, "teachers", "staff").exit_code == 0
    catalogue = tiny.path(CATALOGUE).read_text("utf-8")
    assert "- id: staff\n  name: 专任教师数\n  former: [teachers]\n" in catalogue
    assert "formula: dual_teachers / staff * 100" in catalogue
    assert "indicators: [students, staff]" in tiny.path(SECTION).read_text("utf-8")
    assert "indicator: staff, unit" in tiny.path(CARD).read_text("utf-8")
    assert "staff,专任教师数,90," in tiny.path(LAST_YEAR).read_text("utf-8")
    assert tiny.check() == []


def test_locked_history_and_workbooks_of_before_still_match(tiny: Tiny) -> None:
    paper = Paper(tiny.project).put("指标!D3", 91)
    for path, data in locked(tiny.project, tiny.load().facts, 2023).items():
        tiny.write(path.relative_to(tiny.root).as_posix(), data)
    tiny.write("old.csv", "teachers,专任教师数,92")
    with unchanged(tiny.path("data/history")):
        rename(tiny, "teachers", "staff")
        rename(tiny, "专任教师数", "教师数")
    assert "former: [teachers, 专任教师数]" in tiny.path(CATALOGUE).read_text("utf-8")
    assert [(c.key, c.after) for c in paper.read()] == [("staff", "91")]
    assert tiny.load().history.values["staff", 2023] == 90
    assert tiny.check() == []


def test_nothing_is_written_without_a_yes(ruled: Tiny) -> None:
    with unchanged(ruled.root):
        assert rename(ruled, "在校生数", "学生总数", "n\n").stdout.endswith("没有改名\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("在校学生数", "学生总数", "没有叫“在校学生数”的指标（是不是“在校生数”？）"),
        ("在校生数", "专任教师数", "“专任教师数”已是 teachers 的名称"),
        ("在校生数", "学生: 总数", "“学生: 总数”不能作名称"),
    ],
)
def test_what_cannot_be(ruled: Tiny, old: str, new: str, said: str) -> None:
    with unchanged(ruled.root):
        result = rename(ruled, old, new)
    assert result.exit_code == 1
    assert said in result.stderr
