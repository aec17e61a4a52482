"""Reads a Word table as rows of text in which merged cells stand in every place that they cover."""

from report_engine.compare.outline import Rows
from report_engine.verify.reading import visible
from report_engine.word.oxml import Element, qn


def grid(table: Element) -> tuple[Rows, int]:
    """Give the rows and how many of them are column heads."""
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
