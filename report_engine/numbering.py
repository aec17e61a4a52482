"""Numbers of headings, figures, tables, cases and scorecards: `Document` + patterns → `Labels`."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, assert_never

from report_engine.document import Case, Chart, Document, Figure, Scorecard, Section, Table
from report_engine.read.origin import Span
from report_engine.walk import Target, nearest

_HAN = "零一二三四五六七八九"
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
Digits = Literal["decimal", "han"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a number looks: literal text around numbers, each arabic or Chinese.

    `parts` alternate text, level, text, …, text; a level counts from 1 for the chapter. Its origin is its example.
    """

    parts: tuple[str | int, ...]
    digits: Digits
    origin: Span | None = None

    def text(self, numbers: tuple[int, ...]) -> str:
        """Write the number; `numbers` is the count at each level."""
        return "".join(p if isinstance(p, str) else count(numbers[p - 1], self.digits) for p in self.parts)

    @property
    def level(self) -> int:
        """The highest level whose number it writes."""
        return min(part for part in self.parts if isinstance(part, int))

    @property
    def prefix(self) -> str:
        """Text before the number of a pattern with a single one."""
        return str(self.parts[0])

    @property
    def suffix(self) -> str:
        """Text after the number."""
        return str(self.parts[-1])


@dataclass(frozen=True, slots=True)
class Label:
    """The number of one target: `text` as a mention prints it (“表 1”), `full` as its own line does.

    `fixed` is an official number, which does not count on from the one before; `above` are sections that a heading's
    number does not name, the outermost first, each with its number.
    """

    kind: str
    text: str
    full: str
    prefix: str = ""
    digits: str = ""
    suffix: str = ""
    fixed: int | None = None
    origin: Span | None = None
    above: tuple[tuple[str, str], ...] = ()

    def seen_from(self, sections: Collection[str]) -> str:
        """Write the number as a mention in these sections does: 第二节 in its own chapter, 第四章第二节 in another."""
        return "".join(number for section, number in self.above if section not in sections) + self.text

    @property
    def sequence(self) -> str:
        """Name of the counter: the word before the number, as people read it (表, 图, 案例)."""
        return "".join(self.prefix.split()) or self.kind


Labels = Mapping[str, Label]


def heading_gap(number: str) -> str:
    """Tell what stands between a heading's number and its title: nothing after full-width punctuation."""
    return "" if number.endswith(("、", "）", "：", "．", "。")) else " "


def count(number: int, digits: Digits) -> str:
    """Write 1 to 99 in arabic or Chinese numerals, as Word's “一、二、三” counts."""
    if digits == "decimal" or number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def simple_pattern(example: str) -> Pattern:
    """Read “图 1” or “问题一：”; ValueError if there is not exactly one first number in it."""
    return heading_pattern(example, 1)


def heading_pattern(example: str, level: int) -> Pattern:
    """Read the example of a heading level: its numbers belong to the last levels up to this one."""
    numbers = list(_NUMBER.finditer(example))
    if not numbers or len(numbers) > level:
        raise ValueError(f"“{example}”里应有 1 到 {level} 个编号" if level > 1 else f"“{example}”里应有一个编号")
    if any(match[0] not in ("1", "一") for match in numbers):
        raise ValueError(f"“{example}”应写第一个编号，数字为 1 或一")
    digits: Digits = "decimal" if numbers[0][0] == "1" else "han"
    parts: list[str | int] = []
    position = 0
    for index, match in enumerate(numbers):
        parts += [example[position : match.start()], level - len(numbers) + 1 + index]
        position = match.end()
    return Pattern((*parts, example[position:]), digits)


def number(
    document: Document,
    headings: tuple[Pattern, ...],
    patterns: Mapping[str, Pattern],
    series: Mapping[str, Pattern],
) -> dict[str, Label]:
    """Number every target of the document in reading order.

    `patterns` has figure, table, case, scorecard, and chart where charts do not count together with photos.
    """
    labels: dict[str, Label] = {}
    counters = _Counters(patterns, series)

    def visit(nodes: Iterable[Target], numbers: tuple[int, ...], over: tuple[tuple[str, str], ...]) -> None:
        position = 0
        for node in nodes:
            if isinstance(node, Section) and not node.series:
                position += 1
                pattern = headings[node.level - 1]
                full = pattern.text((*numbers, position))
                above = over[: pattern.level - 1]
                label = Label("heading", full.rstrip(".、"), full, origin=pattern.origin, above=above)
                labels[node.id] = label
                visit(nearest(node), (*numbers, position), (*over, (node.id, label.text)))
            else:
                labels[node.id] = counters.label(node)
                visit(nearest(node), (*numbers, position) if isinstance(node, Section) else (), over)

    visit(nearest(document), (), ())
    return labels


@dataclass(slots=True)
class _Counters:
    """What counts on through the whole document: figures, tables, cases, scorecards and headings of a series."""

    patterns: Mapping[str, Pattern]
    series: Mapping[str, Pattern]
    counts: dict[str, int] = field(default_factory=dict)

    def label(self, node: Target) -> Label:
        match node:
            case Figure():
                is_chart = isinstance(node.image, Chart) and "chart" in self.patterns
                return self._next("chart" if is_chart else "figure", self.patterns)
            case Table():
                return self._next("table", self.patterns)
            case Case():
                return self._next("case", self.patterns)
            case Scorecard():
                return self._next("scorecard", self.patterns, node.number)
            case Section():
                return self._next(node.series or "", self.series)
            case _:
                assert_never(node)

    def _next(self, kind: str, patterns: Mapping[str, Pattern], fixed: int | None = None) -> Label:
        pattern = patterns[kind]
        name = pattern.prefix.strip() or kind  # what reads the same counts on, as Word's counter does
        self.counts[name] = fixed if fixed is not None else self.counts.get(name, 0) + 1
        digits = count(self.counts[name], pattern.digits)
        full = f"{pattern.prefix}{digits}{pattern.suffix}"
        return Label(kind, full.rstrip("：: .、"), full, pattern.prefix, digits, pattern.suffix, fixed, pattern.origin)
