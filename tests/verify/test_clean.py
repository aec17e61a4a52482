"""A report as it was built: nothing to say, whoever looks at it."""

from lxml import etree
from support.ooxml import find, find_all, qn
from support.text import text_of

from report_engine.ooxml.elements import w

from .edit import Edit, invented_places, remove, said


def test_a_built_report_has_no_problem(delivered: bytes) -> None:
    assert said(delivered) == []


def test_a_built_report_has_no_problem_with_pages(delivered: bytes) -> None:
    assert said(delivered, invented_places(delivered)) == []


def test_the_editing_of_these_tests_alone_changes_nothing(report: Edit) -> None:
    assert report.said(invented_places(report.save())) == []


def test_a_paragraph_more_is_no_fault_by_itself(report: Edit) -> None:
    paragraph = report.all("Body Text")[3]
    paragraph.addnext(report.new("Body Text", "局里补充的一段话。"))
    assert report.said() == []


def test_a_table_of_another_hand_is_no_fault(report: Edit) -> None:
    """Word lets a row begin later or end earlier, and puts ends of bookmarks behind the last paragraph of a cell."""
    table = etree.fromstring(
        f"""<w:tbl xmlns:w="{report.document.nsmap["w"]}"><w:tblPr/>
        <w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
        <w:tr><w:tc><w:p/></w:tc>
        <w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>
        <w:tc><w:p/></w:tc></w:tr>
        <w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>
        <w:tc><w:tcPr><w:vMerge/></w:tcPr>
        <w:bookmarkStart w:id="7001" w:name="格"/><w:p/><w:bookmarkEnd w:id="7001"/></w:tc></w:tr></w:tbl>"""
    )
    report.all("Body Text")[3].addnext(table)
    assert report.said() == []


def test_tracked_changes_are_read_as_if_accepted(report: Edit) -> None:
    """修订：改过的标题按改后的字核对，删去的标题和题注不再编号。"""
    heading = report.first("heading 2")
    old = next(heading.iter(qn("w:r")))
    kept = text_of(heading)
    insert = w("ins", id=8001, author="审稿人")
    old.addprevious(insert)
    insert.append(old)
    gone = w("r", w("delText"))
    gone.find(qn("w:delText")).text = "原来的标题"
    insert.addnext(w("del", gone, id=8002, author="审稿人"))
    assert text_of(heading) == kept
    assert report.codes() == ["V142"]


def test_a_heading_whose_deletion_is_tracked_counts_no_more(report: Edit) -> None:
    heading = report.first("heading 2")
    heading.addprevious(report.new("heading 2", ""))
    new = heading.getprevious()
    new.find(qn("w:pPr")).append(w("rPr", w("del", id=8003, author="审稿人")))
    gone = w("r", w("delText"))
    gone.find(qn("w:delText")).text = "删去的一节"
    new[-1].getparent().replace(new[-1], w("del", gone, id=8004, author="审稿人"))
    assert report.codes() == ["V142"]


def test_a_caption_whose_deletion_is_tracked_counts_no_more(report: Edit) -> None:
    """The field of its number is still in the file, as deleted text."""
    caption = report.first("表题")
    for piece in ("begin", " SEQ 表 \\* ARABIC ", "separate", "1", "end"):
        run = w("r", w("fldChar", fldCharType=piece)) if piece.isalpha() else w("r", w("delInstrText"))
        if not piece.isalpha():
            run[0].text = piece
        caption.append(w("del", run, id=8005, author="审稿人"))
    assert report.codes() == ["V142"]


def test_a_paragraph_moved_with_tracked_changes_is_read_at_its_new_place(report: Edit) -> None:
    """Word writes moved text twice: where it was and where it is, with the same picture and fields."""
    paragraph = next(p for p in report.all("Body Text") if find_all(p, ".//w:instrText"))
    runs = [run for run in paragraph if run.tag == qn("w:r")]
    old = report.new("Body Text", "")
    remove(old[-1])
    old.append(w("moveFrom", id=8006, author="审稿人"))
    for run in runs:
        old[-1].append(etree.fromstring(etree.tostring(run)))
    for code in old.iter(qn("w:instrText")):
        code.text = " REF nowhere \\h "
    paragraph.addprevious(old)
    assert report.codes() == ["V142"]


def test_a_moved_picture_does_not_stand_twice(report: Edit) -> None:
    drawing = next(report.document.iter(qn("w:drawing"))).getparent()
    old = w("p", w("moveFrom", etree.fromstring(etree.tostring(drawing)), id=8007, author="审稿人"))
    drawing.getparent().addprevious(old)
    assert report.codes() == ["V142"]


def test_lists_as_wps_writes_them(report: Edit) -> None:
    """WPS 更新目录后，目录行不再是超链接，只有页码域指向标题。"""
    for link in list(report.document.iter(qn("w:hyperlink"))):
        for run in list(link):
            link.addprevious(run)
        remove(link)
    assert report.said(invented_places(report.save())) == []
    report.text(report.first("heading 2"), "改了的标题")
    assert [line.split()[0] for line in report.said(invented_places(report.save()))] == ["V101"]


def test_a_report_whose_ids_of_styles_word_changed(report: Edit) -> None:
    """中文 Word 保存后样式编号变成 1、2、a：样式以名称为准。"""
    new = {key: f"a{number}" for number, key in enumerate(report.styles.by_id)}
    numbering = report.part("word/numbering.xml")
    for tree in (report.document, report.part("word/styles.xml"), numbering):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for node in tree.iter(qn(f"w:{tag}")):
                node.set(qn("w:val"), new[node.get(qn("w:val"))])
    for style in find_all(report.part("word/styles.xml"), "w:style"):
        style.set(qn("w:styleId"), new[style.get(qn("w:styleId"))])
    assert report.said(invented_places(report.save())) == []


def test_a_report_whose_names_of_styles_have_capitals(report: Edit) -> None:
    """LibreOffice 保存后样式叫 Heading 1、TOC 1：仍要核对。"""
    for style in find_all(report.part("word/styles.xml"), "w:style"):
        name = find(style, "w:name")
        name.set(qn("w:val"), name.get(qn("w:val")).title())
    assert report.said(invented_places(report.save())) == []
    report.text(report.first("Heading 2"), "改了的标题")
    assert [line.split()[0] for line in report.said(invented_places(report.save()))] == ["V101"]


def test_word_s_own_references(report: Edit) -> None:
    """A mention inserted in Word may ask for the number only, or for “above” and “below”."""
    heading = report.first("heading 2")
    heading.insert(1, w("bookmarkStart", id=7002, name="_Ref1"))
    heading.append(w("bookmarkEnd", id=7002))
    for code, result in (
        (r" REF _Ref1 \n \h ", "1.1"),
        (r" REF _Ref1 \w \h ", "1.1"),
        (r" REF _Ref1 \p \h ", "见上文"),
    ):
        report.all("Body Text")[3].addnext(report.mention(code, result))
    assert report.said() == []
