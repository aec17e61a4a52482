"""One way to write the content, in a process of its own: `python -m bench.peers.ways WAY CONTENT OUTPUT`.

Prints the CPU seconds of the work itself, without the imports.
"""

import io
import json
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

Content = dict[str, Any]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LOOP = (
    ("{%p for b in blocks %}", None),
    ("{%p if b.kind == 'heading' %}", None),
    ("{{ b.text }}", "Heading 1"),
    ("{%p elif b.kind == 'text' %}", None),
    ("{{ b.text }}", None),
    ("{%p elif b.kind == 'picture' %}", None),
    ("{{ b.image }}", None),
    ("{%p else %}", None),
)


def docxtpl(content: Content, output: Path) -> None:
    """Fill a template with loops, pictures as InlineImage; a table is a loop over rows and one over cells."""
    base = Document()
    for text, style in _LOOP:
        base.add_paragraph(text, style)
    table = base.add_table(3, 1)
    for row, text in enumerate(("{%tr for r in b.rows %}", "{% for c in r %}{{ c }} {% endfor %}", "{%tr endfor %}")):
        table.cell(row, 0).text = text
    for text in ("{%p endif %}", "{%p endfor %}"):
        base.add_paragraph(text)
    file = io.BytesIO()
    base.save(file)
    template = DocxTemplate(file)
    blocks = [
        {**b, "image": InlineImage(template, b["path"], width=Mm(b["width_mm"]))} if b["kind"] == "picture" else b
        for b in content["blocks"]
    ]
    template.render({"blocks": blocks}, autoescape=True)
    template.save(str(output))


def python_docx(content: Content, output: Path) -> None:
    """Write block by block, tables row by row."""
    document = Document()
    for b in content["blocks"]:
        if b["kind"] == "heading":
            document.add_heading(b["text"], b["level"])
        elif b["kind"] == "text":
            document.add_paragraph(b["text"])
        elif b["kind"] == "picture":
            document.add_picture(b["path"], width=Mm(b["width_mm"]))
        elif b["rows"]:
            table = document.add_table(0, len(b["rows"][0]))
            for row in b["rows"]:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    document.save(str(output))


def floor(content: Content, output: Path) -> None:
    """Write the same XML as plain text and zip it: nothing can be faster."""
    parts: list[str] = []
    media: dict[str, bytes] = {}
    for b in content["blocks"]:
        if b["kind"] == "picture":
            media[f"word/media/{len(media)}.png"] = Path(b["path"]).read_bytes()
        elif b["kind"] == "table":
            rows = ("".join(f"<w:tc>{_p(c)}</w:tc>" for c in row) for row in b["rows"])
            parts.append("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
        else:
            parts.append(_p(b["text"]))
    body = f'<w:document xmlns:w="{_W}"><w:body>{"".join(parts)}</w:body></w:document>'
    with zipfile.ZipFile(output, "w") as package:
        package.writestr("word/document.xml", body, zipfile.ZIP_DEFLATED)
        for name, data in media.items():
            package.writestr(name, data, zipfile.ZIP_STORED)


def _p(text: str) -> str:
    run = '<w:r><w:rPr><w:lang w:eastAsia="zh-CN"/></w:rPr>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{run}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


WAYS: dict[str, Callable[[Content, Path], None]] = {"docxtpl": docxtpl, "python-docx": python_docx, "floor": floor}


def main() -> None:
    """Do one way and print what it cost."""
    way, source, output = sys.argv[1:]
    content = json.loads(Path(source).read_text("utf-8"))
    start = time.process_time()
    WAYS[way](content, Path(output))
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
