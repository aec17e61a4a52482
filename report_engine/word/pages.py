"""Page numbers in the package: a copy to be measured, and the results of PAGEREF fields."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from report_engine.ooxml.accept import accept, accepted
from report_engine.ooxml.elements import Element, parent_of, qn, set_text_result, text_of, value_of, w
from report_engine.ooxml.fields import fields
from report_engine.ooxml.markup import serialise
from report_engine.ooxml.numbers import whole
from report_engine.ooxml.offline import offline
from report_engine.ooxml.package import Package, open_package
from report_engine.render.copy import soften
from report_engine.render.places import MARK, Place

WIDEST = "888"  # stands for a page number that is not known yet
# What follows w:updateFields in the schema of the settings.
_AFTER_UPDATE_FIELDS = frozenset(
    [
        "hdrShapeDefaults",
        "footnotePr",
        "endnotePr",
        "compat",
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "schemaLibrary",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
    ]
)
# A white PNG of one pixel.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class PageRef:
    """A PAGEREF field: the bookmark it asks for and the runs of its result."""

    target: str
    begin: Element
    results: tuple[Element, ...]


def marked_copy(report: Package) -> bytes:
    """Copy a package for measuring: bookmarks in its paragraphs, pictures of one pixel shown at full size.

    Tracked changes are accepted: LibreOffice would print what is deleted, too.
    """
    package = offline(report)
    changed = {name: _PIXEL for name, kind in package.types.items() if kind.startswith("image/")}
    for name in package.stories:
        root = package.tree(name)
        accept(root)
        if name == package.main:
            soften(root, package)
            _mark(root)
        changed[name] = serialise(root)
    return package.with_parts(changed).to_bytes()


def page_refs(root: Element) -> Iterator[PageRef]:
    """Find every PAGEREF of a document, in order."""
    for one in fields(root):
        runs = dict.fromkeys(run for node in one.results if (run := node.getparent()) is not None)
        if one.name == "PAGEREF" and len(one.words) > 1 and runs:
            yield PageRef(one.words[1], one.begin, tuple(runs))


def bookmark_pages(docx: bytes, places: Mapping[str, Place]) -> dict[str, int]:
    """Physical page of every bookmark that a PAGEREF asks for."""
    root = accepted(open_package(docx, "word"))
    owner = _paragraph_of_bookmarks(root)
    marks = {reference.target: f"{MARK}{owner.get(reference.target)}" for reference in page_refs(root)}
    return {target: places[mark].page for target, mark in marks.items() if mark in places}


def page_labels(root: Element, pages: Mapping[str, int]) -> dict[str, str]:
    """Write the displayed page of every bookmark; `pages` gives physical pages of marks.

    A section's numbering starts where it says so, else it goes on from the page before.
    """
    owner = _paragraph_of_bookmarks(root)
    sections = _sections(root, pages)
    labels: dict[str, str] = {}
    for name, index in owner.items():
        page = pages.get(f"{MARK}{index}")
        if page is not None:
            _, first, start, form = next(section for section in sections if index <= section[0])
            labels[name] = _written(page - first + start, form)
    return labels


def fitting(root: Element, places: Mapping[str, Place]) -> frozenset[str]:
    """Name the targets whose numbers all end a line that is the only one of its paragraph.

    A narrower number in their place moves nothing.
    """
    fits: dict[str, bool] = {}
    every = [*page_refs(root)]
    ending = [*_ending(root, every)]
    for index, reference in ending:
        begin, end = places.get(f"{MARK}{index}"), places.get(f"{MARK}N{index}")
        one_line = begin is not None and end is not None and (begin.page, begin.top) == (end.page, end.top)
        fits[reference.target] = fits.get(reference.target, True) and one_line
    asked = Counter(reference.target for reference in every)
    asked.subtract(reference.target for _, reference in ending)
    return frozenset(name for name, fit in fits.items() if fit and not asked[name])


def titles(root: Element, bookmarks: Iterable[str]) -> tuple[str, ...]:
    """Read the paragraphs of bookmarks, as a message names them."""
    owner = _paragraph_of_bookmarks(root)
    paragraphs = list(root.iter(qn("p")))
    return tuple(text_of(paragraphs[owner[name]]) for name in bookmarks)


def write_pages(package: Package, labels: Mapping[str, str]) -> Package:
    """Put results into the PAGEREF fields; every other part stays byte for byte."""
    root = package.tree(package.main)
    for reference in page_refs(root):
        set_text_result(reference.results, labels.get(reference.target, ""))
    return package.with_parts({package.main: serialise(root)})


def ask_word(package: Package) -> Package:
    """Make Word fill the numbers when it opens the file (it asks its user first)."""
    settings = package.tree(package.part("settings"))
    if settings.find(qn("updateFields")) is None:
        following = next((c for c in settings if etree.QName(c).localname in _AFTER_UPDATE_FIELDS), None)
        element = w("updateFields", val="true")
        settings.append(element) if following is None else following.addprevious(element)
    return package.with_parts({package.part("settings"): serialise(settings)})


def _mark(root: Element) -> None:
    """Put bookmarks into paragraphs and before page numbers that end them.

    Words of tables, most paragraphs of a report, are found by themselves, and marks cost time.
    """
    owner = _paragraph_of_bookmarks(root)
    references = [*page_refs(root)]
    ending = [*_ending(root, references)]
    entries = {owner[one.target] for one in references if one.target in owner} | {index for index, _ in ending}
    begins = True  # a section, whose first page its first mark tells
    for index, paragraph in enumerate(root.iter(qn("p"))):
        in_table = next(paragraph.iterancestors(qn("tc")), None) is not None
        is_needed = begins or index in entries or not in_table or not text_of(paragraph).strip()
        begins = paragraph.find(f"{qn('pPr')}/{qn('sectPr')}") is not None
        if not is_needed:
            continue
        properties = paragraph.find(qn("pPr"))
        position = 0 if properties is None else 1
        paragraph[position:position] = _bookmark(900_000 + index, f"{MARK}{index}")  # above every id of the document
    for index, reference in ending:
        begin = reference.begin if reference.begin.tag == qn("fldSimple") else parent_of(reference.begin)
        for element in _bookmark(1_900_000 + index, f"{MARK}N{index}"):
            begin.addprevious(element)


def _bookmark(number: int, name: str) -> tuple[Element, Element]:
    return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)


def _ending(root: Element, references: Iterable[PageRef]) -> Iterator[tuple[int, PageRef]]:
    """Find the page numbers after which their paragraph prints nothing, with the paragraph's number."""
    numbers = {paragraph: index for index, paragraph in enumerate(root.iter(qn("p")))}
    for reference in references:
        paragraph = next(reference.results[0].iterancestors(qn("p")))
        last = [run for run in paragraph.iter(qn("r")) if run.find(qn("t")) is not None][-1]
        if last is reference.results[-1]:
            yield numbers[paragraph], reference


def _paragraph_of_bookmarks(root: Element) -> dict[str, int]:
    owner: dict[str, int] = {}
    index = -1
    for element in root.iter(qn("p"), qn("bookmarkStart")):
        if element.tag == qn("p"):
            index += 1
        else:
            # A bookmark between paragraphs belongs to the one that follows.
            inside = parent_of(element).tag == qn("p")
            owner[value_of(element, "name")] = index if inside else index + 1
    return owner


def _sections(root: Element, pages: Mapping[str, int]) -> list[tuple[int, int, int, str]]:
    """List sections as (last paragraph, first physical page, first displayed page, number form)."""
    sections: list[tuple[int, int, int, str]] = []
    begin = 0
    numbers = {paragraph: index for index, paragraph in enumerate(root.iter(qn("p")))}
    inner = (s for s in root.iter(qn("sectPr")) if parent_of(s).tag == qn("pPr"))
    final = root.find(f"{qn('body')}/{qn('sectPr')}")
    for last, section in [*((numbers[parent_of(parent_of(s))], s) for s in inner), (len(numbers), final)]:
        first = next((pages[f"{MARK}{n}"] for n in range(begin, last + 1) if f"{MARK}{n}" in pages), 1)
        kind = None if section is None else section.find(qn("pgNumType"))
        start = None if kind is None else kind.get(qn("start"))
        form = "decimal" if kind is None else kind.get(qn("fmt"), "decimal")
        if start is not None:
            shown = whole(kind, "start")
        elif sections:
            _, before, displayed, _ = sections[-1]
            shown = displayed + first - before
        else:
            shown = 1
        sections.append((last, first, shown, form))
        begin = last + 1
    return sections


def _written(number: int, form: str) -> str:
    if form not in ("lowerRoman", "upperRoman") or not 0 < number < 4000:
        return str(number)
    values = (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")
    text = ""
    for value, letters in (*values, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += letters * (number // value)
        number %= value
    return text.upper() if form == "upperRoman" else text
