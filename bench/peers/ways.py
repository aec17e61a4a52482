"""One way to write the content, in a process of its own: `python -m bench.peers.ways WAY FOLDER OUTPUT`.

Prints the CPU seconds of the work itself: without the imports, without reading the content, and without making the
template, which a user makes once.
"""

import io
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, unescape

from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from bench.peers.content import STYLES
from report_engine.ooxml.archive import pack, unpack

Work = Callable[[], None]
_MAIN = "word/document.xml"


def docxtpl(folder: Path, output: Path) -> Work:
    """Fill a template: a branch for each style, pictures as InlineImage, a loop over rows and in it one over cells."""
    base = Document()
    base.add_paragraph("{%p for b in blocks %}")
    base.add_paragraph("{%p if b.kind == 'picture' %}")
    base.add_paragraph("{{ b.image }}")
    for style in STYLES:
        base.add_paragraph(f"{{%p elif b.style == '{style}' %}}")
        base.add_paragraph("{{ b.text }}", style)
    base.add_paragraph("{%p else %}")
    table = base.add_table(3, 3, "Table Grid")
    table.cell(0, 0).text = "{%tr for r in b.rows %}"
    for cell, text in zip(table.rows[1].cells, ("{%tc for c in r %}", "{{ c }}", "{%tc endfor %}"), strict=True):
        cell.text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    for text in ("{%p endif %}", "{%p endfor %}"):
        base.add_paragraph(text)
    file = io.BytesIO()
    base.save(file)
    content = _blocks(folder)

    def work() -> None:
        template = DocxTemplate(file)
        blocks = [
            {**b, "image": InlineImage(template, b["path"], width=Mm(b["width_mm"]))} if b["kind"] == "picture" else b
            for b in content
        ]
        template.render({"blocks": blocks}, autoescape=True)
        template.save(str(output))

    return work


def python_docx(folder: Path, output: Path) -> Work:
    """Write block by block, tables row by row."""
    blocks = _blocks(folder)

    def work() -> None:
        document = Document()
        for b in blocks:
            if b["kind"] == "paragraph":
                document.add_paragraph(b["text"], b["style"])
            elif b["kind"] == "picture":
                document.add_picture(b["path"], width=Mm(b["width_mm"]))
            else:
                table = document.add_table(0, len(b["rows"][0]), "Table Grid")
                for row in b["rows"]:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
        document.save(str(output))

    return work


def floor(folder: Path, output: Path) -> Work:
    """Write the report of this engine from strings: each text escaped, put between its markup, everything zipped.

    Nothing that makes these elements can be faster.
    """
    parts = unpack((folder / "report.docx").read_bytes())
    strings = re.split("(?<=>)([^<>]+)(?=</w:t>)", parts[_MAIN].decode())
    markup, texts = strings[::2], [unescape(text) for text in strings[1::2]]

    def work() -> None:
        pieces = [piece for before, text in zip(markup, texts, strict=False) for piece in (before, escape(text))]
        made = {**parts, _MAIN: "".join([*pieces, markup[-1]]).encode()}
        assert made == parts
        output.write_bytes(pack(made))

    return work


def _blocks(folder: Path) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = json.loads((folder / "content.json").read_text("utf-8"))["blocks"]
    return blocks


WAYS: dict[str, Callable[[Path, Path], Work]] = {"docxtpl": docxtpl, "python-docx": python_docx, "floor": floor}


def main() -> None:
    """Do one way and print what it cost."""
    way, folder, output = sys.argv[1:]
    work = WAYS[way](Path(folder), Path(output))
    start = time.process_time()
    work()
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
