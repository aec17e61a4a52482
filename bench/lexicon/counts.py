"""What stands beside what in many correct texts: characters, pairs and stretches of four, each by its texts."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

RUN = re.compile("[\u3007\u3400-\u9fff]+")
_OFTEN = 30  # texts that each pair of a stretch of four must stand in
_FLUSH = 300  # texts after which what was seen once is forgotten


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each character and pair stands in the texts, and in how many texts each pair and stretch of four."""

    characters: Counter[str]
    pairs: Counter[str]
    pair_texts: Counter[str]
    fours: Counter[str]

    @property
    def total(self) -> int:
        """The number of characters."""
        return sum(self.characters.values())

    def together(self, pair: str) -> float:
        """Tell how many times as often two characters meet as chance would have them."""
        return self.pairs[pair] * self.total / (self.characters[pair[0]] * self.characters[pair[1]] or 1)


def read(folders: Iterable[Path]) -> list[list[str]]:
    """Read the texts below folders, each as its stretches of Chinese characters."""
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".txt", ".md"))
    return [RUN.findall(file.read_text("utf-8", errors="ignore")) for file in files]


def count(texts: list[list[str]]) -> Counts:
    """Count."""
    characters: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    pair_texts: Counter[str] = Counter()
    for runs in texts:
        here = [pair for run in runs for pair in map(str.__add__, run, run[1:])]
        characters.update("".join(runs))
        pairs.update(here)
        pair_texts.update(set(here))
    return Counts(characters, pairs, pair_texts, _fours(texts, {p for p, n in pair_texts.items() if n >= _OFTEN}))


def _fours(texts: list[list[str]], common: set[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for number, runs in enumerate(texts, 1):
        here: set[str] = set()
        for run in runs:
            good = [pair in common for pair in map(str.__add__, run, run[1:])]
            here.update(run[at : at + 4] for at in range(len(run) - 3) if all(good[at : at + 3]))
        found.update(here)
        if number % _FLUSH == 0:
            found = Counter({four: times for four, times in found.items() if times > 1})
    return found
