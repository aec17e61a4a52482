"""What both forms of a case's box have in common: its title, and what is written inside it."""

from report_engine.document import Block, Case, Figure, ListItems, Paragraph, Table
from report_engine.ooxml.elements import Element, copy, qn, text_of
from report_engine.template.prototypes import Prototype
from report_engine.word.build import Build
from report_engine.word.figure import write_figure
from report_engine.word.table import write_table
from report_engine.word.text import inlines, run, sequence


def fill_title(element: Element, node: Case, build: Build) -> None:
    """Put the number and the title where the designed line has 〔编号〕 and 〔标题〕."""
    for child in element.findall(qn("r")):
        element.remove(child)
    before, after = around_number(node.title.text, build)
    if before:
        element.append(run(before))
    element.extend(sequence(node.id, build.labels[node.id], build))
    element.append(run(after))


def around_number(title: str, build: Build) -> tuple[str, str]:
    """Write what stands before and after the number, with the brackets of the designed line."""
    box = build.template.prototypes[Prototype.CASE][0]
    designed = text_of(box if box.tag == qn("p") else next(box.iter(qn("p"))))
    before, _, after = designed.replace("〔标题〕", title).partition("〔编号〕")
    return before, after


def write_inside(block: Block, model: Element, build: Build) -> list[Element]:
    """Write a block of a case; its text as copies of the designed paragraph."""
    match block:
        case Paragraph() | ListItems():
            return _running_text(block, model, build)
        case Figure():
            return write_figure(block, build, in_case=True)
        case Table():
            return write_table(block, build, build.template.case_room)
        case Case():
            raise AssertionError("loading refuses a case inside a case")


def _running_text(block: Paragraph | ListItems, model: Element, build: Build) -> list[Element]:
    if isinstance(block, Paragraph):
        return [_like(model, inlines(block.content, build))]
    marks = (f"（{n}）" if block.ordered else "·" for n in range(1, len(block.items) + 1))
    return [
        _like(model, [run(mark), *inlines(item.content, build)]) for mark, item in zip(marks, block.items, strict=True)
    ]


def _like(model: Element, content: list[Element]) -> Element:
    element = copy(model)
    for child in element.findall(qn("r")):
        element.remove(child)
    element.extend(content)
    return element
