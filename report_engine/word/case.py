"""Case studies from the prototype 样张：案例框."""

from report_engine.document import Case, Figure, ListItems, Paragraph, Table
from report_engine.word.build import Build
from report_engine.word.figure import write_figure
from report_engine.word.layout import Prototype, Style
from report_engine.word.oxml import Element, copy, qn, text_of
from report_engine.word.table import write_table
from report_engine.word.text import inlines, paragraph, run, sequence


def write_case(node: Case, build: Build) -> list[Element]:
    """Make the box and the gap after it (LibreOffice merges tables that touch)."""
    box = copy(build.template.prototypes[Prototype.CASE])
    title_cell, text_cell = (row.find(qn("tc")) for row in box.findall(qn("tr"))[:2])
    _fill_title(title_cell.find(qn("p")), node, build)
    model = text_cell.find(qn("p"))
    text_cell.remove(model)
    for block in node.body:
        match block:
            case Paragraph():
                text_cell.append(_like(model, inlines(block.content, build)))
            case ListItems():
                for position, item in enumerate(block.items, start=1):
                    mark = f"（{position}）" if block.ordered else "·"
                    text_cell.append(_like(model, [run(mark), *inlines(item, build)]))
            case Figure():
                text_cell.extend(write_figure(block, build, in_case=True))
            case Table():
                text_cell.extend(write_table(block, build))
            case Case():
                raise AssertionError("loading refuses a case inside a case")
    return [box, paragraph(Style.GAP, build)]


def _fill_title(element: Element, node: Case, build: Build) -> None:
    """Put the number and the title where the designed line has 〔编号〕 and 〔标题〕."""
    designed = text_of(element)
    for child in element.findall(qn("r")):
        element.remove(child)
    before, _, _ = designed.partition("〔编号〕")
    if before:
        element.append(run(before))
    element.extend(sequence(node.id, build.labels[node.id], build))
    element.append(run(title_tail(node.title, build)))


def title_tail(title: str, build: Build) -> str:
    """Write what follows the number, with the brackets that the designed line puts around the title."""
    box = build.template.prototypes[Prototype.CASE]
    designed = text_of(next(box.iter(qn("p"))))
    return designed.partition("〔编号〕")[2].replace("〔标题〕", title)


def _like(model: Element, content: list[Element]) -> Element:
    element = copy(model)
    for child in element.findall(qn("r")):
        element.remove(child)
    element.extend(content)
    return element
