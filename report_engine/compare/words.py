"""Finds what changed inside a text: by Chinese character, Latin word and number."""

import re
from collections.abc import Hashable, Sequence
from typing import Literal

from report_engine.compare.sequences import aligned, exact
from report_engine.openings import OPENING

_WORD = re.compile(rf"{OPENING.pattern}|[A-Za-z0-9]+(?:[.,:/·-][A-Za-z0-9]+)*[%‰]?|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"[\d.,:]*\d%?")
_CRUMB = 3  # so few tokens between two changes belong to them: else a rewritten sentence becomes confetti

Tag = Literal["equal", "replace"]
Change = tuple[Tag, int, int, int, int]


def words(text: str) -> list[str]:
    """Cut a text into what is compared as one."""
    return _WORD.findall(text)


def is_number(text: str) -> bool:
    """Whether a token is a number as reports print it, or the mark of a draft in the place of one."""
    return _NUMBER.fullmatch(text) is not None or OPENING.fullmatch(text) is not None


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """Give the stretches that stayed and those that were replaced, as difflib's opcodes do.

    Plain words are `str`; anything else (a field, a picture) is never swallowed by changes around it.
    """
    found: list[Change] = []
    a = c = 0
    for i, j in aligned(exact(old, new), len(old), len(new)):
        b, d = a + (i is not None), c + (j is not None)
        _add(found, ("replace" if i is None or j is None else "equal", a, b, c, d))
        a, c = b, d
    result: list[Change] = []
    for n, change in enumerate(found):
        crumb = 0 < n < len(found) - 1 and _is_crumb(change, old, min(_size(result[-1]), _size(found[n + 1])))
        _add(result, ("replace", *change[1:]) if crumb else change)
    return result


def _is_crumb(change: Change, old: Sequence[Hashable], around: int) -> bool:
    """Tell whether a stretch that stayed is short, and no longer than the changes around it."""
    tag, a, b, _, _ = change
    plain = all(isinstance(token, str) and not is_number(token) for token in old[a:b])
    return tag == "equal" and plain and b - a <= min(_CRUMB, around)


def _size(change: Change) -> int:
    _, a, b, c, d = change
    return max(b - a, d - c)


def _add(result: list[Change], change: Change) -> None:
    """Add a stretch; what goes on as the last one did becomes part of it."""
    tag, a, b, c, d = change
    if result and result[-1][0] == tag:
        _, a, _, c, _ = result.pop()
    result.append((tag, a, b, c, d))
