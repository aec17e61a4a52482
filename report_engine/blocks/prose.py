"""Prose: Markdown with Chinese typography, references `[@id]` and values `{name}`."""

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_cjk_friendly import cjk_friendly

from report_engine.blocks.context import Context
from report_engine.blocks.value import print_value
from report_engine.document import Block, Inline, Link, ListItems, Paragraph, Ref, Text, Value
from report_engine.problems import Problem
from report_engine.read.located import Scalar

# Between a Chinese character or mark and anything else no blank is typed: Word sets the gap.
_WIDE = re.compile("[\u2014-\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]")
_REFUSED = {
    "heading_open": "标题",
    "fence": "代码块",
    "code_block": "代码块（段首有四个以上空格）",
    "code_inline": "代码（反引号）",
    "blockquote_open": "引用（段首的 >）",
    "hr": "分隔线",
    "image": "图片",
}

_CURES = {"heading_open": "标题写在 sections 里；段落下面不要写一行 --- 或 ===", "image": "写成 photo 块"}


def _markup(state: StateInline, silent: bool) -> bool:
    """Recognise `{name}` and `[@id]` as one token each."""
    match = re.compile(r"\{([^{}\n]*)\}|\[@([^\]\n]*)\]").match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("value" if match[1] is not None else "ref", "", 0)
        token.content = match[1] if match[1] is not None else match[2]
        token.markup = match[0]
    state.pos = match.end()
    return True


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).use(cjk_friendly)
    parser.disable(["entity", "reference", "autolink"])
    parser.inline.ruler.after("escape", "qhd_markup", _markup)
    return parser


def lower_prose(text: Scalar, context: Context) -> tuple[Block, ...]:
    """Turn one text of a `body` list into paragraphs and lists."""
    context.wrote("prose", text)
    return _Lowering(text, context).blocks()


class _Lowering:
    """One text being lowered; `cursor` is how far its marks have been found in the source."""

    def __init__(self, text: Scalar, context: Context) -> None:
        self.text = text
        self.context = context
        self.cursor = 0
        self.plain = self._half_width()

    def blocks(self) -> tuple[Block, ...]:
        """Walk the tokens; what the report has no form for is told, with its place."""
        self._look_for_slips()
        result: list[Block] = []
        items: list[tuple[Inline, ...]] | None = None
        ordered = item_is_full = False
        depth = 0
        for token in _parser().parse(re.sub(r"(?m)^[\u3000\t]+", "", self.plain)):
            place = self.text.at(self._offset_of_line(token))
            if token.type in _REFUSED:
                self._refuse(token.type, place)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                depth += 1
                if depth > 1:
                    self._problem("P003", "列表里不能再有列表", place, "改成一层列表或分段")
                else:
                    items, ordered = [], token.type == "ordered_list_open"
                    if token.attrs.get("start", 1) != 1:
                        hint = "一个列表的各项写在同一段文字里；要印出编号本身写成 2\\. 的样子"
                        self._problem("P003", "编号列表要从 1 开始", place, hint)
            elif token.type == "list_item_open":
                item_is_full = False
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                depth -= 1
                if depth == 0 and items is not None:
                    result.append(ListItems(tuple(items), ordered, self.text.source))
                    items = None
            elif token.type == "inline":
                content = self._inline(token.children or [])
                if items is not None:
                    if item_is_full:
                        self._problem("P003", "列表的一项只能有一段", place, "去掉空行，或不用列表")
                    items.append(content)
                    item_is_full = True
                else:
                    result.append(Paragraph(content, place))
        return tuple(result)

    def _inline(self, tokens: list[Token]) -> tuple[Inline, ...]:
        result: list[Inline] = []
        bold = italic = False
        link: tuple[str, list[str]] | None = None
        for position, token in enumerate(tokens):
            match token.type:
                case "text" | "text_special":
                    self._look_for_broken_link(token.content)
                    if link is not None:
                        link[1].append(token.content)
                    else:
                        _append_text(result, Text(token.content, bold, italic))
                case "softbreak" | "hardbreak":
                    if _needs_space(tokens, position) and link is not None:
                        link[1].append(" ")
                    elif _needs_space(tokens, position):
                        _append_text(result, Text(" ", bold, italic))
                case "strong_open" | "strong_close":
                    bold = token.type == "strong_open"
                case "em_open" | "em_close":
                    italic = token.type == "em_open"
                case "link_open":
                    link = (str(token.attrs.get("href", "")), [])
                case "link_close":
                    if link is not None:
                        result.append(Link(link[0], "".join(link[1])))
                    link = None
                case "value":
                    value = self._value(token, bold, italic)
                    if link is not None:
                        link[1].append(value.text)
                    else:
                        result.append(value)
                case "ref":
                    place = self._find(token.markup)
                    target = token.content.strip()
                    if target:
                        result.append(Ref(target, place, bold, italic))
                    else:
                        self._problem("P005", "[@] 里没有写编号", place, "例如 [@tbl-scale]")
                case kind if kind in _REFUSED:
                    self._refuse(kind, self._find("![" if kind == "image" else token.markup))
        return tuple(result)

    def _value(self, token: Token, bold: bool, italic: bool) -> Value:
        place = self._find(token.markup)
        text, name, year = print_value(token.content, place, self.context)
        return Value(text, name, year, place, bold, italic)

    def _find(self, markup: str) -> Any:
        start = self.plain.find(markup, self.cursor)
        while start > 0 and _is_escaped(self.plain, start):
            start = self.plain.find(markup, start + 1)
        if start < 0:
            return self.text.source
        self.cursor = start + len(markup)
        return self.text.at(start)

    def _offset_of_line(self, token: Token) -> int:
        if not token.map:
            return 0
        position = 0
        for _ in range(token.map[0]):
            position = self.text.find("\n", position) + 1
        return position

    def _half_width(self) -> str:
        """Tell full-width marks, and give the text as it was meant, so that nothing follows from them."""

        def tell(match: re.Match[str]) -> str:
            right = f"{{{match[1]}}}" if match[2] is None else f"[@{match[2]}]"
            if match[0] != right:
                message = f"“{match[0]}”的括号应为半角：{right}"
                self._problem("P002", message, self.text.at(match.start()), "")
            return right

        return re.sub(
            r"(?<!\\)[{｛]([^{}｛｝\n]*)[}｝]|(?<!\\)[\[［【][@＠]([^\[\]［］【】\n]*)[\]］】]", tell, self.text
        )

    def _look_for_slips(self) -> None:
        """Tell what Markdown would print as it stands, though the author hardly meant that."""
        for match in re.finditer("[｛｝]", self.plain):
            self._problem("P002", f"“{match[0]}”是全角", self.text.at(match.start()), "引用数值用半角 { }")
        good = re.sub(r"\\.|\{[^{}\n]*\}", lambda match: " " * len(match[0]), self.plain)
        single = re.search("[{}]", good)
        if single:
            hint = "补上另一半，写在同一行；要印出花括号本身写 \\{ 和 \\}"
            self._problem("P006", "花括号没有成对", self.text.at(single.start()), hint)
        table = re.search(r"(?m)^[ ]*\|.*\|[ ]*$", self.plain)
        if table:
            self._problem("P001", "正文里不能有表格", self.text.at(table.start()), "写成 table 或 records 块")

    def _look_for_broken_link(self, printed: str) -> None:
        """Tell a link that Markdown did not take for one: a mention inside it, or no address of the web."""
        found = re.compile(r"(?<!\\)\]\(").search(self.plain, self.cursor) if "](" in printed else None
        if found:
            hint = "写成 [文字](http://地址)，文字里不能有 [@编号]"
            self._problem("P004", "链接没有写对，会照原样印出", self.text.at(found.start()), hint)

    def _refuse(self, kind: str, place: Any) -> None:
        hint = _CURES.get(kind, "要印出符号本身，在前面加 \\")
        self._problem("P001", f"正文里不能有{_REFUSED[kind]}", place, hint)

    def _problem(self, code: str, message: str, place: Any, hint: str) -> None:
        self.context.problems.append(Problem(code, message, place, hint))


def _append_text(result: list[Inline], text: Text) -> None:
    last = result[-1] if result else None
    if isinstance(last, Text) and (last.bold, last.italic) == (text.bold, text.italic):
        result[-1] = Text(last.text + text.text, text.bold, text.italic)
    elif text.text:
        result.append(text)


def _needs_space(tokens: list[Token], position: int) -> bool:
    """A line break is a blank only between two words of a language that has blanks."""
    before = next((t for t in reversed(tokens[:position]) if t.content), None)
    after = next((t for t in tokens[position + 1 :] if t.content), None)
    if before is None or after is None or before.type != "text" or after.type != "text":
        return False
    return not (_WIDE.match(before.content[-1]) or _WIDE.match(after.content[0]))


def _is_escaped(text: str, position: int) -> bool:
    """Tell whether an odd number of backslashes stands before a character."""
    before = text[:position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
