"""Edits of texts in Word come back as the smallest edits of the author's files."""

import pytest
from tiny_project import CASE, REPORT, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.pull import Pulled

from .conftest import TEXT, Draft, opened
from .word import element, text


def kinds(found: Pulled) -> list[str]:
    return [note.kind for change in found.changes for note in change.notes]


def test_a_file_without_edits_changes_nothing(draft: Draft) -> None:
    found = draft.pull()
    assert (found.files, found.proposals, found.conflicts, found.unwritten) == ({}, (), (), ())


@pytest.mark.parametrize(
    ("old", "new", "typed", "becomes"),
    [
        ("办学条件逐年改善", "办学条件明显改善", "办学条件逐年改善", "办学条件明显改善"),
        ("全市在校生", "全市在籍学生", "全市在校生", "全市在籍学生"),
        ("人，见", "人（含兼职），见", "人，见", "人（含兼职），见"),
        ("专任教师", "专职教师", "**专任教师**", "**专职教师**"),
        ("甲、乙", "甲'乙", "''甲、乙''", "''甲''乙''"),
        ("第二段，说的是就业", "第二段，说的是*就业*和[升学]", "说的是就业", r"说的是\*就业\*和\[升学\]"),
        ("列表的第二项", "列表的最后一项", "列表的第二项", "列表的最后一项"),
    ],
)
def test_words_are_changed_where_they_were_typed(old: str, new: str, typed: str, becomes: str, draft: Draft) -> None:
    assert TEXT.count(typed) == 1
    draft.word.replace(old, new)
    draft.apply()
    assert draft.section() == TEXT.replace(typed, becomes)


def test_only_the_bytes_of_the_edit_change(draft: Draft) -> None:
    """Line ends of Windows and the mark at the beginning stay."""
    windows = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    draft.tiny.write(SECTION, windows)
    draft.word.replace("逐年改善", "明显改善")
    draft.apply()
    assert draft.tiny.path(SECTION).read_bytes() == windows.replace("逐年".encode(), "明显".encode())


def test_a_text_that_yaml_would_misread_is_put_into_quotes(draft: Draft) -> None:
    draft.word.replace("各校办学条件逐年改善", "# 各校: 办学条件'逐年'改善")
    draft.apply()
    assert "      - '\\# 各校: 办学条件''逐年''改善，通公交{bus_lines}条。'\n" in draft.section()


def test_bold_comes_and_goes(draft: Draft) -> None:
    bold = next(run for run in draft.word.paragraph("全市在校生").iter("{*}r") if run.find("{*}rPr/{*}b") is not None)
    bold.remove(bold[0])
    plain = next(run for run in draft.word.paragraph("各校办学条件").iter("{*}r"))
    plain.insert(0, element("<w:rPr><w:b/></w:rPr>"))
    draft.apply()
    assert "人，专任教师{专任教师数}人" in draft.section()
    assert "- '**各校办学条件逐年改善，通公交**{bus_lines}条。'" in draft.section()


def test_front_matter_heading_caption_case_title_and_cell(draft: Draft) -> None:
    for old, new in (("规模结构统计表", "规模与结构统计表"), ("戏剧进校园", "戏剧走进校园"), ("民办", "民办（新）")):
        node = [t for t in draft.word.root.iter("{*}t") if old in (t.text or "")][-1]
        node.text = node.text.replace(old, new)  # type: ignore[union-attr]
    heading = next(p for p in draft.word.root.iter("{*}p") if text(p) == "规模结构" and p.find("{*}hyperlink") is None)
    next(heading.iter("{*}t")).text = "规模和结构"
    found = draft.apply()
    assert sorted(kinds(found)) == ["cell", "title", "title", "title"]
    assert "caption: 规模与结构统计表" in draft.section()
    assert "title: 规模和结构" in draft.section()
    assert "title: 戏剧走进校园" in draft.tiny.path(CASE).read_text("utf-8")
    assert "市卫校,民办（新）,400" in draft.tiny.path(SCHOOLS).read_text("utf-8")


def test_new_paragraphs_become_items(draft: Draft) -> None:
    draft.word.after("各校办学条件", "新写的第一段。", "1. 新写的第二段。")
    found = draft.apply()
    assert kinds(found) == ["new", "new"]
    item = "      - 各校办学条件逐年改善，通公交{bus_lines}条。\n"
    new = "      - |\n        新写的第一段。\n      - |\n        1\\. 新写的第二段。\n"
    assert draft.section() == TEXT.replace(item, item + new)


def test_a_new_item_joins_its_list(draft: Draft) -> None:
    draft.word.after("列表的第一项", "新添的一项。")
    draft.apply()
    assert "列表的第一项，增加实训设备。\n        - 新添的一项。\n        - 列表的第二项" in draft.section()


def test_a_paragraph_of_a_case_goes_into_its_file(draft: Draft) -> None:
    draft.word.after("学生排演话剧", "演出之后，全校开展了讨论。")
    draft.apply()
    assert "  - |\n    演出之后，全校开展了讨论。\n  - photo" in draft.tiny.path(CASE).read_text("utf-8")
    assert draft.section() == TEXT


def test_deleted_paragraphs_go(draft: Draft) -> None:
    for words in ("引号里的一段", "第二段，说的是就业", "列表的第二项"):
        draft.word.remove(words)
    found = draft.apply()
    assert sorted(kinds(found)) == ["gone", "gone", "gone"]
    assert "引号里的一段" not in draft.section()
    assert "第一段，说的是招生。\n      - |\n        - 列表的第一项，增加实训设备。\n      - table:" in draft.section()


def test_a_moved_paragraph_takes_its_bindings_along(draft: Draft) -> None:
    moved = draft.word.paragraph("全市在校生")
    draft.word.paragraph("列表的第二项").addnext(moved)
    found = draft.apply()
    assert kinds(found) == ["moved"]
    body = draft.section()
    assert body.count("{在校生数}人，**专任教师**{专任教师数}人，见[@tbl-scale]、[@fig-scale]和[@card-1]。") == 1
    assert body.index("列表的第二项") < body.index("{在校生数}") < body.index("table:")


def test_a_split_and_a_joined_paragraph(draft: Draft) -> None:
    first, second = draft.word.paragraph("各校办学条件"), draft.word.paragraph("引号里的一段")
    for run in list(second.iter("{*}r")):
        first.append(run)
    parent = second.getparent()
    assert parent is not None
    parent.remove(second)
    found = draft.apply()
    assert kinds(found) == ["joined"]
    assert "通公交{bus_lines}条。引号里的一段：共有'甲、乙'两类。\n" in draft.section()


def test_words_typed_beside_a_reference_stay_beside_it(draft: Draft) -> None:
    draft.word.replace("经验见", "典型经验见")
    draft.apply()
    assert "- 典型经验见[@drama]。" in draft.section()


def test_what_was_changed_in_the_project_alone_stays(draft: Draft) -> None:
    draft.tiny.change(SECTION, "办学条件逐年改善", "办学条件大为改善")
    draft.tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1010")
    draft.word.replace("列表的第二项", "列表的末项")
    found = draft.apply()
    assert kinds(found) == ["text"]
    assert "办学条件大为改善" in draft.section()
    assert "列表的末项" in draft.section()


def test_an_edit_meets_a_value_that_changed_meanwhile(draft: Draft) -> None:
    draft.tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1010")
    draft.word.replace("全市在校生", "全市在籍学生")
    found = draft.apply()
    assert found.proposals == ()
    assert "全市在籍学生{在校生数}人" in draft.section()


def test_a_text_changed_on_both_sides_is_a_conflict(draft: Draft) -> None:
    draft.tiny.change(SECTION, "办学条件逐年改善", "办学条件大为改善")
    draft.word.replace("办学条件逐年改善", "办学条件持续改善")
    found = draft.pull()
    assert found.files == {}
    (conflict,) = found.conflicts
    assert ("逐年" in conflict.base, "大为" in conflict.here, "持续" in conflict.word) == (True, True, True)
    assert conflict.source.line == 11


def test_the_same_change_on_both_sides_is_done_already(draft: Draft) -> None:
    draft.tiny.change(SECTION, "办学条件逐年改善", "办学条件持续改善")
    draft.word.replace("办学条件逐年改善", "办学条件持续改善")
    found = draft.pull()
    assert (found.files, found.conflicts) == ({}, ())


def test_what_cannot_be_written_is_told_and_the_rest_applied(draft: Draft) -> None:
    draft.word.replace("逐年改善", "明显改善")
    draft.word.replace("通公交", "通｛公交｝")
    draft.word.replace("第二项", "末项")
    found = draft.pull()
    assert [one.source.line for one in found.unwritten] == [11]
    assert kinds(found) == ["text"]
    assert "列表的末项" in next(iter(found.files.values())).decode()


def test_a_final_report_has_the_present_content_as_its_base(tiny: Tiny) -> None:
    draft = opened(tiny)
    parts = {name: data for name, data in draft.word.package.parts.items() if not name.startswith("customXml")}
    rels = "word/_rels/document.xml.rels"
    root = draft.word.package.tree(rels)
    for one in [one for one in root if "customXml" in one.get("Target", "")]:
        root.remove(one)
    from lxml import etree

    types = draft.word.package.tree("[Content_Types].xml")
    for one in [one for one in types if "customXml" in one.get("PartName", "")]:
        types.remove(one)
    parts |= {rels: etree.tostring(root), "[Content_Types].xml": etree.tostring(types)}
    from report_engine.ooxml.archive import pack

    from .word import Word

    draft.word = Word(pack(parts))
    draft.word.replace("通公交", "开通公交")
    found = draft.apply()
    assert any("没有底稿" in note for note in found.notes)
    assert "开通公交{bus_lines}条" in tiny.path(SECTION).read_text("utf-8")
    assert REPORT  # nothing else was touched


def test_nothing_is_dropped_in_silence(draft: Draft) -> None:
    """What was typed into a mention, and into the page's header."""
    result = next(t for t in draft.word.paragraph("经验见").iter("{*}t") if "案例" in (t.text or ""))
    result.text = "下一个案例"
    package = draft.word.package
    header = next(name for name, kind in package.stories.items() if kind == "header" and b"<w:t" in package.parts[name])
    changed = package.parts[header].replace(b"</w:t>", "（讨论稿）</w:t>".encode(), 1)
    draft.word.package = package.with_parts({header: changed})
    found = draft.pull()
    assert found.files == {}
    assert any("下一个案例" in one.why for one in found.unwritten)
    assert any("讨论稿" in one.after for one in found.unwritten)
