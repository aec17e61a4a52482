"""What an editor offers and refuses while one types: the names of this project, the shapes of the blocks."""

from pathlib import Path
from typing import Any

import pytest
from tiny_project import CARD, CASE, CATALOGUE, LAYOUT, REPORT, SECTION, Tiny

from report_engine.editors import write_schemas

from .as_editor import complaints, schema


@pytest.fixture
def known(tiny: Tiny) -> Tiny:
    """The small project with its schemas."""
    assert not write_schemas(tiny.root).problems
    return tiny


def said(tiny: Tiny, file: str) -> list[str]:
    return complaints(tiny.root, tiny.path(file))


def definition(tiny: Tiny, name: str, *path: str) -> Any:
    node: Any = schema(tiny.root, name)["$defs"]
    for step in path:
        node = node[step]
    return node


@pytest.mark.parametrize("file", [REPORT, SECTION, CASE, CATALOGUE, LAYOUT, CARD])
def test_clean_files_are_not_underlined(known: Tiny, file: str) -> None:
    assert said(known, file) == []


# What an author mistypes: the editor refuses it at once, and so does the engine later.
MISTAKES = [
    (SECTION, "caption: 规模结构统计表", "captoin: 规模结构统计表"),
    (SECTION, "kind: bar", "kind: pie"),
    (SECTION, "- case: drama", "- case: dramas"),
    (SECTION, "- case: drama", "- cases: drama"),
    (
        SECTION,
        "      - case: drama",
        "      - case: drama\n        photo: { id: a, file: a.jpg, caption: 甲, alt: 乙 }",
    ),
    (SECTION, "rows: [students,", "rows: [在校学生,"),
    (SECTION, "indicator: dual_pct", "indicator: dual_percent"),
    (SECTION, "level: 1", "level: 3"),
    (SECTION, "rows: [students, { indicator: dual_pct, label: 双师型占比, level: 1 }]", "rows: []"),
    (SECTION, "indicators: [students, teachers]", "indicators: students"),
    (SECTION, "          indicators: [students, teachers]\n", ""),
    (SECTION, "source: schools", "source: school"),
    (SECTION, "columns: [学校名称, 在校生规模]", "columns: [学校名称, 学生数]"),
    (SECTION, "id: tbl-scale", "id: tbl scale"),
    (SECTION, "    title: 规模结构\n", ""),
    (SECTION, "{ value: 12, unit: 条, source: 校级年报 }", "{ value: 12, unit: 条 }"),
    (CASE, "school: 海港市职业中专", "school: 海港职业中专"),
    (CASE, "file: drama.jpg", "file: drama.heic"),
    (CASE, ", alt: 学生站在舞台中央谢幕", ""),
    (REPORT, "layout: hebei", "layout: heibei"),
    (REPORT, "sections: [1-basics]", "sections: [1-basic]"),
    (REPORT, "issuer: 海港市教育局\n", ""),
    (CATALOGUE, "  decimals: 2", "  decimals: 二"),
    (CATALOGUE, "records: { table: schools }", "records: { table: schols }"),
    (CATALOGUE, "- id: students", "- id: 在校生"),
    (LAYOUT, "figure: 图 1", "figures: 图 1"),
    (LAYOUT, "width_mm: 150", "width_mm: 5"),
    (CARD, "indicator: students", "indicator: student"),
    (CARD, "number: 1", "number: 1\nomitted: 本年不印"),
]


@pytest.mark.parametrize(("file", "old", "new"), MISTAKES)
def test_typical_mistakes_are_refused_by_the_editor_and_by_the_engine(
    known: Tiny, file: str, old: str, new: str
) -> None:
    known.change(file, old, new)
    assert said(known, file) != []
    assert known.check() != []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SECTION, "- case: drama", "- case: { id: drama }"),
        (SECTION, "rows: [students,", "rows: [中职在校生,"),
        (SECTION, "rows: [students,", "rows: [{ indicator: 在校生数, no: 1 },"),
        (SECTION, "kind: bar", "kind: hbar\n          years: [2023, 2024]"),
        (SECTION, "title: 规模结构", "title: 2024"),
        (SECTION, "value: 12", 'value: "12"'),
        (CASE, "school: 海港市职业中专", "school: 市卫校"),
        (CARD, "no: 1", 'no: "1"'),
    ],
)
def test_every_way_to_write_it_that_the_engine_takes_is_allowed(known: Tiny, file: str, old: str, new: str) -> None:
    known.change(file, old, new)
    assert said(known, file) == []
    assert known.check() == []


def test_yearly_tables_take_names_items_and_groups(known: Tiny) -> None:
    block = """\
      - 招生见[@tbl-years]。
      - yearly:
          id: tbl-years
          caption: 历年
          columns:
            - students
            - { indicator: teachers, label: 教师 }
            - { head: 双师型, columns: [dual_teachers, dual_pct] }
"""
    known.change(SECTION, "    body:\n", f"    body:\n{block}")
    assert said(known, SECTION) == []
    assert known.check() == []
    known.change(SECTION, "columns: [dual_teachers, dual_pct]", "columns: [dual_teacher, dual_pct]")
    assert said(known, SECTION) != []


def test_indicators_are_offered_by_id_name_and_short_name_with_their_units(known: Tiny) -> None:
    offered = definition(known, "section", "indicator")
    about = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert about["students"] == about["在校生数"] == about["中职在校生"] == "在校生数（人）"
    assert "share" in about


@pytest.mark.parametrize(
    ("file", "what", "offered"),
    [
        ("section", "case", ["drama"]),
        ("section", "table", ["schools"]),
        ("section", "column", ["序号", "学校名称", "简称", "举办者", "在校生规模"]),
        ("section", "series", ["challenge"]),
        ("case", "school", ["海港市职业中专", "海港市卫生学校", "海港中专", "市卫校"]),
        ("report", "layout", ["hebei"]),
        ("report", "section", ["1-basics"]),
    ],
)
def test_names_of_this_project_are_offered(known: Tiny, file: str, what: str, offered: list[str]) -> None:
    assert definition(known, file, what, "enum") == offered


def test_a_name_that_is_not_known_is_told_without_all_that_are(known: Tiny) -> None:
    assert definition(known, "section", "case", "errorMessage") == "没有这个案例；刚加的，先运行一次 qhd-docgen schema"


def test_a_new_block_is_typed_out_with_what_it_needs_only(known: Tiny) -> None:
    """Editors fill in fields that have a default."""
    assert '"default"' not in known.path(".schema/section.schema.json").read_text("utf-8")


def test_chart_kinds_are_offered(known: Tiny) -> None:
    kinds = definition(known, "section", "ChartBlock", "properties", "kind")
    assert kinds["enum"] == ["bar", "hbar", "stacked", "line", "combo", "ring"]
    assert "环形" in kinds["description"]


def test_a_body_takes_texts_and_blocks_under_their_names(known: Tiny) -> None:
    options = definition(known, "section", "SectionFile", "properties", "body", "items", "oneOf")
    keys = [next(iter(option.get("properties", {"": ""}))) for option in options]
    assert keys == ["", "table", "yearly", "records", "chart", "photo", "case"]
    assert all(option["required"] == [key] for option, key in zip(options[1:], keys[1:], strict=True))


def test_a_project_without_cases_may_name_any(tiny: Tiny) -> None:
    tiny.path(CASE).unlink()
    assert not write_schemas(tiny.root).problems
    assert definition(tiny, "section", "case") == {"type": "string"}


def test_a_new_case_is_known_after_the_next_run(known: Tiny) -> None:
    known.write("content/2024/cases/02-new.yaml", known.path(CASE).read_text("utf-8").replace("id: drama", "id: sea"))
    known.change(SECTION, "      - case: drama", "      - case: drama\n      - case: sea")
    assert said(known, SECTION) != []
    assert [path.name for path in write_schemas(known.root).files] == [
        "report.schema.json",
        "section.schema.json",
        "case.schema.json",
    ]
    assert said(known, SECTION) == []


def test_names_of_all_years_are_known(known: Tiny) -> None:
    known.write("content/2023/sections/1-old.yaml", "id: old\ntitle: 旧\n")
    known.write("content/2023/cases/01-old.yaml", "id: old-case\ntitle: 旧案例\n")
    write_schemas(known.root)
    assert definition(known, "report", "section", "enum") == ["1-old", "1-basics"]
    assert definition(known, "section", "case", "enum") == ["old-case", "drama"]


def test_rules_take_one_kind_each(known: Tiny) -> None:
    path = Path("data/rules.yaml")
    known.write(path.as_posix(), "- bound: { part: dual_teachers, whole: teachers }\n")
    assert said(known, path.as_posix()) == []
    known.write(
        path.as_posix(), "- bound: { part: dual_teachers, whole: teachers }\n  same: { a: teachers, b: 教师 }\n"
    )
    assert said(known, path.as_posix()) != []
