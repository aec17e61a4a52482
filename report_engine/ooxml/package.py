"""The one door for Office packages: read once, checked once, parts found by their relationships.

What comes out of it is whole: within the limits, every checksum right, all XML parsed, the main part
there and of the kind that was asked for. What is wrong is one sentence with the part, and the cure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from report_engine.ooxml.archive import ArchiveError, pack, unpack
from report_engine.ooxml.elements import Element, W, w
from report_engine.ooxml.markup import MarkupError, parse
from report_engine.ooxml.relations import CONTENT_TYPES, Relation, content_types, read_relations, rels_of

Kind = Literal["word", "excel"]

_OLE = b"\xd0\xcf\x11\xe0"  # old Office files, and new ones with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD: Mapping[Kind, tuple[str, ...]] = {"word": (".doc",), "excel": (".xls",)}
_NAMES: Mapping[Kind, str] = {"word": "Word 文件（.docx）", "excel": "Excel 工作簿（.xlsx）"}
_SAVE: Mapping[Kind, str] = {
    "word": "用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”",
    "excel": "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”",
}
_MAIN: Mapping[Kind, tuple[str, ...]] = {
    "word": ("wordprocessingml.document.main+xml",),
    # Values are read from a workbook, nothing in it is run: macros do no harm here.
    "excel": ("spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml"),
}
_OTHERS = {
    "ms-word.document.macroEnabled.main+xml": "带宏的 Word 文件（.docm）",
    "ms-word.template.macroEnabledTemplate.main+xml": "带宏的 Word 模板（.dotm）",
    "wordprocessingml.template.main+xml": "Word 模板格式（.dotx）的文件",
    "wordprocessingml.document.main+xml": "Word 文件",
    "spreadsheetml.sheet.main+xml": "Excel 工作簿",
    "ms-excel.sheet.macroEnabled.main+xml": "Excel 工作簿",
    "spreadsheetml.template.main+xml": "Excel 模板格式（.xltx）的文件",
    "ms-excel.sheet.binary.macroEnabled.main": "二进制格式（.xlsb）的工作簿",
    "presentationml.presentation.main+xml": "PowerPoint 文件",
}
_REPAIR = "打开并修复后另存；打不开就从上一次可用的版本恢复"
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


class PackageError(ValueError):
    """The file cannot be used: the message says what it is or which part is damaged, `hint` the cure."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Package:
    """A package that was checked: its parts in their order, `main` the one that holds the document."""

    parts: Mapping[str, bytes]
    main: str
    types: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]  # by the part that they belong to; "" is the package itself
    _trees: dict[str, Element] = field(default_factory=dict, init=False, repr=False, compare=False)

    def tree(self, name: str) -> Element:
        """Parse a part to change it; every call gives a tree of its own."""
        return parse(self.parts[name])

    def read(self, name: str) -> Element:
        """Give the tree of a part to all who only read it: it is parsed once."""
        if name not in self._trees:
            self._trees[name] = self.tree(name)
        return self._trees[name]

    def related(self, kind: str, of: str | None = None) -> list[str]:
        """Name the parts that a part, else the main part, has of a kind: the last word of the relationship's type."""
        found = self.relations.get(self.main if of is None else of, ())
        return [one.part for one in found if one.kind == kind and one.part in self.parts]

    def part(self, kind: str) -> str:
        """Name the one part of a kind (styles, settings, numbering, theme …); empty if there is none."""
        return next(iter(self.related(kind)), "")

    def optional(self, kind: str, root: str) -> Element:
        """Read the one part of a kind; an empty element `root` if there is none."""
        name = self.part(kind)
        return self.read(name) if name else w(root)

    @cached_property
    def stories(self) -> Mapping[str, str]:
        """The parts that hold text, with their kind: the main part (`document`), headers, footers, notes, comments."""
        found = {name: kind for kind in _STORIES for name in self.related(kind)}
        return {name: kind for name, kind in {self.main: "document", **found}.items() if self.parts[name]}

    @cached_property
    def xml(self) -> tuple[str, ...]:
        """Name the parts that are XML."""
        return tuple(name for name in self.parts if _is_xml(name))

    def relation(self, key: str, of: str | None = None) -> Relation | None:
        """Find a relationship of a part, else of the main part, by its id."""
        return next((one for one in self.relations.get(self.main if of is None else of, ()) if one.id == key), None)

    def with_parts(self, changed: Mapping[str, bytes]) -> "Package":
        """Give the package with other bytes for some of its parts, or more parts."""
        parts = {**self.parts, **changed}
        if any(name.endswith(".rels") or name not in self.parts for name in changed) or CONTENT_TYPES in changed:
            return package_of(parts)
        return replace(self, parts=parts)

    def to_bytes(self) -> bytes:
        """Write it; the same parts give the same bytes."""
        return pack(self.parts)


def open_package(data: bytes, kind: Kind) -> Package:
    """Read a package of a kind and check it; PackageError says what is wrong with it, and the cure."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise PackageError("文件有密码，读不了", "打开后去掉密码，再保存")
        raise PackageError(f"这是旧格式（{_OLD[kind][0]}）的文件，或加了密码", f"{_SAVE[kind]}，不要密码")
    try:
        parts = unpack(data)
    except ArchiveError as error:
        where = f"：{error.part} " if error.part else "："
        raise PackageError(f"不是完好的 {_NAMES[kind]}{where}{error}", _hint(kind)) from None
    if CONTENT_TYPES not in parts:
        raise PackageError(f"不是 {_NAMES[kind]}：里面没有 {CONTENT_TYPES}", _SAVE[kind])
    trees: dict[str, Element] = {}
    for name in filter(_is_xml, parts):
        try:
            trees[name] = parse(parts[name])
        except MarkupError as error:
            raise PackageError(f"不是完好的 {_NAMES[kind]}：{name} {error}", _hint(kind)) from None
    package = package_of(parts)
    package._trees.update(trees)
    _check_main(package, kind)
    return package


def package_of(parts: Mapping[str, bytes]) -> Package:
    """Put parts together that the engine itself made, or has checked."""
    relations = {owner: read_relations(parts, owner) for owner in _owners(parts)}
    main = next((one.part for one in relations.get("", ()) if one.kind == "officeDocument"), "")
    return Package(parts, main, content_types(parts), relations)


def _check_main(package: Package, kind: Kind) -> None:
    """Hold the main part to the kind that is wanted."""
    if package.main not in package.parts:
        what = f"没有主要部件 {package.main}" if package.main else "没有指明主要部件（_rels/.rels）"
        raise PackageError(f"不是完好的 {_NAMES[kind]}：{what}", _hint(kind))
    found = package.types.get(package.main, "").removeprefix("application/vnd.").removeprefix("openxmlformats-")
    found = found.removeprefix("officedocument.")
    if found not in _MAIN[kind]:
        if found not in _OTHERS:
            message = f"不是完好的 {_NAMES[kind]}：{CONTENT_TYPES} 没有写明 {package.main} 是什么"
            raise PackageError(message, _hint(kind))
        raise PackageError(f"这是{_OTHERS[found]}，不是 {_NAMES[kind]}", _SAVE[kind])
    if kind == "word":
        root = package.read(package.main)
        if "purl.oclc.org" in str(root.tag):
            hint = "用 Word 打开，另存为“Word 文档（*.docx）”，不选“Strict Open XML 文档”"
            raise PackageError("这是“Strict Open XML”格式的 Word 文件", hint)
        if root.tag != f"{{{W}}}document" or root.find(f"{{{W}}}body") is None:
            raise PackageError(f"不是完好的 {_NAMES[kind]}：{package.main} 里没有正文", _hint(kind))


def _owners(parts: Mapping[str, bytes]) -> Iterator[str]:
    yield ""
    yield from (name for name in parts if rels_of(name) in parts)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _hint(kind: Kind) -> str:
    return f"用 {'Word' if kind == 'word' else 'Excel'} {_REPAIR}"
