"""Opens a layout's Word file and holds it to the contract: styles, lists, slots, tags, prototypes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from report_engine.files import read_file, reason
from report_engine.ooxml.active import Danger, active_content
from report_engine.ooxml.elements import A, Element, need, qn
from report_engine.ooxml.numbers import points, twips
from report_engine.ooxml.offline import without_template
from report_engine.ooxml.package import PackageError
from report_engine.ooxml.sheet import margins, text_width
from report_engine.ooxml.soundness import faults
from report_engine.ooxml.styles import Chain, Styles
from report_engine.placeholder import PlaceholderLook
from report_engine.problems import Problem, Source
from report_engine.read.schema import nearest
from report_engine.template.annex import check_annex
from report_engine.template.casebox import case_room
from report_engine.template.elsewhere import check_elsewhere
from report_engine.template.measures import cell_measures, placeholder_look
from report_engine.template.parts import Parts, read_parts
from report_engine.template.prototypes import PROTOTYPE_STYLE, Prototype, Prototypes, find_prototypes, first_prototype
from report_engine.template.spots import Spot, find_spots
from report_engine.template.structure import check_marks, check_structure
from report_engine.template.tags import Tags, check_tags


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


HEADINGS = (Style.HEADING1, Style.HEADING2, Style.HEADING3)
LINES = (Style.TOC1, Style.TOC2, Style.TOC3, Style.TOC_LIST)  # of contents and lists
NOTE_STYLE = "图注"  # of the line between a chart and its caption; without it the line looks like the picture's own
BULLETS, DECIMAL = "2", "3"  # w:num of the file's two list definitions
_LISTS = {BULLETS: "项目符号列表", DECIMAL: "编号列表"}
_BUILT_IN = re.compile(r"(?:heading|toc) \d")  # Word has nine of each, none renamed
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_RESTORE = "从上一次可用的版本恢复"


@dataclass(frozen=True, slots=True)
class Template:
    """A Word file that keeps the contract; `style_ids` maps style names to ids."""

    path: Path
    data: bytes
    style_ids: Mapping[str, str]
    prototypes: Prototypes
    palette: tuple[str, ...]
    latin: str
    slots: frozenset[str]
    has_cards: bool
    text_width: int
    turned_width: int
    table_em: int
    cell_margins: int
    case_room: int = 0
    level_indents: tuple[int, ...] = (0, 0, 0)
    placeholder: PlaceholderLook | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """A Word file that can be read, with what was found in it."""

    data: bytes
    parts: Parts
    spots: list[Spot]
    style_ids: Mapping[str, str]
    prototypes: Prototypes
    tags: Tags


def open_template(path: Path, name: Path, problems: list[Problem]) -> Template | None:
    """Read a layout's `report.docx`; None, with everything it lacks told, if it cannot be used."""
    before = len(problems)
    found = examine(path, name, problems)
    if found is None or len(problems) > before:
        return None
    section = found.parts.sections[-1]
    sides = margins(section, found.parts.settings)
    width = text_width(section, found.parts.settings)
    return Template(
        path,
        without_template(found.parts.package).to_bytes(),
        found.style_ids,
        found.prototypes,
        _palette(found.parts.theme),
        _latin(found.parts.theme),
        found.tags.slots,
        found.tags.has_cards,
        width,
        # A turned page has the sides of the upright one at its ends.
        twips(section.find(qn("pgSz")), "h") - sides["top"] - sides["bottom"],
        *cell_measures(found.prototypes[Prototype.TABLE][0], found.parts.styles),
        case_room=case_room(found.prototypes[Prototype.CASE], width, found.parts.styles),
        level_indents=_level_indents(found),
        placeholder=placeholder_look(found.prototypes[Prototype.MISSING_PHOTO], found.parts.styles),
    )


def _level_indents(found: Examined) -> tuple[int, ...]:
    levels = (Style.TABLE_LEVEL0, Style.TABLE_LEVEL1, Style.TABLE_LEVEL2)
    chains = (Chain(found.parts.styles, found.style_ids[level]) for level in levels)
    return tuple(round((points(chain.find("pPr", "ind", "left"), 20) or 0) * 20) for chain in chains)


def examine(path: Path, name: Path, problems: list[Problem]) -> Examined | None:
    """Read a layout's `report.docx` and tell all that keeps it from being used; None if it is no Word file."""
    place = Source(name)
    try:
        data = read_file(path)
        parts = read_parts(data)
    except FileNotFoundError:
        problems.append(Problem("T001", "找不到 Word 模板", place, f"{_RESTORE}这个文件"))
        return None
    except OSError as error:
        problems.append(Problem("F002", f"读不了 Word 模板：{reason(error)}", place, "关闭正在打开它的 Word 或 WPS"))
        return None
    except PackageError as error:
        problems.append(Problem("T002", f"Word 模板用不了：{error}", place, error.hint))
        return None
    for fault in faults(parts.package):
        problems.append(Problem("T002", f"Word 模板用不了：{fault.part}：{fault.message}", place, fault.hint))
    for found in dict.fromkeys(active_content(parts.package)):
        if found.danger is not Danger.TEMPLATE:
            message = f"Word 模板里有{found.what}（在 {found.part or '文件'}）"
            problems.append(Problem("T016", message, place, found.hint))
    ids = _check_styles(parts.styles, place, problems)
    _check_lists(parts.numbering, ids, place, problems)
    opened = len(problems)
    if not check_structure(parts, place, problems):
        return None
    spots = find_spots(parts)
    end = first_prototype(parts.body, ids.get(PROTOTYPE_STYLE))
    before = len(problems)
    tags = check_tags(spots, end, place, problems)
    check_elsewhere(parts, spots, place, problems)
    if len(problems) == before and {Style.CARD_TITLE, Style.ANNEX} <= ids.keys():
        check_annex(tags.placed, spots, ids, place, problems)
    style = ids.get(PROTOTYPE_STYLE)
    prototypes = find_prototypes(spots, style, place, problems) if style else {}
    if len(problems) == opened:
        check_marks(parts, place, problems)
    return Examined(data, parts, spots, ids, prototypes, tags)


def _check_styles(styles: Element, place: Source, problems: list[Problem]) -> dict[str, str]:
    """Collect ids by name; tell styles that the writer needs and does not find."""
    ids, others = Styles(styles).paragraph_ids, Styles(styles).other_ids
    needed = (*Style, PROTOTYPE_STYLE)
    spare = [name for name in ids if name not in needed and not _BUILT_IN.fullmatch(name)]
    for style in needed:
        if style not in ids:
            near = nearest(style, spare)
            hint = f"是不是改成了“{near}”？把名称改回来" if near else "在 Word 的样式窗格里新建同名样式"
            if style in others:
                hint = "有这个名称，但不是段落样式：删去它，新建同名的段落样式"
            problems.append(Problem("T003", f"Word 模板里没有样式“{style}”", place, hint))
    return {**others, **ids}


def _check_lists(numbering: Element, ids: Mapping[str, str], place: Source, problems: list[Problem]) -> None:
    """Headings get their numbers, and lists their marks, from definitions of the Word file."""
    linked = {
        need(level, "pStyle").get(qn("val"))
        for level in numbering.iter(qn("lvl"))
        if all(level.find(qn(name)) is not None for name in ("pStyle", "numFmt", "lvlText"))
    }
    for style in HEADINGS:
        if style in ids and ids[style] not in linked:
            hint = "在 Word 的“定义新的多级列表”里把级别链接到这个标题样式"
            problems.append(Problem("T009", f"Word 模板里样式“{style}”没有链接到多级列表", place, hint))
    abstracts = {abstract.get(qn("abstractNumId")): abstract for abstract in numbering.iter(qn("abstractNum"))}
    instances = {instance.get(qn("numId")): instance for instance in numbering.iter(qn("num"))}
    for number, name in _LISTS.items():
        link = None if number not in instances else instances[number].find(qn("abstractNumId"))
        first = None if link is None else abstracts.get(link.get(qn("val")))
        form = None if first is None else first.find(f"{qn('lvl')}/{qn('numFmt')}")
        if form is None or (form.get(qn("val")) == "bullet") != (number == BULLETS):
            problems.append(Problem("T009", f"Word 模板里没有{name}（列表 {number}）", place, f"{_RESTORE} Word 模板"))


def _palette(theme: Element) -> tuple[str, ...]:
    accents = (theme.find(f".//{{{A}}}accent{number}/{{{A}}}srgbClr") for number in range(1, 7))
    found = ("" if accent is None else accent.get("val") or "" for accent in accents)
    return tuple(f"#{colour}" for colour in found if _COLOUR.fullmatch(colour)) or ("#1F4E79",)


def _latin(theme: Element) -> str:
    face = theme.find(f".//{{{A}}}minorFont/{{{A}}}latin")
    return "" if face is None else str(face.get("typeface", ""))
