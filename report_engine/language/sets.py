"""Formulas that have so many members and no others, 德智体美劳 and the like, and what a list makes of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "sets.yaml"
_JOINED = expression(r"[、，；和与及以“”‘’]{1,4}\Z")
_OTHER = expression(rf"[、，；和与及“”]{{1,3}}(?P<item>{HANZI}{{2,16}}?)[、，；和与及“”]{{1,3}}\Z")
_BEFORE = expression(rf"(?<!{HANZI})(?P<item>{HANZI}{{2,16}})[”]?[、和与]\Z")
_BEHIND = expression(rf"[”]?(?:、|和|与|以及)[“]?(?P<item>{HANZI}{{2,16}})")
_FEW = 3  # members of a set that a list may have by chance


@dataclass(frozen=True)
class Known:
    """One of them: its names, and its members, each in all its forms."""

    names: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]

    @cached_property
    def called(self) -> re.Pattern[str]:
        """What finds a name of it."""
        return re.compile(one_of(self.names))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds its members, compiled for a text that has almost all."""
        return re.compile(one_of(form for forms in self.members for form in forms))

    def which(self, said: str) -> int:
        """Tell which member a form is."""
        return next(n for n, forms in enumerate(self.members) if said in forms)


@dataclass(frozen=True, slots=True)
class Altered:
    """A list in which a member is another, or is lacking: where, what stands for it, and the member."""

    start: int
    end: int
    said: str
    member: str
    formula: str


def nearly(holding: Callable[[Iterable[str]], Iterable[int]]) -> Iterator[tuple[int, Known]]:
    """Go through the texts that have all members of a set but one."""
    for known in _sets():
        times = Counter(number for forms in known.members for number in holding(forms))
        yield from ((number, known) for number, count in times.items() if count >= len(known.members) - 1)


def altered(known: Known, text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[Altered]:
    """Find the lists of sentences that are almost the known one."""
    for start, end in sentences:
        found = list(known.pattern.finditer(text, start, end))
        seen = {known.which(match[0]) for match in found}
        if len(seen) != len(known.members) - 1:
            continue
        missing = next(n for n in range(len(known.members)) if n not in seen)
        called = bool(known.called.search(text, start, end))
        one = _other(text, found, known.members[missing], known, called, (start, end))
        if one is None and called and len(known.members) > _FEW and _is_whole(text, found):
            one = Altered(found[0].start(), found[-1].end(), "", known.members[missing][0], _said(known))
        if one is not None:
            yield one


def _other(
    text: str, found: Sequence[re.Match[str]], forms: tuple[str, ...], known: Known, called: bool, span: tuple[int, int]
) -> Altered | None:
    """Find what stands in the list in the place of the member that it lacks."""
    if len(found) != len(known.members) - 1:
        return None
    gaps = [text[a.end() : b.start()] for a, b in pairwise(found)]
    apart = [n for n, gap in enumerate(gaps) if not _JOINED.match(gap)]
    if len(apart) == 1:
        match = _OTHER.match(gaps[apart[0]])
        places = [(match["item"], found[apart[0]].end() + match.start("item"))] if match else []
    elif apart:
        return None
    else:
        before = _BEFORE.search(text[span[0] : found[0].start()])
        behind = _BEHIND.match(text, found[-1].end(), span[1])
        places = [(behind["item"], behind.start("item"))] if behind else []
        places += [(before["item"], span[0] + before.start("item"))] if before else []
    for item, at in places:
        said = _like(item, forms, known, called)
        if said:
            return Altered(at, at + len(said), said, forms[0], _said(known))
    return None


def _like(item: str, forms: tuple[str, ...], known: Known, called: bool) -> str:
    """Cut from an item what is as long as the member, if it is like it: a character that all members have, or two."""
    for form in forms:
        for size in (len(form), len(form) - 1, len(form) + 1):
            said = item[:size]
            shared = len(set(said) & set(form))
            common = {one for one in said if all(one in "".join(each) for each in known.members)}
            enough = shared > 1 or (shared and bool(common or called) and (called or len(known.members) > _FEW))
            if len(said) == size > 1 and said not in forms and enough:
                return said
    return ""


def _is_whole(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Tell whether the members are listed, as many marks between them as there are, and no 等 follows."""
    between = text[found[0].end() : found[-1].start()]
    if "等" in text[found[-1].end() : found[-1].end() + _FEW]:
        return False
    return len(re.findall("[、，；]", between)) >= len(found) - 2 and len(between) < 30 * len(found)


def _said(known: Known) -> str:
    return "、".join(forms[0] for forms in known.members)


@cache
def _sets() -> tuple[Known, ...]:
    return tuple(
        Known(tuple(one["called"]), tuple(tuple(member.split("|")) for member in one["members"]))
        for one in stored(FILE)["sets"]
    )
