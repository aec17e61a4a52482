"""The lines of a report in reading order, each with the heading and the case under which it stands."""

from dataclasses import dataclass

from .numbers import heading_numbers
from .ooxml import Docx, Element, find, find_all
from .styles import Styles
from .text import text_of

HEADINGS = ("heading 1", "heading 2", "heading 3")
CASE_TITLE = "案例标题"


@dataclass(frozen=True)
class Line:
    """A paragraph: its style, its text, the number that Word puts before it, and what it stands under."""

    style: str
    text: str
    number: str
    section: str
    case: str
    element: Element


def outline(docx: Docx) -> list[Line]:
    """Read every paragraph of the body, those in tables and boxes too."""
    styles = Styles(docx)
    numbers = heading_numbers(docx)
    section = case = ""
    lines = []
    for block in docx.body:
        if not _goes_on(block, styles):
            case = ""
        for paragraph in [block] if block.tag.endswith("}p") else find_all(block, ".//w:p"):
            style, text = styles.name(paragraph), text_of(paragraph)
            number = numbers.get(paragraph, "")
            if style in HEADINGS:
                section = number.rstrip(".")
            if style == CASE_TITLE:
                case = text
            lines.append(Line(style, text, number, section, case, paragraph))
    return lines


def _goes_on(block: Element, styles: Styles) -> bool:
    """Tell whether a block can stand in a box of paragraphs: it has the box's borders, by its style or itself."""
    return styles.name(block).startswith("案例") or find(block, "w:pPr/w:pBdr") is not None


def of_style(lines: list[Line], *styles: str) -> list[Line]:
    """Choose the lines of some styles."""
    return [line for line in lines if line.style in styles]
