"""The box of a case: paragraphs that look like one field and break like any text."""

from itertools import takewhile

import pytest
from support.ooxml import Docx, Element, find, find_all, value
from support.styles import Styles
from support.text import text_of

SIDES = ("w:left", "w:right")


def boxes(docx: Docx) -> list[list[Element]]:
    """The elements of each box: its title, and what follows with the borders of a box."""
    styles = Styles(docx)
    titles = [p for p in find_all(docx.body, "w:p") if styles.name(p) == "案例标题"]
    return [[title, *takewhile(lambda e: _is_inside(e, styles), title.itersiblings())] for title in titles]


def _is_inside(element: Element, styles: Styles) -> bool:
    if element.tag.endswith("}tbl"):
        return True
    return styles.name(element) != "案例标题" and styles.finds(element, "w:pPr/w:pBdr/w:left") is not None


def _look(paragraph: Element, styles: Styles) -> list[str | None]:
    borders = [styles.finds(paragraph, f"w:pPr/w:pBdr/{side}") for side in ("w:top", *SIDES, "w:bottom")]
    indents = styles.finds(paragraph, "w:pPr/w:ind")
    return [
        *(value(border, attribute=name) for border in borders for name in ("w:sz", "w:space", "w:color")),
        value(styles.finds(paragraph, "w:pPr/w:shd"), attribute="w:fill"),
        *(value(indents, attribute=side) for side in SIDES),
    ]


def test_paragraphs_of_a_box_are_alike_so_that_they_join(docx: Docx) -> None:
    styles = Styles(docx)
    assert boxes(docx)
    for _, *inside in boxes(docx):
        paragraphs = [element for element in inside if element.tag.endswith("}p")]
        assert len({tuple(_look(paragraph, styles)) for paragraph in paragraphs}) == 1


def test_a_box_is_flush_with_the_text(docx: Docx) -> None:
    """Border, its distance and the indent add up to nothing."""
    styles = Styles(docx)
    for paragraph in (element for box in boxes(docx) for element in box if element.tag.endswith("}p")):
        for side in SIDES:
            border = styles.finds(paragraph, f"w:pPr/w:pBdr/{side}")
            width = int(value(border, attribute="w:sz") or 0) / 8 + int(value(border, attribute="w:space") or 0)
            indent = int(value(styles.finds(paragraph, "w:pPr/w:ind"), attribute=side) or 0)
            assert indent == pytest.approx(width * 20)


def test_space_below_a_box_belongs_to_its_last_line(docx: Docx) -> None:
    """A paragraph of its own would slide to the next page's top."""
    styles = Styles(docx)
    for box in boxes(docx):
        *_, last = (element for element in box if element.tag.endswith("}p"))
        assert value(find(last, "w:pPr/w:spacing"), attribute="w:after") == "240"
        assert styles.name(last) != "分节"


def test_a_case_breaks_like_any_text(docx: Docx) -> None:
    """Two lines on each side, the title with the text, the picture with its caption."""
    styles = Styles(docx)
    for title, *inside in boxes(docx):
        assert styles.is_on(title, "w:keepNext")
        for paragraph in (element for element in inside if element.tag.endswith("}p")):
            assert styles.is_on(paragraph, "w:widowControl"), text_of(paragraph)
            if find_all(paragraph, ".//w:drawing"):
                assert styles.is_on(paragraph, "w:keepNext")
