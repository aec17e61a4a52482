"""Compares how texts look that read the same."""

from collections.abc import Iterator
from itertools import groupby

from report_engine.compare.difference import Difference
from report_engine.compare.looks import Look
from report_engine.compare.outline import Exhibit, Line

_QUOTE = 20


def compare_looks(old: Line, new: Line, where: str, section: str) -> Iterator[Difference]:
    """Give what was made bold, centred and so on, one difference for each stretch."""
    if old.look != new.look and old.look and new.look:
        place = new.place() or old.place()
        yield Difference("format", where, *_told(old.look, new.look), section, place)
    if old.look != new.look:
        return  # with the paragraph's style its text looks another way, too
    both = list(zip(_spelt(old), _spelt(new), strict=False))
    offset = 0
    for looks, stretch in groupby(both, lambda pair: (pair[0][1], pair[1][1])):
        text = "".join(one[0] for _, one in stretch)
        if looks[0] != looks[1] and text.strip():
            before, after = _told(*looks)
            quoted = f"“{text[:_QUOTE]}{'…' if len(text) > _QUOTE else ''}”"
            place = new.place(offset) or old.place(offset)
            yield Difference("format", f"{where}，{quoted}", before, after, section, place)
        offset += len(text)


def compare_cells(old: Exhibit, new: Exhibit, where: str, section: str) -> Iterator[Difference]:
    """Say in one line that the cells of a table look another way."""
    if old.rows == new.rows and old.looks and new.looks and old.looks != new.looks:
        yield Difference("format", where, "原来的格式", "表内文字的格式改了", section, new.place or old.place)


def _spelt(line: Line) -> list[tuple[str, Look]]:
    """Give the characters with their looks; mentions, which may read otherwise, are left out."""
    return [(character, piece.look) for piece in line.pieces if not piece.target for character in piece.text]


def _told(old: Look, new: Look) -> tuple[str, str]:
    before, after = dict(old), dict(new)
    names = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
    first, second = ("，".join(_one(name, look.get(name, "")) for name in names) for look in (before, after))
    return first, second


def _one(name: str, value: str) -> str:
    if not value:
        return f"无{name}"
    return name if value == "是" else f"{name} {value}"
