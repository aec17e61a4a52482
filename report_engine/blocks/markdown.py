"""Markdown with `{name}` and `[@id]`, read so that every token knows which characters of the text it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_cjk_friendly import cjk_friendly

_MARK = re.compile(r"\{([^{}\n]*)\}|\[@([^\]\n]*)\]")
_PLAIN = re.compile(r"[^\n!#$%&*+\-:<=>@\[\\\]^_`{}~]+")  # no rule begins in it
_AT = "at"  # what tokens keep their place under


class _State(StateInline):
    """Notes where text begins while the rules gather it, and where a rule begins that makes a token."""

    gathered = ""
    gathered_at = 0

    @property
    def pending(self) -> str:
        """The text gathered so far; rules add to it what stands at their position."""
        return self.gathered

    @pending.setter
    def pending(self, text: str) -> None:
        if not self.gathered:
            self.gathered_at = self.pos
        self.gathered = text

    def pushPending(self) -> Token:  # noqa: N802
        """Make a token of what was gathered."""
        at = self.gathered_at
        token = super().pushPending()
        token.meta[_AT] = at
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        """Make a token; several of one rule (the asterisks of **) stand one behind the other."""
        before = self.tokens[-1] if self.tokens and not self.pending else None
        token = super().push(ttype, tag, nesting)  # type: ignore[arg-type]
        is_next = before is not None and before.meta.get("rule") == self.pos and ttype == before.type == "text"
        token.meta[_AT] = before.meta[_AT] + 1 if before and is_next else self.pos
        token.meta["rule"] = self.pos
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _mark(state: StateInline, silent: bool) -> bool:
    """Recognise `{name}` and `[@id]` as one token each."""
    match = _MARK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("value" if match[1] is not None else "ref", "", 0)
        token.content = match[1] if match[1] is not None else match[2]
        token.markup = match[0]
    state.pos = match.end()
    return True


def _text(state: StateInline, silent: bool) -> bool:
    """Take plain text as markdown-it does, which looks at one character after the other."""
    match = _PLAIN.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.pending += match[0]
    state.pos = match.end()
    return True


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).use(cjk_friendly)
    parser.inline = _Inline()
    parser.configure("commonmark", {"html": False})
    parser.disable(["entity", "reference", "autolink", "text_join", "fragments_join"])
    parser.inline.ruler.at("text", _text)
    parser.inline.ruler.after("escape", "qhd_mark", _mark)
    return parser


@dataclass(frozen=True, slots=True)
class Mark:
    """A token of running text: its characters as printed, and where they stand in the text that was read."""

    type: str
    content: str
    start: int
    end: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A token of the structure, with its lines; an `inline` one has the running text of a paragraph."""

    type: str
    start: int
    end: int
    first: int
    marks: tuple[Mark, ...]


def parse(text: str) -> Iterator[Part]:
    """Read a text; blanks that indent a line as in print are no mark of anything."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = text.split("\n")
    for token in _parser().parse(re.sub(r"(?m)^[\u3000\t]+", "", text)):
        begin, end = token.map or (0, 0)
        marks: tuple[Mark, ...] = ()
        if token.type == "inline":
            marks = tuple(_marks(token, starts[begin:end], lines[begin:end]))
        first = token.attrs.get("start", 1)
        start = starts[begin] + len(lines[begin]) - len(lines[begin].lstrip()) if begin < len(lines) else 0
        stop = starts[end - 1] + len(lines[end - 1]) if end else 0
        yield Part(token.type, start, stop, first if isinstance(first, int) else 1, marks)


def _marks(inline: Token, starts: list[int], lines: list[str]) -> Iterator[Mark]:
    """Give the marks of a paragraph their places: each of its lines is the end of a line of the text."""
    offsets: list[int] = []
    for start, line, content in zip(starts, lines, inline.content.split("\n"), strict=False):
        begin = start + len(line.rstrip()) - len(content.rstrip())
        offsets += range(begin, begin + len(content) + 1)
    offsets.append(offsets[-1] + 1 if offsets else 0)
    for token in inline.children or []:
        at = token.meta.get(_AT, 0)
        length = len(token.markup if token.type in ("value", "ref", "text_special") else token.content)
        start = offsets[at]
        # The backslash of an escape is not printed: its character alone is.
        start += len(token.markup) - len(token.content) if token.type == "text_special" else 0
        end = offsets[at] + length
        if token.type in ("em_open", "em_close"):
            # Chinese has no italics: one asterisk is a sign like any other (120*80), two are bold.
            yield Mark("text", token.markup, start, start + 1)
            continue
        yield Mark(token.type, token.content, start, end, str(token.attrs.get("href", "")))
