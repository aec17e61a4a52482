"""Tracked changes accepted and taken back: what stays, and that no bookmark is lost with deleted text."""

import pytest
from lxml import etree

from report_engine.ooxml.accept import accept
from report_engine.ooxml.elements import W, qn, text_of
from report_engine.ooxml.reject import authors, reject

MARKS = 'w:id="9" w:author="{}" w:date="2025-01-09T08:00:00Z"'
ZHANG, LI = (MARKS.format(name) for name in ("张主任", "李局长"))


def body(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>')


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def paragraphs(root: etree._Element) -> list[str]:
    return [text_of(paragraph) for paragraph in root.iter(qn("p"))]


def marks(root: etree._Element) -> list[str]:
    return [
        f"{'+' if m.tag == qn('bookmarkStart') else '-'}{m.get(qn('id'))}"
        for m in root.iter(qn("bookmarkStart"), qn("bookmarkEnd"))
    ]


@pytest.mark.parametrize(
    ("xml", "left"),
    [
        ('<w:del {0}><w:bookmarkStart w:id="1" w:name="RefA"/>{1}</w:del>{2}<w:bookmarkEnd w:id="1"/>', ["+1", "-1"]),
        ('<w:bookmarkStart w:id="1" w:name="RefA"/>{2}<w:del {0}>{1}<w:bookmarkEnd w:id="1"/></w:del>', ["+1", "-1"]),
        ('{2}<w:del {0}><w:bookmarkStart w:id="1" w:name="RefA"/>{1}<w:bookmarkEnd w:id="1"/></w:del>', []),
    ],
)
def test_a_bookmark_that_begins_in_deleted_text_stays_with_what_stays(xml: str, left: list[str]) -> None:
    root = body(f"<w:p>{xml.format(ZHANG, run('旧', 'delText'), run('题'))}</w:p>")
    accept(root)
    assert paragraphs(root) == ["题"]
    assert marks(root) == left


EDITED = (
    f"<w:p>{run('一')}<w:ins {ZHANG}>{run('张加')}</w:ins><w:del {LI}>{run('李删', 'delText')}</w:del></w:p>"
    f"<w:p><w:pPr><w:rPr><w:ins {LI}/></w:rPr></w:pPr><w:ins {LI}>{run('李的一段')}</w:ins></w:p>"
    f"<w:p>{run('末')}</w:p>"
)


@pytest.mark.parametrize(
    ("taken_back", "left"),
    [
        (set(), ["一张加", "李的一段", "末"]),
        ({"张主任"}, ["一", "李的一段", "末"]),
        ({"李局长"}, ["一张加李删", "末"]),
        ({"张主任", "李局长"}, ["一李删", "末"]),
    ],
)
def test_changes_of_some_authors_are_taken_back(taken_back: set[str], left: list[str]) -> None:
    root = body(EDITED)
    assert authors(root) == ["张主任", "李局长"]
    reject(root, lambda name: name in taken_back)
    accept(root)
    assert paragraphs(root) == left


def test_a_look_is_taken_back(tmp_path: object) -> None:
    change = f"<w:rPrChange {ZHANG}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    root = body(f"<w:p><w:r><w:rPr><w:b/>{change}</w:rPr><w:t>字</w:t></w:r></w:p>")
    reject(root, lambda _: True)
    assert [child.tag for child in next(root.iter(qn("rPr")))] == [qn("i")]


def test_rows_that_came_or_went_are_taken_back() -> None:
    def row(text: str, mark: str) -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"

    root = body(f"<w:tbl>{row('来', f'<w:ins {ZHANG}/>')}{row('去', f'<w:del {ZHANG}/>')}</w:tbl>")
    reject(root, lambda _: True)
    accept(root)
    assert paragraphs(root) == ["去"]
