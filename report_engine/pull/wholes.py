"""Sections, tables, figures and cases that went or moved as a whole: their lines are cut out, or put elsewhere."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_engine.base import Block, Listed, list_printed
from report_engine.document import Document
from report_engine.pull.anchors import Anchor, where_of
from report_engine.pull.decide import Sides
from report_engine.pull.fields import only_signs
from report_engine.pull.groups import is_last, item_of
from report_engine.pull.items import Bodies, Item
from report_engine.pull.model import Change, Look, Note
from report_engine.pull.place import Ground
from report_engine.pull.titles import depth_of
from report_engine.read.splice import Splice
from report_engine.read.textfile import TextFile


@dataclass(frozen=True, slots=True)
class Whole:
    """An item of YAML with all texts that it prints, and where in the file; `pictures` are blocks that are none."""

    path: str
    item: Item
    texts: tuple[Listed, ...]
    blocks: tuple[int, ...]
    pictures: tuple[int, ...]

    @property
    def is_section(self) -> bool:
        """Tell a section from a block of a body."""
        return ".body." not in self.path and not self.path.startswith(("preface", "declaration"))


@dataclass(frozen=True, slots=True)
class Target:
    """Where an item comes to stand: before a character of a file, its dash in a column, behind what of the tree."""

    file: TextFile
    at: int
    column: int
    behind: str


def find_wholes(document: Document, ground: Ground, sides: Sides, bodies: Bodies) -> tuple[Whole, ...]:
    """Find all of them, the outer before the inner."""
    items = bodies.of_section | {path: item for path, item in bodies.of_block.items() if item.scalar is None}
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    pictures: defaultdict[str, list[int]] = defaultdict(list)
    texts: defaultdict[str, list[Listed]] = defaultdict(list)
    for listed in list_printed(document):
        for holder in _holders(listed.path, items):
            texts[holder].append(listed)
    waiting: list[int] = []
    for n, one in enumerate(ground.here):
        if one.listed is None:
            waiting += [n] if only_signs(sides.here[n].units) else []
            continue
        for holder in _holders(one.listed.path, items):
            blocks[holder].append(n)
            if one.listed.what in ("caption", "note"):  # a picture stands above its words
                pictures[holder] += waiting
        waiting = []
    return tuple(
        Whole(path, items[path], tuple(texts[path]), tuple(found), tuple(pictures[path]))
        for path, found in blocks.items()
    )


def _holders(path: str, items: Mapping[str, Item]) -> list[str]:
    return [path[:at] for at, sign in enumerate(path) if sign == "." and path[:at] in items]


def gone(wholes: Sequence[Whole], lost: set[int]) -> Iterator[Whole]:
    """Find those of which nothing is left in Word, none inside another."""
    found: list[str] = []
    for whole in wholes:
        inside = any(whole.path.startswith(f"{other}.") for other in found)
        if not inside and lost.issuperset(whole.blocks + whole.pictures):
            found.append(whole.path)
            yield whole


def removed(whole: Whole, note: Note) -> Change:
    """Cut the lines of an item out."""
    cut = Splice(whole.item.start, whole.item.end, "")
    return Change((note,), {whole.item.file.name: (cut,)}, {one.path: () for one in whole.texts})


def stands_together(whole: Whole, new_of: dict[int, int], sides: Sides) -> bool:
    """Tell whether all that an item prints stands unchanged and in a row in Word."""
    places = {new_of.get(n) for n in whole.blocks}
    if None in places:
        return False
    known = {place for place in places if place is not None}
    alike = all(sides.here[n].look == sides.word[new_of[n]].look for n in whole.blocks)
    between = (n for n in range(min(known), max(known)) if n not in known)
    return alike and all(only_signs(sides.word[n].units) for n in between)


def moved(whole: Whole, target: Target, note: Note, at: int) -> Change:
    """Cut the lines of an item out and put them elsewhere; `at` is where they begin in Word."""
    item = whole.item
    lines = item.file.text[item.start : item.end]
    lines = lines if lines.endswith("\n") else f"{lines}\n"
    put = Splice(target.at, target.at, _indented(lines, target.column - item.column))
    if target.at and target.file.text[target.at - 1] != "\n":
        put = Splice(target.at, target.at, f"\n{put.text}")
    cut = Splice(item.start, item.end, "")
    same = item.file.name == target.file.name
    splices = {item.file.name: (cut, put)} if same else {item.file.name: (cut,), target.file.name: (put,)}
    looks: dict[str, tuple[Look, ...]] = {one.path: () for one in whole.texts}
    added = tuple(Block("", one.units).look for one in whole.texts)
    return Change((note,), splices, looks, {target.behind: added}, at=at)


def block_target(anchor: Anchor, ground: Ground, bodies: Bodies) -> Target | None:
    """Find where a block of a body comes to stand; None where it would part a text."""
    if anchor.block is not None:
        item = item_of(anchor.block, ground, bodies)
        whole = item is not None and is_last(anchor.block, item, ground, bodies)
    else:
        item, whole = bodies.of_block.get(anchor.item), True
    behind = where_of(anchor, ground)
    if item is not None:
        return Target(item.file, item.end, item.column, behind) if whole else None
    first = next(iter(bodies.of_body.get(anchor.body, ())), None)
    return Target(first.file, first.start, first.column, behind) if first and not anchor.item else None


def section_target(level: int, title: str, ground: Ground, bodies: Bodies) -> Target | None:
    """Find where a section of a level comes to stand behind what stands under a title; chapters are files."""
    path = title.partition(".body.")[0].removesuffix(".title")
    while depth_of(path) > level:
        path = path.rpartition(".sections.")[0]
    if depth_of(path) == level:
        item = bodies.of_section.get(path)
        return Target(item.file, item.end, item.column, path) if item else None
    first = bodies.of_section.get(f"{path}.sections.0") if depth_of(path) == level - 1 else None
    if first is None:
        return None
    before = [f"{path}.title"]
    before += [one.listed.path for one in ground.here if one.listed and one.listed.path.startswith(f"{path}.body.")]
    return Target(first.file, first.start, first.column, before[-1])


def _indented(lines: str, by: int) -> str:
    if by >= 0:
        return "".join(" " * by + line if line.strip() else line for line in lines.splitlines(keepends=True))
    return "".join(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines.splitlines(keepends=True))
