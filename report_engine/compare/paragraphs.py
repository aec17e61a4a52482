"""Reads paragraphs and tables of a Word file: text with mentions, captions, rows."""

import re
from collections.abc import Iterator, Mapping

from report_engine.compare.outline import Line, Piece, Rows
from report_engine.compare.wordfile import MC, SIGNS
from report_engine.ooxml.elements import Element, qn
from report_engine.verify.reading import visible

_READ = (qn("fldChar"), qn("instrText"), qn("t"), *SIGNS)
_TYPED = re.compile(r"\s*((?:附表|案例|表|图)\s*[\d一二三四五六七八九十]+(?:[-.－]\d+)*)[\s：:.、]*")


def line_of(paragraph: Element, owners: Mapping[str, str]) -> Line:
    """Read the text; a REF field is a mention of what owns its bookmark."""
    return tuple(
        Piece(text, target=owners.get(words[1], words[1]) if words[:1] == ["REF"] and len(words) > 1 else "")
        for words, text in _stretches(paragraph)
        if text
    )


def caption(paragraph: Element) -> tuple[str, str]:
    """Cut “表 1　学校一览表” into its number, be it a field or typed, and its title."""
    label = rest = ""
    numbered = False
    for words, text in _stretches(paragraph):
        if numbered:
            rest += text
        else:
            label += text
            numbered = words[:1] == ["SEQ"]
    if not numbered:
        typed = _TYPED.match(label)
        label, rest = (typed[1], label[typed.end() :]) if typed else ("", label)
    return " ".join(label.split()), rest.strip(" \t\u3000：:.、").removeprefix("【").removesuffix("】")


def typed_text(paragraph: Element) -> str:
    """Read the text without results of fields: page numbers are nobody's change."""
    return "".join(text for words, text in _stretches(paragraph) if not words)


def rows_of(table: Element) -> tuple[Rows, int]:
    """Give rows in which merged cells stand in every place that they cover, and how many are column heads."""
    rows: list[tuple[str, ...]] = []
    heads = 0
    for element in table.findall(qn("tr")):
        row: list[str] = [""] * _number(element, "trPr/gridBefore", 0)
        for cell in element.findall(qn("tc")):
            merge = cell.find(f"{qn('tcPr')}/{qn('vMerge')}")
            covered = merge is not None and merge.get(qn("val")) != "restart" and rows and len(row) < len(rows[-1])
            text = rows[-1][len(row)] if covered else "\n".join(visible(p) for p in cell.findall(qn("p"))).strip()
            row += [text] * _number(cell, "tcPr/gridSpan", 1)
        if heads == len(rows) and element.find(f"{qn('trPr')}/{qn('tblHeader')}") is not None:
            heads += 1
        rows.append(tuple(row))
    return tuple(rows), max(1, heads)


def _number(element: Element, path: str, default: int) -> int:
    found = element.find("/".join(map(qn, path.split("/"))))
    value = "" if found is None else found.get(qn("val"), "")
    return int(value) if value.isdecimal() else default


def _stretches(paragraph: Element) -> Iterator[tuple[list[str], str]]:
    """Cut the text into results of outermost fields, with the words of their instruction, and what is between."""
    codes: list[str] = []
    depth = shown = 0  # how many fields are open, and of how many the result has begun
    text = ""
    for node in paragraph.iter(*_READ):
        kind = node.get(qn("fldCharType"))
        if next(node.iterancestors(f"{{{MC}}}Fallback"), None) is not None:
            continue
        if kind == "begin":
            if depth == 0:
                yield [], text
                text, codes = "", []
            depth += 1
        elif kind == "separate":
            shown += 1
        elif kind == "end":
            depth, shown = max(0, depth - 1), min(shown, max(0, depth - 1))
            if depth == 0:
                yield "".join(codes).split(), text
                text = ""
        elif node.tag == qn("instrText"):
            if depth == 1:
                codes.append(node.text or "")
        elif shown >= depth and node.getparent().tag == qn("r"):
            text += node.text or "" if node.tag == qn("t") else SIGNS[node.tag]
    yield "".join(codes).split() if depth else [], text
