"""Compares the lines of two parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from report_engine.compare.difference import Difference
from report_engine.compare.formats import compare_looks
from report_engine.compare.matching import Matched, match_lines, same_line
from report_engine.compare.outline import Line, Outline, Part, plain
from report_engine.compare.sequences import Pair, aligned
from report_engine.compare.splitting import Parts, find_parts
from report_engine.compare.words import changes, is_number, words

_MOVED = 10  # a shorter line that stands in another part is another one that happens to read the same
_QUOTE = 20


@dataclass(frozen=True, slots=True)
class Prose:
    """The lines of two reports; `gone` is where lines stood that now stand elsewhere."""

    names: Mapping[str, str]
    printed: Mapping[str, str]  # how the new report prints a mention
    pairs: Mapping[str, list[Pair]]  # by key of the new part
    parts: Mapping[str, Parts]  # what was split and joined, by key of the new part
    gone: Mapping[tuple[str, ...], tuple[str, str]]  # and in the project


def read_prose(old: Outline, new: Outline, matched: Matched) -> Prose:
    """Pair the lines of every part, then look for those that moved."""
    pairs: dict[str, list[Pair]] = {}
    parts: dict[str, Parts] = {}
    stayed: set[tuple[str, int]] = set()
    come: dict[tuple[str, ...], str] = {}
    for part in new.parts:
        before = matched.parts.get(part.key)
        pairs[part.key] = match_lines(before.lines, part.lines, matched.names) if before else []
        parts[part.key] = find_parts(pairs[part.key], before.lines if before else (), part.lines)
        stayed |= {(before.key, i) for i in parts[part.key].known_old(pairs[part.key])} if before else set()
        known = parts[part.key].known_new(pairs[part.key])
        come |= {same_line(line): before.key if before else "" for j, line in enumerate(part.lines) if j not in known}
    gone: dict[tuple[str, ...], tuple[str, str]] = {}
    for part in old.parts:
        for i, line in enumerate(part.lines):
            key = same_line(line, matched.names)
            near = come.get(key) == part.key and plain(line).strip()
            if (part.key, i) not in stayed and key in come and (near or len(plain(line)) >= _MOVED):
                gone[key] = _place(part, i), line.place()
    every = (piece for part in new.parts for line in part.lines for piece in line.pieces)
    printed = {piece.target: piece.text for piece in every if piece.target}
    return Prose(matched.names, printed, pairs, parts, gone)


def compare_lines(old: Part | None, new: Part, prose: Prose) -> Iterator[Difference]:
    """Give the changed lines, in the order of the new part, what is gone in its old place.

    Of a new part, which is told as a whole, only what stood elsewhere before.
    """
    lines = old.lines if old else ()
    parts = prose.parts[new.key]
    near = new.place or (old.place if old else "")  # what came or went stands behind this
    for i, j in aligned(prose.pairs[new.key], len(lines), len(new.lines)):
        if j is not None:
            near = new.lines[j].place() or (lines[i].place() if i is not None else "") or near
        if i is not None and j is not None:
            yield from _both(old or new, new, (i, j), prose)
        elif i is not None and i not in parts.old and same_line(lines[i], prose.names) not in prose.gone:
            at = lines[i].place() or near
            yield Difference("text", _place(new, i, "原"), plain(lines[i]), "", new.name, at)
        elif j is not None and j not in parts.new:
            text = plain(new.lines[j])
            before, at = prose.gone.get(same_line(new.lines[j]), ("", ""))
            if before:
                quoted = f"“{text[:_QUOTE]}{'…' if len(text) > _QUOTE else ''}”"
                yield Difference("moved", quoted, before, _place(new, j), new.name, new.lines[j].place() or at or near)
            elif old:
                yield Difference("text", _place(new, j), "", text, new.name, near)


def _place(part: Part, position: int, old: str = "") -> str:
    """Name the place of a line in a part."""
    return f"{part.name}，{old}第 {position + 1} 段"


def _both(old: Part, new: Part, pair: Pair, prose: Prose) -> Iterator[Difference]:
    """Compare a line with what it became, be it one line or several."""
    i, j = pair
    parts = prose.parts[new.key]
    was, now = parts.of_old.get(i, (i,)), parts.of_new.get(j, (j,))
    before, after = _joined([old.lines[n] for n in was]), _joined([new.lines[n] for n in now])
    where = _place(new, now[0])
    if len(was) + len(now) > 2:
        kind = "split" if len(now) > 1 else "joined"
        place = after.place() or before.place()
        yield Difference(kind, where, _numbered(was), _numbered(now), new.name, place)
    yield from _line(before, after, where, new.name, prose)
    yield from _comments(before, after, where, new.name)


def _numbered(positions: tuple[int, ...]) -> str:
    return "、".join(f"第 {n + 1} 段" for n in positions)


def _joined(lines: list[Line]) -> Line:
    """Make one line of several."""
    if len(lines) == 1:
        return lines[0]
    stops: list[tuple[int, str]] = []
    offset = 0
    for line in lines:
        stops += [(offset + at, place) for at, place in line.stops]
        offset += len(plain(line))
    pieces = tuple(piece for line in lines for piece in line.pieces)
    comments = tuple(comment for line in lines for comment in line.comments)
    return replace(lines[0], pieces=pieces, stops=tuple(stops), comments=comments)


def _comments(old: Line, new: Line, where: str, section: str) -> Iterator[Difference]:
    for one in new.comments:
        if one not in old.comments:
            at = max(0, plain(old).find(one.words)), max(0, plain(new).find(one.words))
            place = new.place(at[1]) or old.place(at[0])
            yield Difference("comment", where, "", one.told, section, place)


def _line(old: Line, new: Line, where: str, section: str, prose: Prose) -> Iterator[Difference]:
    keys = same_line(old, prose.names), same_line(new)
    if keys[0] == keys[1]:
        yield from compare_looks(old, new, where, section)
        return
    if _shape(old, prose.names) == _shape(new, {}):
        offset = 0
        for before, after in zip(old.pieces, new.pieces, strict=True):
            if before.value and before.text != after.text:
                name, place = f"{where}，{after.value}", new.place(offset)
                yield Difference("value", name, before.text, after.text, section, place)
            offset += len(after.text)
        return
    # A mention of what only got another number reads the same in both: it is no change.
    shown = (prose.printed.get(prose.names.get(p.target, ""), p.text) if p.target else p.text for p in old.pieces)
    was, now = "".join(shown), plain(new)
    alike = keys[0][1::2] == keys[1][1::2] and _only_numbers(was, now)  # the same mentions
    first = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    place = new.place(first) or old.place(first)
    yield Difference("value" if alike else "text", where, was, now, section, place)


def _shape(line: Line, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """A line in which values are only names."""
    return [("", p.value) if p.value else same_line(Line((p,)), names) for p in line.pieces]


def _only_numbers(old: str, new: str) -> bool:
    before, after = words(old), words(new)
    return all(
        a < b and c < d and all(map(is_number, (*before[a:b], *after[c:d])))
        for tag, a, b, c, d in changes(before, after)
        if tag == "replace"
    )
