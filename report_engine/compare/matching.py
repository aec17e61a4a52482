"""Recognises the parts and things of one report in another: by id, by title, at last by what they hold."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from report_engine.compare.align import Item, chain, match, similar
from report_engine.compare.outline import Line, Outline, Part, Thing, plain

_ALIKE = 0.4
Named = TypeVar("Named", Part, Thing)


@dataclass(frozen=True, slots=True)
class Place:
    """A thing or line with the part in which it stands."""

    part: Part
    number: int


@dataclass(frozen=True, slots=True)
class Matched:
    """What corresponds: parts and things by key, old to new; lines by part, as pairs of positions."""

    parts: Mapping[str, Part]
    things: Mapping[str, tuple[Part, Thing]]
    names: Mapping[str, str]  # every old key that lives on, with its new key
    moved: frozenset[str]  # new keys of parts that stand elsewhere


def recognise(old: Outline, new: Outline) -> Matched:
    """Match everything that has a name."""
    parts = _by_name(old.parts, new.parts)
    left = [part for part in old.parts if part.key not in parts]
    taken = {part.key for part in parts.values()}
    free = [part for part in new.parts if part.key not in taken]
    for i, j in similar([_item(part) for part in left], [_item(part) for part in free], _ALIKE):
        parts[left[i].key] = free[j]
    names = {key: part.key for key, part in parts.items()}
    things = _things(old, new, names)
    names |= {key: thing.key for key, (_, thing) in things.items()}
    return Matched(parts, things, names, _moved(old, new, names))


def same_line(line: Line, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What makes a line the same: its text, and whom it mentions rather than by which number."""
    key: list[str] = [""]
    for piece in line:
        if piece.target:
            key += [f"\0{(names or {}).get(piece.target, piece.target)}", ""]
        else:
            key[-1] += piece.text
    return tuple(key)


def match_lines(old: Iterable[Line], new: Iterable[Line], names: Mapping[str, str]) -> list[tuple[int, int]]:
    """Pair the lines of two parts."""
    before = [Item(same_line(line, names), plain(line)) for line in old]
    return match(before, [Item(same_line(line), plain(line)) for line in new])


def _things(old: Outline, new: Outline, names: Mapping[str, str]) -> dict[str, tuple[Part, Thing]]:
    homes = {thing.key: part for part in new.parts for thing in part.things if thing.key}
    titled = [[t for part in outline.parts for t in part.things if t.key] for outline in (old, new)]
    found = {key: (homes[thing.key], thing) for key, thing in _by_name(*titled).items()}
    taken = {thing.key for _, thing in found.values()}
    now = {part.key: part for part in new.parts}
    for part in old.parts:  # one left on either side of the same part: renamed and given another id
        other = now.get(names.get(part.key, ""))
        for kind in ("table", "figure", "photo"):
            left = [t for t in part.things if t.key and t.key not in found and t.kind == kind]
            free = [t for t in (other.things if other else ()) if t.key and t.key not in taken and t.kind == kind]
            if other and len(left) == len(free) == 1 and _alike(left[0], free[0]):
                found[left[0].key] = (other, free[0])
    return found


def _alike(old: Thing, new: Thing) -> bool:
    if old.content and old.content == new.content:
        return True
    cells = [Counter(text for row in thing.rows for text in row) for thing in (old, new)]
    return 2 * sum((cells[0] & cells[1]).values()) > max(cell.total() for cell in cells) > 0


def _by_name(old: Iterable[Named], new: Iterable[Named]) -> dict[str, Named]:
    """Match what has the same key, then what has a title that is the only one of its kind on both sides."""
    found: dict[str, Named] = {}
    before, after = list(old), list(new)
    tests: tuple[Callable[[Named], tuple[str, ...]], ...] = (
        lambda one: (one.kind, one.key),
        lambda one: (one.kind, one.label, one.title),
        lambda one: (one.kind, "".join(one.title.split())),
    )
    for test in tests:
        counts = [Counter(test(one) for one in side) for side in (before, after)]
        there = {test(one): one for one in after}
        for one in before:
            if counts[0][test(one)] == counts[1][test(one)] == 1 and test(one)[-1]:
                found[one.key] = there[test(one)]
        taken = {one.key for one in found.values()}
        before = [one for one in before if one.key not in found]
        after = [one for one in after if one.key not in taken]
    return found


def _item(part: Part) -> Item:
    text = part.title + "\n".join(plain(line) for line in part.lines)
    return Item(part.key, text, part.kind)


def _moved(old: Outline, new: Outline, names: Mapping[str, str]) -> frozenset[str]:
    """Find parts under another parent, and those that changed places with their neighbours."""
    before = {
        names[part.key]: (n, names.get(part.parent, part.parent))
        for n, part in enumerate(old.parts)
        if part.key in names
    }
    moved = {part.key for part in new.parts if part.key in before and before[part.key][1] != part.parent}
    families: dict[tuple[str, str], list[str]] = {}
    for part in new.parts:
        if part.key in before and part.key not in moved:
            families.setdefault((part.parent, part.kind), []).append(part.key)
    for family in families.values():
        stayed = {family[j] for _, j in chain((before[key][0], j, 1.0) for j, key in enumerate(family))}
        moved |= set(family) - stayed
    return frozenset(moved)
