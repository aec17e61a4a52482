"""`verify` holds the numbers of a file against the data: in sentences, tables, charts' captions and scorecards."""

from click.testing import CliRunner
from pull.word import Word
from tiny_project import REPORT, VALUES, Tiny

from report_engine.cli import main
from report_engine.ooxml.elements import qn


def verified(tiny: Tiny, *words: str) -> list[str]:
    command = ["verify", str(tiny.project.output), "--root", str(tiny.root), "--pages", "on-open", *words]
    output = CliRunner().invoke(main, command).output
    return [line for line in output.splitlines() if "V19" in line]


def typed_over(tiny: Tiny, old: str, new: str, number: int = 0) -> None:
    word = Word(tiny.project.output.read_bytes())
    nodes = [node for node in word.root.iter(qn("t")) if node.text == old]
    nodes[number].text = new
    word.save(tiny.project.output)


def test_a_number_typed_over_is_told_with_its_indicator_and_both_values(tiny: Tiny) -> None:
    tiny.build()
    assert verified(tiny) == []
    typed_over(tiny, "1000", "1010")
    [said] = verified(tiny)
    assert "错误 V190 印的是 1010，在校生数 2024 年的数据是 1000" in said
    assert f"数据在 {VALUES}:2:1" in said


def test_so_is_one_in_a_cell(tiny: Tiny) -> None:
    tiny.build()
    typed_over(tiny, "950", "905")
    assert all("印的是 905，在校生数 2023 年的数据是 950" in line for line in verified(tiny))
    assert verified(tiny)


def test_data_that_changed_since_the_file_was_built_are_told_too(tiny: Tiny) -> None:
    tiny.build()
    tiny.change(VALUES, "students,在校生数,1000,", "students,在校生数,1001,")
    assert any("印的是 1000，在校生数 2024 年的数据是 1001" in line for line in verified(tiny))


def test_a_year_that_the_project_lacks_is_said_and_one_that_it_has_is_taken(tiny: Tiny) -> None:
    tiny.build()
    typed_over(tiny, "1000", "1010")
    assert "V190" in verified(tiny, "--year", "2024")[0]
    [said] = verified(tiny, "--year", "2031")
    assert "V191 没有与数据核对：不知道是哪一年度的报告" in said


def test_a_project_with_a_mistake_says_that_numbers_were_not_held_against_the_data(tiny: Tiny) -> None:
    tiny.build()
    tiny.change(VALUES, ",1000,", ",约1000,")
    [said] = verified(tiny)
    assert "V191 没有与数据核对：项目现在读不成" in said


def test_the_report_of_somebody_else_is_not_held_against_these_data(tiny: Tiny) -> None:
    tiny.build()
    tiny.change(REPORT, "title: 海港市中等职业教育质量年度报告", "title: 海港市职业中专质量年度报告")
    tiny.change(VALUES, ",1000,", ",1001,")
    [said] = verified(tiny)
    assert "V191 没有与数据核对：这份文件是“海港市中等职业教育质量年度报告（2024年度）”" in said
