"""Decides for everything that is not the same what is to become of it, in the order of the Word file."""

import re
import sys
from collections.abc import Sequence
from dataclasses import replace

from report_engine.base import Unit
from report_engine.load import Loaded
from report_engine.problems import Source
from report_engine.pull.align import Group
from report_engine.pull.anchors import FLOW, Anchors, body_of
from report_engine.pull.decide import Sides, Step, text, units_of
from report_engine.pull.entries import copies_of, entry_of, parts_of, unadorned, with_own_numbers
from report_engine.pull.fields import mistyped, name_of, only_signs
from report_engine.pull.grids import TableChange, of_tables
from report_engine.pull.intended import Plan
from report_engine.pull.items import Bodies
from report_engine.pull.model import Conflict, Entry, Kind
from report_engine.pull.outline import Outline
from report_engine.pull.place import Ground
from report_engine.pull.proposals import cell_proposal, local_of, propose
from report_engine.pull.record import Record
from report_engine.pull.rows import BREAK, Edited, compare_rows
from report_engine.pull.titles import releveled

_TITLES = ("heading", "caption", "case", "front")
_HEADING = re.compile(r"heading \d|.*标题")
_CAPTIONS = ("表题", "图表题", "图片题")


class Planner:
    """Goes through the groups once."""

    def __init__(
        self, loaded: Loaded, ground: Ground, sides: Sides, bodies: Bodies, authors: Sequence[tuple[str, ...]]
    ) -> None:
        self.loaded, self.ground, self.sides, self.bodies = loaded, ground, sides, bodies
        self.nowhere = Source(loaded.document.source.file)
        self.anchors = Anchors(ground, bodies, self.nowhere)
        self.record = Record(ground, sides, authors, self.anchors)
        self.plan = self.record.plan
        self.outline = Outline(self.record, loaded.document, bodies)
        self.copies = copies_of(ground, sides)
        clear = [step.group for step in sides.steps if not step.conflict]
        self.tables = of_tables(clear, sides.here, sides.word)

    def run(self) -> Plan:
        """Deal with every group."""
        steps = {step.group: step for step in self.sides.steps}
        for old, new, why in releveled(self.sides):
            self.record.say(old, new, "标题的级别", why)
        for group in self.sides.groups:
            moved = bool(group.new) and any(p in self.sides.moved for p in group.old)
            moved = moved and not any(map(self.outline.titles.moved_along, group.old))
            if self.outline.takes(group, was_moved=moved):
                continue
            if group in self.tables:
                self._table(self.tables[group])
            elif group in steps:
                self._step(steps[group], moved=moved)
            elif moved:
                self._move(group, Edited(self.sides.here[group.old[0]].units, ()))
            self._fields(group)
            if group.old and group.new and not moved:
                self.anchors.follow(group.old[-1])
        return self.plan

    # What was done.

    def _step(self, step: Step, *, moved: bool) -> None:
        old, new = step.group.old, step.group.new
        here, word = self.sides.here, self.sides.word
        if step.conflict:
            conflict = Conflict(
                self.record.source(old), step.base, text(here, old), text(word, new), self.record.by(new)
            )
            self.plan.conflicts.append(conflict)
            return
        if not old:
            self._new(step)
        elif not self._all_written(old):
            if all(only_signs(here[p].units) for p in old):
                self.record.say(old, new, "图片", "图由 chart、photo 块和数据生成：在 YAML 里删、移、改")
            else:
                self.record.say(old, new, "版式里的文字", "它印在 Word 模板里，在 templates 里改")
        elif not new:
            self._gone(step)
        elif len(old) == len(new) == 1:
            self._edited(old[0], new[0], moved=moved)
        else:
            self._parted(step)

    def _all_written(self, old: tuple[int, ...]) -> bool:
        return all(self.ground.here[p].listed is not None for p in old)

    def _what(self, block: int) -> str:
        listed = self.ground.here[block].listed
        return listed.what if listed else ""

    def _edited(self, block: int, now: int, *, moved: bool) -> None:
        here, word = self.sides.here[block], self.sides.word[now]
        what = self._what(block)
        if what in ("cell", "card") and here.text != word.text and any(u.kind == "value" for u in here.units):
            self._offer((block,), 0, word.text, now)
            return
        edited = self._without_signs(compare_rows(here.units, word.units), block, now)
        if what not in (*FLOW, "note"):
            edited = unadorned(edited, here.units)
            if edited.units == here.units:
                self.record.say((block,), (now,), "粗体", "标题、题名和单元格的字体由版式定")
        self._propose(edited, (block,), now)
        counted = (
            cell_proposal(self.loaded, self.ground.here[block].listed, word.text, self.record.by((now,)))
            if what == "cell"
            else None
        )
        if counted is not None:
            self.plan.proposals.append(counted)
        elif moved and what in FLOW:
            self._move(Group((block,), (now,)), edited)
        elif edited.units != here.units:
            plain: Kind = "bold" if here.text == word.text else "text"
            kind: Kind = "cell" if what in ("cell", "card") else "title" if what in _TITLES else plain
            self.plan.entries[block] = [entry_of(edited, (block,), self.sides.here, listed=what == "item")]
            self.plan.notes[block] = self.record.note(kind, (block,), (now,))

    def _move(self, group: Group, edited: Edited) -> None:
        block, new = group.old[0], group.new
        if self._what(block) not in FLOW:
            if self.ground.here[block].listed is not None:
                self.record.say((block,), new, "移动", "标题、图、表、案例的位置在 YAML 里改：把整块移过去")
            return
        anchor = self.anchors.place_for(self.sides.word[new[0]], self._following(group))
        if anchor is None:
            self.record.say((block,), new, "移动", "那里没有正文可放")
            return
        origins = edited.origins or tuple(range(len(edited.units)))
        listed = self._what(block) == "item"
        entry = entry_of(Edited(edited.units, origins), (block,), self.sides.here, listed=listed)
        self.plan.entries[block] = []
        if self.anchors.file_of(anchor) != (home := self.record.source((block,)).file):
            entry = with_own_numbers(entry, lambda name: local_of(self.loaded, name, Source(home, sys.maxsize)))
        self.plan.new.append((anchor, entry, self.record.note("moved", (block,), new), block, new[0]))
        self.anchors.last = anchor

    def _gone(self, step: Step) -> None:
        for block in step.group.old:
            if self._what(block) in FLOW:
                self.plan.entries[block] = []
                self.plan.notes[block] = self.record.note("gone", (block,), ())
            else:
                why = "整块删去请在 YAML 里删：标题、图、表、案例各是一块，别处可能提到它"
                self.record.say((block,), (), "删去", why)

    def _new(self, step: Step) -> None:
        (now,) = step.group.new
        word = self.sides.word[now]
        if only_signs(word.units):
            sign = next(unit for unit in word.units if unit.kind == "sign")
            self.record.say((), (now,), name_of(sign), "图片写成 photo 块，文件放进 photos；图表由数据生成")
            return
        if _HEADING.fullmatch(word.style) or word.style in _CAPTIONS:
            self.record.say(
                (),
                (now,),
                "新的标题或题名",
                "另编序号的小标题、图和表在 YAML 里写",
            )
            return
        anchor = self.anchors.place_for(word, self._following(step.group))
        if anchor is None:
            self.record.say((), (now,), "新的段落", "这里不是正文：它印在版式里")
            return
        edited = self._without_signs(Edited(word.units, (None,) * len(word.units)), None, now)
        typed = Entry(word.listed, edited.units, (None,) * len(edited.units))
        entry = replace(self.copies.get(word.look, typed), listed=word.listed)
        self.plan.new.append((anchor, entry, self.record.note("new", (), (now,)), None, now))

    def _following(self, group: Group) -> int | None:
        """The block of the project that comes next in Word and stands where it stood."""
        behind = self.sides.groups[self.sides.groups.index(group) + 1 :]
        return next((one.old[0] for one in behind if one.old and one.new and one.old[0] not in self.sides.moved), None)

    def _parted(self, step: Step) -> None:
        """Split or join paragraphs: as one row in which breaks came or went."""
        old, new = step.group.old, step.group.new
        here, word = self.sides.here, self.sides.word
        bodies = {body_of(listed.path) for p in old if (listed := self.ground.here[p].listed)}
        if any(self._what(p) not in FLOW for p in old) or len(bodies) > 1:
            self.record.say(old, new, "分段或并段", "标题和题名不能与正文合并，正文不能跨节合并")
            return
        edited = self._without_signs(compare_rows(units_of(here, old), units_of(word, new)), None, new[0])
        self._propose(edited, old, new[0])
        whole = entry_of(edited, old, here, listed=self._what(old[0]) == "item")
        entries = list(parts_of(whole))
        self.plan.entries |= {p: [] for p in old[1:]} | {old[0]: entries}
        kind: Kind = "split" if len(new) > len(old) else "joined"
        self.plan.notes[old[0]] = self.record.note(kind, old, new)
        self.plan.joined.append(old)

    # What is told.

    def _fields(self, group: Group) -> None:
        for why in mistyped(units_of(self.sides.here, group.old), units_of(self.sides.word, group.new)):
            self.record.say(group.old, group.new, "域", why)

    def _propose(self, edited: Edited, blocks: tuple[int, ...], now: int) -> None:
        row = units_of(self.sides.here, blocks)
        for one in edited.proposals:
            unit = row[one.unit]
            if unit.kind == "made":
                self.record.say(blocks, (now,), "程序写的字", f"“{unit.text}”由程序写，没有改成“{one.printed}”")
                continue
            self._offer(blocks, one.unit, one.printed, now)

    def _offer(self, blocks: tuple[int, ...], unit: int, printed: str, now: int) -> None:
        """Propose a number, unless the data have come to print it since."""
        present = units_of([one.block for one in self.ground.here], blocks)[unit]
        if present.text != printed:
            place, authors = self.record.source(blocks), self.record.by((now,))
            self.plan.proposals.append(propose(self.loaded, present.of, printed, place, authors))

    def _without_signs(self, edited: Edited, block: int | None, now: int) -> Edited:
        """Leave out pictures, notes and fields that came in Word, and tell them; the rest is applied."""
        extra = [
            n
            for n, (unit, origin) in enumerate(zip(edited.units, edited.origins, strict=True))
            if origin is None and unit != BREAK and self._is_strange(unit)
        ]
        for n in extra:
            old = (block,) if block is not None else ()
            self.record.say(old, (now,), name_of(edited.units[n]), "文字里不能有它；其余的改动照收")
        kept = [n for n in range(len(edited.units)) if n not in extra]
        units, origins = tuple(edited.units[n] for n in kept), tuple(edited.origins[n] for n in kept)
        return Edited(units, origins, edited.proposals, edited.gone)

    def _is_strange(self, unit: Unit) -> bool:
        return unit.kind in ("sign", "label") or (unit.kind == "ref" and unit.of not in self.ground.references)

    def _table(self, told: TableChange | None) -> None:
        if told is not None and (text(self.sides.here, told.old) + text(self.sides.word, told.new)).strip():
            self.record.say(told.old, told.new, told.what, told.why)

    def source_of(self, block: int | None) -> Source:
        """The place of a text of the project."""
        return self.nowhere if block is None else self.record.source((block,))
