"""Fields of Word: complex, simple, nested, over paragraphs, without end."""

import pytest
from lxml import etree

from report_engine.ooxml.elements import Element, W
from report_engine.ooxml.fields import all_fields, fields, pieces


def story(body: str) -> Element:
    return etree.fromstring(f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def text(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def field(instruction: str, result: str) -> str:
    return mark("begin") + instruction + mark("separate") + result + mark("end")


TOC = mark("begin") + code("TOC") + mark("separate")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<w:p>{field(code('SEQ 表'), text('3'))}</w:p>", [("SEQ", "3")]),
        (f"<w:p>{field(code('SE') + code('Q 表'), text('1') + text('2'))}</w:p>", [("SEQ", "12")]),
        ('<w:p><w:fldSimple w:instr=" page "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>', [("PAGE", "7")]),
        (
            f"<w:p>{TOC}{text('一')}{field(code('PAGEREF a'), text('1'))}</w:p><w:p>{text('二')}{mark('end')}</w:p>",
            [("PAGEREF", "1"), ("TOC", "一1二")],
        ),
        (f"<w:p>{field(code('IF ') + field(code('PAGE'), text('1')) + code('= 1 x'), text('x'))}</w:p>",
         [("PAGE", "1"), ("IF", "x")]),
        (f"<w:p>{mark('separate')}{mark('end')}{text('字')}</w:p>", []),
    ],
    ids=["complex", "split", "simple", "over paragraphs", "nested", "halves"],
)  # fmt: skip
def test_fields(body: str, found: list[tuple[str, str]]) -> None:
    assert [(one.name, one.result) for one in fields(story(body))] == found


def test_a_field_without_an_end_is_none_but_may_run() -> None:
    root = story(f"<w:p>{mark('begin')}{code('DDEAUTO x y')}</w:p>")
    assert fields(root) == []
    assert [one.name for one in all_fields(root)] == ["DDEAUTO"]


def test_text_knows_the_fields_that_it_is_a_result_of() -> None:
    root = story(f"<w:p>{text('见')}{field(code('REF a'), text('表 1'))}{text('。')}</w:p>")
    read = [(piece.node.text, [one.name for one in piece.within]) for piece in pieces(root[0][0])]
    assert read == [("见", []), ("表 1", ["REF"]), ("。", [])]


@pytest.mark.parametrize(
    ("instruction", "computed"),
    [
        (field(code("QUOTE 68 68 69"), text("DDE")) + code(" cmd"), True),
        (code("D") + field(code("QUOTE 68 69"), text("DE")) + code(" cmd"), True),
        (code("= ") + field(code("PAGE"), text("1")) + code("+1"), False),
        (code("REF ") + field(code("QUOTE a"), text("a")), False),
    ],
)
def test_a_name_that_another_field_computes(instruction: str, *, computed: bool) -> None:
    assert fields(story(f"<w:p>{field(instruction, text('?'))}</w:p>"))[-1].computed is computed
