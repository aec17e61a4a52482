"""Pieces of a run: what is around them keeps its looks, and properties stand in the order that Word wants."""

from report_engine.ooxml.elements import Element, name_of, qn, text_of, w
from report_engine.ooxml.pieces import alone, apart


def _text(text: str) -> Element:
    element = w("t")
    element.text = text
    return element


def _names(run: Element) -> list[str]:
    return [name_of(child).partition("}")[2] for child in run]


def test_a_property_takes_its_place_in_the_order_of_the_schema() -> None:
    """Word ignores a face behind 加粗."""
    paragraph = w("p", w("r", w("rPr", w("b"), w("sz", val=32)), _text("甲乙丙")))
    apart(paragraph[0], [("甲", None), ("乙", w("rFonts", ascii="仿宋")), ("丙", w("spacing", val=8))])
    assert [text_of(run) for run in paragraph] == ["甲", "乙", "丙"]
    assert [_names(run[0]) for run in paragraph] == [["b", "sz"], ["rFonts", "b", "sz"], ["b", "spacing", "sz"]]


def test_a_text_among_others_gets_a_run_of_its_own() -> None:
    paragraph = w("p", w("r", w("rPr", w("b")), _text("案例14"), w("tab"), _text("题名"), w("tab")))
    own = alone(paragraph[0][3])
    assert text_of(own) == "题名"
    assert [_names(run) for run in paragraph] == [["rPr", "t", "tab"], ["rPr", "t"], ["rPr", "tab"]]
    assert [run.find(f"{qn('rPr')}/{qn('b')}") is not None for run in paragraph] == [True, True, True]
