"""Tags where none may stand: attributes and alternative texts, field codes, properties, endnotes.

All of a part goes through the template language when the report is rendered, not only the text that
one sees; what is no text of a paragraph is held to the contract here.
"""

import re
from collections.abc import Iterator

from report_engine.ooxml.elements import WP, Element
from report_engine.problems import Problem, Source
from report_engine.template.grammar import look_up, read_tags
from report_engine.template.parts import Parts
from report_engine.template.spots import Spot
from report_engine.template.tag_names import SCOPE, TagError

_OPENER = re.compile(r"\{[{%#]|[}%#]\}")  # an end without its beginning confuses the language as well
_HINT = "标记只能写在正文、页眉、页脚和脚注的文字里"
_NAMES = {"instrText": "域代码", "delText": "删去的文字", "t": "图形或公式里的文字"}
_PROPERTIES = {"title": "标题", "subject": "主题", "creator": "作者", "description": "备注"}
_PROPERTIES |= {"identifier": "标识", "language": "语言"}


def check_elsewhere(parts: Parts, spots: list[Spot], place: Source, problems: list[Problem]) -> None:
    """Tell every tag that stands in no paragraph's text."""
    known = {node for spot in spots for node in spot.texts}
    for name, root in (("正文", parts.document), *((edge.name, edge.root) for edge in parts.edges)):
        for what in dict.fromkeys(_in_markup(root, known)):
            problems.append(Problem("T010", f"{name}里{what}有标记", place, _HINT))
        for text in _across(root):
            message = f"{name}里“{text}”的末尾和下一段的开头会连成一个标记"
            problems.append(Problem("T010", message, place, "花括号之间加字，或改用全角括号"))
    for story in (name for name, kind in parts.package.stories.items() if kind == "endnotes"):
        if _OPENER.search("".join(parts.package.read(story).itertext())):
            problems.append(Problem("T010", "尾注里有标记，尾注里的不会替换", place, _HINT))
    _properties(parts, place, problems)


def _in_markup(root: Element, known: set[Element]) -> Iterator[str]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            if _OPENER.search(node.text or ""):
                yield "XML 的注释"
            continue
        local = node.tag.rpartition("}")[2]
        for attribute, value in node.attrib.items():
            if _OPENER.search(str(value)):
                picture = node.tag == f"{{{WP}}}docPr" and attribute in ("descr", "title")
                yield (
                    f"图“{node.get('name', '')}”的替代文字"
                    if picture
                    else f"看不见的设置（{local} 的 {attribute.rpartition('}')[2]}）"
                )
        if node not in known and _OPENER.search(node.text or ""):
            yield _NAMES.get(local, f"看不见的文字（{local}）")
        if _OPENER.search(node.tail or ""):
            yield f"看不见的文字（{local} 之后）"


def _across(root: Element) -> Iterator[str]:
    """Find a brace at the end of a paragraph that the one at the beginning of the next would complete."""
    before, owner = "", None
    for node in root.iter():
        text = node.text if isinstance(node.tag, str) else None
        if not text:
            continue
        paragraph = next((a for a in node.iterancestors() if str(a.tag).endswith("}p")), None)
        if before.endswith("{") and text[0] in "{%#" and paragraph is not owner:
            yield before[-20:]
        before, owner = text, paragraph


def _properties(parts: Parts, place: Source, problems: list[Problem]) -> None:
    """Hold the file's properties to the contract: only what can be printed, and by a name that exists."""
    for part in parts.package.related("extended-properties", ""):
        if any(_OPENER.search(node.text or "") for node in parts.package.read(part).iter()):
            problems.append(Problem("T010", "文件属性里有标记，这里的不会替换", place, "删去它；属性由程序填写"))
    for part in parts.package.related("core-properties", ""):
        for node in parts.package.read(part).iter():
            name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
            for tag in read_tags(node.text or ""):
                where = f"文件属性“{_PROPERTIES.get(name, name)}”"
                if isinstance(tag, TagError):
                    problems.append(Problem("T010", f"{where}：{tag}", place, tag.hint))
                elif tag.kind != "print" or tag.path.startswith("slots.") or name not in _PROPERTIES:
                    message = f"{where}里不能写“{tag.raw}”"
                    problems.append(Problem("T010", message, place, "删去；属性由程序填写"))
                else:
                    try:
                        look_up(tag, SCOPE)
                    except TagError as error:
                        problems.append(Problem("T010", f"{where}：{error}", place, error.hint))
