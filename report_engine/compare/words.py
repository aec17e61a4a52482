"""Finds what changed inside a text: by Chinese character, Latin word and number."""

import re
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from report_engine.compare.align import cost, exact

_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,:/·-][A-Za-z0-9]+)*[%‰]?|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"[\d.,:]*\d%?")
_SENTENCE = "。；！？\n"
_LONGEST = 200  # tokens of what counts as a sentence
_LIMIT = 200_000
_CRUMB = 3  # so few tokens between two changes belong to them: else a rewritten sentence becomes confetti

Tag = Literal["equal", "replace"]
Change = tuple[Tag, int, int, int, int]


def words(text: str) -> list[str]:
    """Cut a text into what is compared as one."""
    return _WORD.findall(text)


def is_number(text: str) -> bool:
    """Whether a token is a number as reports print it."""
    return _NUMBER.fullmatch(text) is not None


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """Give the stretches that stayed and those that were replaced, as difflib's opcodes do.

    Plain words are `str`; anything else (a field, a picture) is never swallowed by changes around it.
    """
    kept = [(0, 0, 0)]
    for i, j in [*_pairs(old, new), (len(old), len(new))]:
        a, b, size = kept[-1]
        if (i, j) == (a + size, b + size) and i < len(old) and j < len(new):
            kept[-1] = (a, b, size + 1)
        else:
            kept.append((i, j, int(i < len(old) and j < len(new))))
    return _spell(_without_crumbs([block for block in kept if block[2]], old, new), len(old), len(new))


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    stop = 0
    while stop < min(len(old), len(new)) - start and old[-1 - stop] == new[-1 - stop]:
        stop += 1
    a, b = old[start : len(old) - stop], new[start : len(new) - stop]
    inner = _difflib(a, b) if cost(a, b) <= _LIMIT else _by_sentence(a, b)
    pairs = [(n, n) for n in range(start)]
    pairs += [(start + i, start + j) for i, j in inner]
    return pairs + [(len(old) - n, len(new) - n) for n in range(stop, 0, -1)]


def _difflib(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(i + n, j + n) for i, j, size in blocks for n in range(size)]


def _by_sentence(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Compare sentences, then the words between equal ones: what time allows for a text of many pages."""
    cuts = _cuts(old), _cuts(new)
    sentences = [[tuple(text[a:b]) for a, b in pairwise(cut)] for text, cut in zip((old, new), cuts, strict=True)]
    same = exact(*sentences)
    pairs: list[tuple[int, int]] = []
    a = c = 0
    for i, j in [*same, (len(sentences[0]), len(sentences[1]))]:
        b, d = cuts[0][i], cuts[1][j]
        if cost(old[a:b], new[c:d]) <= _LIMIT:
            pairs += [(a + x, c + y) for x, y in _difflib(old[a:b], new[c:d])]
        if i < len(sentences[0]):
            pairs += [(b + n, d + n) for n in range(len(sentences[0][i]))]
            a, c = cuts[0][i + 1], cuts[1][j + 1]
    return pairs


def _cuts(text: Sequence[Hashable]) -> list[int]:
    cuts = [0]
    for position, token in enumerate(text, start=1):
        if (isinstance(token, str) and token in _SENTENCE) or position - cuts[-1] >= _LONGEST:
            cuts.append(position)
    return cuts if cuts[-1] == len(text) else [*cuts, len(text)]


def _without_crumbs(
    blocks: list[tuple[int, int, int]], old: Sequence[Hashable], new: Sequence[Hashable]
) -> list[tuple[int, int, int]]:
    """Drop short equal stretches between two longer changes."""
    result: list[tuple[int, int, int]] = []
    for number, (i, j, size) in enumerate(blocks):
        before = result[-1] if result else (0, 0, 0)
        after = blocks[number + 1] if number + 1 < len(blocks) else (len(old), len(new), 0)
        left = max(i - before[0] - before[2], j - before[1] - before[2])
        right = max(after[0] - i - size, after[1] - j - size)
        plain = all(isinstance(token, str) and not is_number(token) for token in old[i : i + size])
        if not (plain and size <= _CRUMB and size <= min(left, right)):
            result.append((i, j, size))
    return result


def _spell(blocks: list[tuple[int, int, int]], rows: int, columns: int) -> list[Change]:
    result: list[Change] = []
    a = c = 0
    for i, j, size in [*blocks, (rows, columns, 0)]:
        if i > a or j > c:
            result.append(("replace", a, i, c, j))
        if size:
            result.append(("equal", i, i + size, j, j + size))
        a, c = i + size, j + size
    return result
