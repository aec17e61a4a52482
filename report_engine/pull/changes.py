"""Makes the changes of files that a plan asks for; what belongs together is written together or not at all."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from report_engine.base import Block
from report_engine.pull.anchors import where_of
from report_engine.pull.groups import Groups, is_last, item_of, texts_of
from report_engine.pull.intended import Plan
from report_engine.pull.items import Bodies, Item
from report_engine.pull.model import Change, Entry, Look, Unwritten
from report_engine.pull.place import Ground, UnwritableError, pieces_of, rewrite
from report_engine.pull.writing import guarded, item_lines, markdown
from report_engine.read.origin import Span
from report_engine.read.splice import Splice


def make_changes(plan: Plan, ground: Ground, bodies: Bodies) -> list[Change]:
    """Group the plan by what must go together and write each group; what cannot be written is told in the plan."""
    found = Groups(plan, ground, bodies)
    changes = []
    for texts, new in found.groups():
        try:
            changes.append(_Writer(plan, ground, bodies, texts, new).change())
        except UnwritableError as error:
            notes = [plan.notes[p] for p in texts if p in plan.notes] + [plan.new[n][2] for n in new]
            for note in notes:
                said = Unwritten(note.source, "文字", str(error), note.before, note.after, note.authors)
                plan.unwritten.append(said)
    return sorted([*changes, *plan.wholes], key=lambda change: change.at)


class _Writer:
    """Writes one group."""

    def __init__(self, plan: Plan, ground: Ground, bodies: Bodies, texts: Sequence[int], new: Sequence[int]) -> None:
        self.plan, self.ground, self.bodies = plan, ground, bodies
        self.texts, self.new = texts, new
        self.splices: defaultdict[Path, list[Splice]] = defaultdict(list)
        self.looks: dict[str, tuple[Look, ...]] = {}
        self.added: defaultdict[str, list[Look]] = defaultdict(list)

    def change(self) -> Change:
        """Make the change, and the other way to write it."""
        first = self._made(anew=False)
        second = self._made(anew=True)
        return first if second.splices == first.splices else _with(first, second)

    def _made(self, *, anew: bool) -> Change:
        self.splices, self.looks, self.added = defaultdict(list), {}, defaultdict(list)
        behind: defaultdict[int, list[int]] = defaultdict(list)
        loose: list[int] = []
        rewritten: dict[int, Item] = {}
        for n in self.new:
            anchor = self.plan.new[n][0]
            (loose if anchor.block is None else behind[anchor.block]).append(n)
        for block in {*self.texts, *behind}:
            item = item_of(block, self.ground, self.bodies)
            if item is not None and self._is_structural(block, item, behind):
                rewritten[item.start] = item
        for item in rewritten.values():
            self._item(item, behind)
        for block in self.texts:
            item = item_of(block, self.ground, self.bodies)
            if item is None or item.start not in rewritten:
                self._in_place(block, anew=anew)
        for block, numbers in behind.items():
            item = item_of(block, self.ground, self.bodies)
            if item is not None and item.start not in rewritten:
                self._put(item.file.name, self._behind(item), [self.plan.new[n][1] for n in numbers], item.column)
        for n in loose:
            self._loose(n)
        for n in self.new:
            anchor, entry = self.plan.new[n][:2]
            self.added[where_of(anchor, self.ground)].append(look_of(entry, self.ground))
        notes = [self.plan.notes[p] for p in self.texts if p in self.plan.notes]
        notes += [self.plan.new[n][2] for n in self.new]
        splices = {name: tuple(found) for name, found in self.splices.items()}
        added = {key: tuple(found) for key, found in self.added.items()}
        at = min((self.plan.new[n][4] for n in self.new), default=-1)
        return Change(tuple(notes), splices, dict(self.looks), added, at=at)

    def _is_structural(self, block: int, item: Item, behind: dict[int, list[int]]) -> bool:
        entries = self.plan.entries.get(block)
        listed = self.ground.here[block].listed
        if entries is not None and len(entries) != 1:
            return True
        news = [self.plan.new[n][1] for n in behind.get(block, ())]
        in_list = listed is not None and listed.what == "item" and any(entry.listed for entry in news)
        return bool(news) and (in_list or not is_last(block, item, self.ground, self.bodies))

    def _in_place(self, block: int, *, anew: bool) -> None:
        (entry,) = self.plan.entries[block]
        splice = rewrite(entry, block, self.ground, anew=anew)
        listed = self.ground.here[block].listed
        assert listed is not None
        span = next(span for span in self.ground.here[block].spans if span is not None)
        self.splices[span.file.name].append(splice)
        self.looks[listed.path] = (look_of(entry, self.ground),)

    def _item(self, item: Item, behind: dict[int, list[int]]) -> None:
        """Write an item of a body again, as one text, or as items of their own where it was one paragraph."""
        texts = texts_of(item, self.ground, self.bodies)
        entries: list[Entry] = []
        for block in texts:
            mine = self.plan.entries.get(block)
            if mine is None:
                units = self.ground.seen[block]
                is_item = self._path_is_item(block)
                mine = [Entry(is_item, units, tuple((block, n) for n in range(len(units))))]
            else:
                listed = self.ground.here[block].listed
                assert listed is not None
                self.looks[listed.path] = tuple(look_of(entry, self.ground) for entry in mine)
            entries += mine
            entries += [self.plan.new[n][1] for n in behind.get(block, ())]
        whole = len({id(n) for n in texts}) > 1 and not all(self._path_is_item(n) for n in texts)
        text = (
            written(entries, item.column, self.ground, together=whole, ordered=self._is_ordered(texts))
            if entries
            else ""
        )
        self.splices[item.file.name].append(Splice(item.start, item.end, _ended(text, item)))

    def _path_is_item(self, block: int) -> bool:
        listed = self.ground.here[block].listed
        return listed is not None and listed.what == "item"

    def _is_ordered(self, texts: Sequence[int]) -> bool:
        spans = [self.ground.here[n].listed for n in texts if self._path_is_item(n)]
        return any(one is not None and one.span.typed[:1].isdigit() for one in spans)

    def _loose(self, n: int) -> None:
        anchor, entry = self.plan.new[n][:2]
        if anchor.item:
            item = self.bodies.of_block.get(anchor.item)
            if item is None:
                raise UnwritableError("这里的列表写在方括号里，不能自动加一段")
            self._put(item.file.name, self._behind(item), [entry], item.column)
            return
        items = self.bodies.of_body.get(anchor.body)
        home = self.bodies.homes.get(anchor.body)
        if items:
            self._put(items[0].file.name, Span(items[0].file, items[0].start, items[0].start), [entry], items[0].column)
        elif home is not None:
            text = f"{' ' * home.column}body:\n" + written([entry], home.column + 2, self.ground)
            self.splices[home.file.name].append(Splice(home.at, home.at, text))
        else:
            raise UnwritableError("这里没有正文可放")

    def _behind(self, item: Item) -> Span:
        return Span(item.file, item.end, item.end)

    def _put(self, name: Path, at: Span, entries: Sequence[Entry], column: int) -> None:
        text = written(entries, column, self.ground)
        if at.start and at.file.text[at.start - 1] != "\n":
            text = "\n" + text.removesuffix("\n")
        self.splices[name].append(Splice(at.start, at.end, text))


def written(
    entries: Sequence[Entry], column: int, ground: Ground, *, together: bool = False, ordered: bool = False
) -> str:
    """Write paragraphs and runs of items of lists."""
    texts: list[str] = []
    listed = False
    number = 0
    for entry in entries:
        body = markdown(pieces_of(_own(entry, ground), ground), ground.references)
        if entry.listed:
            number = number + 1 if listed else 1
            line = f"{f'{number}.' if ordered else '-'} {guarded(body)}"
            if listed:
                texts[-1] += f"\n{line}"
            else:
                texts.append(line)
        else:
            texts.append(guarded(body))
        listed = entry.listed
    return item_lines(texts, column) if together else "".join(item_lines([text], column) for text in texts)


def _ended(text: str, item: Item) -> str:
    """End as the item ended: a file may lack its last line end."""
    return text if item.file.text[item.end - 1 : item.end] == "\n" else text.removesuffix("\n")


def _own(entry: Entry, ground: Ground) -> Entry:
    """Leave out what the template prints around a text, and let values print what they print now."""
    kept = [
        (replace(unit, text=ground.here[at[0]].block.units[at[1]].text) if at and unit.kind == "value" else unit, at)
        for unit, at in zip(entry.units, entry.sources, strict=True)
        if at is None or ground.here[at[0]].spans[at[1]] is not None
    ]
    return Entry(entry.listed, tuple(unit for unit, _ in kept), tuple(at for _, at in kept))


def look_of(entry: Entry, ground: Ground) -> Look:
    """What a reader sees of a paragraph that is to be written."""
    return Block("", _own(entry, ground).units).look


def _with(first: Change, second: Change) -> Change:
    return replace(first, canonical=second)
