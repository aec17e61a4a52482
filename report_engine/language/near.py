"""Finds what is almost a known name: one or two characters wrong, lacking or too many.

Every name is cut into one piece more than it may have errors, so that one piece stands in the text as
it is (pigeonhole). Only there the characters are compared, so that the work grows with the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import ne

SHORTEST = 4
_LONG, _ROOM = 20, 3  # a formula as long as that is known by its beginning alone
_NOTHING = (0, 0)
_LEADING = 2  # characters of the shortest names that must be right: with other ones it is another name


@dataclass(frozen=True, slots=True)
class Near:
    """A place of the text that is almost `name`."""

    start: int
    end: int
    name: str


_Use = tuple[int, str, int, int]  # length of a name without its errors, the name, where the piece begins, errors


class Names:
    """The names that are looked for; in those that are `fixed` only a character inside may be wrong.

    They are made of everyday words, which go on in other ways: 中等职业学校的 is no slip for 中等职业学校数.
    With `words` a word of two characters inside a long fixed name may be another: 继承人 for 接班人.
    """

    def __init__(self, names: Iterable[str], fixed: Iterable[str] = (), *, words: bool = False) -> None:
        self.words = words
        pieces: dict[str, list[_Use]] = {}
        self.loose: dict[str, bool] = {}
        for name, loose in (*((n, True) for n in names), *((n, False) for n in fixed)):
            if len(name) < SHORTEST or name in self.loose:
                continue
            errors = 2 if loose and len(name) >= 8 else 1
            self.loose[name] = loose
            cuts = [len(name) * k // (errors + 1) for k in range(errors + 2)]
            for start, end in pairwise(cuts):
                pieces.setdefault(name[start:end], []).append((len(name) - errors, name, start, errors))
        # By their first two characters; with each piece the least length of the longest name that has it.
        self.pieces: dict[str, list[tuple[str, int, list[_Use]]]] = {}
        for piece, uses in pieces.items():
            uses.sort(reverse=True)
            self.pieces.setdefault(piece[:2], []).append((piece, uses[0][0], uses))

        self._most = {
            pair: (max(longest for _, longest, _ in found), max(len(piece) for piece, *_ in found))
            for pair, found in self.pieces.items()
        }

    def find(self, text: str, places: Iterable[int], known: Sequence[tuple[int, int]] = ()) -> Iterator[Near]:
        """Go through the places that are almost a name; `known` are the names that stand there as they should.

        At the `places` stand two characters with which a piece begins. One inside a name that is about as long
        as the name looked for belongs to it.
        """
        tried: set[tuple[str, int]] = set()
        covered = [0] * len(text)  # how long the name is that stands at each place
        for begin, end in known:
            covered[begin:end] = [end - begin] * (end - begin)
        reach = [0] * len(text)  # where it ends
        for begin, end in known:
            reach[begin:end] = [end] * (end - begin)
        pieces, most = self.pieces, self._most
        for position in places:
            pair = text[position : position + 2]
            longest, size = most.get(pair, _NOTHING)  # it may be hidden
            if longest <= covered[position] and position + size <= reach[position]:
                continue  # whatever begins here belongs to the name
            for piece, longest, uses in pieces.get(pair, ()):
                if not text.startswith(piece, position):
                    continue
                length = min(covered[position], covered[position + len(piece) - 1])
                if longest <= length:
                    continue
                for least, name, offset, errors in uses:
                    if least <= length:
                        break  # so are all that follow
                    start = position - offset
                    if not self.loose[name] and text[max(start, 0)] != name[0]:
                        continue  # it must begin as it does
                    if (name, start) not in tried:
                        tried.add((name, start))
                        found = self._compare(text, name, start, errors)
                        if found:
                            yield found

    def _compare(self, text: str, name: str, start: int, errors: int) -> Near | None:
        loose = self.loose[name]
        if not loose and (start < 0 or text[start : start + 1] != name[0]):
            return None
        same = text[start : start + len(name)] if start >= 0 else ""
        if same == name:
            return None
        whole = len(same) == len(name)
        low, high = max(0, start - errors), start + len(name) + errors
        differing = sum(map(ne, name, same))
        if self.words and whole and differing == 2 and not loose and _is_word(name, same):
            return Near(start, start + len(name), name)
        if not whole or differing > errors:
            window = text[low:high] if loose else ""
            if name[0] not in window or name[-1] not in window:
                return None
            many = sum(map(window.__contains__, name)) >= len(name) - errors
            return _uneven(text, name, low, high, errors) if many else None
        wrong = [i for i, (a, b) in enumerate(zip(name, same, strict=True)) if a != b]
        # Two neighbours that differ are another word, not a slip.
        other = len(wrong) == 2 and wrong[1] - wrong[0] == 1
        outside = not loose and bool(wrong) and wrong[0] in (0, len(name) - 1)
        if outside:
            return None
        # A doubled character before the last one looks like a wrong last one.
        longer = _uneven(text, name, start, start + 1, errors) if wrong == [len(name) - 1] and loose else None
        if longer:
            return longer
        if not other and not (len(name) == SHORTEST and wrong[0] < _LEADING):
            return Near(start, start + len(name), name)
        return _uneven(text, name, low, high, errors) if loose else None


def _is_word(name: str, same: str) -> bool:
    """Tell whether two neighbours inside a long name are others; at its ends another word may be right."""
    first = next(i for i, (a, b) in enumerate(zip(name, same, strict=True)) if a != b)
    late = len(name) - first <= _ROOM and len(name) < _LONG
    return len(name) >= _LONG // 2 and first >= _LEADING and not late and name[first + 2 :] == same[first + 2 :]


def _uneven(text: str, name: str, low: int, high: int, errors: int) -> Near | None:
    """Look for the name with characters lacking or too many; its first and last must be there."""
    for begin in range(low, min(high, len(text))):
        if text[begin] != name[0]:
            continue
        for length in range(len(name) - errors, len(name) + errors + 1):
            window = text[begin : begin + length]
            ends = length != len(name) and len(window) == length and window[-1] == name[-1]
            if ends and distance(window, name, errors) <= errors:
                return Near(begin, begin + length, name)
    return None


def distance(a: str, b: str, limit: int) -> int:
    """Count the characters to change, add or take away from one word to the other, up to a limit."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        before, row[0] = row[0], i
        for j, right in enumerate(b, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
        if min(row) > limit:
            return limit + 1
    return row[-1]
