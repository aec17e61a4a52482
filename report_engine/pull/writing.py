"""Writes a row of units as an author would: Markdown with its signs escaped, in the style of its YAML text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from report_engine.base import Unit
from report_engine.read.origin import Span

_ALWAYS = frozenset("\\`*_[]{}<&~|")
_AT_START = re.compile(r"(?P<sign>[-+#>=])|(?P<number>\d{1,9})(?=[.)](?:\s|$))")
_PLAIN_AT_START = frozenset("-?:,[]{}#&*!|>'\"%@`")
_PLAIN_INSIDE = re.compile(r": |:$| #")
_FLOW = frozenset(",[]{}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit as it is to be printed; `span` is what was typed for it in a text of a `style`, None for a new one.

    `follows` tells that the piece before it is the one that stood before it, in the same look.
    """

    unit: Unit
    span: Span | None = None
    style: str = ""
    gap: str | None = None

    @property
    def source(self) -> str:
        """What an author types for it, whatever holds the text."""
        if self.span is not None:
            return decoded(self.span.typed, self.style)
        return self.unit.text


def decoded(typed: str, style: str) -> str:
    """Read what was typed in YAML; a line's end is a blank."""
    if "\n" in typed and typed.isspace():
        return " "
    if style == "'":
        return typed.replace("''", "'")
    if style == '"':
        return re.sub(r'\\(["\\/])', r"\1", typed)
    return typed


def encoded(text: str, style: str) -> str:
    """Write a text into YAML that is open already."""
    if style == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else text


def markdown(
    pieces: Sequence[Piece], references: Mapping[str, str], *, style: str | None = None, closed: bool = True
) -> str:
    """Write a paragraph; with a `style`, what stood in YAML is taken over as it stood, gaps included.

    One that is not `closed` lacks the marks behind its last unit.
    """
    written: list[str] = []
    bold, link = False, ""
    pieces = tighten(pieces)
    for n, piece in enumerate(pieces):
        unit = piece.unit
        if style is not None and piece.gap is not None:
            written.append(piece.gap)
        else:
            marks = _between(bold, link, unit.bold, unit.link)
            written.append(marks if style is None else encoded(marks, style))
        bold, link = unit.bold, unit.link
        if piece.span is not None and style is not None:
            written.append(piece.span.typed if piece.style == style else encoded(piece.source, style))
        else:
            source = piece.source if piece.span is not None else _escaped(unit, references, pieces[n - 1 : n])
            written.append(source if style is None else encoded(source, style))
    marks = _between(bold, link, False, "") if closed else ""
    return "".join(written) + (marks if style is None else encoded(marks, style))


def tighten(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave blanks at the ends of what is bold out of it: Markdown would not take it for bold."""
    result = list(pieces)
    for order in (range(len(result)), range(len(result) - 1, -1, -1)):
        inside = False
        for n in order:
            unit = result[n].unit
            if unit.text.isspace() and unit.kind == "char" and unit.bold and not inside:
                result[n] = replace(result[n], unit=replace(unit, bold=False), gap=None)
            else:
                inside = unit.bold
    return result


def _between(was_bold: bool, was_link: str, bold: bool, link: str) -> str:
    if (was_bold, was_link) == (bold, link):
        return ""
    marks = f"]({was_link})" if was_link and was_link != link else ""
    marks += "**" if was_bold and not bold else ""
    marks += "**" if bold and not was_bold else ""
    return marks + ("[" if link and link != was_link else "")


def _escaped(unit: Unit, references: Mapping[str, str], before: Sequence[Piece]) -> str:
    if unit.kind == "ref":
        return f"[@{references[unit.of]}]"
    if unit.kind == "value":  # its name is not known where it comes to stand: written out
        return unit.of
    text = unit.text
    if text in _ALWAYS or (text == "@" and not (before and before[0].unit.text[-1:].isalnum())):
        return f"\\{text}"
    return text


def guarded(text: str) -> str:
    """Keep the beginning of a paragraph from being read as a list, a heading or a quotation."""
    match = _AT_START.match(text)
    if match is None:
        return text
    at = match.end() if match["number"] else match.start()
    return f"{text[:at]}\\{text[at:]}"


def needs_quotes(typed: str, *, in_flow: bool) -> bool:
    """Tell whether YAML would read an unquoted text otherwise than it stands."""
    if typed[:1] in _PLAIN_AT_START and typed[:2] not in ("- ", "? ") and typed[:1] not in "-?:":
        return True
    risky = typed[:2] in ("- ", "? ", ": ") or _PLAIN_INSIDE.search(typed.replace("\n", " "))
    return bool(risky) or (in_flow and not _FLOW.isdisjoint(typed))


def quoted(typed: str) -> str:
    """Put a text that stood unquoted into quotes."""
    return "'" + typed.replace("'", "''") + "'"


def item_lines(texts: Sequence[str], column: int) -> str:
    """Write texts as one item of a list, paragraphs apart."""
    indent = " " * (column + 2)
    lines = "\n\n".join(texts).split("\n")
    return f"{' ' * column}- |\n" + "".join(f"{indent}{line}\n" if line else "\n" for line in lines)
