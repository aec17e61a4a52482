"""The redline: what tracked changes stand where, and what accepting and rejecting them gives."""

import posixpath
import random
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from support.ooxml import DOCUMENT, Docx, Element, find, find_all, qn, value
from support.text import text_of

from report_engine.compare import redline
from report_engine.problems import Source
from report_engine.verify import grids, marks
from report_engine.verify.reading import open_report

from .hands import WHEN, changed, document, edited, marked, paragraph, retype, style_names, the
from .resolve import press_f9, resolve, story
from .test_documents import remove, split_run, tracked

CHANGES = tuple(
    qn(f"w:{name}") for name in ("ins", "del", "moveTo", "moveFrom", "pPrChange", "rPrChange", "cellIns", "cellDel")
)


def proven(old: bytes, new: bytes) -> bytes:
    """Make a redline and prove it: accepted it is the new report, rejected and counted again the old one."""
    made = marked(old, new)
    assert story(resolve(made, "accept"), styles=True) == story(Docx.read(new), styles=True)
    assert story(press_f9(resolve(made, "reject")), styles=True) == story(press_f9(Docx.read(old)), styles=True)
    found = open_report(made, Source(Path("redline.docx")))
    known = {
        str(p) for p in (*marks.check(open_report(new, found.source)), *grids.check(open_report(new, found.source)))
    }
    assert {str(problem) for problem in (*marks.check(found), *grids.check(found))} <= known
    ids = [n.get(qn("w:id")) for n in found.root.iter(*CHANGES, qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))
    return made


def runs(docx: bytes, tag: str) -> list[str]:
    """Texts inside `w:ins` or `w:del`, in order."""
    nodes = (n for n in document(docx).iter(qn(tag)) if n.getparent().tag not in (qn("w:rPr"), qn("w:trPr")))
    return ["".join(t.text or "" for t in n.iter(qn("w:t"), qn("w:delText"))) for n in nodes]


def row_marks(docx: bytes) -> list[tuple[str, str]]:
    """Mark and first text of every marked row."""
    rows = ((r, m) for r in document(docx).iter(qn("w:tr")) for m in find_all(r, "w:trPr/*") if m.tag in CHANGES)
    return [(etree.QName(m).localname, next((t.text for t in r.iter(qn("w:t"), qn("w:delText"))), "")) for r, m in rows]


def both(first: Callable[[Element], object], second: Callable[[Element], object]) -> Callable[[Element], object]:
    return lambda body: (first(body), second(body))


def test_what_updating_fields_gives_is_what_was_built(original: bytes) -> None:
    """The tests' own F9 is right: otherwise it would prove nothing."""
    assert story(press_f9(Docx.read(original))) == story(Docx.read(original))


@pytest.mark.parametrize("seed", range(5))
def test_random_edits_of_the_report(report: bytes, seed: int) -> None:
    new = edited(report, seed, (1, 4, 15, 60, 200)[seed])
    proven(report, new)
    proven(new, report)


@pytest.mark.parametrize("seed", range(40))
def test_random_edits_of_every_kind_of_block(everything: bytes, seed: int) -> None:
    new = edited(everything, 1000 + seed, random.Random(seed).choice((1, 2, 5, 20, 60)))
    proven(everything, new)
    proven(new, everything)


def test_two_layouts(report: bytes, everything: bytes) -> None:
    proven(report, everything)
    proven(everything, report)


def test_the_same_file_holds_no_mark(original: bytes) -> None:
    made = marked(original, original)
    assert list(document(made).iter(*CHANGES)) == []
    assert story(Docx.read(made), styles=True, generated=True) == story(
        Docx.read(original), styles=True, generated=True
    )


def test_one_number_is_one_change(everything: bytes) -> None:
    made = proven(everything, changed(everything, lambda body: retype(body, "900", "950")))
    assert (runs(made, "w:del"), runs(made, "w:ins")) == (["900"], ["950"])
    for change in document(made).iter(*CHANGES):
        assert value(change, attribute="w:author") == "市教育局"
        assert value(change, attribute="w:date") == "2031-05-06T07:08:09Z"


def test_runs_keep_their_look(everything: bytes) -> None:
    made = proven(everything, changed(everything, lambda body: retype(body, "重点：", "要点：")))
    assert (runs(made, "w:del"), runs(made, "w:ins")) == (["重"], ["要"])
    for change in document(made).iter(qn("w:ins"), qn("w:del")):
        assert find(change, "w:r/w:rPr/w:b") is not None


def test_a_look_alone_is_a_change_that_can_be_taken_back(everything: bytes) -> None:
    """What lost its bold is marked as that; nothing is deleted and typed again for it."""
    new = changed(everything, lambda body: [remove(bold) for bold in list(body.iter(qn("w:b")))])
    made = proven(everything, new)
    assert {change.tag for change in document(made).iter(*CHANGES)} == {qn("w:rPrChange")}
    bold = [text_of(run) for run in Docx.read(everything).body.iter(qn("w:r")) if find(run, "w:rPr/w:b") is not None]
    back = resolve(made, "reject").body.iter(qn("w:r"))
    assert [text_of(run) for run in back if find(run, "w:rPr/w:b") is not None] == bold


def test_another_alignment_is_marked(everything: bytes) -> None:
    def centre(body: Element) -> None:
        properties = find(the(body, "三级标题下的正文。"), "w:pPr")
        properties.append(properties.makeelement(qn("w:jc"), {qn("w:val"): "center"}))

    made = proven(everything, changed(everything, centre))
    (change,) = document(made).iter(*CHANGES)
    assert change.tag == qn("w:pPrChange")
    assert find(change, "w:pPr/w:jc") is None


def test_a_paragraph_that_was_split_or_joined(everything: bytes) -> None:
    """Only the end in its middle is marked."""

    def cut(body: Element) -> None:
        first = the(body, "再接再厉。")
        first.addnext(paragraph("加快发展，写好下一篇。"))
        retype(first, "再接再厉。", "再接再厉，办好职业教育；")

    def whole(body: Element) -> None:
        retype(body, "再接再厉。", "再接再厉，办好职业教育；加快发展，写好下一篇。")

    two, one = changed(everything, cut), changed(everything, whole)
    for old, new, tag in ((one, two, "w:ins"), (two, one, "w:del")):
        made = proven(old, new)
        (mark,) = document(made).iter(*CHANGES)
        assert mark.tag == qn(tag)
        assert text_of(mark.getparent().getparent().getparent()) == "再接再厉，办好职业教育；"


def test_a_paragraph_that_moved_is_marked_as_moved(everything: bytes) -> None:
    def move(body: Element) -> None:
        the(body, "再接再厉。").addnext(the(body, "又一份编号的列表，从一开始："))

    made = proven(everything, changed(everything, move))
    texts = {n.tag for n in document(made).iter(*CHANGES) if n.getparent().tag == qn("w:p")}
    assert texts == {qn("w:moveTo"), qn("w:moveFrom")}
    names = [
        value(edge, attribute="w:name")
        for edge in document(made).iter(qn("w:moveFromRangeStart"), qn("w:moveToRangeStart"))
    ]
    assert len(names) == 2
    assert len(set(names)) == 1


def test_paragraphs_come_and_go_with_their_ends(everything: bytes) -> None:
    def change(body: Element) -> None:
        the(body, "三级标题下的正文。").addnext(paragraph("添的一段。"))
        remove(the(body, "又一份编号的列表"))

    made = proven(everything, changed(everything, change))
    assert (runs(made, "w:del"), runs(made, "w:ins")) == (["又一份编号的列表，从一开始："], ["添的一段。"])
    ends = [(etree.QName(m).localname, text_of(m.getparent().getparent().getparent())) for m in end_marks(made)]
    assert ends == [("del", ""), ("ins", "添的一段。")]


def end_marks(docx: bytes) -> list[Element]:
    return [m for m in document(docx).iter(qn("w:ins"), qn("w:del")) if m.getparent().tag == qn("w:rPr")]


def test_the_last_paragraph_of_a_cell(everything: bytes) -> None:
    """Nothing follows into which it could run on: the end of the one before it is marked."""

    def change(body: Element) -> None:
        the(body, "含复读").addnext(paragraph("和往届", "TableText"))

    new = changed(everything, change)
    made = proven(everything, new)
    (mark,) = end_marks(made)
    assert (mark.tag, text_of(mark.getparent().getparent().getparent())) == (qn("w:ins"), "含复读")
    (mark,) = end_marks(proven(new, everything))
    assert mark.tag == qn("w:del")


def test_a_cell(everything: bytes) -> None:
    made = proven(everything, changed(everything, lambda body: retype(the(body, "含复读", "w:tr"), "15", "16")))
    assert (runs(made, "w:del"), runs(made, "w:ins"), row_marks(made)) == (["15"], ["16"], [])


def test_rows(everything: bytes) -> None:
    def change(body: Element) -> None:
        row = the(body, "含复读", "w:tr")
        added = deepcopy(row)
        retype(added, "2031", "2032")
        row.addnext(added)
        remove(the(body, "升入本科人数", "w:tr"))

    made = proven(everything, changed(everything, change))
    assert row_marks(made) == [("ins", "2032"), ("del", "升入本科人数")]


def test_a_whole_table(everything: bytes) -> None:
    def change(body: Element) -> None:
        caption = the(body, "\u3000合并的分组")
        remove(caption.getnext())
        remove(caption)

    new = changed(everything, change)
    assert {mark for mark, _ in row_marks(proven(everything, new))} == {"del"}
    assert {mark for mark, _ in row_marks(proven(new, everything))} == {"ins"}
    for old, other in ((everything, new), (new, everything)):  # the ends before it look right, too
        assert story(resolve(marked(old, other), "reject"), styles=True) == story(Docx.read(old), styles=True)


def test_a_column_is_marked_cell_by_cell(everything: bytes) -> None:
    """A row whose merged cell spans it, too, is another row."""

    def change(body: Element) -> None:
        table = the(body, "两行表头").getnext()
        remove(find_all(table, "w:tblGrid/w:gridCol")[-1])
        for row in find_all(table, "w:tr"):
            remove(find_all(row, "w:tc")[-1])

    new = changed(everything, change)
    for old, other, tag in ((everything, new, "w:cellDel"), (new, everything, "w:cellIns")):
        made = proven(old, other)
        assert row_marks(made) == []
        assert len(list(document(made).iter(qn(tag)))) == 4


def test_a_column_under_a_merged_head(everything: bytes) -> None:
    """The head is another row, and so is the one under its cells."""

    def change(body: Element) -> None:
        table = the(body, "两行表头").getnext()
        remove(find_all(table, "w:tblGrid/w:gridCol")[2])
        head, *rows = find_all(table, "w:tr")
        find(find_all(head, "w:tc")[1], "w:tcPr").remove(find(find_all(head, "w:tc")[1], "w:tcPr/w:gridSpan"))
        for row in rows:
            remove(find_all(row, "w:tc")[2])

    new = changed(everything, change)
    assert [mark for mark, _ in row_marks(proven(everything, new))] == ["del", "del", "ins", "ins"]
    assert [mark for mark, _ in row_marks(proven(new, everything))] == ["del", "del", "ins", "ins"]


def test_the_row_that_begins_a_merged_cell(everything: bytes) -> None:
    """Gone or moved, the cell stays whole on either side."""

    def gone(body: Element) -> None:
        first, second = find_all(the(body, "合并的分组").getnext(), "w:tr")[1:3]
        cells = [find(row, "w:tc") for row in (first, second)]
        cells[1].addprevious(cells[0])
        remove(cells[1])
        remove(first)

    new = changed(everything, gone)
    for old, other in ((everything, new), (new, everything)):
        made = proven(old, other)
        # All rows under the cell are exchanged: programs read at opening which ones a merged cell covers.
        assert sorted(mark for mark, _ in row_marks(made)) == ["del"] * (3 if old is everything else 2) + ["ins"] * (
            2 if old is everything else 3
        )
        for answer, whole in (("accept", other), ("reject", old)):
            assert merges(resolve(made, answer)) == merges(Docx.read(whole))


def merges(docx: Docx) -> list[str | None]:
    return [value(merge) or "continue" for merge in docx.body.iter(qn("w:vMerge"))]


def test_a_new_table_renumbers_the_others_without_a_mark(everything: bytes) -> None:
    """Rejected, 表 2 is 表 1 again as soon as Word counts; accepted, everything is right at once."""

    def change(body: Element) -> None:
        caption = the(body, "\u3000两行表头")
        for element in (deepcopy(caption), deepcopy(caption.getnext()), paragraph("")):
            for mark in list(element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
                remove(mark)
            caption.addprevious(element)

    opened = Docx.read(changed(everything, change))
    new = press_f9(opened).save()
    made = proven(everything, new)
    assert all("两行表头" in text or "表" not in text for text in runs(made, "w:ins") if "表" in text)
    assert runs(made, "w:del") == []


def test_a_table_that_moved_is_found_by_its_mentions_either_way(everything: bytes) -> None:
    """Accepted and rejected alike, no mention leads nowhere: `proven` updates the fields."""

    def change(body: Element) -> None:
        caption = the(body, "\u3000两行表头")
        target = the(body, "再接再厉。")
        for element in (caption.getnext(), caption):
            target.addnext(element)

    new = press_f9(Docx.read(changed(everything, change))).save()
    made = proven(everything, new)
    names = [value(start, attribute="w:name") for start in document(made).iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert story(press_f9(resolve(made, "accept"))) == story(Docx.read(new))


def test_a_mention_that_was_exchanged_is_one_unit(everything: bytes) -> None:
    def change(body: Element) -> None:
        codes = [n for n in body.iter(qn("w:instrText")) if (n.text or "").split()[:1] == ["REF"]]
        codes[0].text, codes[1].text = codes[1].text, codes[0].text

    made = proven(everything, press_f9(Docx.read(changed(everything, change))).save())
    for mark in document(made).iter(qn("w:ins"), qn("w:del")):
        kinds = [n.get(qn("w:fldCharType")) for n in mark.iter(qn("w:fldChar"))]
        assert kinds.count("begin") == kinds.count("end")
    assert len(list(document(made).iter(qn("w:delInstrText")))) == 1


def test_pictures(everything: bytes) -> None:
    """An exchanged picture stands beside the old one; the file of the old one comes along."""
    docx = Docx.read(everything)
    name = next(name for name in docx.parts if name.startswith("word/media/picture"))
    jpeg = BytesIO()
    Image.new("RGB", (30, 30), "red").save(jpeg, "JPEG")
    other = name.rpartition(".")[0] + ".jpg"
    docx.parts = {other if n == name else n: p for n, p in docx.parts.items()} | {other: jpeg.getvalue()}
    relations = "word/_rels/document.xml.rels"
    docx.parts[relations] = docx.parts[relations].replace(name[5:].encode(), other[5:].encode())
    kind = b'<Default Extension="jpg" ContentType="image/jpeg"/>'
    types = docx.parts["[Content_Types].xml"]
    docx.parts["[Content_Types].xml"] = types.replace(b"<Default ", kind + b"<Default ", 1)
    for old, new in ((everything, docx.save()), (docx.save(), everything)):
        made = Docx.read(proven(old, new))
        fates = (next(d.iterancestors(qn("w:ins"), qn("w:del")), None) for d in made.body.iter(qn("w:drawing")))
        assert [fate.tag for fate in fates if fate is not None] == [qn("w:del"), qn("w:ins")]
        for drawing in made.body.iter(qn("w:drawing")):
            target, _ = made.targets()[value(next(drawing.iter(qn("a:blip"))), attribute="r:embed") or ""]
            assert posixpath.join("/word", target)[1:] in made.parts
        assert b'Extension="jpg"' in made.parts["[Content_Types].xml"]
        numbers = [n.get("id") for n in made.body.iter(qn("wp:docPr"))]
        assert len(numbers) == len(set(numbers))


def test_links(everything: bytes) -> None:
    """A link that goes keeps its address; marks stand inside of a link, as Word wants it."""
    new = changed(
        everything,
        lambda body: [remove(x) for x in list(body.iter(qn("w:hyperlink"))) if "教育局官网" in "".join(x.itertext())],
    )
    made = Docx.read(proven(everything, new))
    (link,) = [x for x in made.body.iter(qn("w:hyperlink")) if find(x, "w:del") is not None]
    assert made.targets()[value(link, attribute="r:id") or ""] == ("http://example.cn/a?b=1&c=2", True)
    assert [x for x in document(proven(new, everything)).iter(qn("w:hyperlink")) if find(x, "w:ins") is not None]


def test_a_paragraph_of_another_style(everything: bytes) -> None:
    new = changed(
        everything, lambda body: find(the(body, "三级标题下的正文。"), "w:pPr/w:pStyle").set(qn("w:val"), "Heading3")
    )
    made = proven(everything, new)
    (change,) = document(made).iter(qn("w:pPrChange"))
    assert value(change, "w:pPr/w:pStyle") == "BodyText"
    assert story(resolve(made, "reject"), styles=True) == story(Docx.read(everything), styles=True)


def test_lists_of_contents_are_those_of_the_new_report(report: bytes) -> None:
    """They repeat what is marked elsewhere, and Word writes them anew anyway."""

    def new_line(body: Element) -> None:
        line = next(p for p in body.iter(qn("w:p")) if text_of(p).startswith("1.1 规模结构\t"))
        line.addnext(deepcopy(line))
        next(line.getnext().iter(qn("w:t"))).text = "1.2 新的一行"

    new = changed(report, new_line)
    made = Docx.read(marked(report, new))
    names = style_names(made)

    def lines(docx: Docx) -> list[str]:
        listed = (p for p in docx.body.iter(qn("w:p")) if str(names.get(_style(p))).startswith(("toc ", "table of")))
        return [etree.tostring(p, method="c14n").decode() for p in listed]

    assert lines(made) == lines(Docx.read(new))
    assert "1.2 新的一行" in "".join(lines(made))
    assert list(made.body.iter(*CHANGES)) == []


def _style(element: Element) -> str:
    return value(element, "w:pPr/w:pStyle") or ""


def test_sections_headers_and_other_parts_are_those_of_the_new_report(report: bytes, everything: bytes) -> None:
    made, new = Docx.read(marked(everything, report)), Docx.read(report)
    sections = [[etree.tostring(s, method="c14n") for s in d.body.iter(qn("w:sectPr"))] for d in (made, new)]
    assert sections[0] == sections[1]
    changed_parts = {name for name in new.parts if made.parts[name] != new.parts[name]}
    assert changed_parts <= {DOCUMENT, "[Content_Types].xml", "word/_rels/document.xml.rels"}


def test_bookmarks_are_whole(report: bytes) -> None:
    made = document(marked(report, edited(report, 8, 80)))
    starts = [value(n, attribute="w:id") for n in made.iter(qn("w:bookmarkStart"))]
    ends = [value(n, attribute="w:id") for n in made.iter(qn("w:bookmarkEnd"))]
    assert sorted(map(str, starts)) == sorted(map(str, ends))


def test_the_same_files_give_the_same_bytes(everything: bytes) -> None:
    new = edited(everything, 4, 20)
    assert marked(everything, new) == marked(everything, new)


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (datetime(2031, 1, 2, 3, 4, 5), "2031-01-02T03:04:05Z"),  # noqa: DTZ001
        (datetime(2031, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=8))), "2031-01-01T19:04:05Z"),
    ],
    ids=["without a zone", "of Beijing"],
)
def test_the_date_is_the_callers(everything: bytes, when: datetime, written: str) -> None:
    new = changed(everything, lambda body: retype(body, "900", "950"))
    made = document(redline(everything, new, "王", when))
    assert {value(n, attribute="w:date") for n in made.iter(*CHANGES)} == {written}


@pytest.mark.parametrize(("author", "written"), [("王\x07 芳", "王 芳"), ("甲 & <乙>", "甲 & <乙>"), ("", "修订")])
def test_any_author(everything: bytes, author: str, written: str) -> None:
    new = changed(everything, lambda body: retype(body, "900", "950"))
    made = document(redline(everything, new, author, WHEN))
    assert {value(n, attribute="w:author") for n in made.iter(*CHANGES)} == {written}


def test_changes_that_were_tracked_already_count_as_accepted(everything: bytes) -> None:
    """They stay in the name of who made them."""
    split = changed(everything, split_run)
    made = marked(split, tracked(split))
    assert (runs(made, "w:del"), runs(made, "w:ins")) == (["900"], ["950", "加的一段话。"])
    signed = {(value(n, attribute="w:author"), value(n, attribute="w:date")) for n in document(made).iter(*CHANGES)}
    assert signed == {("王", "2031-01-01T00:00:00Z")}
    again = marked(made, split)
    assert (runs(again, "w:del"), runs(again, "w:ins")) == (["950", "加的一段话。"], ["900"])


def test_a_leaders_changes_stay_as_they_were_tracked(everything: bytes) -> None:
    """Even where a comparison would mark less: the leader finds every mark as it was made."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    who = 'w:id="7001" w:author="王局长" w:date="2031-01-01T00:00:00Z"'

    def track(body: Element) -> None:
        run = find(the(body, "三级标题下的正文。"), "w:r")
        for tag, text in (
            ("ins", "<w:t>三级标题下的文字。</w:t>"),
            ("del", "<w:delText>三级标题下的正文。</w:delText>"),
        ):
            run.addnext(etree.fromstring(f'<w:{tag} xmlns:w="{w}" {who}><w:r>{text}</w:r></w:{tag}>'))
        remove(run)
        row = the(body, "含复读", "w:tr")
        properties = find(row, "w:trPr")
        if properties is None:
            properties = row.makeelement(qn("w:trPr"))
            row.insert(0, properties)
        properties.append(etree.fromstring(f'<w:del xmlns:w="{w}" {who}/>'))
        retype(body, "投入要增加。", "投入要再增加。")

    made = marked(everything, changed(everything, track))
    by = {
        (r, value(n, attribute="w:author")) for n in document(made).iter(*CHANGES) for r in ["".join(n.itertext())] if r
    }
    assert ("三级标题下的正文。", "王局长") in by
    assert ("三级标题下的文字。", "王局长") in by
    assert ("再", "市教育局") in by
    (row,) = [m for r in document(made).iter(qn("w:tr")) for m in find_all(r, "w:trPr/*") if m.tag in CHANGES]
    assert value(row, attribute="w:author") == "王局长"


def test_a_digit_that_a_leader_changed_is_the_leaders(everything: bytes) -> None:
    """Word tracks what was typed, which may be less than a number."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    who = 'w:id="7001" w:author="王局长" w:date="2031-01-01T00:00:00Z"'

    def track(body: Element) -> None:
        run = next(n for n in body.iter(qn("w:t")) if n.text == "900").getparent()
        find(run, "w:t").text = "9"
        for tag, text in (("ins", "<w:t>5</w:t>"), ("del", "<w:delText>0</w:delText>")):
            run.addnext(etree.fromstring(f'<w:{tag} xmlns:w="{w}" {who}><w:r>{text}</w:r></w:{tag}>'))
        rest = deepcopy(run)
        find(rest, "w:t").text = "0"
        run.getnext().getnext().addnext(rest)

    split = changed(everything, split_run)
    made = marked(split, changed(split, track))
    assert (runs(made, "w:del"), runs(made, "w:ins")) == (["0"], ["5"])
    assert {value(n, attribute="w:author") for n in document(made).iter(*CHANGES)} == {"王局长"}


def test_a_number_that_a_program_cut_in_two_is_the_same(everything: bytes) -> None:
    def cut(body: Element) -> None:
        run = next(n for n in body.iter(qn("w:t")) if n.text == "900").getparent()
        rest = deepcopy(run)
        find(run, "w:t").text, find(rest, "w:t").text = "9", "00"
        run.addnext(rest)

    split = changed(everything, split_run)
    assert list(document(proven(split, changed(split, cut))).iter(*CHANGES)) == []


def test_a_redline_of_a_redline(report: bytes) -> None:
    """Leaders send their copy back, marks and all."""
    new, newer = edited(report, 21, 30), edited(edited(report, 21, 30), 22, 30)
    first = marked(report, new)
    assert story(resolve(marked(first, newer), "accept")) == story(Docx.read(newer))
    assert story(press_f9(resolve(marked(first, newer), "reject"))) == story(press_f9(Docx.read(new)))


def test_what_programs_note_beside_the_text_is_not_brought_along(everything: bytes) -> None:
    """Ids of paragraphs must be unique, and the new file may not know the namespace they are in."""
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"

    def note(body: Element) -> None:
        for number, element in enumerate(body.iter(qn("w:p"), qn("w:tr"))):
            element.set(f"{{{w14}}}paraId", f"{number:08X}")
            element.set(qn("w:rsidR"), "00AB12CD")

    old = changed(everything, note)
    new = changed(everything, lambda body: [remove(the(body, "又一份编号的列表")), remove(the(body, "含复读", "w:tr"))])
    assert b"paraId" not in Docx.read(proven(old, new)).parts[DOCUMENT]


def test_comments_and_footnotes_of_the_new_file_stay(everything: bytes) -> None:
    def comment(body: Element) -> None:
        target = the(body, "三级标题下的正文。")
        for position, tag in ((1, "commentRangeStart"), (len(target) + 1, "commentRangeEnd")):
            target.insert(position, target.makeelement(qn(f"w:{tag}"), {qn("w:id"): "0"}))
        run = target.makeelement(qn("w:r"))
        run.append(run.makeelement(qn("w:commentReference"), {qn("w:id"): "0"}))
        target.append(run)
        retype(target, "正文", "文字")

    new = changed(everything, comment)
    for made, times in ((proven(everything, new), 1), (proven(new, everything), 0)):
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            found = list(document(made).iter(qn(f"w:{tag}")))
            assert len(found) == times
            assert all(next(n.iterancestors(qn("w:ins"), qn("w:del")), None) is None for n in found)
