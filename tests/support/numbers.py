"""Numbers that Word computes for headings from the list which their styles are linked to."""

from collections import Counter

from .ooxml import Docx, Element, find, find_all, value
from .styles import Styles

_HAN = "零一二三四五六七八九十"


def heading_numbers(docx: Docx) -> dict[Element, str]:
    """Number every paragraph of the body that stands in the list of the headings."""
    styles = Styles(docx)
    counts: Counter[tuple[str, int]] = Counter()
    numbers = {}
    for paragraph in find_all(docx.body, ".//w:p"):
        place = styles.finds(paragraph, "w:pPr/w:numPr")
        if place is None or styles.finds(paragraph, "w:pPr/w:outlineLvl") is None:
            continue
        number = value(place, "w:numId") or ""
        level = int(value(place, "w:ilvl") or 0)
        levels = _levels(docx, number)
        counts[number, level] += 1
        for deeper in range(level + 1, 9):
            counts[number, deeper] = 0
        text = value(levels[level], "w:lvlText") or ""
        for upper in range(level + 1):
            # isLgl: numbers of upper levels are arabic too, however those print their own.
            model = levels[level] if find(levels[level], "w:isLgl") is not None else levels[upper]
            text = text.replace(f"%{upper + 1}", _write(counts[number, upper], value(model, "w:numFmt")))
        numbers[paragraph] = text
    return numbers


def _levels(docx: Docx, number: str) -> dict[int, Element]:
    numbering = docx.xml("word/numbering.xml")
    instance = next(n for n in find_all(numbering, "w:num") if value(n, attribute="w:numId") == number)
    wanted = value(instance, "w:abstractNumId")
    abstract = next(a for a in find_all(numbering, "w:abstractNum") if value(a, attribute="w:abstractNumId") == wanted)
    return {int(value(level, attribute="w:ilvl") or 0): level for level in find_all(abstract, "w:lvl")}


def _write(number: int, form: str | None) -> str:
    return _HAN[number] if form == "chineseCountingThousand" else str(number)
