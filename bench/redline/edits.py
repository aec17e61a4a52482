"""Edits of a Word file by kind, as people make them in Word: the same ones for the same seed."""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

Element = Any
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LONG = 20  # characters of a paragraph in which something can be changed


def qn(name: str) -> str:
    """Write a name of WordprocessingML as lxml wants it."""
    return f"{{{W}}}{name}"


def text_of(element: Element) -> str:
    """All text in an element."""
    return "".join(node.text or "" for node in element.iter(qn("t")))


class Page:
    """The body of a file in the hands of one who edits it."""

    def __init__(self, body: Element, chance: Random) -> None:
        self.body, self.chance = body, chance

    def prose(self) -> list[Element]:
        """Paragraphs of running text in the body, without fields that reach over their end."""
        found = [p for p in self.body.findall(qn("p")) if len(text_of(p)) >= _LONG and self.style(p) == "BodyText"]
        return [p for p in found if p.find(f".//{qn('drawing')}") is None]

    def one(self) -> Element:
        """One of them."""
        return self.chance.choice(self.prose())

    def style(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        found = paragraph.find(f"{qn('pPr')}/{qn('pStyle')}")
        return "" if found is None else str(found.get(qn("val")))

    def tables(self, merged: bool = False) -> list[Element]:
        """Tables of data, or those whose first column has merged cells."""
        found = [t for t in self.body.findall(qn("tbl")) if len(t.findall(f"{qn('tblGrid')}/{qn('gridCol')}")) > 2]
        return [t for t in found if self.groups(t)] if merged else [t for t in found if len(t.findall(qn("tr"))) > 3]

    def groups(self, table: Element) -> list[list[Element]]:
        """Rows of a table whose first cells are merged into one."""
        groups: list[list[Element]] = []
        for row in table.findall(qn("tr")):
            if row.find(f"{qn('trPr')}/{qn('tblHeader')}") is not None:
                continue
            merge = row.find(f"{qn('tc')}/{qn('tcPr')}/{qn('vMerge')}")
            if merge is not None and merge.get(qn("val")) == "restart":
                groups.append([row])
            elif merge is not None and groups:
                groups[-1].append(row)
        return [group for group in groups if len(group) > 1]

    def run(self) -> Element:
        """A run of plain text that is long enough."""
        runs = [r for p in self.prose() for r in p.findall(qn("r")) if len(text_of(r)) >= _LONG]
        return self.chance.choice(runs)

    def like(self, model: Element, text: str) -> Element:
        """Make a paragraph that looks like another."""
        made = etree.SubElement(etree.Element("x"), qn("p"))
        made.extend(map(deepcopy, model.findall(qn("pPr"))))
        etree.SubElement(etree.SubElement(made, qn("r")), qn("t")).text = text
        return made

    def fresh(self, original: Element) -> Element:
        """Copy without bookmarks, as pasting does."""
        made = deepcopy(original)
        for mark in [*made.iter(qn("bookmarkStart"), qn("bookmarkEnd"))]:
            mark.getparent().remove(mark)
        return made


def drop(element: Element) -> None:
    """Take an element out."""
    element.getparent().remove(element)


def _node(run: Element) -> Element:
    return next(node for node in run.iter(qn("t")) if node.text)


def words(page: Page) -> None:
    """Some characters typed over, some typed in."""
    node = _node(page.run())
    at = page.chance.randrange(len(node.text) - 6)
    node.text = node.text[:at] + "稳步推进各项改革" + node.text[at + page.chance.randrange(5) :]


def sentence_out(page: Page) -> None:
    """The end of a text deleted."""
    node = _node(page.run())
    node.text = node.text[: len(node.text) // 2]


def rewritten(page: Page) -> None:
    """A paragraph written anew."""
    paragraph = page.one()
    paragraph[:] = [*paragraph.findall(qn("pPr")), page.like(paragraph, "另起炉灶，写了与原来毫不相干的一段话。")[-1]]


def new_paragraph(page: Page) -> None:
    """A paragraph typed behind another."""
    model = page.one()
    model.addnext(page.like(model, f"新增第{page.chance.randrange(900)}号段落，介绍本年度的新举措。"))


def no_paragraph(page: Page) -> None:
    """A paragraph deleted."""
    drop(page.one())


def split(page: Page) -> None:
    """Enter pressed in the middle of a text."""
    run = page.run()
    paragraph, node = run.getparent(), _node(run)
    at = page.chance.randrange(8, len(node.text) - 8)
    second = page.like(paragraph, node.text[at:])
    second[-1][:0] = map(deepcopy, run.findall(qn("rPr")))
    second.extend(list(run.itersiblings()))
    node.text = node.text[:at]
    paragraph.addnext(second)


def joined(page: Page) -> None:
    """Two paragraphs made one."""
    found = [p for p in page.prose() if p.getnext() in page.prose()]
    first = page.chance.choice(found)
    second = first.getnext()
    first.extend([child for child in second if child.tag != qn("pPr")])
    drop(second)


def moved(page: Page) -> None:
    """A paragraph cut and pasted elsewhere."""
    first = page.one()
    page.chance.choice([p for p in page.prose() if p is not first]).addnext(first)


def swapped(page: Page) -> None:
    """Two neighbours changed places."""
    found = [p for p in page.prose() if p.getnext() in page.prose()]
    first = page.chance.choice(found)
    first.getnext().addnext(first)


def bold(page: Page) -> None:
    """Part of a text made bold."""
    run = page.run()
    second = deepcopy(run)
    node = _node(run)
    _node(second).text, node.text = node.text[10:], node.text[:10]
    run.addnext(second)
    if second.find(qn("rPr")) is None:
        second.insert(0, etree.Element(qn("rPr")))
    look = second.find(qn("rPr"))
    look.insert(sum(child.tag in (qn("rStyle"), qn("rFonts")) for child in look), etree.Element(qn("b")))


def centred(page: Page) -> None:
    """A paragraph centred."""
    properties = page.one().find(qn("pPr"))
    for old in properties.findall(qn("jc")):
        properties.remove(old)
    behind = [c for c in properties if c.tag in {qn(n) for n in ("textAlignment", "outlineLvl", "rPr", "sectPr")}]
    made = etree.Element(qn("jc"), {qn("val"): "center"})
    properties.insert(properties.index(behind[0]) if behind else len(properties), made)


def heading_level(page: Page) -> None:
    """A heading put one level lower."""
    found = [p for p in page.body.findall(qn("p")) if page.style(p) == "Heading2"]
    page.chance.choice(found).find(f"{qn('pPr')}/{qn('pStyle')}").set(qn("val"), "Heading3")


def caption(page: Page) -> None:
    """A caption typed over."""
    found = [p for p in page.body.findall(qn("p")) if page.style(p) in ("TableCaption", "ChartCaption")]
    node = [n for n in page.chance.choice(found).iter(qn("t")) if n.text][-1]
    node.text = f"{node.text}（修订）"


def cell(page: Page) -> None:
    """A cell of a table typed over."""
    table = page.chance.choice(page.tables())
    page.chance.choice([n for n in table.iter(qn("t")) if n.text]).text = str(page.chance.randrange(9999))


Edit = Callable[[Page], None]
TEXTS: dict[str, Edit] = {
    "words": words,
    "sentence-out": sentence_out,
    "rewritten": rewritten,
    "new-paragraph": new_paragraph,
    "no-paragraph": no_paragraph,
    "split": split,
    "joined": joined,
    "moved": moved,
    "swapped": swapped,
    "bold": bold,
    "centred": centred,
    "heading-level": heading_level,
    "caption": caption,
    "cell": cell,
}
