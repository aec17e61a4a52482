"""Reads paragraphs and tables of a Word file: text with mentions, captions, rows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from report_engine.compare.looks import Look, Looks
from report_engine.compare.outline import Piece
from report_engine.compare.wordfile import SIGNS
from report_engine.ooxml.elements import Element, qn
from report_engine.ooxml.fields import Field, pieces
from report_engine.ooxml.fields import Piece as FieldPiece
from report_engine.ooxml.numbers import whole
from report_engine.verify.reading import visible

_TYPED = re.compile(r"\s*((?:附表|案例|表|图)\s*[\d一二三四五六七八九十]+(?:[-.－]\d+)*)[\s：:.、]*")


def line_of(paragraph: Element, owners: Mapping[str, str], looks: Looks) -> tuple[Piece, ...]:
    """Read the text; a REF field is a mention of what owns its bookmark."""
    made: list[Piece] = []
    for field, printed in groupby(pieces(paragraph, SIGNS), _outermost):
        words = field.words if field else ()
        target = owners.get(words[1], words[1]) if words[:1] == ("REF",) and len(words) > 1 else ""
        for look, part in groupby(printed, lambda piece: _look(piece.node, paragraph, looks)):
            text = "".join(_sign(piece.node) for piece in part)
            if text and target and made and made[-1].target == target and field:
                made[-1] = replace(made[-1], text=made[-1].text + text)
            elif text:
                made.append(Piece(text, target, look=look))
    return tuple(made)


def looks_of(paragraphs: Iterable[Element], looks: Looks) -> tuple[object, ...]:
    """How the text of a cell or a heading looks, run by run."""
    return tuple(
        (looks.of_paragraph(p), tuple(look for look, _ in groupby(_look(one.node, p, looks) for one in pieces(p))))
        for p in paragraphs
    )


def _outermost(piece: FieldPiece) -> Field | None:
    return piece.within[0] if piece.within else None


def _look(node: Element, paragraph: Element, looks: Looks) -> Look:
    run = next(node.iterancestors(qn("r")), None)
    return () if run is None else looks.of_text(run, paragraph)


def caption(paragraph: Element) -> tuple[str, str]:
    """Cut “表 1　学校一览表” into its number, be it a field or typed, and its title."""
    label = rest = ""
    numbered = False
    for words, text in _stretches(paragraph):
        if numbered:
            rest += text
        else:
            label += text
            numbered = words[:1] == ("SEQ",)
    if not numbered:
        typed = _TYPED.match(label)
        label, rest = (typed[1], label[typed.end() :]) if typed else ("", label)
    return " ".join(label.split()), rest.strip(" \t\u3000：:.、").removeprefix("【").removesuffix("】")


def typed_text(paragraph: Element) -> str:
    """Read the text without results of fields: page numbers are nobody's change."""
    return "".join(text for words, text in _stretches(paragraph) if not words)


def rows_of(table: Element) -> tuple[tuple[tuple[Element | None, ...], ...], int]:
    """Give rows in which merged cells stand in every place that they cover, and how many are column heads."""
    rows: list[tuple[Element | None, ...]] = []
    heads = 0
    for element in table.findall(qn("tr")):
        row: list[Element | None] = [None] * _number(element, "trPr/gridBefore", 0)
        for cell in element.findall(qn("tc")):
            merge = cell.find(f"{qn('tcPr')}/{qn('vMerge')}")
            covered = merge is not None and merge.get(qn("val")) != "restart" and rows and len(row) < len(rows[-1])
            row += [rows[-1][len(row)] if covered else cell] * _number(cell, "tcPr/gridSpan", 1)
        if heads == len(rows) and element.find(f"{qn('trPr')}/{qn('tblHeader')}") is not None:
            heads += 1
        rows.append(tuple(row))
    return tuple(rows), max(1, heads)


def cell_text(cell: Element | None) -> str:
    """Read a cell; the writer breaks its lines where columns are narrow."""
    if cell is None:
        return ""
    return "\n".join(visible(p).replace("\n", "") for p in cell.findall(qn("p"))).strip()


def _number(element: Element, path: str, default: int) -> int:
    found = element.find("/".join(map(qn, path.split("/"))))
    return max(default, whole(found, default=default))


def _stretches(paragraph: Element) -> Iterator[tuple[tuple[str, ...], str]]:
    """Cut the text into results of outermost fields, with the words of their instruction, and what is between."""
    for field, printed in groupby(pieces(paragraph, SIGNS), _outermost):
        yield field.words if field else (), "".join(_sign(piece.node) for piece in printed)


def _sign(node: Element) -> str:
    if node.tag == qn("t"):
        return node.text or ""
    # A tab of the paragraph's ruler is none of its text.
    parent = node.getparent()
    return SIGNS.get(str(node.tag), "") if parent is not None and parent.tag == qn("r") else ""
