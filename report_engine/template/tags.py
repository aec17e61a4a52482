"""The tags of a template, each with its place: names, pairs, where they may stand, how Word has split them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from report_engine.ooxml.elements import Element
from report_engine.problems import Problem, Source
from report_engine.read.schema import nearest
from report_engine.template.grammar import Tag, look_up, read_tags
from report_engine.template.pairs import Pairs
from report_engine.template.splits import broken
from report_engine.template.spots import Spot
from report_engine.template.standing import standing_faults
from report_engine.template.tag_names import ONLY_INSIDE, OPTIONAL_SLOTS, SCOPE, SLOTS, UNKNOWN, Shape, TagError

_FULL = re.compile("[｛｝][｛｝{}%％#]|[{}%％#][｛｝]|[{｛]％|％[}｝]")


@dataclass(frozen=True, slots=True)
class Tags:
    """What a template holds: its slots, whether scorecards are printed, the places of every tag."""

    slots: frozenset[str]
    has_cards: bool
    placed: list[tuple[Tag, Spot]]


def check_tags(spots: list[Spot], end: Element | None, place: Source, problems: list[Problem]) -> Tags:
    """Read and check all tags; what stands after `end` is thrown away when building."""
    walk = _Walk(place, problems)
    thrown_away = False
    for spot in spots:
        thrown_away = (thrown_away and not spot.home) or spot.element is end
        walk.enter(spot, thrown_away=thrown_away)
    walk.leave()
    _count_slots(walk, place, problems)
    has_cards = any(tag.kind == "for" and tag.path == "cards" for tag, _ in walk.placed)
    return Tags(frozenset(walk.slots), has_cards, walk.placed)


class _Walk:
    """Goes through the paragraphs, keeping what is open.

    After an `if` or `for` that cannot be read it is `unsure`: what follows from that is not told again.
    """

    def __init__(self, place: Source, problems: list[Problem]) -> None:
        self.placed: list[tuple[Tag, Spot]] = []
        self.slots: dict[str, list[Spot]] = {}
        self.misspelt: list[str] = []
        self._place = place
        self._problems = problems
        self._pairs = Pairs(self.tell)
        self._scope: Mapping[str, Shape] = SCOPE
        self._home = ""
        self._unsure = False
        self._lost: set[str] = set()

    def tell(self, code: str, spot: Spot, message: str, hint: str) -> None:
        problem = Problem(code, f"{spot}：{message}", self._place, hint)
        if problem not in self._problems:  # a text box is written twice
            self._problems.append(problem)

    def enter(self, spot: Spot, *, thrown_away: bool) -> None:
        """Check a paragraph."""
        if spot.home != self._home:
            self.leave()
            self._home = spot.home
        if _FULL.search(spot.text):
            self.tell("T008", spot, "标记用了全角符号", "改成半角 {{ }} 或 {% %}")
        for tag in read_tags(spot.text):
            if isinstance(tag, TagError):
                self.tell("T010", spot, str(tag), tag.hint)
                self._unsure = True
            elif thrown_away:
                self.tell("T012", spot, f"标记“{tag.raw}”在样张区里，会被一起删去", "移到第一段“样张说明”之前")
            else:
                self._tag(tag, spot)
        self._pairs.end_paragraph()

    def leave(self) -> None:
        """Come to the end of the body or of a header."""
        self._pairs.end(reported=self._unsure)
        self._scope = SCOPE
        self._unsure = False
        self._lost.clear()

    def _tag(self, tag: Tag, spot: Spot) -> None:
        self.placed.append((tag, spot))
        faults = list(standing_faults(tag, spot, in_loop=self._pairs.in_loop))
        for code, message, hint in faults:
            self.tell(code, spot, message, hint)
        how = broken(spot, tag.start, tag.end)
        if how:
            self.tell("T013", spot, f"标记“{tag.raw}”{how}", "把整个标记删去，重打一遍")
        if tag.kind == "for" and not self._pairs.may_loop(tag):
            hint = "只有 cards 和它里面的 card.rows 两层循环"
            self.tell("T012", spot, f"“{tag.raw}”不能写在别的循环里", hint)
        inside = self._names(tag, spot)
        match tag.kind:
            case "for" | "if":
                self._pairs.open(tag, spot, self._scope, reported=bool(faults))
                self._scope = inside
            case "endfor" | "endif" | "else" | "elif":
                self._scope = self._pairs.close(tag, spot, reported=bool(faults) or self._unsure) or self._scope
            case "print" if tag.path.startswith("slots."):
                self.slots.setdefault(tag.path.removeprefix("slots."), []).append(spot)

    def _names(self, tag: Tag, spot: Spot) -> Mapping[str, Shape]:
        """Look up what a tag names; returns what may be named inside it."""
        try:
            return look_up(tag, self._scope)
        except TagError as error:
            first, _, rest = tag.path.partition(".")
            if first == "slots":
                self.misspelt.append(rest)
            outside = first in ONLY_INSIDE and first not in self._scope
            if not outside or not (self._unsure or first in self._lost):
                self.tell("T010", spot, str(error), error.hint)
            if outside:
                self._lost.add(first)
        return {**self._scope, tag.variable: UNKNOWN} if tag.kind == "for" else self._scope


def _count_slots(walk: _Walk, place: Source, problems: list[Problem]) -> None:
    """Tell slots that are absent or stand twice; a misspelt one is told as such, not also as absent."""
    meant = Counter(nearest(name, SLOTS) for name in walk.misspelt)
    for slot in (*SLOTS, *OPTIONAL_SLOTS):
        spots = walk.slots.get(slot, [])
        if len(spots) > 1:
            walk.tell("T004", spots[1], f"{{{{ slots.{slot} }}}} 有 {len(spots)} 个", f"只留一个；第一个在{spots[0]}")
        elif not spots and slot in SLOTS and slot not in meant:
            message = f"Word 模板里应有一个单独成段的 {{{{ slots.{slot} }}}}，现有 0 个"
            problems.append(Problem("T004", message, place, "这是程序放入内容的位置，前后不要有别的字"))
