"""Prose: Markdown with Chinese typography, references `[@id]` and values `{name}`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from report_engine.blocks.context import Context
from report_engine.blocks.markdown import Mark, Part, parse
from report_engine.blocks.value import print_value
from report_engine.document import Block, Datum, Inline, Link, ListItems, Paragraph, Ref, Text, Value
from report_engine.openings import open_mark
from report_engine.problems import Problem, Severity
from report_engine.read.located import Scalar
from report_engine.read.origin import Origin, Span, joined, whole

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

# Marks of other programs, and halves of our own.
_STRAY = re.compile(
    r"(?=[*＊<&~^｜@])(?:"  # asked first: hardly any character is one of them
    r"(?P<bold>\*{2,}|＊+)|(?P<star>\*)|(?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>|&[A-Za-z]+;)|(?P<strike>~~)|(?P<note>\^\[)"
    r"|(?P<bar>｜)|(?P<mention>(?<![A-Za-z0-9._\0-])@[A-Za-z][\w-]*))"
)
_STRAY_CURES = {
    "bold": "粗体写 **字**：两头都是两个半角 *，紧贴文字；要印 * 本身写 \\*",
    "star": "乘号写 ×，粗体写 **字**；要印 * 本身写 \\*",
    "tag": "正文里不能用 HTML，粗体写 **字**；要印出来在前面加 \\",
    "strike": "没有删除线：把不要的字删去；要印出来写 \\~\\~",
    "note": "没有脚注：写进正文，或写在括号里；要印出来写 \\^[",
    "bar": "分列的内容写成 table 或 records 块；并列的用顿号",
    "mention": "提到图、表、案例写 [@编号]；要印出来写 \\@",
}

_CURES = {"heading_open": "标题写在 sections 里；段落下面不要写一行 --- 或 ===", "image": "写成 photo 块"}
_WEB = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_TEXT = ("text", "text_special")


def lower_prose(text: Scalar, context: Context) -> tuple[Block, ...]:
    """Turn one text of a `body` list into paragraphs and lists."""
    return _Lowering(text, context).blocks()


class _Lowering:
    """One text being lowered; `plain` is the text as it was meant, character for character."""

    def __init__(self, text: Scalar, context: Context) -> None:
        self.text = text
        self.context = context
        self.plain = self._half_width()

    def blocks(self) -> tuple[Block, ...]:
        """Walk the parts; what the report has no form for is told, with its place."""
        self._look_for_slips()
        result: list[Block] = []
        items: list[Paragraph] | None = None
        opening: Part | None = None
        item_is_full = False
        depth = 0
        for part in parse(self.plain):
            if part.type in _REFUSED:
                result += self._unknown(part)
            elif part.type in ("bullet_list_open", "ordered_list_open"):
                depth += 1
                if depth > 1:
                    self._problem("P003", "列表里不能再有列表", part.start, "改成一层列表或分段")
                else:
                    items, opening = [], part
                    if part.first != 1:
                        hint = "一个列表的各项写在同一段文字里；要印出编号本身写成 2\\. 的样子"
                        self._problem("P003", "编号列表要从 1 开始", part.start, hint)
            elif part.type == "list_item_open":
                item_is_full = False
            elif part.type in ("bullet_list_close", "ordered_list_close"):
                depth -= 1
                if depth == 0 and items is not None and opening is not None:
                    ordered = opening.type == "ordered_list_open"
                    result.append(ListItems(tuple(items), ordered, self._span(opening.start, opening.end)))
                    items = None
            elif part.type == "inline":
                paragraph = Paragraph(self._inline(part.marks), self._span(part.start, part.end))
                if items is None:
                    result.append(paragraph)
                    continue
                if item_is_full:
                    self._problem("P003", "列表的一项只能有一段", part.start, "去掉空行，或不用列表")
                items.append(paragraph)
                item_is_full = True
        return tuple(result)

    def _inline(self, marks: Sequence[Mark]) -> tuple[Inline, ...]:
        self._look_for_stray_marks(marks)
        result: list[Inline] = []
        link: list[Inline] | None = None
        opening: Mark | None = None
        bold = False
        for position, mark in enumerate(marks):
            into = result if link is None else link
            look = bold and link is None
            match mark.type:
                case "text" | "text_special":
                    self._look_for_broken_link(mark)
                    _append_text(into, Text(mark.content, self._origin(mark), look))
                case "softbreak" | "hardbreak":
                    if _needs_space(marks, position):
                        end = next(other.start for other in marks[position + 1 :] if other.content)
                        _append_text(into, Text(" ", whole(self._span(mark.start, end), 1), look))
                case "strong_open" | "strong_close":
                    bold = mark.type == "strong_open"
                case "link_open":
                    link, opening = [], mark
                case "link_close":
                    if opening is not None and link is not None:
                        result += self._link(opening, link, mark)
                    link = None
                case "value" if mark.content.strip() in self.context.names:
                    name = self.context.names[mark.content.strip()]
                    _append_text(into, Text(name, whole(self._span(mark.start, mark.end), len(name)), look))
                case "value":
                    text, datum = print_value(mark.content, self._origin(mark), self.context)
                    into.append(Value(text, whole(self._span(mark.start, mark.end), len(text)), datum, look))
                case "ref":
                    into.append(self._mention(mark, look))
                case kind if kind in _REFUSED:
                    self._refuse(kind, mark.start)
                    _append_text(into, Text(mark.content, self._origin(mark), look))
        return tuple(result)

    def _mention(self, mark: Mark, bold: bool) -> Inline:
        target, span = mark.content.strip(), self._span(mark.start, mark.end)
        if target:
            return Ref(target, whole(span, 1), bold)
        self._problem("P005", "[@] 里没有写编号", mark.start, "例如 [@tbl-scale]")
        lacking = open_mark("待查")
        return Value(lacking, whole(span, len(lacking)), Datum("", self.context.year), bold)

    def _unknown(self, part: Part) -> Iterator[Paragraph]:
        """Refuse what the report has no form for, and print code as plain text: nothing of an author is lost."""
        self._refuse(part.type, part.start)
        if part.type in ("fence", "code_block"):
            span = self._span(part.start, part.end)
            text = " ".join(self.plain[part.start : part.end].split())
            yield Paragraph((Text(text, whole(span, len(text))),), span)

    def _origin(self, mark: Mark) -> Origin:
        return self.text.origin.part(mark.start, mark.end)

    def _span(self, start: int, end: int) -> Span:
        """Take the stretch of the file from one character to the end of another."""
        first, last = self.text.origin.of(start), self.text.origin.of(max(start, end - 1))
        return Span(first.file, first.start, max(first.start, last.end))

    def _half_width(self) -> str:
        """Tell full-width marks, and give the text as it was meant, so that nothing follows from them."""

        def tell(match: re.Match[str]) -> str:
            right = f"{{{match[1]}}}" if match[2] is None else f"[@{match[2]}]"
            if match[0] != right:
                message = f"“{match[0]}”的括号应为半角：{right}"
                self._problem("P002", message, match.start(), "")
            return right

        return re.sub(
            r"(?<!\\)[{｛]([^{}｛｝\n]*)[}｝]|(?<!\\)[\[［【][@＠]([^\[\]［］【】\n]*)[\]］】]", tell, self.text
        )

    def _look_for_slips(self) -> None:
        """Tell what Markdown would print as it stands, though the author hardly meant that."""
        for match in re.finditer("[｛｝]", self.plain):
            self._problem("P002", f"“{match[0]}”是全角", match.start(), "引用数值用半角 { }")
        good = re.sub(r"\\.|\{[^{}\n]*\}", lambda match: " " * len(match[0]), self.plain)
        single = re.search("[{}]", good)
        if single:
            hint = "补上另一半，写在同一行；要印出花括号本身写 \\{ 和 \\}"
            self._problem("P006", "花括号没有成对", single.start(), hint)
        table = re.search(r"(?m)^[ ]*\|.*\|[ ]*$", self.plain)
        if table:
            self._problem("P001", "正文里不能有表格", table.start(), "写成 table 或 records 块")

    def _look_for_broken_link(self, mark: Mark) -> None:
        """Tell a link that Markdown did not take for one: a mention inside it, or no address of the web."""
        offset = mark.content.find("](")
        if offset >= 0:
            hint = "写成 [文字](http://地址)，文字里不能有 [@编号]"
            self._problem("P004", "链接没有写对，会照原样印出", mark.start + offset, hint)

    def _look_for_stray_marks(self, marks: Sequence[Mark]) -> None:
        """Tell signs that mean something elsewhere, and here are printed as they stand; escaped ones are meant."""
        # What is no plain text stands for one sign that is never stray.
        signs = [mark.content if mark.type == "text" else "\0" for mark in marks]
        starts = [*accumulate(map(len, signs), initial=0)]
        for match in _STRAY.finditer("".join(signs)):
            n = bisect_right(starts, match.start()) - 1
            place = self.text.at(marks[n].start + match.start() - starts[n])
            hint = _STRAY_CURES[str(match.lastgroup)]
            message = f"“{match[0]}”会照原样印出"
            self.context.problems.append(Problem("P007", message, place, hint, Severity.WARNING))

    def _link(self, opening: Mark, inside: list[Inline], end: Mark) -> tuple[Inline, ...]:
        """Make a link; of one that leads nowhere for whoever has the report alone only the words are printed."""
        content = tuple(item for item in inside if isinstance(item, Text | Value))
        if not _WEB.match(opening.href):
            what = f"链接的地址“{opening.href}”不是网址" if opening.href else "链接没有地址"
            bracket = opening.start - 1  # a link's mark stands behind it
            self._problem("P004", f"{what}，只印出文字", bracket, "写成 [文字](http://地址)，或去掉链接")
            return content
        span = self._span(opening.start, end.start)
        origin = joined(item.origin for item in content) if content else whole(span, 0)
        return (Link(opening.href, content, origin),)

    def _refuse(self, kind: str, at: int) -> None:
        hint = _CURES.get(kind, "要印出符号本身，在前面加 \\")
        self._problem("P001", f"正文里不能有{_REFUSED[kind]}", at, hint)

    def _problem(self, code: str, message: str, at: int, hint: str) -> None:
        self.context.tell(code, message, self.text.at(at), hint)


def _append_text(result: list[Inline], text: Text) -> None:
    last = result[-1] if result else None
    if isinstance(last, Text) and last.bold == text.bold:
        result[-1] = Text(last.text + text.text, joined((last.origin, text.origin)), text.bold)
    elif text.text:
        result.append(text)


def _needs_space(marks: Sequence[Mark], position: int) -> bool:
    """A line break is a blank only between two words of a language that has blanks."""
    before = next((mark for mark in reversed(marks[:position]) if mark.content), None)
    after = next((mark for mark in marks[position + 1 :] if mark.content), None)
    if before is None or after is None or before.type not in _TEXT or after.type not in _TEXT:
        return False
    return not (_WIDE.match(before.content[-1]) or _WIDE.match(after.content[0]))
