"""A text as rules read it: printed characters, the values and mentions in them, sentences and clauses.

A value and a mention are one character each, so that offsets do not depend on what is printed for them;
every offset leads back to the author's file.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Literal

from report_engine.document import LocalNumber, Ref, Value
from report_engine.facts.catalogue import Indicator
from report_engine.language.dates import Date, dates_of
from report_engine.language.expressions import expression
from report_engine.problems import InSentence, Source
from report_engine.read.origin import Origin
from report_engine.walk import Path as NodePath

HIDDEN, VALUE, MENTION = "\x00", "\x01", "\x02"  # no file can hold them, so nothing an author typed is one of them
HAN = "\u3007\u3400-\u9fff\uf900-\ufaff"  # in a class, with others
# One of them: a letter that is none of the scripts and counters that stand in Chinese texts besides. Python takes a
# step for each character of a range whenever it compiles one, so that this is compiled in a sixth of the time.
HANZI = (
    r"[^\W0-9A-Za-z_\xaa-\u024f\u0391-\u03c9\u2070-\u218b\u2460-\u24ff\u2776-\u2793"
    r"\u3005\u3006\u3021-\u33ff\uff10-\uff5a\U00010000-\U0010ffff]"
)
QUOTED = r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》"
LINK = r"https?://[\w./?=&%#:-]+|(?<![\w.-])[\w.-]+@[\w.-]+"
_LINK = expression(LINK)
_QUIET = expression(rf"{QUOTED}|{LINK}")
_TITLE = expression(r"《[^《》\n]*》")
_SENTENCE = expression("[^。！？]+[。！？]?|[。！？]")
_PAUSES = "，。；：！？\n"
_CLAUSE = expression("[^，；：,;]+")

Kind = Literal["prose", "title", "caption", "label", "alt", "cover"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A value in a passage: what asks for it, and the indicator or the number of the file behind it."""

    start: int
    item: Value
    indicator: Indicator | None

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + 1

    @property
    def local(self) -> LocalNumber | None:
        """The number of the file."""
        return self.item.datum.local

    @property
    def typed(self) -> str:
        """What stands in the author's text."""
        return self.item.origin.span.typed

    @property
    def name(self) -> str:
        """The name as it was typed."""
        return self._parts[0]

    @property
    def form(self) -> str:
        """The form as it was typed: a year, 增减 or 增幅; empty for the plain value of this year."""
        return self._parts[1]

    @property
    def _parts(self) -> tuple[str, str]:
        content = self.typed.strip("{}｛｝").strip()
        if self.local or not (":" in content or "：" in content):
            return content, ""  # the source of a number that is declared in place may hold a colon
        name, *form = re.split("[:：]", content, maxsplit=1)
        return name.strip(), "".join(form).strip()

    @property
    def year(self) -> int:
        """Year of the value."""
        return self.item.datum.year

    @property
    def is_change(self) -> bool:
        """Tell whether it is printed as a change with its word."""
        return self.item.datum.form in ("change", "growth")

    @property
    def unit(self) -> str:
        """Unit of the value, as it is written after a number."""
        return self.item.datum.unit.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention in a passage."""

    start: int
    item: Ref

    @property
    def target(self) -> str:
        """The id that is mentioned."""
        return self.item.target


@dataclass(frozen=True)
class Passage:
    """One paragraph, item of a list, title, caption, label or alternative text; `local` are the numbers of its file."""

    kind: Kind
    text: str
    origin: Origin
    values: tuple[Bound, ...]
    mentions: tuple[Mentioned, ...]
    local: Mapping[str, LocalNumber]
    path: NodePath

    @property
    def file(self) -> Path:
        """The file in which it stands."""
        return self.origin.span.file.name

    @property
    def is_item(self) -> bool:
        """Tell whether it is an item of a list."""
        return "items" in self.path

    @cached_property
    def quiet(self) -> str:
        """The text without quotations, titles and addresses: what is the author's own sentence."""
        return _QUIET.sub(hide, self.text)

    @cached_property
    def unlinked(self) -> str:
        """The text without addresses."""
        return _LINK.sub(hide, self.text) if "@" in self.text or "://" in self.text else self.text

    @cached_property
    def untitled(self) -> str:
        """The text without titles and addresses."""
        return _TITLE.sub(hide, self.unlinked) if "《" in self.text else self.unlinked

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates of the text, those of quotations too."""
        return tuple(dates_of(self.unlinked))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where its sentences begin and end; a mark inside a quotation ends none."""
        return tuple(match.span() for match in _SENTENCE.finditer(self.quiet))

    def sentence(self, offset: int) -> tuple[int, int]:
        """Give the sentence around an offset; the whole text if it stands in none."""
        position = bisect_right(self.sentences, offset, key=itemgetter(0)) - 1
        inside = position >= 0 and offset < self.sentences[position][1]
        return self.sentences[position] if inside else (0, len(self.text))

    def clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        """List the clauses of a sentence."""
        return [match.span() for match in _CLAUSE.finditer(self.quiet, start, end)]

    def within(self, start: int, end: int) -> list[Bound]:
        """List the values between two offsets."""
        first = bisect_left(self.values, start, key=attrgetter("start"))
        return list(self.values[first : bisect_left(self.values, end, key=attrgetter("start"))])

    def at(self, offset: int) -> Source:
        """Find the place of a character in the author's file."""
        return self.origin.at(offset)

    def said(self, start: int, end: int) -> str:
        """Give a part of the text with its values and mentions as the author typed them."""
        items = self._items
        pieces: list[str] = []
        for at, typed in items[bisect_left(items, start, key=itemgetter(0)) :]:
            if at >= end:
                break
            pieces += self.text[start:at], typed
            start = at + 1
        return "".join((*pieces, self.text[start:end]))

    @cached_property
    def _items(self) -> tuple[tuple[int, str], ...]:
        """Where values and mentions stand, and what the author typed for them."""
        found = [(value.start, value.item.origin.span.typed) for value in self.values]
        found += [(mention.start, mention.item.origin.span.typed) for mention in self.mentions]
        return tuple(sorted(found))

    def about(self, what: str, offset: int) -> InSentence:
        """Name something in the sentence around an offset."""
        position = bisect_right(self.sentences, offset, key=itemgetter(0)) - 1
        inside = position >= 0 and offset < self.sentences[position][1]
        return InSentence(what, self.file.stem, self._typed[position if inside else -1])

    @cached_property
    def _typed(self) -> tuple[str, ...]:
        """The sentences as typed, and the whole after them."""
        spans = (*self.sentences, (0, len(self.text)))
        return tuple(" ".join(self.said(start, end).split()) for start, end in spans)


def hide(match: re.Match[str]) -> str:
    """Put as much nothing in the place of what matched."""
    return HIDDEN * len(match[0])


def blank(text: str, *patterns: str) -> str:
    """Hide what matches, keeping every offset."""
    return re.sub("|".join(patterns), hide, text)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the clause begins and ends that a stretch of a text stands in."""
    begin = max(text.rfind(mark, 0, start) for mark in _PAUSES) + 1
    return begin, min((at for mark in _PAUSES if (at := text.find(mark, end)) >= 0), default=len(text))
