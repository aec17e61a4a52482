"""The words of the lexicon: which ones, and the logarithm of how rare each is."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from bench.lexicon.counts import RUN, Counts
from report_engine.language.slips import cut

_WEIGHT = 20  # what a word of the texts counts beside one of jieba's, whose texts are larger and older
_SAMPLE = 500  # texts that are cut into words
_FREE = 150  # characters that stand alone most often
_NO_FREE = "犬乌克阿"
_ENDS, _ENDING = 16, 50  # words up to this cost, and so many of them that end with one character
# Words that carry the grammar and are rare in laws and news.
_GRAMMAR = "得地着过们很都还也再又才却则且或若如此每各某这那哪谁做让把被给使令"


@dataclass
class Words:
    """The lexicon in the making."""

    cost: dict[str, float] = field(default_factory=dict)
    idioms: set[str] = field(default_factory=set)
    phrases: dict[str, float] = field(default_factory=dict)
    joined: dict[str, float] = field(default_factory=dict)
    single: dict[str, float] = field(default_factory=dict)
    free: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    rare: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)  # stand in the dictionary, and are slips of much commoner words


@dataclass(frozen=True)
class Sources:
    """The dictionaries, the texts and what was counted of them, and the characters that are taken for each other."""

    jieba: Mapping[str, int]
    kinds: Mapping[str, str]
    pinyin: frozenset[str]
    counts: Counts
    texts: list[list[str]]
    alike: Mapping[str, set[str]]


def make(source: Sources) -> Words:
    """Choose the words and weigh them."""
    words = Words()
    first = {word: log(1 / (times + 1)) for word, times in source.jieba.items()}
    lowest = log(sum(source.jieba.values()))
    first_cost = {word: lowest + weight for word, weight in first.items()}
    sample = random.Random(3).sample(source.texts, min(_SAMPLE, len(source.texts)))  # noqa: S311 - which texts
    cut_once: Counter[str] = Counter()
    for runs in sample:
        for run in runs:
            cut_once.update(cut(run, first_cost)[1])
    times: Counter[str] = Counter(source.jieba)
    times.update({word: 2 for word in source.pinyin if len(word) > 1})
    times.update({word: _WEIGHT * n for word, n in cut_once.items()})
    total = sum(times.values())

    def weight(n: float) -> float:
        return round(2 * log(total / (n + 0.5))) / 2

    alone = [word for word, _ in Counter({w: n for w, n in cut_once.items() if len(w) == 1}).most_common(_FREE)]
    words.free = sorted({*alone, *_GRAMMAR} - set(_NO_FREE))
    _dictionary(words, source, times, weight)
    words.single = {c: weight(times[c]) for c in source.counts.characters}
    for four, n in source.counts.fours.items():
        halves = four[:2] in words.cost and four[2:] in words.cost
        if n >= 22 and four not in words.cost and halves and cut(four, words.cost)[1] == [four[:2], four[2:]]:
            words.phrases[four] = weight(_WEIGHT * n)
    _join(words, source, weight)
    last = Counter(word[1] for word, cost in words.cost.items() if len(word) == 2 and cost <= _ENDS)
    words.ends = sorted(c for c, n in last.items() if n >= _ENDING)
    return words


def _dictionary(words: Words, source: Sources, times: Counter[str], weight: object) -> None:
    assert callable(weight)
    texts = source.counts.pair_texts
    for word, n in times.items():
        name = source.kinds.get(word, "").startswith("nr")
        enough = {
            2: n >= 30 or texts[word] >= 3,
            3: n >= 30 and not name,
            4: (word in source.pinyin and n >= 6) or (n >= 8 and not name),
        }.get(len(word), 5 <= len(word) <= 7 and n >= 8 and not name)
        if len(word) > 1 and enough:
            words.cost[word] = weight(n)
    words.wrong = {word for word in words.cost if len(word) == 2 and _is_wrong(word, words, source)}
    for word in words.wrong:
        del words.cost[word]
    idiom = source.kinds.get
    words.idioms = {w for w in words.cost if len(w) == 4 and (w in source.pinyin or idiom(w, "").startswith("i"))}
    known = {*source.jieba, *source.pinyin}
    words.rare = {
        word
        for word in known
        if len(word) == 2
        and (source.jieba.get(word, 3) >= 3)
        and word not in words.cost
        and word not in words.wrong
        and RUN.fullmatch(word)
    }


def _is_wrong(word: str, words: Words, source: Sources) -> bool:
    """Tell whether a word of the dictionary is the slip of another that is sixty times as common: 签定 for 签订."""
    counts = source.counts
    here = counts.pair_texts[word]
    if here > 12 or source.jieba.get(word, 0) >= 60 or word in source.pinyin or counts.together(word) >= 4:
        return False
    rivals = [word[0] + c for c in source.alike.get(word[1], ())] + [c + word[1] for c in source.alike.get(word[0], ())]
    best = max((r for r in rivals if r in words.cost), key=lambda rival: counts.pair_texts[rival], default="")
    common = counts.pair_texts[best] >= max(60, 60 * (here + 0.5))
    return bool(best) and common and source.jieba.get(word, 0) * 20 < source.jieba.get(best, 0)


def _join(words: Words, source: Sources, weight: object) -> None:
    """Take the pairs that stand together where the words so far leave both: abbreviations and new words."""
    assert callable(weight)
    costs = {**words.single, **words.cost, **words.phrases}
    beside: Counter[str] = Counter()
    sample = random.Random(5).sample(source.texts, min(3 * _SAMPLE, len(source.texts)))  # noqa: S311 - which texts
    for runs in sample:
        pairs: set[str] = set()
        for run in runs:
            pieces = cut(run, costs)[1]
            pairs.update(a + b for a, b in pairwise(pieces) if len(a) == len(b) == 1)
        beside.update(pairs)
    for pair, n in beside.items():
        known = pair in words.wrong or pair in words.rare or not set(pair).isdisjoint(words.free)
        if n >= 4 and not known and source.counts.together(pair) >= 3:
            words.joined[pair] = weight(_WEIGHT * source.counts.pair_texts[pair])


def following(words: Words, counts: Counts) -> dict[str, set[str]]:
    """List what may follow each character, beside what ends a word with it."""
    inside = {*words.cost, *words.joined, *words.rare}
    found: dict[str, set[str]] = defaultdict(set)
    for pair, n in counts.pair_texts.items():
        if n >= 5 and pair not in inside:
            found[pair[0]].add(pair[1])
    for word in (*words.cost, *words.phrases):
        for pair in map(str.__add__, word, word[1:]):
            if pair not in inside and pair not in words.wrong:
                found[pair[0]].add(pair[1])
    return found
