"""What Word would refuse in a package that can be read: parts without type, broken relationships, broken pictures."""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from report_engine.ooxml.elements import R
from report_engine.ooxml.package import Package
from report_engine.ooxml.relations import CONTENT_TYPES, is_half_written, rels_of

_KEY = f"{{{R}}}"
_referring = etree.XPath("//*[@r:*]", namespaces={"r": R})
_PNG = b"\x89PNG\r\n\x1a\n"
_TYPED = ("styles", "settings", "numbering")  # what else they were, nothing reads them
_PARTS = ("styles", "settings", "numbering", "header", "footer", "footnotes", "endnotes", "image", "hyperlink")
_BASES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",  # as strict files write it
)
_BEGINNINGS = {
    "image/png": (_PNG,),
    "image/jpeg": (b"\xff\xd8",),
    "image/jpg": (b"\xff\xd8",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/bmp": (b"BM",),
    "image/tiff": (b"II", b"MM"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a part; `hint` is the cure."""

    part: str
    message: str
    hint: str


def faults(package: Package) -> Iterator[Fault]:
    """Look for everything that makes Word call a file unreadable, or leave a picture blank."""
    for name in package.parts:
        if name not in package.types and name != CONTENT_TYPES:
            message = f"{CONTENT_TYPES} 没有写明它是什么，Word 打不开文件"
            yield Fault(name, message, "用 LibreOffice 或 WPS 打开后另存；是程序做的就重新生成")
    for name in package.parts:
        is_list = name == CONTENT_TYPES or (name.endswith(".rels") and "_rels/" in name)
        if is_list and is_half_written(package.parts, name):
            yield Fault(name, "有一条没有写全，Word 打不开文件", "用 WPS 或 LibreOffice 打开后另存")
    for owner in package.relations:
        yield from _relations(package, owner)
    for name in package.xml:
        yield from _references(package, name)
    for name, kind in package.types.items():
        why = _picture_fault(package.parts[name], kind) if kind.startswith("image/") else ""
        if why:
            yield Fault(name, f"图片{why}，印不出来", "在 Word 里删去这张图，重新插入")


def _relations(package: Package, owner: str) -> Iterator[Fault]:
    relations = package.relations[owner]
    for key, times in Counter(one.id for one in relations).items():
        if times > 1 or not key:
            message = f"关系编号 {key} 出现 {times} 次" if key else "有关系没有编号"
            yield Fault(rels_of(owner), f"{message}，Word 打不开文件", "用 WPS 或 LibreOffice 打开后另存")
    for one in relations:
        if one.kind in _PARTS and not one.type.startswith(_BASES):
            message = f"关系 {one.id} 的类型写错了，程序和 Word 找不到 {one.kind}"
            yield Fault(rels_of(owner), message, "从上一次可用的版本恢复")
        # A link to a place of the same document has no part of its own.
        if not one.external and one.part not in package.parts and not (one.kind == "hyperlink" and "#" in one.target):
            what = "图片" if one.kind == "image" else "部件"
            cure = "在 Word 里删去这张图，重新插入" if one.kind == "image" else "从上一次可用的版本恢复"
            yield Fault(rels_of(owner), f"{what} {one.part or one.target} 不在文件里", cure)
        elif one.kind in _TYPED and not package.types.get(one.part, "").endswith(f".{one.kind}+xml"):
            yield Fault(one.part, f"{CONTENT_TYPES} 没有写明它是 {one.kind}", "从上一次可用的版本恢复")


def _references(package: Package, name: str) -> Iterator[Fault]:
    """Find ids of relationships that do not exist; Word names them in `r:` attributes."""
    known = {one.id for one in package.relations.get(name, ())}
    wanted: dict[str, str] = {}
    for node in _referring(package.read(name)):
        for attribute, value in node.attrib.items():
            if str(attribute).startswith(_KEY) and value and value not in known:
                wanted.setdefault(str(value), str(node.tag).rpartition("}")[2])
    for key, tag in wanted.items():
        message = f"<{tag}> 指向的关系 {key} 不存在，Word 打不开文件，或印不出这一处"
        yield Fault(name, message, "在 Word 里删去这一处，重新插入；打不开就从上一次可用的版本恢复")


def _picture_fault(data: bytes, kind: str) -> str:
    """Say what is wrong with a picture; empty if it is whole as far as its form tells."""
    if not data:
        return "是空的"
    if not data.startswith(_BEGINNINGS.get(kind, b"")):
        return "的内容与类型不符"
    if kind == "image/png":
        return "" if _whole_png(data) else "不完整"
    if kind in ("image/jpeg", "image/jpg"):
        return "" if data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda") > 0 else "不完整"
    return ""


def _whole_png(data: bytes) -> bool:
    """Walk the chunks of a PNG to its end, with their checksums."""
    position, kinds = len(_PNG), []
    while position + 12 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        kind, end = data[position + 4 : position + 8], position + 8 + length
        if zlib.crc32(data[position + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return False
        kinds.append(kind)
        if kind == b"IEND":
            return kinds[0] == b"IHDR" and b"IDAT" in kinds
        position = end + 4
    return False
