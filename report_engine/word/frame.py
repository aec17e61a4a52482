"""Renders the frame that is designed in Word: cover, front matter, headers, scorecards.

The only file that knows docxtpl. Its context is `FrameContext`, and the tags in the Word
file stay trivial: `{{ … }}`, `{%p if/for … %}`, `{%tr for … %}`.
"""

import io
import re
from dataclasses import dataclass, fields
from typing import Any

from docxtpl.template import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from report_engine.document import Document
from report_engine.numbering import Labels
from report_engine.problems import Problem, Source
from report_engine.read.schema import suggest
from report_engine.word.layout import OPTIONAL_SLOTS, SLOTS, Template

MARK = "\u2997slot:{}\u2998"  # brackets that no Chinese text holds


@dataclass(frozen=True, slots=True)
class ReportTags:
    """`report.…` in the Word file."""

    title: str
    subtitle: str
    issuer: str
    date: str
    publication_form: str
    publication_url: str
    has_declaration: bool


@dataclass(frozen=True, slots=True)
class RowTags:
    """`row.…` in a scorecard's table."""

    no: str
    label: str
    unit: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class CardTags:
    """`card.…`: one scorecard."""

    heading: str
    region: str
    year_a: str
    year_b: str
    rows: tuple[RowTags, ...]


@dataclass(frozen=True, slots=True)
class FrameContext:
    """Everything a tag may name."""

    report: ReportTags
    slots: dict[str, str]
    cards: tuple[CardTags, ...]


def frame_context(document: Document, labels: Labels) -> FrameContext:
    """Collect what the frame prints."""
    front = document.front
    report = ReportTags(
        front.title,
        front.subtitle,
        front.issuer,
        front.date,
        front.publication_form,
        front.publication_url,
        bool(document.declaration),
    )
    slots = {slot: MARK.format(slot) for slot in (*SLOTS, *OPTIONAL_SLOTS)}
    region = f"名称：{front.region}({front.region_code})"
    years = [f"{year}年" for year in document.years]
    cards = tuple(
        CardTags(
            f"{labels[card.id].full}\u3000{card.title}",
            region,
            years[0],
            years[1],
            tuple(RowTags(row.no, row.label, row.unit, *row.values) for row in card.rows),
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
    frame = DocxTemplate(io.BytesIO(template.data))
    try:
        frame.render(
            {"report": context.report, "slots": context.slots, "cards": context.cards}, environment, autoescape=True
        )
    except TemplateError as error:
        problems.append(_tag_problem(error, place))
        return None
    return frame.docx


def _tag_problem(error: TemplateError, place: Source) -> Problem:
    """Say which tag is wrong, in the words of the Word file."""
    message = error.message or ""
    attribute = re.search(r"\.(\w+) object'? has no attribute '(\w+)'", message)
    if attribute:
        tags = {"ReportTags": ("report", ReportTags), "CardTags": ("card", CardTags), "RowTags": ("row", RowTags)}
        name, kind = tags.get(attribute[1], ("", ReportTags))
        known = [field.name for field in fields(kind)]
        hint = suggest(attribute[2], known) or f"可用的有：{'、'.join(known)}"
        return Problem("T010", f"Word 模板里的标记 {{{{ {name}.{attribute[2]} }}}} 不存在", place, hint)
    unknown = re.search(r"'(\w+)' is undefined|no attribute '(\w+)'", message)
    if unknown:
        word = unknown[1] or unknown[2]
        known = ["report", "slots", "cards", "card", "row", *SLOTS, *OPTIONAL_SLOTS]
        hint = suggest(word, known) or "可用的标记见编写指南“改版式”一章"
        return Problem("T010", f"Word 模板里的标记用了不存在的名称“{word}”", place, hint)
    hint = "检查 {{ }}、{%p … %} 是否成对；可用的标记见编写指南“改版式”一章"
    return Problem("T010", f"Word 模板里的标记写错了：{_in_chinese(message)}", place, hint)


def _in_chinese(message: str) -> str:
    """Translate what the template engine says of a tag that it cannot read."""
    texts = (
        ("unknown tag 'endfor'", "多了一个 endfor，或前面缺少 for"),
        ("unknown tag 'endif'", "多了一个 endif，或前面缺少 if"),
        ("Unexpected end of template", "for 或 if 没有写 endfor、endif"),
        ("unknown tag", "不认识的标记"),
        ("unsafe", "标记里只能用列出的名称"),
        ("unexpected", "符号不对或没有写完"),
        ("expected token", "符号不对或没有写完"),
    )
    return next((text for pattern, text in texts if pattern.lower() in message.lower()), "写法不对")
