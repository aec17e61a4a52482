"""Renders the frame that is designed in Word: cover, front matter, headers, scorecards.

The only file that knows docxtpl. Its context is `FrameContext` of `names.py`, and the tags in the
Word file stay trivial: `{{ … }}`, `{%p if/for … %}`, `{%tr for … %}`; `tags.py` checks them before.
"""

import io
from collections.abc import Iterator
from typing import Any

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docxtpl.template import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from report_engine.document import Document
from report_engine.numbering import Labels
from report_engine.ooxml.elements import A, R, qn
from report_engine.problems import Problem, Source
from report_engine.template.contract import Template
from report_engine.template.prototypes import PROTOTYPE_STYLE, first_prototype
from report_engine.template.tag_names import OPTIONAL_SLOTS, SLOTS, CardTags, FrameContext, ReportTags, RowTags

# What docxtpl and python-docx raise over a file that passed the door and is none of theirs all the same.
_STUMBLES = (AttributeError, LookupError, TypeError, ValueError, OpcError, PythonDocxError, LxmlError)
MARK = "\u2997slot:{}\u2998"  # brackets that no Chinese text holds


class _Frame(DocxTemplate):
    """The frame, of which only what may hold a tag is rendered: each part costs a compilation."""

    def build_headers_footers_xml(
        self, context: dict[str, Any], uri: str, jinja_env: Environment | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """Render those that have a brace, and what several of them say once."""
        untyped: Any = self
        made: dict[bytes, bytes] = {}
        for key, part in untyped.get_headers_footers(uri):
            data = part.blob  # written anew whenever it is asked for
            if b"{" in data or b"&#" in data:
                if data not in made:
                    source = untyped.patch_xml(untyped.get_part_xml(part))
                    made[data] = untyped.render_xml_part(source, part, context, jinja_env).encode()
                yield key, made[data]

    def resolve_listing(self, xml: str) -> str:
        """Leave what has no sign that stands for a tab, a line, a paragraph or a page."""
        untyped: Any = super()
        return str(untyped.resolve_listing(xml)) if any(sign in xml for sign in "\t\n\a\f") else xml

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Leave the properties of the file: `properties.py` writes them."""


def frame_context(document: Document, labels: Labels) -> FrameContext:
    """Collect what the frame prints."""
    front = document.front
    report = ReportTags(
        front.title.text,
        front.subtitle.text,
        front.issuer.text,
        front.date.text,
        front.publication_form.text,
        front.publication_url.text,
        bool(document.declaration),
    )
    slots = {slot: MARK.format(slot) for slot in (*SLOTS, *OPTIONAL_SLOTS)}
    region = f"名称：{front.region}（{front.region_code}）"
    years = [f"{year}年" for year in document.years]
    cards = tuple(
        CardTags(
            f"{labels[card.id].full}\u3000{card.title}",
            region,
            years[0],
            years[1],
            tuple(
                RowTags(row.no.text, row.label.text, row.unit.text, *(value.text for value in row.values))
                for row in card.rows
            ),
        )
        for card in document.scorecards
    )
    return FrameContext(report, slots, cards)


def render(template: Template, context: FrameContext, place: Source, problems: list[Problem]) -> Any:
    """Render the frame to a live python-docx document; None, with the mistake told, if a tag is wrong."""
    # Without autoescape a title holding & or < would end the document there; without
    # StrictUndefined a misspelt tag would print nothing.
    # The sandbox keeps tags from reaching into Python.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    frame = _Frame(io.BytesIO(template.data))
    try:
        frame.init_docx()
        _remove_prototypes(frame.docx, template)
        frame.render(
            {"report": context.report, "slots": context.slots, "cards": context.cards}, environment, autoescape=True
        )
    except TemplateError as error:
        # `word/tags.py` has told every mistake that it knows, with its place.
        hint = "检查 {{ }}、{%p … %} 是否成对；可用的标记见编写指南“改版式”一章"
        problems.append(Problem("T010", f"Word 模板里的标记写错了：{error.message}", place, hint))
        return None
    except _STUMBLES as error:
        message = f"Word 模板里有程序读不了的内容（{type(error).__name__}：{error}）"
        problems.append(Problem("T002", message, place, "用 Word 打开，另存为新的 .docx"))
        return None
    return frame.docx


def _remove_prototypes(docx: Any, template: Template) -> None:
    """Take out what the writer copies: it is not printed, and need not be rendered."""
    body = docx.element.body
    first = first_prototype(body, template.style_ids.get(PROTOTYPE_STYLE))
    if first is None:
        return
    pictures: dict[str, None] = {}  # prototypes may show the same one
    for element in [first, *first.itersiblings()]:
        if element.tag != qn("sectPr"):
            body.remove(element)
            pictures |= dict.fromkeys(blip.get(f"{{{R}}}embed", "") for blip in element.iter(f"{{{A}}}blip"))
    for picture in pictures:
        if picture:  # one that shows nothing has no relationship
            docx.part.drop_rel(picture)
