"""Compares the lines of two parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_engine.compare.difference import Difference
from report_engine.compare.matching import Matched, match_lines, same_line
from report_engine.compare.outline import Line, Outline, Part, plain
from report_engine.compare.sequences import Pair, aligned
from report_engine.compare.words import changes, is_number, words

_MOVED = 10  # a shorter line that stands elsewhere is another one that happens to read the same
_QUOTE = 20


@dataclass(frozen=True, slots=True)
class Prose:
    """The lines of two reports; `gone` is where lines stood that now stand in other parts."""

    names: Mapping[str, str]
    printed: Mapping[str, str]  # how the new report prints a mention
    pairs: Mapping[str, list[Pair]]  # by key of the new part
    gone: Mapping[tuple[str, ...], str]


def read_prose(old: Outline, new: Outline, matched: Matched) -> Prose:
    """Pair the lines of every part, then look for those that moved to another one."""
    pairs: dict[str, list[Pair]] = {}
    stayed: set[tuple[str, int]] = set()
    come: set[tuple[str, ...]] = set()
    for part in new.parts:
        before = matched.parts.get(part.key)
        pairs[part.key] = match_lines(before.lines, part.lines, matched.names) if before else []
        stayed |= {(before.key, i) for i, _ in pairs[part.key]} if before else set()
        known = {j for _, j in pairs[part.key]}
        come |= {same_line(line) for j, line in enumerate(part.lines) if j not in known}
    gone: dict[tuple[str, ...], str] = {}
    for part in old.parts:
        for i, line in enumerate(part.lines):
            key = same_line(line, matched.names)
            if (part.key, i) not in stayed and key in come and len(plain(line)) >= _MOVED:
                gone[key] = _place(part, i)
    printed = {piece.target: piece.text for part in new.parts for line in part.lines for piece in line if piece.target}
    return Prose(matched.names, printed, pairs, gone)


def compare_lines(old: Part | None, new: Part, prose: Prose) -> Iterator[Difference]:
    """Give the changed lines, in the order of the new part, what is gone in its old place.

    Of a new part, which is told as a whole, only what stood elsewhere before.
    """
    lines = old.lines if old else ()
    for i, j in aligned(prose.pairs[new.key], len(lines), len(new.lines)):
        if i is not None and j is not None:
            yield from _line(lines[i], new.lines[j], _place(new, j), new.name, prose)
        elif i is not None and same_line(lines[i], prose.names) not in prose.gone:
            yield Difference("text", _place(new, i, "原"), plain(lines[i]), "", new.name)
        elif j is not None:
            text, before = plain(new.lines[j]), prose.gone.get(same_line(new.lines[j]))
            if before:
                quoted = f"“{text[:_QUOTE]}{'…' if len(text) > _QUOTE else ''}”"
                yield Difference("moved", quoted, before, _place(new, j), new.name)
            elif old:
                yield Difference("text", _place(new, j), "", text, new.name)


def _place(part: Part, position: int, old: str = "") -> str:
    """Name the place of a line in a part."""
    return f"{part.name}，{old}第 {position + 1} 段"


def _line(old: Line, new: Line, where: str, section: str, prose: Prose) -> Iterator[Difference]:
    keys = same_line(old, prose.names), same_line(new)
    if keys[0] == keys[1]:
        return
    if _shape(old, prose.names) == _shape(new, {}):
        for before, after in zip(old, new, strict=True):
            if before.value and before.text != after.text:
                yield Difference("value", f"{where}，{after.value}", before.text, after.text, section)
        return
    # A mention of what only got another number reads the same in both: it is no change.
    was = "".join(prose.printed.get(prose.names.get(p.target, ""), p.text) if p.target else p.text for p in old)
    now = plain(new)
    alike = keys[0][1::2] == keys[1][1::2] and _only_numbers(was, now)  # the same mentions
    yield Difference("value" if alike else "text", where, was, now, section)


def _shape(line: Line, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """A line in which values are only names."""
    return [("", piece.value) if piece.value else same_line((piece,), names) for piece in line]


def _only_numbers(old: str, new: str) -> bool:
    before, after = words(old), words(new)
    return all(
        a < b and c < d and all(map(is_number, (*before[a:b], *after[c:d])))
        for tag, a, b, c, d in changes(before, after)
        if tag == "replace"
    )
