"""T018: how the pieces of a Word file stand in each other; what stands elsewhere no program puts right.

Word writes it right. Tools, macros and merged copies do not, and then the writer would build on sand.
"""

from collections import Counter
from collections.abc import Iterator

from report_engine.ooxml.elements import Element, qn
from report_engine.ooxml.fields import all_fields
from report_engine.problems import Problem, Source
from report_engine.template.parts import Parts

_LOOSE = ("sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo")
_TEXTS = ("body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", *_LOOSE)
_INSIDE = {
    "p": _TEXTS,
    "tbl": _TEXTS,
    "tr": ("tbl", *_LOOSE),
    "tc": ("tr", *_LOOSE),
    "sectPr": ("body", "pPr"),
    "t": ("r",),
    "body": ("document",),
}
_NAMES = {
    "p": "段落",
    "tbl": "表格",
    "tr": "表格的行",
    "tc": "表格的格",
    "sectPr": "分节符",
    "t": "文字",
    "body": "正文",
}
_HINT = "删去这一处重做；或复制到新建的 Word 文件里"


def check_structure(parts: Parts, place: Source, problems: list[Problem]) -> bool:
    """Look through every part that is rendered; tell whether what reads it may go on."""
    before = len(problems)
    for name, root in (("正文", parts.document), *((edge.name, edge.root) for edge in parts.edges)):
        for message in dict.fromkeys((*_misplaced(root), *_tables(root))):
            problems.append(Problem("T018", f"{name}里{message}", place, _HINT))
    if len(parts.document.findall(qn("body"))) > 1:
        problems.append(Problem("T018", "有两份正文", place, _HINT))
    return len(problems) == before


def check_marks(parts: Parts, place: Source, problems: list[Problem]) -> None:
    """Look for halves of bookmarks and fields, which would be in every report, and refused there."""
    for name, root in (("正文", parts.document), *((edge.name, edge.root) for edge in parts.edges)):
        for message in dict.fromkeys(_marks(root)):
            problems.append(Problem("T018", f"{name}里{message}", place, _HINT))


def _misplaced(root: Element) -> Iterator[str]:
    for tag, homes in _INSIDE.items():
        allowed = {qn(home) for home in homes}
        for element in root.iter(qn(tag)):
            parent = element.getparent()
            if parent is not None and parent.tag not in allowed:
                yield f"有{_NAMES[tag]}站错了地方（在 {str(parent.tag).rpartition('}')[2]} 里）"


def _tables(root: Element) -> Iterator[str]:
    for table in root.iter(qn("tbl")):
        if table.find(qn("tblGrid")) is None or next(table.iter(qn("tc")), None) is None:
            yield "有表格没有列宽或没有格"
    for cell in root.iter(qn("tc")):
        if next(cell.iter(qn("p")), None) is None:
            yield "有表格的格里没有段落"


def _marks(root: Element) -> Iterator[str]:
    starts = list(root.iter(qn("bookmarkStart")))
    ends = [end.get(qn("id")) for end in root.iter(qn("bookmarkEnd"))]
    if sorted(str(start.get(qn("id"))) for start in starts) != sorted(map(str, ends)):
        yield "有书签只有一半"
    for name, times in Counter(start.get(qn("name")) for start in starts).items():
        if not name:
            yield "有书签没有名称"
        elif times > 1:
            yield f"书签“{name}”出现 {times} 次"
    if any(not one.closed for one in all_fields(root)):
        yield "有域没有结尾"
