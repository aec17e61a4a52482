"""V111～V113：编号域、提到别处的域，与重新计算的结果。"""

from support.ooxml import find_all, qn, value

from report_engine.ooxml.elements import w

from .edit import Edit, quoted, remove


def test_a_number_that_was_typed_over(report: Edit) -> None:
    caption = report.all("表题")[1]
    report.field("SEQ", caption)[1].text = "5"
    told = report.said()
    assert f"V111 {quoted(caption)}的编号是 5，应为 2" in told
    # Its own line of the list and the mentions of the table do not agree with it any more, either.
    assert {line.split()[0] for line in told} == {"V101", "V111", "V112"}


def test_a_table_that_was_deleted_without_updating(report: Edit) -> None:
    """删去一张表：后面的编号都大了 1，提到它的地方和目录行落空。"""
    captions = report.all("表题")
    gone, following = captions[1], captions[2]
    number = report.field("SEQ", gone)[1].text
    remove(next(e for e in gone.itersiblings() if e.tag == qn("w:tbl")))
    remove(gone)
    told = report.said()
    assert {line.split()[0] for line in told} == {"V101", "V111", "V113"}
    assert any(f"里的“表 {number}”指向不存在的地方" in line for line in told)
    assert f"V111 {quoted(following)}的编号是 3，应为 2" in told


def test_a_mention_that_was_typed_over(report: Edit) -> None:
    paragraph = report.all("Body Text")[3]
    name = value(find_all(report.first("表题"), ".//w:bookmarkStart")[0], attribute="w:name")
    paragraph.addnext(report.mention(rf" REF {name} \h ", "表 2"))
    assert report.said() == ["V112 “见表 2”里写着“表 2”，应为“表 1”"]


def test_a_mention_of_a_section_by_its_number(report: Edit) -> None:
    heading = report.all("heading 2")[1]
    name = value(find_all(heading, ".//w:bookmarkStart")[0], attribute="w:name")
    paragraph = report.mention(rf" REF {name} \r \h ", "1.3")
    report.all("Body Text")[3].addnext(paragraph)
    assert report.said() == ["V112 “见1.3”里写着“1.3”，应为“1.2”"]


def test_a_mention_of_nothing(report: Edit) -> None:
    report.all("Body Text")[3].addnext(report.mention(r" REF gone \h ", "表 7"))
    assert report.said() == ["V113 “见表 7”里的“表 7”指向不存在的地方"]


def test_a_page_of_nothing(report: Edit) -> None:
    report.all("Body Text")[3].addnext(report.mention(r" PAGEREF gone \h ", "12"))
    assert report.said() == ["V113 页码域指向不存在的书签 gone"]


def test_a_link_to_nothing(report: Edit) -> None:
    paragraph = report.new("Body Text", "第九章")
    paragraph.append(w("hyperlink", paragraph[-1], anchor="gone"))
    report.all("Body Text")[3].addnext(paragraph)
    assert report.said() == ["V113 链接“第九章”指向不存在的书签 gone"]


def test_a_link_to_the_beginning_is_words_own(report: Edit) -> None:
    paragraph = report.new("Body Text", "回到开头")
    paragraph.append(w("hyperlink", paragraph[-1], anchor="_top"))
    report.all("Body Text")[3].addnext(paragraph)
    assert report.said() == []


def test_a_case_s_number_counts_by_itself(report: Edit) -> None:
    case = report.all("案例标题")[2]
    report.field("SEQ", case)[1].text = "7"
    told = report.said()
    assert f"V111 {quoted(case)}的编号是 7，应为 3" in told


def test_a_card_keeps_its_official_number(report: Edit) -> None:
    """附表的编号是规定的（1、3、4、6），不接着数；改了要报。"""
    card = report.all("附表标题")[1]
    fields = [code for code, _ in report.fields("SEQ", card)]
    assert fields
    assert r"\r" in fields[0].split()
    report.field("SEQ", card)[1].text = "2"
    assert f"V111 {quoted(card)}的编号是 2，应为 3" in report.said()
