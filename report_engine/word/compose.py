"""Composes the report: the frame rendered, the body written, the package serialised."""

from collections.abc import Mapping
from pathlib import Path

from report_engine.document import Document
from report_engine.load.layout import Layout
from report_engine.numbering import Labels
from report_engine.ooxml.package import Package, package_of
from report_engine.pictures import Pictures
from report_engine.problems import Problem, Source
from report_engine.template.contract import Template
from report_engine.word.frame import frame_context, render
from report_engine.word.serialise import parts_of
from report_engine.word.writer import write


def compose(
    document: Document,
    template: Template,
    layout: Layout,
    labels: Labels,
    pictures: Pictures,
    template_source: Source,
    problems: list[Problem],
    shelf: Path | None = None,
) -> Package | None:
    """Make the parts of the `.docx`; None, with the mistake told, if the template's tags are wrong.

    On the shelf the places of missing photos are kept from build to build.
    """
    lacking = []
    if document.scorecards and not template.has_cards:
        lacking.append("附表的循环（{%p for card in cards %} … {{ card.heading }} … {%p endfor %}）")
    if document.declaration and "declaration" not in template.slots:
        lacking.append("声明的位置（{{ slots.declaration }}）")
    for what in lacking:
        problems.append(
            Problem("T007", f"内容里有，Word 模板里却没有{what}", template_source, "在模板里补上，或删去内容")
        )
    if lacking:
        return None
    docx = render(template, frame_context(document, labels), template_source, problems)
    if docx is None:
        return None
    try:
        write(docx, document, template, layout, labels, pictures, shelf)
        return package_of(parts_of(docx))
    except (LookupError, StopIteration, ValueError) as error:  # what was to be there, and is not; a number that is none
        message = f"Word 模板里有程序用不了的样张或段落（{type(error).__name__}：{error}）"
        problems.append(Problem("T002", message, template_source, "从上一次可用的版本恢复，或对照案例重做样张"))
        return None


def with_pictures(report: Package, made: Mapping[bytes, bytes]) -> Package:
    """Put pictures in the place of what stood in for them when the report was composed."""
    return report.with_parts({name: made[data] for name, data in report.parts.items() if data in made})
