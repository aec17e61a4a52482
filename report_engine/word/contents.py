"""目录 and the lists of tables, figures and cases: TOC fields whose result is already written."""

from dataclasses import dataclass
from functools import cache

from report_engine.document import Case, Document, Figure, Photo, Table
from report_engine.numbering import heading_gap
from report_engine.ooxml.elements import Element, copy, need, qn, text_of, w
from report_engine.ooxml.fields import closing, opening
from report_engine.ooxml.styles import style_of
from report_engine.template.contract import LINES, Style
from report_engine.walk import blocks, sections
from report_engine.word.build import Build
from report_engine.word.case_text import around_number
from report_engine.word.text import GAP, bookmark_name, field, firm, run

ANNEX = "附件"  # names the bookmark of the heading, whatever it says


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    target: str
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Contents:
    """One TOC field: its instruction and its lines."""

    instruction: str
    entries: tuple[Entry, ...]


def contents(document: Document, build: Build) -> dict[str, list[Contents]]:
    """Make the lists by slot. The tables' list holds two fields: tables, then drawn charts."""
    labels = build.labels
    headings = [
        Entry(s.id, labels[s.id].full + heading_gap(labels[s.id].full) + s.title.text, LINES[s.level - 1])
        for s in sections(document)
        if not s.series
    ]
    cards = [Entry(c.id, f"{firm(labels[c.id].full)}{GAP}{c.title}", Style.TOC2) for c in document.scorecards]
    annex = [Entry(ANNEX, _annex_title(build), Style.TOC1), *cards] if cards else []
    # At a left stop of the lists' style titles begin, whatever their numbers' width.
    aligned = "left" in build.chain(Style.TOC_LIST).tabs().values()
    gap = "\t" if aligned else GAP
    tables, charts, photos, cases = (list[Entry]() for _ in range(4))
    for block in blocks(document):
        match block:
            case Table():
                tables.append(_listed(block.id, gap + block.caption.text, build))
            case Figure():
                (photos if isinstance(block.image, Photo) else charts).append(
                    _listed(block.id, gap + block.caption.text, build)
                )
            case Case():
                before, after = around_number(block.title.text, build)
                number = before + firm(labels[block.id].full)
                after = gap + after.lstrip() if aligned else after
                cases.append(Entry(block.id, number + after, Style.TOC_LIST))
    depth = min(3, len(build.layout.numbering.headings))
    toc = rf'TOC \o "1-{depth}" \h \z \t "{Style.ANNEX},1,{Style.CARD_TITLE},2"'
    return {
        "toc": [Contents(toc, (*headings, *annex))],
        "tables": [
            Contents(rf'TOC \h \z \t "{Style.TABLE_CAPTION},1"', tuple(tables)),
            Contents(rf'TOC \h \z \t "{Style.CHART_CAPTION},1"', tuple(charts)),
        ],
        "photos": [Contents(rf'TOC \h \z \t "{Style.PHOTO_CAPTION},1"', tuple(photos))],
        "cases": [Contents(rf'TOC \h \z \t "{Style.CASE_TITLE},1"', tuple(cases))],
    }


def _annex_title(build: Build) -> str:
    """Read the heading of the annex as it is designed in Word."""
    style = build.style(Style.ANNEX)
    for paragraph_element in build.docx.element.body.iter(qn("p")):
        if style_of(paragraph_element) == style:
            return text_of(paragraph_element)
    raise AssertionError("the template's contract asks for the heading of the annex")


def _listed(target: str, rest: str, build: Build) -> Entry:
    return Entry(target, firm(build.labels[target].full) + rest, Style.TOC_LIST)


def write_contents(lists: list[Contents], build: Build) -> list[Element]:
    """Make the paragraphs of the fields of one slot."""
    return [element for one in lists if one.entries for element in _field(one, build)]


def _field(one: Contents, build: Build) -> list[Element]:
    lines = [_line(entry, build) for entry in one.entries]
    lines[0][1:1] = opening(f" {one.instruction} ")
    lines[-1].append(closing())
    return lines


def _line(entry: Entry, build: Build) -> Element:
    target = bookmark_name(entry.target)
    line = copy(_empty_line(build.style(entry.style)))
    link = line[-1]
    link.set(qn("anchor"), target)
    need(link[1], "instrText").text = rf" PAGEREF {target} \h "
    link.insert(0, run(f"{entry.text}\t"))
    return line


@cache
def _empty_line(style_id: str) -> Element:
    """Make a line without its text and target, of which all others are copies."""
    link = w("hyperlink", *field("", ""), anchor="", history=1)
    return w("p", w("pPr", w("pStyle", val=style_id)), link)
