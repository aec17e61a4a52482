"""What stands beside a value as its subject: the name of an indicator, or the words of a clause."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.passages import VALUE, Bound, Passage, hide
from report_engine.language.siblings import COUNTING, names_of
from report_engine.language.trie import pattern

_SHORTEST = 3
_FAR = 60  # characters within which a clause is looked at
_TITLES = expression(r"《[^《》]*》")
# Between a subject and its value stand verbs that link them, adverbs and the time: a closed class of the language.
_LINKS = (
    "为|是|有|达|到|至|共|合计|总计|总共|计|约|大约|近|超过|逾|仅|只|已|现|也|又|再|均|则|还|就|分别|了|的|在|由|从|"
    "升|降|增|减|增加|减少|提高|下降|上升|增长|保持|稳定|变|目前|今年|本年|本年度|当年|年度|全年|累计|如今|"
    r"(?:19|20)\d\d年|年|底|末|比|较|与|同|上年|去年|上一?学年|上年度|相比|同比|全市|人数|总数|数量|总量|规模|数"
)
LIGHT = expression(rf"(?:{_LINKS}|[（(：:\s“”])*")
_OF_WHOLE = expression(r"占[^，。；]*\Z")  # what follows is the whole of a share
_STOPS = "，。；：！？\n"
_UNIT = expression(r"[余多来几]?[^，。；：、（）和与及\s]{0,4}[）)]?(?:[、和与及]|以及)?")
_SERIES = expression(r"[余多来几]?[^，。；：、（）和与及\s]{0,4}(?:、|和|与|及|以及)")
_RESPECTIVELY = expression(r"(?:依次|各)?(?:分别|依次)(?:为|是|有|达到?|共|占)?\Z")
_AND = expression(r"、|以及|[和与及]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the catalogue in a text, and whose it is; `whole` if it is registered so, not cut at its end."""

    start: int
    end: int
    name: str
    owners: frozenset[str]
    whole: bool


class Names:
    """The names of a catalogue, ready to be found: full, short, and without 数, 人数 or a bracket at their end."""

    def __init__(self, catalogue: Mapping[str, Indicator]) -> None:
        owners: dict[str, set[str]] = {}
        self.whole: dict[str, set[str]] = {}
        for key, one in catalogue.items():
            for name in names_of(one):
                self.whole.setdefault(name, set()).add(str(key))
                bare = re.sub(r"（[^（）]*）$", "", name)
                forms = {name, COUNTING.sub("", name), bare, COUNTING.sub("", bare)}
                for form in forms:
                    if len(form) >= _SHORTEST or form == name:
                        owners.setdefault(form, set()).add(str(key))
        # What is registered as one indicator's name is not another's, though it is the beginning of its name.
        self._owners = {name: frozenset(self.whole.get(name, keys)) for name, keys in owners.items()}
        self._pattern = pattern(frozenset(self._owners))

    def find(self, text: str) -> list[Named]:
        """Find the names in a text, at each place the longest; titles of documents hold none."""
        text = _TITLES.sub(hide, text)
        found = ((match, match[0]) for match in self._pattern.finditer(text))
        return [Named(*match.span(), name, self._owners[name], name in self.whole) for match, name in found]


@dataclass(frozen=True, slots=True)
class Beside:
    """The words beside a value: those before it in its clause, those behind, and the name that is its subject."""

    before: str
    behind: str
    named: Named | None


def around(passage: Passage, names: list[Named], start: int, end: int, typed: int) -> Beside:
    """Read the words beside a number that is typed; `typed` is the end of the one before it."""
    position = bisect_left(passage.values, start, key=attrgetter("start"))
    previous = passage.values[position - 1].end if position else 0
    found = _beside(passage.text, start, end, max(previous, typed), names)
    # The first of 分别为 is not what stands last before it.
    return replace(found, named=None) if "分别" in found.before else found


def _beside(text: str, start: int, end: int, previous: int, names: list[Named], *, is_change: bool = False) -> Beside:
    """Read what stands around a value; `previous` is the end of the value before it, `names` those of the text."""
    begin = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    if previous > begin:
        unit = _UNIT.match(text, previous)
        begin = unit.end() if unit else previous
        begin = min(begin, start)
    stops = [at for stop in (*_STOPS, "、", "（", VALUE) if (at := text.find(stop, end, end + _FAR)) >= 0]
    behind = text[end : min(stops, default=end + _FAR)]
    begin = max(begin, start - _FAR)
    own = text[begin:start]
    carried = LIGHT.fullmatch(own) is not None
    if carried and text[begin - 1 : begin] == "，" and previous < begin:
        # A clause that only links has its subject in the one before: “…稳中有降，为{…}人”.
        begin = max(max(text.rfind(stop, 0, begin - 1) for stop in "，。；！？\n") + 1, previous, begin - _FAR)
    named = _subject(text, start, names, carried=carried, is_change=is_change)
    return Beside(text[begin:start], behind, named)


def _subject(text: str, start: int, names: list[Named], *, carried: bool, is_change: bool) -> Named | None:
    """Find the last name before a value from which only links lead to it."""
    position = bisect_right(names, start, key=attrgetter("end")) - 1
    if position < 0:
        return None
    last = names[position]
    gap = text[last.end : start]
    if len(gap) > _FAR:
        return None
    if VALUE in gap:
        # “…在校生{…}人，比上年{…:增减}人” goes on about the same, if that is what the value before counts.
        own = LIGHT.fullmatch(gap, 0, gap.find(VALUE)) is not None and not _OF_WHOLE.search(text, 0, last.start)
        return last if own and is_change and carried and gap.count(VALUE) == 1 and "。" not in gap else None
    if LIGHT.fullmatch(gap):
        return last
    head, comma, tail = gap.rpartition("，")
    among = head.endswith(("中", "里"))  # 毕业生中，有{升学人数}人: some of them
    goes_on = comma and carried and LIGHT.fullmatch(tail) and not set(head) & set("，。；！？")
    return last if goes_on and not among else None


def beside_values(passage: Passage, known: Names) -> Iterator[tuple[Bound, Beside]]:
    """Read the words beside each value; “甲、乙分别为” gives each of a row its own."""
    names = known.find(passage.text)
    for row in _rows(passage):
        around: list[Beside] = []
        for value, previous in row:
            is_change = value.is_change
            around.append(_beside(passage.text, value.start, value.end, previous, names, is_change=is_change))
        link = _RESPECTIVELY.search(around[0].before)
        if link and len(row) > 1:
            parts = _AND.split(around[0].before[: link.start()])
            own = [_of_part(part, known) for part in parts] if len(parts) == len(row) else []
            yield from zip((value for value, _ in row), own, strict=False)
        else:
            yield from zip((value for value, _ in row), around, strict=True)


def _of_part(part: str, known: Names) -> Beside:
    found = known.find(part)
    named = found[-1] if found and LIGHT.fullmatch(part[found[-1].end :]) else None
    return Beside(part, "", named)


def _rows(passage: Passage) -> Iterator[list[tuple[Bound, int]]]:
    """Group values between which only a unit and 、or 和 stand, each with the end of the one before it."""
    row: list[tuple[Bound, int]] = []
    end = 0
    for value in passage.values:
        if row and not _SERIES.fullmatch(passage.text, end, value.start):
            yield row
            row = []
        row.append((value, end))
        end = value.end
    if row:
        yield row
