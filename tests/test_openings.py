"""A draft always builds: what is lacking is marked on its pages in a style of its own; a final report is refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from support.ooxml import Docx, find_all, qn, value
from support.text import lines_of, text_of
from tiny_project import CARD, CASE, CATALOGUE, SECTION, TEMPLATE, VALUES, Tiny

from report_engine import pipeline
from report_engine.cli import main
from report_engine.compare import compare_documents, describe
from report_engine.openings import STYLE

MENTIONS = "全市在校生{在校生数}人，见[@tbl-scale]、[@fig-scale]和[@card-1]。"


def run(tiny: Tiny, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "--root", str(tiny.root), *arguments[1:]])


def build(tiny: Tiny, *arguments: str) -> Result:
    return run(tiny, "build", "--year", "2024", "--pages", "on-open", *arguments)


def printed(tiny: Tiny) -> list[str]:
    return lines_of(Docx.read(tiny.project.output).body).splitlines()


def marks(report: Docx) -> list[str]:
    """The texts that stand in the style of marks."""
    (style,) = (one for one in find_all(report.xml("word/styles.xml"), "w:style") if value(one, "w:name") == STYLE)
    assert value(style, "", "w:type") == "character"
    name = value(style, "", "w:styleId")
    return [text_of(run) for run in find_all(report.body, ".//w:r") if value(run, "w:rPr/w:rStyle") == name]


MISTAKES = {
    "reference": (SECTION, "[@fig-scale]", "[@fig-scael]", "N002", "〔待查：fig-scael〕"),
    "value": (SECTION, "{在校生数}", "{在校人数}", "P010", "〔待查：在校人数〕"),
    "no value": (VALUES, "students,在校生数,1000,\n", "", "P012", "〔待填：在校生数〕"),
    "empty braces": (SECTION, "{在校生数}", "{}", "P005", "〔待填〕"),
    "empty mention": (SECTION, "[@fig-scale]", "[@]", "P005", "〔待查〕"),
    "row": (SECTION, "rows: [students, {", "rows: [studnets, {", "P010", "〔待查：studnets〕"),
    "chart": (SECTION, "[students, teachers]", "[students, teacher]", "P010", "〔待补：图 fig-scale〕"),
    "table": (SECTION, "source: schools", "source: school", "P020", "〔待补：表 tbl-schools〕"),
    "column": (SECTION, "columns: [学校名称,", "columns: [名称,", "P021", "〔待补：表 tbl-schools〕"),
    "case": (SECTION, "case: drama", "case: dram", "P050", "〔待补：案例 dram〕"),
    "scorecard": (CARD, "indicator: teachers", "indicator: teacher", "P010", "〔待查：teacher〕"),
}


@pytest.mark.parametrize(("file", "old", "new", "code", "mark"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_lacking_is_marked_listed_and_no_reason_not_to_build(
    tiny: Tiny, file: str, old: str, new: str, code: str, mark: str
) -> None:
    tiny.change(file, old, new)
    checked, result = run(tiny, "check", "--year", "2024"), build(tiny)
    assert checked.exit_code == 1
    assert f" 错误 {code} " in checked.output
    assert result.exit_code == 0, result.output
    assert f" 错误 {code} " in result.output
    assert mark in marks(Docx.read(tiny.project.output))


@pytest.mark.parametrize(("file", "old", "new", "code", "mark"), MISTAKES.values(), ids=MISTAKES)
def test_a_final_report_is_refused_and_the_one_of_before_stays(
    tiny: Tiny, file: str, old: str, new: str, code: str, mark: str
) -> None:
    tiny.change(file, old, new)
    tiny.write("build/report-2024.docx", b"an older report")
    result = build(tiny, "--final")
    assert result.exit_code == 1
    assert f" 错误 {code} " in result.output
    assert tiny.project.output.read_bytes() == b"an older report"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SECTION, "title: 规模结构", "titel: 规模结构"),
        (SECTION, "- case: drama", "- case: drama\n      - case: drama"),
        (CASE, "school: 海港市职业中专\n", ""),
        (CATALOGUE, "name: 在校生数\n", "name: [在校生数\n"),
        (VALUES, "students,在校生数,1000,", "students,在校生数,一千,"),
    ],
    ids=["field", "case twice", "school", "yaml", "number"],
)
def test_what_cannot_be_composed_is_refused(tiny: Tiny, file: str, old: str, new: str) -> None:
    tiny.change(file, old, new)
    tiny.write("build/report-2024.docx", b"an older report")
    result = build(tiny)
    assert result.exit_code == 1
    assert "草稿：" not in result.output
    assert tiny.project.output.read_bytes() == b"an older report"


def test_the_first_line_says_how_much_is_open(tiny: Tiny) -> None:
    tiny.prose("共{没有}人，见图5。")
    assert build(tiny).stdout.splitlines()[0] == "草稿：2 处没有完成，已在稿上标出；1 处查出的问题待看"
    assert build(tiny).stdout.splitlines()[0].startswith("草稿：2 处没有完成")  # from memory as well
    tiny.change(SECTION, "共{没有}人，见图5。", "共千人。")
    assert build(tiny).stdout.splitlines()[0].startswith("草稿：1 处没有完成")  # the photo


def test_findings_of_rules_are_only_listed(tiny: Tiny) -> None:
    tiny.change(SECTION, "经验见[@drama]。", "经验见案例1。")
    result = build(tiny)
    assert result.exit_code == 0
    assert " 错误 N003 " in result.output
    assert " 错误 N007 " in result.output
    assert build(tiny, "--final").exit_code == 1


def test_check_and_build_agree(tiny: Tiny) -> None:
    tiny.prose("见[@nowhere]，共{没有}人。")
    tiny.change(SECTION, "indicators: [students, teachers]", "indicators: [{ indicator: students, label: 学生😀 }]")
    tiny.write("content/2024/photos/drama.jpg", b"no photo")
    built = pipeline.build(tiny.project, tiny.project.output, pages="on-open").problems
    assert built == pipeline.check(tiny.project).problems
    assert {problem.code for problem in built} >= {"N002", "P010", "I003", "I004"}


@pytest.mark.parametrize("text", ["    四个空格\n\n    又一段", "见`代码`后面", "```\n两行\n代码\n```"])
def test_what_has_no_form_is_printed_as_plain_text(tiny: Tiny, text: str) -> None:
    tiny.change(
        SECTION,
        "      - 经验见",
        "      - |2\n" + "".join(f"        {line}\n" for line in text.split("\n")) + "      - 经验见",
    )
    assert " 错误 P001 " in build(tiny).output
    lines = "".join(printed(tiny)).replace(" ", "")
    assert all(word in lines for word in "".join(c if c.isalpha() else " " for c in text).split())


def test_a_photo_of_another_kind_or_place_is_framed(tiny: Tiny) -> None:
    for name in ("drama.heic", "../drama.jpg"):
        tiny.change(CASE, "file: drama.jpg", f"file: {name}")
        assert build(tiny).exit_code == 0
        assert "图 2　话剧剧照" in printed(tiny)
        tiny.change(CASE, f"file: {name}", "file: drama.jpg")


def test_the_look_of_marks_is_the_template_s(tiny: Tiny) -> None:
    template = Docx.read(tiny.path(TEMPLATE))
    made = etree.SubElement(template.xml("word/styles.xml"), qn("w:style"), {qn("w:type"): "character"})
    made.set(qn("w:styleId"), "a9")
    etree.SubElement(made, qn("w:name")).set(qn("w:val"), STYLE)
    tiny.path(TEMPLATE).write_bytes(template.save())
    tiny.prose("共{没有}人。")
    assert build(tiny).exit_code == 0
    report = Docx.read(tiny.project.output)
    assert marks(report) == ["〔待查：没有〕"]
    assert find_all(report.body, ".//w:rStyle[@w:val='a9']")


def test_a_report_without_marks_has_no_style_for_them(tiny: Tiny) -> None:
    assert build(tiny).exit_code == 0
    assert STYLE not in Docx.read(tiny.project.output).parts["word/styles.xml"].decode()


# --- those that read the report ------------------------------------------------------------


def verify(tiny: Tiny, *options: str) -> Result:
    return run(tiny, "verify", str(tiny.project.output), "--pages", "on-open", *options)


def test_verify_warns_of_marks_and_refuses_them_in_a_final_report(tiny: Tiny) -> None:
    tiny.prose("共{没有}人。")
    build(tiny)
    assert verify(tiny).exit_code == 0
    assert " 警告 V141 " in verify(tiny).output
    final = verify(tiny, "--final")
    assert final.exit_code == 1
    assert " 错误 V141 " in final.output
    assert "照片待补：学生站在舞台中央谢幕" in final.output  # the frame is one too


def test_verify_knows_a_mark_that_somebody_has_written_over(tiny: Tiny) -> None:
    tiny.prose("共{没有}人。")
    build(tiny)
    report = Docx.read(tiny.project.output)
    (mark,) = (node for node in report.body.iter() if node.text == "〔待查：没有〕")
    mark.text = "多少？"
    tiny.project.output.write_bytes(report.save())
    assert "“多少？”" in verify(tiny).output


def test_diff_takes_a_mark_for_the_value_that_is_to_come(tiny: Tiny, tmp_path: Path) -> None:
    tiny.change(VALUES, "students,在校生数,1000,\n", "")
    build(tiny)
    before = tiny.project.output.read_bytes()
    tiny.change(VALUES, "dual_teachers,", "students,在校生数,1000,\ndual_teachers,")
    build(tiny)
    told = describe(compare_documents(before, tiny.project.output.read_bytes()))
    (line,) = (line for line in told.splitlines() if "〔待填：在校生数〕" in line)
    assert line.strip().startswith("数值")
