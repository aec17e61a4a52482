"""The lexicon of right words, and what is known of each character: readings, look-alikes, what follows it.

Both are data files made by `bench/lexicon.py` from counts; docs/decisions/a-lexicon-of-right-words.md says of what.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import repeat
from operator import add, itemgetter
from pathlib import Path

from report_engine.language.frames import Frames
from report_engine.language.phrases import field_words
from report_engine.language.sounds import Way, bare, blurred
from report_engine.language.table import Table

FOLDER = Path(__file__).with_name("lexicon_data")
SIZE = 17.1  # the logarithm of how many characters were counted
_USUAL = 12.5  # the rarity of the characters that may have been meant
COMMON, KNOWN = 11.0, 14.5  # the highest cost of a right word of two characters, of three
_FOUR = 4  # characters of two words that are often together, of idioms
LONGEST = 7  # characters of a word
_OWN, _NEVER = 11.0, 99.0  # what a word costs that a report has of its own; what is none
UNKNOWN = 21.0  # the cost of a character that never stood alone
# Short names of regions stand alone or together in any order: 京津冀, 湘赣边.
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几半")
REGIONS = frozenset("京津冀晋蒙辽吉沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕秦甘陇青宁疆港澳台")


@dataclass(frozen=True)
class Lexicon:
    """Words with their costs (the logarithm of how rare they are); the tables of the characters."""

    cost: dict[str, float]
    joined: frozenset[str]  # pairs that belong together and are no word of a dictionary: they explain, nothing more
    free: frozenset[str]  # characters that often stand alone
    ends: frozenset[str]  # characters that end so many words that they make new ones
    met: frozenset[str]  # pairs like a word, met too often to be slips of it: 热值, 失序
    _lines: dict[str, str]
    meant: Mapping[int, list[str]]  # words by their length; of two and three those that may have been meant
    _idioms: list[str]

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first two characters of every word and phrase of four."""
        return frozenset(map(itemgetter(slice(2)), self.meant[_FOUR]))

    @cached_property
    def tails(self) -> frozenset[str]:
        """The last two characters of every word and phrase of four."""
        return frozenset(map(itemgetter(slice(2, 4)), self.meant[_FOUR]))

    @cached_property
    def openings(self) -> dict[str, list[str]]:
        """The last two characters of the idioms that begin with a pair."""
        found: dict[str, list[str]] = defaultdict(list)
        for idiom in self._idioms:
            found[idiom[:2]].append(idiom[2:])
        return found

    @cached_property
    def endings(self) -> dict[str, list[str]]:
        """The first two characters of the idioms that end with a pair."""
        found: dict[str, list[str]] = defaultdict(list)
        for idiom in self._idioms:
            found[idiom[2:]].append(idiom[:2])
        return found

    def lacking(self, three: str) -> Iterator[str]:
        """Find the idioms that have one character more, inside."""
        for rest in self.openings.get(three[:2], ()):
            if rest[1] == three[2]:
                yield three[:2] + rest
        for front in self.endings.get(three[1:], ()):
            if front[0] == three[0]:
                yield front + three[1:]

    @cached_property
    def alone(self) -> frozenset[str]:
        """Characters that may be left alone: the free ones, and short names of regions."""
        return self.free | REGIONS

    @cached_property
    def after(self) -> Table:
        """What may follow a character, beside what ends a word with it."""
        return Table(self._lines, -2)

    @cached_property
    def rare(self) -> Table:
        """What ends a rare word with a character: such a word explains a text, and is never what was meant."""
        return Table(self._lines, -1)

    @cached_property
    def _sounds(self) -> tuple[dict[str, str], ...]:
        found: dict[str, list[str]] = defaultdict(list)
        for character, line in self._lines.items():
            _, rarity, readings, _ = line.split("\t", 3)
            for reading in readings.split() if float(rarity) <= _USUAL else ():
                found[reading].append(character)
        toned = {reading: "".join(characters) for reading, characters in found.items()}
        same: dict[str, str] = defaultdict(str)
        near: dict[str, str] = defaultdict(str)
        for reading, characters in toned.items():
            same[bare(reading)] += characters
            near[blurred(reading)] += characters
        return toned, same, near

    def alike(self, character: str) -> tuple[str, ...]:
        """Give the characters that are like one, for each way in turn."""
        found = self._alike.get(character)
        if found is None:
            found = self._alike[character] = self._find_alike(character)
        return found

    @cached_property
    def _alike(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _find_alike(self, character: str) -> tuple[str, ...]:
        if character not in self._lines:
            return ("",) * len(Way)
        _, _, readings, shapes, *_ = self._lines[character].split("\t")
        twins, _, similar = shapes.partition(" ")
        toned, same, near = self._sounds
        read = readings.split()
        sounds = (
            "".join([toned.get(reading, "") for reading in read]),
            "".join([same.get(bare(reading), "") for reading in read]),
            "".join([near.get(blurred(reading), "") for reading in read]),
        )
        met = {character, *(NUMERALS if character in NUMERALS else "")}
        kinds: list[str] = []
        for kind in (twins, *sounds, similar):  # each in the likeliest way only
            kinds.append("".join([one for one in dict.fromkeys(kind) if one not in met]))
            met.update(kind)
        return *kinds[1:4], kinds[0], kinds[4]

    def likeness(self, one: str, other: str) -> Way | None:
        """Tell in which way two characters are alike, the first that holds; another number is no slip: 五室一厅."""
        if one not in self._lines or other not in self._lines or NUMERALS.issuperset((one, other)):
            return None
        readings, shapes = self._lines[one].split("\t")[2:4]
        read, others = readings.split(), self._lines[other].split("\t", 3)[2].split()
        twins, _, similar = shapes.partition(" ")
        ways = (
            not set(read).isdisjoint(others),
            not set(map(bare, read)).isdisjoint(map(bare, others)),
            not set(map(blurred, read)).isdisjoint(map(blurred, others)),
            other in twins,
            other in similar,
        )
        return Way(ways.index(True)) if any(ways) else None

    def sound_alike(self, one: str, other: str) -> bool:
        """Tell whether two characters sound the same, tones apart."""
        return self.likeness(one, other) in (Way.TONE, Way.SOUND)

    def rarity(self, character: str) -> float:
        """Give the logarithm of how rare a character is."""
        line = self._lines.get(character)
        return float(line.split("\t", 2)[1]) if line else UNKNOWN

    def is_seen(self, pair: str) -> bool:
        """Tell whether two characters stand beside each other in correct text."""
        return pair in self.cost or pair[1] in self.after[pair[0]] or pair[1] in self.rare[pair[0]]


@dataclass(frozen=True, slots=True)
class Own:
    """Words that a report has of its own: beside those of the lexicon their costs, and those of four by their parts."""

    cost: Mapping[str, float]
    more: Mapping[str, float]  # those of the report: few, so that the many others need not be copied
    halves: frozenset[str]  # the first two and the last two characters
    lacking: dict[str, list[str]]  # by what is left when a character inside is lost
    frames: Frames  # of those that may have been meant
    long: frozenset[str]  # those of more than four characters: so few that they are at hand when all are asked for
    heads: frozenset[str]  # their first two characters

    def __contains__(self, word: str) -> bool:
        """Tell whether it is one of all these words."""
        return word in self.cost or word in self.more

    def has_one(self, words: Collection[str]) -> bool:
        """Tell whether one of the words is."""
        return not (self.cost.keys().isdisjoint(words) and self.more.keys().isdisjoint(words))

    def stands_over(self, text: str, start: int, end: int, least: int) -> bool:
        """Tell whether one of them, of at least so many characters, stands over a place."""
        for at in range(max(0, end - LONGEST), start + 1):
            if text[at : at + 2] in self.heads:
                sizes = range(max(least, _FOUR + 1, end - at), LONGEST + 1)
                if any(text[at : at + size] in self.long for size in sizes):
                    return True
        sizes = range(least, _FOUR + 1)
        return self.has_one([text[at : at + size] for size in sizes for at in range(max(0, end - size), start + 1)])


def of_words(words: Iterable[str], known: Own) -> Own:
    """Add words of a report; their pairs are seen, and are no words."""
    listed = [word for word in words if word not in known.cost]
    four = [word for word in listed if len(word) == _FOUR]
    lacking = known.lacking.copy()
    for word in four:
        for left in (word[:1] + word[2:], word[:2] + word[3:]):
            lacking[left] = [*lacking.get(left, ()), word]
    pairs = (pair for word in listed for pair in map(add, word, word[1:]))
    more = {pair: _NEVER for pair in pairs if pair not in known.cost} | dict.fromkeys(listed, _OWN)
    halves = known.halves.union(half for word in four for half in (word[:2], word[2:]))
    long = [word for word in listed if len(word) > _FOUR]
    heads = known.heads.union(word[:2] for word in long)
    return Own(known.cost, more, halves, lacking, known.frames, known.long.union(long), heads)


def of_field(words: Iterable[str], known: Lexicon) -> Own:
    """Put words of a field in the place of those of the lexicon."""
    own = tuple(words)
    two, three = ([*known.meant[size], *(word for word in own if len(word) == size)] for size in (2, 3))
    long = frozenset(word for size, words in known.meant.items() if size > _FOUR for word in words)
    heads = frozenset(word[:2] for word in long)
    field = of_words(own, Own({}, {}, frozenset(), {}, Frames(two, three), long, heads))
    return replace(
        field, cost={**field.more, **known.cost, **{w: c for w, c in field.more.items() if c == _OWN}}, more={}
    )


@cache
def lexicon() -> Lexicon:
    """Read the files."""
    cost: dict[str, float] = {}
    kinds: dict[str, list[str]] = defaultdict(list)
    meant: dict[int, list[str]] = defaultdict(list)
    for line in (FOLDER / "words.txt").read_text("utf-8").splitlines():
        kind, weight, words = line.split("\t")
        listed = words.split(" ")
        if kind in "独末连成遇":
            kinds[kind] += listed
        if kind not in "独末遇":
            cost.update(zip(listed, repeat(float(weight))))
        if kind != "遇" and float(weight) <= {1: 0.0, 2: COMMON, 3: KNOWN}.get(len(listed[0]), UNKNOWN):
            meant[len(listed[0])] += listed
    lines = {line[0]: line for line in (FOLDER / "characters.txt").read_text("utf-8").splitlines()}
    idioms = {*kinds["成"], *(word for word in field_words() if len(word) == _FOUR)}  # 立德树人 is held as fast
    joined, free, ends, met = (frozenset(kinds[kind]) for kind in "连独末遇")
    return Lexicon(cost, joined, free, ends, met, lines, meant, sorted(idioms))
