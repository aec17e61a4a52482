"""What a published text must not tell of a person: numbers, and what harms a pupil who is named; from the data file."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.lexicon import COMMON, lexicon
from report_engine.language.passages import HANZI, Passage
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "privacy.yaml"
# What goes on after a name, so that its end is known.
_GOES_ON = (
    r"[，、。；：（“”\s]|因|曾|被|患|经|在|家|自|父|母|从|是|和|与|等|确诊|来自|受|获|由于|一度|的|同学|身患|今年|原"
)

# What shows by itself that a pupil's name stands before it.
_SHOWS = r"同学(?![们会间])|因抑郁|患|被诊断|经诊断|被确诊|经测评|的(?:父亲|母亲|父母|病情)"


@dataclass(frozen=True, slots=True)
class Private:
    """What is told of somebody, where it stands, and what it is."""

    start: int
    end: int
    what: str


def numbers(holding: Callable[[Iterable[str]], Iterable[Passage]]) -> Iterator[tuple[Passage, Private]]:
    """Find the numbers and addresses by which a person is reached."""
    for one, pattern in _numbers():
        for passage in holding(one["with"]):
            for match in pattern.finditer(passage.unlinked):
                yield passage, Private(*match.span(), one["what"])


def harmful() -> list[str]:
    """List the words of which one must stand in a text that harms somebody."""
    return [*_read()["grave"], *_read()["slight"]]


def exposed(text: str, start: int, end: int) -> Private | None:
    """Find the pupil who is named in a sentence that says what harms him or her, and the word that does."""
    grave, slight, spared = _words()
    said = list(dict.fromkeys(match[0] for match in grave.finditer(text, start, end)))
    if not said:
        said = list(dict.fromkeys(match[0] for match in slight.finditer(text, start, end)))
        said = said if len(said) > 1 else []
    if not said or spared.search(text):
        return None
    name = next(_named(text, start, end), None)
    return Private(*name, said[0]) if name else None


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Go through the names of pupils: a surname and one or two characters that are no word."""
    cost = lexicon().cost
    for match in _person().finditer(text, start, end):
        group = "name" if match["name"] else "alone"
        said = match[group]
        usual = cost.get(said, COMMON + 1) <= COMMON or (len(said) > 2 and cost.get(said[:2], COMMON + 1) <= COMMON)
        if not usual and said[-1] not in "某姓":
            yield match.span(group)


@cache
def _person() -> re.Pattern[str]:
    name = rf"(?P<name>[{_read()['family']}](?!某){HANZI}{{1,2}}?)"
    alone = rf"(?<=[的，。；：、）对为给向与和助爱现帮]){name.replace('?P<name>', '?P<alone>')}(?={_SHOWS})"
    return re.compile(rf"(?:{one_of(_read()['pupils'])}){name}(?={_GOES_ON})|{alone}")


@cache
def _numbers() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    return tuple((one, re.compile(one["pattern"])) for one in _read()["numbers"])


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    grave, slight, spared = (re.compile(one_of(_read()[name])) for name in ("grave", "slight", "spared"))
    return grave, slight, spared


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
