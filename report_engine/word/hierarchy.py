"""Rows under “其中：”: what stands on the same level below it begins under the word after its colon."""

from collections.abc import Iterable

_OPENS = "其中："
_HANGS = len(_OPENS)


def hanging(rows: Iterable[tuple[str, int]]) -> list[int]:
    """Give each row (label, level) the characters by which it stands further in than its level alone says.

    Deeper rows go along with the group in which they stand.
    """
    open_at: list[tuple[int, bool]] = []  # levels above the row, and whether a group was opened there
    result: list[int] = []
    for label, level in rows:
        while open_at and open_at[-1][0] > level:
            open_at.pop()
        opens = level > 0 and label.startswith(_OPENS)
        if open_at and open_at[-1][0] == level:
            opens = open_at.pop()[1] or opens
        above = sum(is_open for _, is_open in open_at)
        result.append(_HANGS * (above + (opens and not label.startswith(_OPENS))))
        open_at.append((level, opens))
    return result
