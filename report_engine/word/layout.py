"""Opens a layout's Word file and holds it to the contract: styles, slots, prototypes."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

from lxml import etree

from report_engine.files import reason
from report_engine.problems import Problem, Source
from report_engine.word.oxml import A, Element, qn, text_of

PROTOTYPE_STYLE = "样张说明"
SLOTS = ("preface", "toc", "tables", "photos", "cases", "body")
OPTIONAL_SLOTS = ("declaration",)


class Style(StrEnum):
    """Paragraph styles that the writer uses, by the name Word shows (ids change when Chinese Word saves)."""

    BODY = "Body Text"
    LIST = "列表项"
    HEADING1 = "heading 1"
    HEADING2 = "heading 2"
    HEADING3 = "heading 3"
    SERIES = "序列标题"
    TOC1 = "toc 1"
    TOC2 = "toc 2"
    TOC3 = "toc 3"
    TOC_LIST = "table of figures"
    TABLE_CAPTION = "表题"
    CHART_CAPTION = "图表题"
    PHOTO_CAPTION = "图片题"
    TABLE_LEVEL0 = "表格层级0"
    TABLE_LEVEL1 = "表格层级1"
    TABLE_LEVEL2 = "表格层级2"
    CASE_TITLE = "案例标题"
    SECTION_END = "分节"
    GAP = "案例间隔"
    CASE_FIGURE = "案例图片"
    ANNEX = "附件标题"
    CARD_TITLE = "附表标题"


class Prototype(StrEnum):
    """Objects designed in the Word file that the writer copies, by the words after “样张：”."""

    TABLE = "数据表"
    CASE = "案例框"
    PICTURE = "图片"
    MISSING_PHOTO = "缺失照片"


_KINDS = {Prototype.TABLE: "tbl", Prototype.CASE: "tbl", Prototype.PICTURE: "p", Prototype.MISSING_PHOTO: "p"}
BULLETS, DECIMAL = "2", "3"  # w:num of the file's two list definitions
LISTS = {BULLETS: "项目符号列表", DECIMAL: "编号列表"}
_PARTS = ("word/document.xml", "word/styles.xml", "word/theme/theme1.xml", "word/numbering.xml")
_NEEDED = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/settings.xml",
    "word/fontTable.xml",
)
_PLACEHOLDERS = {Prototype.CASE: ("〔编号〕", "〔标题〕"), Prototype.MISSING_PHOTO: ("〔图题〕", "〔文件〕")}
_KIND_NAMES = {"tbl": "表格", "p": "段落"}


@dataclass(frozen=True, slots=True)
class Template:
    """A Word file that keeps the contract; `style_ids` maps style names to ids."""

    path: Path
    data: bytes
    style_ids: Mapping[str, str]
    prototypes: Mapping[Prototype, tuple[Element, ...]]
    palette: tuple[str, ...]
    latin: str
    slots: frozenset[str]
    has_cards: bool
    text_width: int
    turned_width: int


def open_template(path: Path, name: Path, problems: list[Problem]) -> Template | None:
    """Read a layout's `report.docx`; None, with everything it lacks told, if it cannot be used."""
    place = Source(name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem("T001", "找不到 Word 模板", place, "从上一次可用的版本恢复这个文件"))
        return None
    except OSError as error:
        problems.append(Problem("F002", f"读不了 Word 模板：{reason(error)}", place, "关闭正在打开它的 Word 或 WPS"))
        return None
    parts = _read_parts(data, place, problems)
    if parts is None:
        return None
    document, styles, theme, numbering = parts
    before = len(problems)
    ids = {
        name.get(qn("val")): style.get(qn("styleId"))
        for style in styles.iter(qn("style"))
        if (name := style.find(qn("name"))) is not None
    }
    for style in (*Style, PROTOTYPE_STYLE):
        if style not in ids:
            problems.append(Problem("T003", f"Word 模板里没有样式“{style}”", place, "在 Word 的样式窗格里新建同名样式"))
    body = document.find(qn("body"))
    _check_slots(body, place, problems)
    _check_lists(numbering, ids, place, problems)
    prototypes = _prototypes(body, ids.get(PROTOTYPE_STYLE), place, problems)
    if len(problems) > before:
        return None
    return Template(path, data, ids, prototypes, _palette(theme), _latin(theme), *_tags(body), *_text_widths(body))


def _read_parts(data: bytes, place: Source, problems: list[Problem]) -> list[Element] | None:
    """Parse the parts that matter; a package that is damaged anywhere is told."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            damaged = package.testzip()
            if damaged:
                raise zipfile.BadZipFile(damaged)
            for name in _NEEDED:
                package.getinfo(name)
            parts = [_parse(package, name) for name in _PARTS]
            if parts[0].find(qn("body")) is None:
                raise KeyError("w:body")
            return parts
    except (zipfile.BadZipFile, zlib.error, OSError, KeyError, etree.XMLSyntaxError):
        hint = "用 Word 打开并另存为 .docx；打不开就从上一次可用的版本恢复"
        problems.append(Problem("T002", "Word 模板损坏或不是 .docx", place, hint))
        return None


def _parse(package: zipfile.ZipFile, part: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(part), parser)


def _check_slots(body: Element, place: Source, problems: list[Problem]) -> None:
    texts = [text_of(paragraph).strip() for paragraph in body.iter(qn("p"))]
    for slot in SLOTS:
        found = sum(text.replace(" ", "") == f"{{{{slots.{slot}}}}}" for text in texts)
        if found != 1:
            message = f"Word 模板里应有一个单独成段的 {{{{ slots.{slot} }}}}，现有 {found} 个"
            problems.append(Problem("T004", message, place, "这是程序放入内容的位置，前后不要有别的字"))
    for text in texts:
        if any(mark in text for mark in ("｛｛", "｝｝", "｛%", "%｝", "｛％", "％｝", "{％")):
            problems.append(
                Problem("T008", f"Word 模板里的标记用了全角符号：{text[:40]}", place, "改成半角 {{ }} 或 {% %}")
            )


def _check_lists(numbering: Element, ids: Mapping[str, str], place: Source, problems: list[Problem]) -> None:
    """Headings get their numbers, and lists their marks, from definitions of the Word file."""
    linked = {
        level.find(qn("pStyle")).get(qn("val"))
        for level in numbering.iter(qn("lvl"))
        if all(level.find(qn(name)) is not None for name in ("pStyle", "numFmt", "lvlText"))
    }
    for style in (Style.HEADING1, Style.HEADING2, Style.HEADING3):
        if style in ids and ids[style] not in linked:
            hint = "在 Word 的“定义新的多级列表”里把级别链接到这个标题样式"
            problems.append(Problem("T009", f"Word 模板里样式“{style}”没有链接到多级列表", place, hint))
    instances = {instance.get(qn("numId")) for instance in numbering.iter(qn("num"))}
    for number, name in LISTS.items():
        if number not in instances:
            message = f"Word 模板里没有{name}（列表 {number}）"
            problems.append(Problem("T009", message, place, "从上一次可用的版本恢复 Word 模板"))


def _tags(body: Element) -> tuple[frozenset[str], bool]:
    """Tell which slots the file has, and whether it prints scorecards."""
    text = "\n".join(text_of(paragraph).replace(" ", "") for paragraph in body.iter(qn("p")))
    found = frozenset(slot for slot in (*SLOTS, *OPTIONAL_SLOTS) if f"{{{{slots.{slot}}}}}" in text)
    return found, "{%pforcardincards%}" in text and "{{card.heading}}" in text


def _prototypes(
    body: Element, style_id: str | None, place: Source, problems: list[Problem]
) -> dict[Prototype, tuple[Element, ...]]:
    found: dict[Prototype, tuple[Element, ...]] = {}
    for paragraph in body.iterchildren(qn("p")):
        text = text_of(paragraph).strip()
        if text.startswith("样张：") and text[3:] in set(Prototype) and _style_of(paragraph) == style_id:
            prototype = Prototype(text[3:])
            designed = tuple(takewhile(lambda e: _style_of(e) != style_id, paragraph.itersiblings()))
            if designed and designed[0].tag == qn(_KINDS[prototype]):
                # What follows a table is the paragraph that Word wants between two tables.
                found[prototype] = tuple(e for e in designed if e.tag == designed[0].tag and _prints(e))
    for prototype, marks in _PLACEHOLDERS.items():
        for mark in marks:
            if prototype in found and mark not in "".join(map(text_of, found[prototype])):
                message = f"“样张：{prototype}”里没有 {mark}"
                problems.append(Problem("T006", message, place, "在样张里写上它，程序用内容替换它"))
    for prototype in Prototype:
        if prototype not in found:
            message = f"Word 模板里没有“样张：{prototype}”及其后的{_KIND_NAMES[_KINDS[prototype]]}"
            problems.append(
                Problem("T005", message, place, f"写一段“样张：{prototype}”（样式“{PROTOTYPE_STYLE}”），下面紧接样张")
            )
    return found


def _prints(element: Element) -> bool:
    return bool(text_of(element).strip()) or next(element.iter(qn("drawing")), None) is not None


def _style_of(paragraph: Element) -> str | None:
    style = paragraph.find(f"{qn('pPr')}/{qn('pStyle')}")
    return None if style is None else style.get(qn("val"))


def _palette(theme: Element) -> tuple[str, ...]:
    colours = []
    for number in range(1, 7):
        slot = theme.find(f".//{{{A}}}accent{number}")
        colour = None if slot is None else slot.find(f"{{{A}}}srgbClr")
        if colour is not None:
            colours.append("#" + colour.get("val"))
    return tuple(colours) or ("#1F4E79",)


def _latin(theme: Element) -> str:
    face = theme.find(f".//{{{A}}}minorFont/{{{A}}}latin")
    return "" if face is None else str(face.get("typeface", ""))


def _text_widths(body: Element) -> tuple[int, int]:
    """Width between the margins of the last section, upright and turned, in twentieths of a point."""
    section = body.findall(f".//{qn('sectPr')}")[-1]
    size, margins = section.find(qn("pgSz")), section.find(qn("pgMar"))
    upright, turned = (
        int(size.get(qn(across))) - int(margins.get(qn(one))) - int(margins.get(qn(other)))
        for across, one, other in (("w", "left", "right"), ("h", "top", "bottom"))
    )
    return upright, turned
