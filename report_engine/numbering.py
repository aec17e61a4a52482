"""Numbers of headings, figures, tables, cases and scorecards: `Document` + patterns → `Labels`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from report_engine.document import Block, Case, Document, Figure, Inline, ListItems, Paragraph, Section, Table

_HAN = "零一二三四五六七八九"
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
Digits = Literal["decimal", "han"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a number looks: literal text around numbers, each arabic or Chinese.

    `parts` alternate text, level, text, …, text; a level counts from 1 for the chapter.
    """

    parts: tuple[str | int, ...]
    digits: Digits

    def text(self, numbers: tuple[int, ...]) -> str:
        """Write the number; `numbers` is the count at each level."""
        return "".join(p if isinstance(p, str) else count(numbers[p - 1], self.digits) for p in self.parts)

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

    `fixed` is an official number, which does not count on from the one before.
    """

    kind: str
    text: str
    full: str
    prefix: str = ""
    digits: str = ""
    suffix: str = ""
    fixed: int | None = None

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


def walk_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Go through all sections in reading order."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Go through blocks and, after each case, what stands in it."""
    for block in blocks:
        yield block
        if isinstance(block, Case):
            yield from walk_blocks(block.body)


def body_blocks(document: Document) -> Iterator[Block]:
    """Go through the blocks of preface and sections in reading order."""
    yield from walk_blocks(document.declaration)
    yield from walk_blocks(document.preface)
    for section in walk_sections(document.sections):
        yield from walk_blocks(section.body)


def inline(block: Block) -> Iterator[Inline]:
    """Go through the running text of a block itself, not of what stands in it."""
    match block:
        case Paragraph():
            yield from block.content
        case ListItems():
            for item in block.items:
                yield from item


def number(
    document: Document,
    headings: tuple[Pattern, ...],
    patterns: Mapping[str, Pattern],
    series: Mapping[str, Pattern],
) -> dict[str, Label]:
    """Number every target of the document in reading order; `patterns` has figure, table, case, scorecard."""
    labels: dict[str, Label] = {}
    counts: dict[str, int] = {}

    def next_of(kind: str, pattern: Pattern, fixed: int | None = None) -> Label:
        counts[kind] = fixed if fixed is not None else counts.get(kind, 0) + 1
        digits = count(counts[kind], pattern.digits)
        full = f"{pattern.prefix}{digits}{pattern.suffix}"
        return Label(kind, full.rstrip("：: .、"), full, pattern.prefix, digits, pattern.suffix, fixed)

    def visit_blocks(blocks: tuple[Block, ...]) -> None:
        for block in walk_blocks(blocks):
            match block:
                case Figure():
                    labels[block.id] = next_of("figure", patterns["figure"])
                case Table():
                    labels[block.id] = next_of("table", patterns["table"])
                case Case():
                    labels[block.id] = next_of("case", patterns["case"])

    def visit(section: Section, numbers: tuple[int, ...]) -> None:
        if section.series:
            labels[section.id] = next_of(section.series, series[section.series])
        else:
            full = headings[section.level - 1].text(numbers)
            labels[section.id] = Label("heading", full.rstrip(".、"), full)
        visit_blocks(section.body)
        position = 0
        for child in section.sections:
            position += not child.series
            visit(child, (*numbers, position))

    visit_blocks(document.declaration)
    visit_blocks(document.preface)
    for position, chapter in enumerate(document.sections, start=1):
        visit(chapter, (position,))
    for card in document.scorecards:
        labels[card.id] = next_of("scorecard", patterns["scorecard"], card.number)
    return labels
