"""What both forms of a case's box have in common: its title, its running text, its width."""

from report_engine.document import Case, ListItems, Paragraph
from report_engine.ooxml.elements import Element, copy, qn, text_of
from report_engine.template.contract import Prototype
from report_engine.word.build import Build
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


def running_text(block: Paragraph | ListItems, model: Element, build: Build) -> list[Element]:
    """Write text as copies of the designed paragraph."""
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
