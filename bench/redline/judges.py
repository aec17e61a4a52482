"""What pandoc, LibreOffice and the Open XML validator make of a file with tracked changes."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from lxml import etree

Answer = Literal["", "accept", "reject"]
Story = list[object]
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_COMMANDS: Mapping[Answer, str] = {
    "": "",
    "accept": ".uno:AcceptAllTrackedChanges",
    "reject": ".uno:RejectAllTrackedChanges",
}
_MACRO = """Function Named(name As String, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Named = one
End Function

Sub Main(list As String)
  Dim line As String, parts, doc, helper
  On Error Goto Failed
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  Open list For Input As #1
  Do While Not Eof(1)
    Line Input #1, line
    If line <> "" Then
      parts = Split(line, "|")
      doc = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, Array(Named("Hidden", True)))
      If parts(0) <> "" Then helper.executeDispatch(doc.CurrentController.Frame, parts(0), "", 0, Array())
      doc.storeToURL(parts(2), Array(Named("FilterName", "OpenDocument Text Flat XML")))
      doc.close(True)
    End If
  Loop
Failed:
  StarDesktop.terminate()
End Sub
"""


def pandoc(docx: Path, answer: Answer) -> Story:
    """Read a file as pandoc does; it knows no marks of rows and cells, so those without text are left out."""
    command = ["pandoc", f"--track-changes={answer or 'accept'}", "-f", "docx", "-t", "json", str(docx)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)  # noqa: S603 - our own file
    return _blocks(json.loads(done.stdout)["blocks"])


def _blocks(blocks: Sequence[dict[str, Any]]) -> Story:
    story: Story = []
    for block in blocks:
        match block["t"], block.get("c"):
            case "Table", content:
                _, _, _, head, bodies, foot = content
                rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
                texts = ([_blocks(cell[4]) for cell in row[1]] for row in rows)
                # Cells without text are left out, for those that go leave such a one behind.
                story.append([row for row in ([cell for cell in cells if _says(cell)] for cells in texts) if row])
            case "BulletList", items:
                story += [one for item in items for one in _blocks(item)]
            case "OrderedList", (_, items):
                story += [one for item in items for one in _blocks(item)]
            case "BlockQuote", inner:
                story += _blocks(inner)
            case "Div", (_, inner):
                story += _blocks(inner)
            case "Header", (_, _, inner):
                story.append(_inlines(inner))
            case _, inner:
                story.append(_inlines(inner))
    return [one for one in story if one]


def _inlines(node: object) -> str:
    if isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return ""  # where paragraphs are joined pandoc puts a blank of its own
        if kind == "Image":
            return "〔图〕"
        return "".join(content.split()) if kind == "Str" and isinstance(content, str) else _inlines(content)
    return "".join(map(_inlines, node)) if isinstance(node, list) else ""


def _full(rows: list[Story]) -> Story:
    """Leave out rows and columns in which nothing is printed."""
    rows = [row for row in rows if _says(row)]
    width = max(map(len, rows), default=0)
    columns = [x for x in range(width) if any(x < len(row) and _says(row[x]) for row in rows)]
    return [[row[x] for x in columns if x < len(row)] for row in rows]


def _says(one: object) -> bool:
    return any(map(_says, one)) if isinstance(one, list) else bool(one)


class Office:
    """One LibreOffice with a profile of its own; it answers for many files at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = shutil.which("soffice") or shutil.which("libreoffice")
        assert program, "LibreOffice is missing"
        self.command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        self._run("--convert-to", "txt", "--outdir", str(folder), str(self._empty()))  # makes the profile
        basic = folder / "profile/user/basic/Standard"
        basic.mkdir(parents=True, exist_ok=True)
        module = etree.Element("{http://openoffice.org/2000/script}module", nsmap={"script": _SCRIPT})
        module.text = _MACRO
        for name, value in (("name", "Judge"), ("language", "StarBasic")):
            module.set(f"{{{_SCRIPT}}}{name}", value)
        (basic / "Judge.xba").write_bytes(etree.tostring(module, encoding="UTF-8", xml_declaration=True))
        library = etree.Element(f"{{{_LIBRARY}}}library", nsmap={"library": _LIBRARY})
        for name, value in (("name", "Standard"), ("readonly", "false"), ("passwordprotected", "false")):
            library.set(f"{{{_LIBRARY}}}{name}", value)
        etree.SubElement(library, f"{{{_LIBRARY}}}element").set(f"{{{_LIBRARY}}}name", "Judge")
        (basic / "script.xlb").write_bytes(etree.tostring(library, encoding="UTF-8", xml_declaration=True))

    def stories(self, asked: Sequence[tuple[Path, Answer]]) -> list[Story]:
        """Read files after all changes were accepted or rejected."""
        results = [self.folder / f"{n}.fodt" for n in range(len(asked))]
        lines = (
            f"{_COMMANDS[answer]}|{docx.as_uri()}|{result.as_uri()}"
            for (docx, answer), result in zip(asked, results, strict=True)
        )
        (self.folder / "list").write_text("\n".join(lines))
        self._run(f'macro:///Standard.Judge.Main("{self.folder / "list"}")', seconds=60 + 20 * len(asked))
        stories = [_flat(result) for result in results]
        for result in results:
            result.unlink()
        return stories

    def _empty(self) -> Path:
        (self.folder / "empty.txt").write_text("")
        return self.folder / "empty.txt"

    def _run(self, *arguments: str, seconds: int = 60) -> None:
        with subprocess.Popen(  # noqa: S603 - our own arguments
            [*self.command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as office:
            try:
                office.wait(seconds)
            except subprocess.TimeoutExpired:
                os.killpg(office.pid, 9)  # all that it started
                raise


_SCRIPT, _LIBRARY = "http://openoffice.org/2000/script", "http://openoffice.org/2000/library"


def _flat(file: Path) -> Story:
    root = etree.parse(file, etree.XMLParser(huge_tree=True)).getroot()
    changed = root.find(f".//{{{_TEXT}}}changed-region")
    body = root.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
    assert body is not None
    return [*_children(body), *(["修订没有解决"] if changed is not None else [])]


def _children(parent: etree._Element) -> Story:
    story: Story = []
    for child in parent:
        if child.tag in (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h"):
            story.append("".join(_printed(child).split()))
        elif child.tag == f"{{{_TABLE}}}table":
            cells = (f"{{{_TABLE}}}table-cell", f"{{{_TABLE}}}covered-table-cell")
            rows = child.iter(f"{{{_TABLE}}}table-row")
            story.append(_full([[_children(cell) for cell in row if cell.tag in cells] for row in rows]))
        elif child.tag in {f"{{{_TEXT}}}{n}" for n in ("section", "list", "list-item", "index-body")}:
            story += _children(child)
    return story


def _printed(node: etree._Element) -> str:
    tag = etree.QName(node).localname if isinstance(node.tag, str) else ""
    if tag in ("sequence", "bookmark-ref", "note", "annotation", "frame"):
        return f"〔{tag}〕"  # counted again at opening
    inner = "".join(_printed(child) + (child.tail or "") for child in node)
    return " " if tag in ("tab", "line-break", "s") else (node.text or "") + inner


def validator(docx: Path) -> list[str]:
    """What Microsoft's SDK finds."""
    program = shutil.which("ooxml-validator")
    assert program, "ooxml-validator is missing"
    done = subprocess.run([program, str(docx)], capture_output=True, text=True, timeout=120, check=False)  # noqa: S603
    return [str(one) for one in json.loads(done.stdout)["errors"]]
