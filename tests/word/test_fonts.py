"""Chinese characters get a Chinese font everywhere: a style without one prints them in what the computer picks."""

import re

import docx.oxml.ns
import pytest
from support.ooxml import Docx, find, find_all, qn, value
from support.styles import Styles
from support.text import text_of
from tiny_project import Tiny

from report_engine.verify import layout_of

from .trees import EVERYTHING, FRONT

FACES = {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"}
# A chapter is the title of a document in the sense of the standard; below it come its faces, level by level.
STANDARD = {
    "heading 1": ("方正小标宋简体", "44"),
    "heading 2": ("黑体", "32"),
    "heading 3": ("楷体_GB2312", "32"),
    "序列标题": ("仿宋_GB2312", "32"),
    "Body Text": ("仿宋_GB2312", "32"),
    "附件标题": ("方正小标宋简体", "44"),
    "前置标题": ("方正小标宋简体", "44"),
}


def test_defaults(docx: Docx) -> None:
    run = find(docx.xml("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr")
    assert value(run, "w:rFonts", "w:eastAsia") in FACES
    assert value(run, "w:rFonts", "w:ascii") == value(run, "w:rFonts", "w:hAnsi") == "Times New Roman"
    assert value(run, "w:lang", "w:eastAsia") == "zh-CN"


def test_every_paragraph_style_names_its_east_asian_font(docx: Docx) -> None:
    styles = Styles(docx)
    for style_id, style in styles.by_id.items():
        if value(style, attribute="w:type") != "paragraph":
            continue
        owners = [s for s in styles.chain(style_id) if value(s, "w:rPr/w:rFonts", "w:eastAsia")]
        assert owners, style_id
        assert value(owners[0], "w:rPr/w:rFonts", "w:eastAsia") in FACES, style_id


@pytest.mark.parametrize("name", STANDARD)
def test_fonts_and_sizes_of_the_standard(docx: Docx, name: str) -> None:
    style = next(s for s in Styles(docx).by_id.values() if value(s, "w:name") == name)
    assert (value(style, "w:rPr/w:rFonts", "w:eastAsia"), value(style, "w:rPr/w:sz")) == STANDARD[name]


def test_body_text_has_22_lines_of_28_characters(docx: Docx) -> None:
    style = Styles(docx).by_id["BodyText"]
    assert [value(style, "w:pPr/w:spacing", name) for name in ("w:line", "w:lineRule")] == ["579", "exact"]
    assert value(style, "w:pPr/w:ind", "w:firstLineChars") == "200"
    assert value(style, "w:rPr/w:spacing") == "-5"


def test_fonts_in_use_are_declared_with_other_names(docx: Docx) -> None:
    """A computer without the face finds a relative by its other name."""
    declared = {value(f, attribute="w:name"): value(f, "w:altName") for f in docx.xml("word/fontTable.xml")}
    used = {value(f, attribute="w:eastAsia") for f in find_all(docx.xml("word/styles.xml"), ".//w:rFonts")}
    assert used - {None} <= set(declared)
    assert all(declared[face] for face in FACES)


def test_no_stand_in_font_is_named(docx: Docx) -> None:
    for name, data in docx.parts.items():
        if name.endswith(".xml"):
            assert not re.search(rb"Noto|Fandol|Liberation|LXGW|DejaVu", data), name


def test_theme_has_fonts_for_chinese(docx: Docx) -> None:
    theme = docx.xml("word/theme/theme1.xml")
    for kind in ("majorFont", "minorFont"):
        faces = {f.get("script"): f.get("typeface") for f in find_all(theme, f".//a:{kind}/a:font")}
        assert faces.get("Hans") in FACES


def test_runs_name_no_font_and_no_size(docx: Docx) -> None:
    """The look is the styles' business: a run says at most that its punctuation is East Asian.

    Quotation marks after Latin text, and dots, name the Chinese face of their style, for LibreOffice.
    A heading may be set closer.
    """
    styles = Styles(docx)
    for run in find_all(docx.body, ".//w:r"):
        properties = find(run, "w:rPr")
        for child in [] if properties is None else properties:
            if child.tag.endswith("}spacing"):
                (heading,) = (p for p in run.iterancestors(qn("w:p")))
                assert styles.name(heading).startswith(("heading", "序列标题"))
                continue
            assert child.tag.rpartition("}")[2] in {"rFonts", "b", "i", "rStyle"}
            if child.tag.endswith("rFonts"):
                named = {face for name, face in child.attrib.items() if not name.endswith("hint")}
                chinese = {value(s, "w:rPr/w:rFonts", "w:eastAsia") for s in styles.by_id.values()}
                assert value(child, attribute="w:hint") == "eastAsia"
                assert not named or (named <= chinese and set(text_of(run)) <= set("“”‘’·"))


def test_chinese_quotes_and_dashes_are_set_in_the_chinese_font(docx: Docx) -> None:
    styles = Styles(docx)
    default = find(docx.xml("word/styles.xml"), "w:docDefaults/w:rPrDefault")
    for text in find_all(docx.body, ".//w:t"):
        if re.search("[“”‘’—…·×]", text.text or "") and re.search("[一-鿿]", text.text or ""):
            run = text.getparent()
            paragraph = next(text.iterancestors(qn("w:p")))
            owners = (run, *styles.chain(value(paragraph, "w:pPr/w:pStyle")), default)
            hints = [value(owner, "w:rPr/w:rFonts", "w:hint") for owner in owners]
            assert next((hint for hint in hints if hint), None) == "eastAsia", text.text


def test_languages_and_properties(everything: Docx) -> None:
    properties = everything.xml("docProps/core.xml")
    found = {child.tag.rpartition("}")[2]: child.text for child in properties}
    assert found["title"] == f"{FRONT.title}{FRONT.subtitle}"
    assert found["creator"] == found["lastModifiedBy"] == FRONT.issuer.text
    assert found["language"] == "zh-CN"
    assert found["created"] == found["modified"] == f"{EVERYTHING.year + 1}-01-01T00:00:00Z"
    assert value(everything.xml("word/settings.xml"), "w:themeFontLang", "w:eastAsia") == "zh-CN"


def test_properties_whatever_other_libraries_call_the_namespace(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """docxcompose, which docxtpl may bring along, puts another one in python-docx's table."""
    wrong = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    monkeypatch.setitem(docx.oxml.ns.nsmap, "cp", wrong)
    assert tiny.build() == []
    assert layout_of(tiny.project.output.read_bytes()) == "hebei"
