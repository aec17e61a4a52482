"""The written document and the template's look, as text that a person can read and review."""

from support.golden import check_golden
from support.ooxml import Docx
from support.readable import readable
from support.style_sheet import style_sheet

from .trees import LAYOUT_FOLDER


def test_every_kind_of_block(everything: Docx) -> None:
    check_golden("everything.txt", readable(everything))


def test_styles_of_the_template() -> None:
    check_golden("styles-hebei.txt", style_sheet(Docx.read(LAYOUT_FOLDER / "report.docx")))


def test_writing_changes_no_style(everything: Docx) -> None:
    """The look is the template's alone: `styles.xml` and the theme arrive as they are in the Word file."""
    template = Docx.read(LAYOUT_FOLDER / "report.docx")
    assert style_sheet(everything).partition("# 样式")[2] == style_sheet(template).partition("# 样式")[2]
    assert everything.parts["word/theme/theme1.xml"] == template.parts["word/theme/theme1.xml"]
