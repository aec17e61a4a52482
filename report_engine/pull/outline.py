"""What becomes of sections, tables, figures and cases as wholes: cut out, put elsewhere, or a section that is new."""

from report_engine.base import Block, Unit
from report_engine.document import Document
from report_engine.pull.align import Group
from report_engine.pull.changes import look_of, written
from report_engine.pull.items import Bodies
from report_engine.pull.model import Change, Entry
from report_engine.pull.record import Record
from report_engine.pull.titles import Titles, depth_of, level_of
from report_engine.pull.wholes import (
    Target,
    Whole,
    block_target,
    find_wholes,
    gone,
    moved,
    removed,
    section_target,
    stands_together,
)
from report_engine.pull.writing import needs_quotes, quoted
from report_engine.read.splice import Splice


class Outline:
    """Takes the groups that are dealt with as parts of a whole, in the order of the Word file."""

    def __init__(self, record: Record, document: Document, bodies: Bodies) -> None:
        ground, sides = record.ground, record.sides
        self.record, self.ground, self.sides, self.bodies, self.anchors = record, ground, sides, bodies, record.anchors
        self.titles = Titles(ground, sides)
        self.wholes = find_wholes(document, ground, sides, bodies)
        self.leading: dict[int, Whole] = {}
        for whole in self.wholes:
            self.leading.setdefault(whole.blocks[0], whole)
        pairs = (group for group in sides.groups if len(group.old) == len(group.new) == 1)
        self.new_of = {group.old[0]: group.new[0] for group in pairs}
        self.at = {group: n for n, group in enumerate(sides.groups)}
        self.done: set[int] = set()  # blocks of the project
        self.written: set[int] = set()  # blocks of Word
        self.ids = set(ground.references.values())
        self.fresh = 0  # level of the new section that stands just before
        self._cut()

    def takes(self, group: Group, *, was_moved: bool) -> bool:
        """Tell whether a group is, or now becomes, part of a whole that is dealt with."""
        before = self.titles.last
        self.titles.follow(group.old, group.new)
        if self.done.intersection(group.old) or self.written.intersection(group.new):
            return True
        if was_moved and group.old[0] in self.leading:
            return self._move(self.leading[group.old[0]], group, before)
        if not group.old and level_of(self.sides.word[group.new[0]]):
            self._section(group, before)
            return True
        if self.titles.last != before:
            self.fresh = 0
        return False

    def _cut(self) -> None:
        """Take out what is gone as a whole."""
        clear = (step.group for step in self.sides.steps if not step.conflict)
        lost = {n for group in clear if not group.new for n in group.old}
        for whole in gone(self.wholes, lost):
            note = self.record.note("gone", whole.blocks, ())
            self.record.plan.wholes.append(removed(whole, note))
            self.done.update(whole.blocks, whole.pictures)

    def _move(self, whole: Whole, group: Group, before: int | None) -> bool:
        if not stands_together(whole, self.new_of, self.sides):
            return False
        if whole.is_section:
            last = max((self.new_of[n] for n in whole.blocks), default=0)
            target = self._place(depth_of(whole.path), before, last)
        elif whole.path.count(".body.") > 1:
            return False  # inside a case, where its own picture may lie between
        else:
            anchor = self.anchors.place_for(self.sides.word[group.new[0]])
            target = block_target(anchor, self.ground, self.bodies) if anchor else None
        if target is None:
            return False
        note = self.record.note("moved", whole.blocks, tuple(self.new_of[n] for n in whole.blocks))
        self.record.plan.wholes.append(moved(whole, target, note, group.new[0]))
        self.done.update(whole.blocks)
        return True

    def _place(self, level: int, before: int | None, last: int) -> Target | None:
        """Find the place of a section behind a title; it must not part what stands there."""
        listed = self.ground.here[before].listed if before is not None and before not in self.done else None
        if listed is None or not self._ends(last, level):
            return None
        return section_target(level, listed.path, self.ground, self.bodies)

    def _ends(self, last: int, level: int) -> bool:
        """Tell whether what follows a block of Word begins a section that is not below one of a level."""
        behind = (group for group in self.sides.groups if group.new and group.new[0] > last and group.old)
        following = next(behind, None)
        listed = self.ground.here[following.old[0]].listed if following else None
        if listed is None or not listed.path.startswith("sections"):
            return True
        return listed.what == "heading" and depth_of(listed.path) <= level

    def _section(self, group: Group, before: int | None) -> None:
        """Write a heading that is new with the new paragraphs below it, or tell them."""
        numbers = [group.new[0], *self._below(group)]
        self.written.update(numbers)
        self.titles.last = before
        word = [self.sides.word[n] for n in numbers]
        plain = all(unit.kind == "char" for block in word for unit in block.units)
        level = int(level_of(word[0]))
        target = self._place(level, before, numbers[-1]) if plain and not 0 < self.fresh < level else None
        if target is None:
            self._tell(numbers)
        else:
            self._write(numbers, target)
            self.fresh = level

    def _tell(self, numbers: list[int]) -> None:
        why = "新的一节写成 sections 里的一项，新的一章是一个文件；把一节从中分开的、带图片的，在 YAML 里写"
        self.record.say((), (numbers[0],), "新的标题", why)
        for n in numbers[1:]:
            self.record.say((), (n,), "新的段落", "它在没有写进去的新标题下面，随标题一起写")

    def _write(self, numbers: list[int], target: Target) -> None:
        word = [self.sides.word[n] for n in numbers]
        entries = [Entry(block.listed, block.units, (None,) * len(block.units)) for block in word[1:]]
        text = self._yaml(word[0].text, entries, target.column)
        if target.at and target.file.text[target.at - 1] != "\n":
            text = f"\n{text}"
        title = Block("", tuple(Unit(sign) for sign in word[0].text)).look
        added = {target.behind: (title, *(look_of(entry, self.ground) for entry in entries))}
        splices = {target.file.name: (Splice(target.at, target.at, text),)}
        note = self.record.note("new", (), tuple(numbers))
        self.record.plan.wholes.append(Change((note,), splices, {}, added, at=numbers[0]))

    def _below(self, group: Group) -> list[int]:
        """The new paragraphs that follow a new heading."""
        found: list[int] = []
        for one in self.sides.groups[self.at[group] + 1 :]:
            block = self.sides.word[one.new[0]] if one.new else None
            if block is not None and (one.old or block.seat is not None or level_of(block)):
                break
            found += one.new
        return found

    def _yaml(self, title: str, entries: list[Entry], column: int) -> str:
        number = next(n for n in range(1, len(self.ids) + 2) if f"section-{n}" not in self.ids)
        self.ids.add(f"section-{number}")
        indent = " " * column
        typed = quoted(title) if needs_quotes(title, in_flow=False) else title
        head = f"{indent}- id: section-{number}\n{indent}  title: {typed}\n"
        body = written(entries, column + 4, self.ground) if entries else ""
        return f"{head}{indent}  body:\n{body}" if body else head
