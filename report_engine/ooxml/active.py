"""What a file fetches or runs when it is opened, and links that lead elsewhere than to the web.

Programs of an office run what they find: a file from outside is refused with it (`offline.py` frees
a copy of it).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from report_engine.ooxml.elements import Element
from report_engine.ooxml.fields import Field, all_fields
from report_engine.ooxml.markup import MarkupError, parse
from report_engine.ooxml.package import Package
from report_engine.ooxml.relations import Relation

WEB = ("http", "https", "mailto")
_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_RUNNING = {
    "DDE": "与别的程序交换数据的域（DDE）",
    "DDEAUTO": "与别的程序交换数据的域（DDEAUTO）",
    "INCLUDETEXT": "插入别的文件的域（INCLUDETEXT）",
    "INCLUDE": "插入别的文件的域（INCLUDE）",
    "INCLUDEPICTURE": "插入外部图片的域（INCLUDEPICTURE）",
    "IMPORT": "插入外部图片的域（IMPORT）",
    "LINK": "链接到别的文件的域（LINK）",
    "DATABASE": "查询数据库的域（DATABASE）",
    "MACROBUTTON": "运行宏的域（MACROBUTTON）",
    "RD": "引用别的文件的域（RD）",
    "HTMLACTIVEX": "控件的域（HTMLACTIVEX）",
}
EMBEDDED = {
    "vbaProject": "宏（vbaProject）",
    "wordVbaData": "宏（wordVbaData）",
    "oleObject": "嵌入的 OLE 对象",
    "package": "嵌入的别的文件",
    "control": "ActiveX 控件",
    "aFChunk": "插入的别的文件（altChunk）",
    "subDocument": "子文档",
    "webextensiontaskpanes": "网络加载项",
    "webextension": "网络加载项",
    "extensibility": "自定义功能区的程序",
    "attachedToolbars": "自定义工具栏的程序",
}
ATTACHED = "attachedTemplate"


class Danger(StrEnum):
    """What comes of it."""

    OPENING = "opening"  # fetched or run when the file is opened, or its fields are updated
    CLICK = "click"  # only where somebody clicks, and not to the web
    TEMPLATE = "template"  # a template of the author's own machine, which others do not have


@dataclass(frozen=True, slots=True)
class Active:
    """Something that is fetched or run: the part that it is in, and what it is."""

    part: str
    what: str
    danger: Danger
    hint: str


def active_content(package: Package) -> Iterator[Active]:
    """Find everything that leaves the file or runs."""
    for owner, relations in package.relations.items():
        for one in relations:
            found = relation_danger(one, owner, package)
            if found is not None:
                yield found
    for name in package.xml:
        root = package.read(name)
        yield from (found for one in all_fields(root) if (found := field_danger(one, name)) is not None)
        for node, attribute in addresses(root):
            what = f"外部图片 {node.get(attribute)}"
            yield Active(name, what, Danger.OPENING, "删去，改为插入到文件里的图片")
    for name, kind in package.types.items():
        if kind == "image/svg+xml" and is_lively(package.parts[name]):
            yield Active(name, "SVG 图里有程序或外部链接", Danger.OPENING, "改用 PNG")


def relation_danger(one: Relation, owner: str, package: Package) -> Active | None:
    """Say what a relationship fetches or leads to; None if it stays in the file or leads to the web."""
    if one.kind in EMBEDDED and not one.external:
        # The numbers behind a chart are no document of its own.
        if one.kind == "package" and package.types.get(owner, "").endswith("chart+xml"):
            return None
        return Active(owner, EMBEDDED[one.kind], Danger.OPENING, "删去它，把内容直接写在文件里")
    if not one.external:
        return None
    scheme = scheme_of(one.target)
    if one.kind == "hyperlink":
        if scheme in WEB or one.target.startswith("#"):
            return None
        what = f"链接到本机、局域网或别处的“{one.target}”"
        return Active(owner, what, Danger.CLICK, "改为网址（http、https）或邮箱，或取消链接")
    if one.kind == ATTACHED and scheme not in WEB and not one.target.startswith(("\\\\", "//")):
        what = f"套用了本机的模板“{one.target}”"
        return Active(owner, what, Danger.TEMPLATE, "在“开发工具→文档模板”里改回 Normal")
    names = {"image": "外部图片", ATTACHED: "外部模板", "oleObject": "链接的 OLE 对象", "frame": "外部网页框"}
    return Active(
        owner, f"{names.get(one.kind, f'外部内容（{one.kind}）')} {one.target}", Danger.OPENING, "删去这个链接"
    )


def field_danger(one: Field, name: str) -> Active | None:
    """Say what a field runs or fetches; None if it does not."""
    if one.name in _RUNNING:
        return Active(name, _RUNNING[one.name], Danger.OPENING, "删去这个域，把内容直接写上")
    if one.computed and one.closed:
        return Active(name, "名称由另一个域算出的域", Danger.OPENING, "删去这个域，把内容直接写上")
    return None


def addresses(root: Element) -> Iterator[tuple[Element, str]]:
    """Find pictures of the old kind that name an address instead of a relationship."""
    for node in root.iter(f"{{{_VML}}}*"):
        for attribute in ("src", f"{{{_OFFICE}}}href"):
            # A link on a shape is a hyperlink, not a picture.
            if attribute == "src" and scheme_of(node.get(attribute) or "") not in ("", "mailto"):
                yield node, attribute


def is_lively(svg: bytes) -> bool:
    """Tell whether a drawing runs or fetches something; one that cannot be read is not trusted."""
    try:
        root = parse(svg)
    except MarkupError:
        return True
    for node in root.iter():
        if isinstance(node.tag, str) and node.tag.rpartition("}")[2] in ("script", "foreignObject"):
            return True
        for name, value in node.attrib.items():
            local = str(name).rpartition("}")[2]
            if local.startswith("on") or (local in ("href", "src") and scheme_of(str(value)) not in ("", "data")):
                return True
    return b"@import" in svg


def scheme_of(target: str) -> str:
    """Give the scheme of an address, empty for a path."""
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return "?"
    return "" if len(scheme) == 1 else scheme  # C:\…
