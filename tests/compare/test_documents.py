"""Two Word files: what someone changed in, what `diff` says out."""

import pytest
from lxml import etree
from support.ooxml import DOCUMENT, Docx, Element, find, find_all, qn

from report_engine.compare import compare_documents

from .hands import changed, paragraph, retype, shown, the, told
from .resolve import printed

PLACE = "1.1 规模结构"


def remove(element: Element) -> None:
    element.getparent().remove(element)


def test_the_same_file(original: bytes) -> None:
    assert compare_documents(original, original) == ()


def test_a_number(everything: bytes) -> None:
    new = changed(everything, lambda body: retype(body, "900", "950"))
    ((kind, where, before, after),) = told(everything, new)
    assert (kind, where) == ("value", f"{PLACE}，第 1 段")
    assert after == before.replace("900", "950")
    assert "  数值　第 1 段：重点：在校生【900→950】人，约占三成，见表 1、…" in shown(everything, new)


def test_a_cell(everything: bytes) -> None:
    def change(body: Element) -> None:
        retype(the(body, "含复读", "w:tr"), "15", "16")
        retype(the(body, "毕业生人数", "w:tr"), "8986", "8987")

    assert told(everything, changed(everything, change)) == [
        ("table cell", "表 1，招生数（人） 中职，2031", "15", "16"),
        ("table cell", "附表 1，2031年，毕业生人数", "8986", "8987"),
    ]


def test_a_cell_under_merged_ones(everything: bytes) -> None:
    new = changed(everything, lambda body: retype(the(body, "合并的分组").getnext(), "80", "81"))
    assert told(everything, new) == [("table cell", "表 2，2031年，其中：专任教师", "80", "81")]


def test_rows_of_a_table(everything: bytes) -> None:
    new = changed(everything, lambda body: remove(the(body, "含复读", "w:tr")))
    assert told(everything, new) == [("table row", "表 1，2031", "2031 | 15 | — | 含复读", "")]


def test_texts_of_a_case_stand_under_the_case(everything: bytes) -> None:
    new = changed(everything, lambda body: retype(body, "效果良好。", "效果很好。"))
    assert told(everything, new) == [("text", "案例 1 戏剧进校园 润物细无声，第 5 段", "效果良好。", "效果很好。")]


def test_a_caption_and_a_heading(everything: bytes) -> None:
    def change(body: Element) -> None:
        retype(body, "\u3000两行表头", "\u3000招生情况")
        retype(body, "教师队伍", "师资")

    assert told(everything, changed(everything, change)) == [
        ("title", "表 1", "两行表头", "招生情况"),
        ("title", "1.2 师资", "教师队伍", "师资"),
    ]


def test_a_table_that_is_gone_shifts_numbers_but_no_text(everything: bytes) -> None:
    """What is left is renumbered as F9 does; the sentences that mention it are the same."""

    def change(body: Element) -> None:
        caption = the(body, "两行表头")
        remove(caption.getnext())
        remove(caption)
        retype(body, "表\u00a02", "表\u00a01")
        for text in ("合并的分组", "剧社人数"):
            fields = find_all(the(body, text), ".//w:t")
            number = next(t for t in fields if (t.text or "").isdecimal())
            number.text = str(int(number.text) - 1)

    assert told(everything, changed(everything, change)) == [("table", "原表 1 两行表头", "共 4 行", "")]


def test_a_picture_that_was_exchanged(everything: bytes) -> None:
    docx = Docx.read(everything)
    name = next(name for name in docx.parts if name.startswith("word/media/picture"))  # not the cover's
    docx.parts[name] += b"\0"
    found = told(everything, docx.save())
    assert [(kind, before, after) for kind, _, before, after in found] == [("figure", "原图", "另一张图")]


def test_a_paragraph_moved_to_another_section(report: bytes) -> None:
    def change(body: Element) -> None:
        moved = the(body, "2024年，全市中等职业学校办学条件持续改")
        next(p for p in body.iter(qn("w:p")) if printed(p) == "设施设备").addnext(moved)

    ((kind, what, before, after),) = told(report, changed(report, change))
    assert (kind, before, after) == ("moved", "前 言，第 3 段", "1.2 设施设备，第 1 段")
    assert what.startswith("“2024年，全市")


def test_one_change_is_told_once(everything: bytes) -> None:
    """A level of a heading, a table without its caption, a merged label, two lines or rows that changed places."""

    def level(body: Element) -> None:
        find(the(body, "教师队伍"), "w:pPr/w:pStyle").set(qn("w:val"), "Heading1")

    def table(body: Element) -> None:
        remove(the(body, "\u3000两行表头").getnext())

    def label(body: Element) -> None:
        next(n for n in the(body, "合并的分组").getnext().iter(qn("w:t")) if n.text == "教师").text = "师资"

    def lines(body: Element) -> None:
        the(body, "乙").addnext(the(body, "甲"))

    def rows(body: Element) -> None:
        rows = find_all(the(body, "合并的分组").getnext(), "w:tr")
        rows[3].addnext(rows[2])

    assert told(everything, changed(everything, level)) == [("title", "2. 教师队伍", "2 级标题", "1 级标题")]
    assert told(everything, changed(everything, table)) == [("table", "表 1", "共 4 行", "")]
    assert told(everything, changed(everything, label)) == [
        ("table cell", "表 2，指标，教职工总数", "教师", "师资"),
    ]
    assert [kind for kind, *_ in told(everything, changed(everything, lines))] == ["moved"]
    assert told(everything, changed(everything, rows)) == [("moved", "表 2，其中：专任教师", "第 2 行", "第 3 行")]


def test_a_paragraph_that_was_split_is_told_as_that(everything: bytes) -> None:
    def cut(body: Element) -> None:
        first = the(body, "三级标题下的正文。")
        first.addnext(paragraph("下的正文。"))
        retype(first, "三级标题下的正文。", "三级标题")

    new = changed(everything, cut)
    place = "1.2.1 师资质量，第 1 段"
    assert told(everything, new) == [("split", place, "第 1 段", "第 1 段、第 2 段")]
    assert told(new, everything) == [("joined", place, "第 1 段、第 2 段", "第 1 段")]


def test_another_look_is_told_where_the_text_is_the_same(everything: bytes) -> None:
    def change(body: Element) -> None:
        run = find(the(body, "三级标题下的正文。"), "w:r")
        properties = run.makeelement(qn("w:rPr"))
        properties.append(run.makeelement(qn("w:b")))
        run.insert(0, properties)
        properties = find(the(body, "投入要增加。"), "w:pPr")
        properties.append(properties.makeelement(qn("w:jc"), {qn("w:val"): "center"}))
        for margin in body.iter(qn("w:pgMar")):
            margin.set(qn("w:left"), "2835")

    found = told(everything, changed(everything, change))
    assert [kind for kind, *_ in found] == ["format"] * 3
    assert found[0][1] == "页面设置"
    assert "左50" in found[0][3]
    assert (found[1][1], found[1][3]) == ("1.2.1 师资质量，第 1 段，“三级标题下的正文。”", "加粗")
    assert found[2][3] == "对齐 center"


def test_comments_are_told_with_author_and_words(everything: bytes) -> None:
    """They hang on words of the text, or on a heading."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    docx = Docx.read(everything)
    for number, text in enumerate(("三级标题下的正文。", "教师队伍")):
        target = the(docx.body, text)
        for at, tag in ((1, "commentRangeStart"), (len(target) + 1, "commentRangeEnd")):
            target.insert(at, target.makeelement(qn(f"w:{tag}"), {qn("w:id"): str(number)}))
        run = target.makeelement(qn("w:r"))
        run.append(run.makeelement(qn("w:commentReference"), {qn("w:id"): str(number)}))
        target.append(run)
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="王局长"><w:p><w:r><w:t>请补第{n}个数。</w:t></w:r></w:p></w:comment>'
        for n in (0, 1)
    )
    docx.parts["word/comments.xml"] = f'<w:comments xmlns:w="{w}">{comments}</w:comments>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    types = docx.xml("[Content_Types].xml")
    types.append(
        types.makeelement(types[-1].tag.replace("Default", "Override"), PartName="/word/comments.xml", ContentType=kind)
    )
    links = docx.xml("word/_rels/document.xml.rels")
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    links.append(links.makeelement(links[0].tag, Id="rIdC", Type=relation, Target="comments.xml"))
    assert told(everything, docx.save()) == [
        ("comment", "1.2 教师队伍", "", "王局长：请补第1个数。（在“教师队伍”上）"),
        ("comment", "1.2.1 师资质量，第 1 段", "", "王局长：请补第0个数。（在“三级标题下的正文。”上）"),
    ]


def test_a_section_that_moved_is_no_new_text(everything: bytes) -> None:
    def change(body: Element) -> None:
        heading = the(body, "未来展望")
        text = heading.getnext()
        chapter = the(body, "挑战与展望")
        chapter.addnext(heading)
        heading.addnext(text)

    kinds = {kind for kind, *_ in told(everything, changed(everything, change))}
    assert kinds == {"moved"}


def test_a_typed_section(everything: bytes) -> None:
    """Someone adds a heading in Word: no bookmark of ours stands in it."""

    def change(body: Element) -> None:
        last = the(body, "三级标题下的正文。")
        last.addnext(paragraph("新的一节", "Heading2"))
        last.getnext().addnext(paragraph("这一节的正文。"))

    new = changed(everything, change)
    assert told(everything, new) == [("section", "1.3 新的一节", "", "1 段 7 字，“这一节的正文。”")]
    assert told(new, everything) == [("section", "原1.3 新的一节", "1 段 7 字，“这一节的正文。”", "")]


def test_headers(everything: bytes) -> None:
    docx = Docx.read(everything)
    name = next(n for n, p in docx.parts.items() if n.startswith("word/header") and "质量年度报告".encode() in p)
    docx.parts[name] = docx.parts[name].replace("质量年度报告".encode(), "质量报告".encode())
    (difference,) = [d for d in compare_documents(everything, docx.save()) if d.after]
    assert difference.section == "页眉、页脚和脚注"


def test_page_numbers_in_footers_are_no_change(everything: bytes) -> None:
    """The footer holds the number of the page on which the file was saved last."""
    docx = Docx.read(everything)
    name = next(n for n, p in docx.parts.items() if n.startswith("word/footer") and b"PAGE" in p)
    page = next(n for n in docx.xml(name).iter(qn("w:t")) if (n.text or "").strip(" —-").isalnum())
    page.text = "173"
    assert compare_documents(everything, docx.save()) == ()


def test_lists_of_contents_are_left_out(everything: bytes) -> None:
    """目录 repeats the headings: it would tell everything twice."""

    def change(body: Element) -> None:
        for link in (link for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))):
            for node in link.iter(qn("w:t")):
                node.text = "目录行"

    new = changed(everything, change)
    assert new != everything
    assert compare_documents(everything, new) == ()


def tracked(docx: bytes) -> bytes:
    """Delete 900 and insert 950 with changes tracked; add a tracked paragraph and delete another one."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    who = 'w:id="7001" w:author="王" w:date="2031-01-01T00:00:00Z"'

    def change(body: Element) -> None:
        run = next(n for n in body.iter(qn("w:t")) if n.text == "900" and find(n.getparent(), "w:t") is n).getparent()
        for tag, text in (("ins", "<w:t>950</w:t>"), ("del", "<w:delText>900</w:delText>")):
            run.addnext(etree.fromstring(f'<w:{tag} xmlns:w="{w}" {who}><w:r>{text}</w:r></w:{tag}>'))
        remove(run)
        mark = f"<w:pPr><w:rPr><w:{{0}} {who}/></w:rPr></w:pPr>"
        added = f'<w:p xmlns:w="{w}">{mark.format("ins")}<w:ins {who}><w:r><w:t>加的一段话。</w:t></w:r></w:ins></w:p>'
        lost = f"<w:del {who}><w:r><w:delText>删的。</w:delText></w:r></w:del>"
        gone = f'<w:p xmlns:w="{w}">{mark.format("del")}{lost}</w:p>'
        last = the(body, "三级标题下的正文。")
        last.addnext(etree.fromstring(added))
        last.addnext(etree.fromstring(gone))

    return changed(docx, change)


def split_run(body: Element) -> None:
    """Put the value into a run of its own, as it is after typing in Word."""
    node = next(n for n in body.iter(qn("w:t")) if "900" in (n.text or ""))
    run = node.getparent()
    before, _, after = (node.text or "").partition("900")
    for text in (after, "900"):
        copy = etree.fromstring(etree.tostring(run))
        find(copy, "w:t").text = text
        run.addnext(copy)
    node.text = before


def test_a_file_that_holds_tracked_changes_is_read_as_accepted(everything: bytes) -> None:
    split = changed(everything, split_run)
    found = told(everything, tracked(split))
    assert found[0] == ("note", "新文件含有尚未接受的修订，按全部接受后的文字比较", "", "")
    assert [(kind, where) for kind, where, *_ in found[1:]] == [
        ("value", f"{PLACE}，第 1 段"),
        ("text", "1.2.1 师资质量，第 2 段"),
    ]
    assert found[2][3] == "加的一段话。"
    assert shown(everything, tracked(split))[0] == "注意：新文件含有尚未接受的修订，按全部接受后的文字比较"


def test_two_layouts(report: bytes, everything: bytes) -> None:
    """Hardly anything corresponds: it is told nevertheless, section by section."""
    found = compare_documents(report, everything)
    assert {d.kind for d in found} >= {"section", "table", "figure", "case", "photo", "text"}
    assert all(d.before or d.after for d in found)


def test_only_the_main_part_and_its_styles_are_needed(everything: bytes) -> None:
    docx = Docx.read(everything)
    kept = {"[Content_Types].xml", "_rels/.rels", DOCUMENT, "word/styles.xml"}
    docx.parts = {name: part for name, part in docx.parts.items() if name in kept}
    styles = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    one = f'<Relationship Id="rId1" Type="{styles}" Target="styles.xml"/>'
    docx.parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{namespace}">{one}</Relationships>'.encode()
    assert {d.kind for d in compare_documents(everything, docx.save())} <= {"text", "figure", "photo", "moved"}


@pytest.mark.parametrize("text", ["一" * 40, "全市共有 Word 文件"])
def test_what_is_short_is_written_out(everything: bytes, text: str) -> None:
    new = changed(everything, lambda body: the(body, "三级标题下的正文。").addnext(paragraph(text)))
    assert f"  文字　第 2 段：【＋{text}】" in shown(everything, new)


def test_what_is_long_is_cut(everything: bytes) -> None:
    new = changed(everything, lambda body: the(body, "三级标题下的正文。").addnext(paragraph("长" * 500)))
    assert f"  文字　第 2 段：【＋{'长' * 120}…（共 500 字）】" in shown(everything, new)


def test_no_difference_is_said_too(everything: bytes) -> None:
    assert shown(everything, everything) == ["没有差别。"]
