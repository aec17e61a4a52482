"""A whole document as plain text: what a golden file shows of it.

One line a paragraph, `[style] text`; numbers that Word computes in ‹›, fields as {SEQ 表|1}, bold as **text**,
pictures by their size and alternative text, tables row by row with merged places as ←  and ↑.
"""

from .grid import Place, grid
from .numbers import heading_numbers
from .ooxml import Docx, Element, find, find_all, is_on, qn, value
from .styles import Styles


class _Reader:
    def __init__(self, docx: Docx) -> None:
        self.docx = docx
        self.styles = Styles(docx)
        self.numbers = heading_numbers(docx)

    def blocks(self, parent: Element, indent: str = "") -> list[str]:
        lines = []
        for block in parent:
            if block.tag == qn("w:p"):
                lines.append(indent + self.paragraph(block))
                section = find(block, "w:pPr/w:sectPr")
                lines += [] if section is None else [self.section(section)]
            elif block.tag == qn("w:tbl"):
                lines += self.table(block, indent)
            elif block.tag == qn("w:sectPr"):
                lines.append(self.section(block))
        return lines

    def paragraph(self, paragraph: Element) -> str:
        number = self.numbers.get(paragraph)
        item = value(paragraph, "w:pPr/w:numPr/w:numId")
        mark = f"‹{number}› " if number else f"‹列表 {item}› " if item else ""
        text = "".join(self.inline(child) for child in paragraph)
        return f"[{self.styles.name(paragraph)}] {mark}{text}".rstrip()

    def inline(self, element: Element) -> str:
        if element.tag == qn("w:hyperlink"):
            link = value(element, attribute="r:id")
            target = self.docx.targets()[link][0] if link else f"#{value(element, attribute='w:anchor')}"
            return f"<{target}>{''.join(map(self.inline, element))}</>"
        if element.tag == qn("w:bookmarkStart"):
            return f"«{value(element, attribute='w:name')}:"
        if element.tag == qn("w:bookmarkEnd"):
            return "»"
        return self.run(element) if element.tag == qn("w:r") else ""

    def run(self, run: Element) -> str:
        text = "".join(self.piece(child) for child in run)
        if text and is_on(run, "w:rPr/w:b"):
            text = f"**{text}**"
        return f"*{text}*" if text and is_on(run, "w:rPr/w:i") else text

    def piece(self, child: Element) -> str:
        if child.tag == qn("w:fldChar"):
            return {"begin": "{", "separate": "|", "end": "}"}[child.get(qn("w:fldCharType"))]
        if child.tag == qn("w:instrText"):
            return (child.text or "").strip()
        if child.tag == qn("w:drawing"):
            extent, properties = find_all(child, ".//wp:extent")[0], find_all(child, ".//wp:docPr")[0]
            width, height = (int(extent.get(side)) // 36000 for side in ("cx", "cy"))
            return f"（图 {width} × {height} mm：{properties.get('descr')}）"
        return {qn("w:t"): child.text or "", qn("w:tab"): "→"}.get(child.tag, "")

    def table(self, table: Element, indent: str) -> list[str]:
        name = value(table, "w:tblPr/w:tblStyle")
        places = grid(table)
        if len(places[0]) == 1:  # a box of text, not a table of data
            cells = [find_all(row, "w:tc")[0] for row in find_all(table, "w:tr")]
            inside = [line for cell in cells for line in self.blocks(cell, f"{indent}  ")]
            return [f"{indent}┌ {name}", *inside, f"{indent}└"]
        lines = [f"{indent}┌ {name}"]
        for y, (row, line) in enumerate(zip(find_all(table, "w:tr"), places, strict=True)):
            head = "‖" if is_on(row, "w:trPr/w:tblHeader") else "|"
            cells = [_covered(place, y, x) or place.text for x, place in enumerate(line)]
            lines.append(f"{indent}  {head} {' | '.join(cells)} |")
        return [*lines, f"{indent}└"]

    def section(self, section: Element) -> str:
        form, start = value(section, "w:pgNumType", "w:fmt"), value(section, "w:pgNumType", "w:start")
        parts = []
        for kind in ("w:headerReference", "w:footerReference"):
            target, _ = self.docx.targets()[value(section, kind, "r:id") or ""]
            parts.append(" / ".join(self.blocks(self.docx.xml(f"word/{target}"))))
        return f"──── 分节（{form}，{start or '接前'}）页眉 {parts[0]} 页脚 {parts[1]}"


def _covered(place: Place, row: int, column: int) -> str:
    if place.column != column:
        return "←"
    return "↑" if place.row != row else ""


def readable(docx: Docx) -> str:
    """Write a document as text."""
    return "\n".join(_Reader(docx).blocks(docx.body)) + "\n"
