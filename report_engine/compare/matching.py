"""Recognises the parts and exhibits of one report in another: by id, by title, at last by what they hold."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from report_engine.compare.outline import Exhibit, Line, Outline, Part, plain
from report_engine.compare.sequences import Item, Pair, chain, match, similar

_ALIKE = 0.4
Named = TypeVar("Named", Part, Exhibit)


@dataclass(frozen=True, slots=True)
class Matched:
    """What corresponds: old parts and exhibits by the key that they have in the new report."""

    parts: Mapping[str, Part]
    exhibits: Mapping[str, tuple[Part, Exhibit]]  # with the part in which one stood
    names: Mapping[str, str]  # every old key that lives on, with its new key
    moved: frozenset[str]  # new keys of parts that stand elsewhere


def recognise(old: Outline, new: Outline) -> Matched:
    """Match everything that has a name."""
    names = _by_name(old.parts, new.parts)
    taken = set(names.values())
    left = [part for part in old.parts if part.key not in names]
    free = [part for part in new.parts if part.key not in taken]
    alike = similar([_item(part) for part in left], [_item(part) for part in free], _ALIKE)
    names |= {left[i].key: free[j].key for i, j in alike}
    moved = _moved(old, new, names)
    names |= _exhibits(old, new, names)
    parts = {names[part.key]: part for part in old.parts if part.key in names}
    exhibits = {names[one.key]: (part, one) for part in old.parts for one in part.exhibits if one.key in names}
    return Matched(parts, exhibits, names, moved)


def same_line(line: Line, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What makes a line the same: its text, and whom it mentions rather than by which number."""
    key: list[str] = [""]
    for piece in line.pieces:
        if piece.target:
            key += [f"\0{(names or {}).get(piece.target, piece.target)}", ""]
        else:
            key[-1] += piece.text
    return tuple(key)


def match_lines(old: Iterable[Line], new: Iterable[Line], names: Mapping[str, str]) -> list[Pair]:
    """Pair the lines of two parts."""
    before = [Item(same_line(line, names), plain(line)) for line in old]
    return match(before, [Item(same_line(line), plain(line)) for line in new])


def _exhibits(old: Outline, new: Outline, parts: Mapping[str, str]) -> dict[str, str]:
    """Match by name, then what is the only one left of its kind in a part: renamed and given another id."""
    found = _by_name(*([one for part in outline.parts for one in part.exhibits if one.key] for outline in (old, new)))
    taken = set(found.values())
    now = {part.key: part.exhibits for part in new.parts}
    for part in old.parts:
        for kind in ("table", "figure", "photo"):
            left = [one for one in part.exhibits if one.key and one.key not in found and one.kind == kind]
            others = now.get(parts.get(part.key, ""), ())
            free = [one for one in others if one.key and one.key not in taken and one.kind == kind]
            if len(left) == len(free) == 1 and _alike(left[0], free[0]):
                found[left[0].key] = free[0].key
    return found


def _alike(old: Exhibit, new: Exhibit) -> bool:
    if old.content and old.content == new.content:
        return True
    cells = [Counter(text for row in one.rows for text in row) for one in (old, new)]
    return 2 * sum((cells[0] & cells[1]).values()) > max(cell.total() for cell in cells) > 0


def _by_name(old: Iterable[Named], new: Iterable[Named]) -> dict[str, str]:
    """Match what has the same key, then what has a title that is the only one of its kind on both sides."""
    found: dict[str, str] = {}
    before, after = list(old), list(new)
    tests: tuple[Callable[[Named], tuple[str, ...]], ...] = (
        lambda one: (one.kind, one.key),
        lambda one: (one.kind, one.label, one.title),
        lambda one: (one.kind, "".join(one.title.split())),
    )
    for test in tests:
        counts = [Counter(test(one) for one in side) for side in (before, after)]
        there = {test(one): one.key for one in after}
        for one in before:
            if counts[0][test(one)] == counts[1][test(one)] == 1 and test(one)[-1]:
                found[one.key] = there[test(one)]
        taken = set(found.values())
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
    # What only stands under another heading because that one's level changed, or its own, is where it was.
    known = [part.key for part in new.parts if part.key in before]
    still = {known[j] for _, j in chain((before[key][0], j, 1.0) for j, key in enumerate(known))}
    moved = {
        part.key
        for part in new.parts
        if part.key in before and before[part.key][1] != part.parent and not (part.level and part.key in still)
    }
    families: dict[tuple[str, str], list[str]] = {}
    for part in new.parts:
        if part.key in before and part.key not in moved and before[part.key][1] == part.parent:
            families.setdefault((part.parent, part.kind), []).append(part.key)
    for family in families.values():
        stayed = {family[j] for _, j in chain((before[key][0], j, 1.0) for j, key in enumerate(family))}
        moved |= set(family) - stayed
    return frozenset(moved)
