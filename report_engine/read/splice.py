"""Puts other texts into stretches of a file: mark, line ends and all else stay as they are."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A stretch of a file's text (`TextFile.text`) and what is to stand there."""

    start: int
    end: int
    text: str


def spliced(raw: bytes, splices: Iterable[Splice]) -> bytes:
    """Give a file with its splices made, those at one place in the order given; new lines end as its first does."""
    mark = _BOM if raw.startswith(_BOM) else b""
    text = raw[len(mark) :].decode("utf-8")
    breaks = list(_BREAK.finditer(text))
    newline = breaks[0][0] if breaks else "\n"
    # Index in the text with single line ends at which each longer one ends: behind it, the file is one further on.
    long = [match.end() - 1 - n for n, match in enumerate(m for m in breaks if len(m[0]) == 2)]

    def place(index: int) -> int:
        return index + bisect_left(long, index + 1)

    result, done = [], 0
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        start, end = place(one.start), place(one.end)
        result += [text[done:start], one.text.replace("\n", newline)]
        done = end
    return mark + "".join([*result, text[done:]]).encode("utf-8")
