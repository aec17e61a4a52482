"""Fonts of the rendering: those that the dependencies ship, whatever the machine has."""

import io
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader
from support.ooxml import Docx
from support.styles import Styles
from support.text import text_of
from verify.edit import Edit, remove

from report_engine.ooxml.elements import w
from report_engine.ooxml.fonts import faces, replaced
from report_engine.ooxml.package import open_package
from report_engine.project import Project
from report_engine.render import fonts
from report_engine.render.libreoffice import convert, workspace
from report_engine.render.pdf import render_pdf
from report_engine.word.pages import marked_copy

from .office import fonts_of, texts_of, to_pdf

SHIPPED = {"NotoSansSC-Regular", "NotoSerifSC-Regular", "STIXGeneral-Regular", "STIXGeneral-Bold",
           "STIXGeneral-Italic", "STIXGeneral-BoldItalic"}  # fmt: skip


def test_the_files_of_the_shipped_fonts_exist_and_belong_to_dependencies() -> None:
    for file in fonts.shipped():
        assert file.is_file()
        assert {"pylopdf_fonts_zh_cn", "matplotlib"} & set(file.parts)


def test_the_configuration_names_absolute_paths_and_only_shipped_files(tmp_path: Path) -> None:
    environment = fonts.private(tmp_path)
    file = Path(environment["FONTCONFIG_FILE"])
    assert file.is_absolute()
    root = etree.parse(file).getroot()
    folders = {node.text for node in root.iter("dir")}
    assert folders == {str(font.parent) for font in fonts.shipped()}
    assert {node.text for node in root.findall("selectfont/rejectfont/glob")} == {"*"}
    accepted = {node.text for node in root.findall("selectfont/acceptfont/glob")}
    assert all(any((glob or "").startswith(folder or "?") for folder in folders) for glob in accepted)
    assert not root.findall("include")  # nothing of the machine's own configuration


def test_every_face_of_the_styles_has_a_stand_in(tmp_path: Path) -> None:
    """A face without one would be rendered in whatever comes first, and its width would be chance."""
    environment = fonts.private(tmp_path)
    root = etree.parse(environment["FONTCONFIG_FILE"]).getroot()
    assigned = {node.text for node in root.findall("match/test/string")}
    template = Path(__file__).parents[2] / "templates/hebei/report.docx"
    asked = faces(template.read_bytes())
    assert {"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "Times New Roman"} <= set(asked)
    assert set(asked) <= assigned


@pytest.mark.render
def test_pages_are_measured_in_shipped_fonts_only(project_2024: Project) -> None:
    with workspace() as folder:
        copy = marked_copy(open_package(project_2024.output.read_bytes(), "word"))
        pdf = convert(copy, {"ExportBookmarks": "boolean:true"}, fonts.private(folder), folder)
    found = fonts_of(PdfReader(io.BytesIO(pdf)))
    plain = {name.removesuffix("-VKana") for name in found}  # LibreOffice marks vertical kana so
    assert plain <= SHIPPED
    assert {"NotoSansSC-Regular", "NotoSerifSC-Regular", "STIXGeneral-Regular"} <= plain


def titles(pdf: PdfReader, wanted: set[str]) -> dict[str, int]:
    """The last page that has a title as a line of its own: the lists come first."""
    found = {}
    for number, text in enumerate(texts_of(pdf)):
        for line in text.split("\n"):
            if "".join(line.split()) in wanted:
                found["".join(line.split())] = number
    return found


def headings(docx: Docx) -> set[str]:
    """Captions and titles, as they are printed in a line."""
    styles = Styles(docx)
    wanted = ("表题", "图表题", "图片题", "附表标题", "序列标题")
    return {"".join(text_of(p).split()) for p in docx.body.iter("{*}p") if styles.name(p) in wanted}


@pytest.mark.render
@pytest.mark.parametrize(
    "surroundings",
    [{}, dict.fromkeys(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "FONTCONFIG_PATH"], "/dev/null")],
    ids=["as it is", "no fonts of its own"],
)
def test_pages_do_not_depend_on_the_machine(
    project_2024: Project, pdf_2024: PdfReader, tmp_path: Path, surroundings: Mapping[str, str]
) -> None:
    pdf = to_pdf(project_2024.output, tmp_path, fonts.private(tmp_path) | dict(surroundings))
    assert len(pdf.pages) == len(pdf_2024.pages)
    wanted = headings(Docx.read(project_2024.output))
    found = titles(pdf, wanted)
    assert len(found) > 40
    assert found == titles(pdf_2024, wanted)


@pytest.mark.render
def test_pages_are_the_same_in_the_fonts_of_this_machine(
    project_2024: Project, pdf_2024: PdfReader, tmp_path: Path
) -> None:
    """Fixed line pitch and full-width characters: any Chinese font breaks the pages alike."""
    pdf = to_pdf(project_2024.output, tmp_path, fonts.display(tmp_path))
    wanted = headings(Docx.read(project_2024.output))
    assert len(pdf.pages) == len(pdf_2024.pages)
    assert titles(pdf, wanted) == titles(pdf_2024, wanted)


def test_faces_are_read_with_their_other_names() -> None:
    template = Path(__file__).parents[2] / "templates/hebei/report.docx"
    found = faces(template.read_bytes())
    assert found["黑体"][0] == "黑体"
    assert "SimHei" in found["黑体"]


@pytest.mark.parametrize(
    ("embedded", "missing"),
    [
        ({"SimHei", "FangSong_GB2312"}, []),
        ({"SimHei", "FangSong-GB2312"}, []),
        ({"SimHei", "NotoSerifSC-Regular"}, ["仿宋_GB2312"]),
        (set(), ["黑体", "仿宋_GB2312"]),
    ],
)
def test_replaced_faces_are_named(embedded: set[str], missing: list[str]) -> None:
    wanted = {"黑体": ("黑体", "SimHei"), "仿宋_GB2312": ("仿宋_GB2312", "FangSong_GB2312")}
    assert replaced(wanted, frozenset(embedded)) == missing


@pytest.mark.render
def test_chinese_bold_is_bold_in_the_pdf(tmp_path: Path) -> None:
    """A face of one weight is printed with thicker strokes: text render mode 2, fill and outline."""
    edit = Edit((Path(__file__).parents[2] / "templates/hebei/report.docx").read_bytes())
    plain, bold = edit.new("Body Text", "细的字"), edit.new("Body Text", "粗的字")
    bold[-1].insert(0, w("rPr", w("b")))
    for element in list(edit.body)[:-1]:
        remove(element)
    edit.body.insert(0, plain)
    edit.body.insert(1, bold)
    for configure in (fonts.private, fonts.display):
        with workspace() as folder:
            pdf = convert(edit.save(), {}, configure(folder), folder)
        content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data()
        assert len(re.findall(rb"\b2 Tr\b", content)) == 1, configure


@pytest.mark.render
def test_faces_are_told_apart_with_the_fonts_of_the_readme(project_2024: Project) -> None:
    """仿宋、楷体、宋体在 PDF 里是三种字；CI 有 README 里的两个字体包。"""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert f"libreoffice-writer-nogui {fonts.FREE_FACES} &&" in readme
    pdf = render_pdf(project_2024.output.read_bytes())
    if not fonts.tells_apart({"仿宋_GB2312", "楷体_GB2312"}, pdf.printed.fonts):
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have the fonts")
        pytest.skip("the fonts are not installed")
    kai = ("GBZenKai", "KaiTi", "STKaiti", "FandolKai", "UKai", "AR-PL-UKai")
    assert any(font.startswith(kai) for font in pdf.printed.fonts)


@pytest.mark.render
@pytest.mark.parametrize(
    ("face", "alike"),
    [
        ("Arial", ("Arial", "LiberationSans", "TeXGyreHeros", "NimbusSans", "NotoSansSC")),
        ("Times New Roman", ("TimesNewRoman", "LiberationSerif", "TeXGyreTermes", "NimbusRoman", "STIXGeneral")),
    ],
)
def test_latin_faces_have_stand_ins_of_their_kind(tmp_path: Path, face: str, alike: tuple[str, ...]) -> None:
    """版式的西文字体本机没有时，换用一样宽的，表里的数就不会在 PDF 里折行。"""
    edit = Edit((Path(__file__).parents[2] / "templates/hebei/report.docx").read_bytes())
    line = edit.new("Body Text", "1248.213")
    line[-1].insert(0, w("rPr", w("rFonts", ascii=face, hAnsi=face)))
    for element in list(edit.body)[:-1]:
        remove(element)
    edit.body.insert(0, line)
    with workspace() as folder:
        pdf = PdfReader(io.BytesIO(convert(edit.save(), {}, fonts.display(folder), folder)))
    used = pdf.pages[0]["/Resources"]["/Font"].values()
    names = [str(font.get_object()["/BaseFont"]).partition("+")[2] for font in used]
    assert any(name.startswith(alike) for name in names), names


@pytest.mark.parametrize(
    ("asked", "used", "apart"),
    [
        ({"仿宋_GB2312", "楷体_GB2312"}, {"BousungEG-Light-GB", "GBZenKai-Medium"}, True),
        ({"宋体", "楷体_GB2312"}, {"NotoSerifCJKjp-Regular", "GBZenKai-Medium"}, True),  # asks for no 仿宋
        ({"宋体", "黑体"}, {"NotoSerifCJKjp-Regular"}, True),
        ({"仿宋", "楷体"}, {"FangSong", "NotoSerifSC-Regular"}, False),
        ({"仿宋_GB2312"}, {"NotoSerifSC-Regular", "GBZenKai-Medium"}, False),
    ],
)
def test_only_faces_that_are_asked_for_are_missed(asked: set[str], used: set[str], apart: bool) -> None:
    """版式不用仿宋，就不劝人装仿宋。"""
    assert fonts.tells_apart(asked, frozenset(used)) is apart
