"""Elements that are made again and again are copies: what is done to one is not done to the next."""

from report_engine.ooxml.elements import copy, qn, w
from report_engine.ooxml.fields import closing, opening
from report_engine.word.text import run


def test_an_element_is_nobody_elses() -> None:
    first = w("b", val=1)
    first.append(w("x"))
    first.set(qn("val"), "2")
    second = w("b", val=1)
    assert (len(second), second.get(qn("val"))) == (0, "1")


def test_runs_and_signs_of_fields_are_nobody_elses() -> None:
    for make in (lambda: run("“甲”", bold=True), lambda: opening(" PAGE ")[0], closing):
        first = make()
        first.clear()
        assert len(make()) > 0


def test_a_copy_has_all_that_stands_in_it_and_belongs_to_nothing() -> None:
    text = w("t")
    text.text = "甲"
    outer = w("p", w("r", text))
    copied = copy(outer[0])
    assert copied.getparent() is None
    assert copied.findtext(qn("t")) == "甲"
    copied.remove(copied[0])
    assert outer.findtext(f"{qn('r')}/{qn('t')}") == "甲"
