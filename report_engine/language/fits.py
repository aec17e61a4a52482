"""How well words fit the names of indicators: by pairs of characters, the rarer the more telling."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit
from report_engine.language.passages import HAN

_QUOTES = expression(r"[“”]")
_WORD = expression(rf"[{HAN}A-Za-z0-9+]{{2,}}")
_ENOUGH = 0.25  # of a name, weighed by how few names have its pairs; its value must agree as well

Pair = str  # two neighbouring characters
# For a unit and a pair of characters: the names that have it (indicator, which of its names), its weight in each.
Index = Mapping[tuple[str, Pair], Sequence[tuple[str, int, float]]]


class Fits:
    """The names of a catalogue, ready to be compared with words."""

    def __init__(self, catalogue: Mapping[str, Indicator]) -> None:
        """Weigh each pair of a name by the number of indicators that have it: 人数 says little, 美育 much."""
        # Sorted: a sum of fractions depends on their order, and what fits equally well would be told by chance.
        names = {str(i.id): [sorted(_pairs(str(name))) for name in (i.name, *i.short)] for i in catalogue.values()}
        owners = Counter(pair for variants in names.values() for pair in {*chain.from_iterable(variants)})
        index: dict[tuple[str, Pair], list[tuple[str, int, float]]] = {}
        for key, variants in names.items():
            unit = base_unit(catalogue[key].unit)[1]
            for number, pairs in enumerate(variants):
                whole = sum(1 / owners[pair] for pair in pairs)
                for pair in pairs:
                    index.setdefault((unit, pair), []).append((key, number, 1 / owners[pair] / whole))
        self._index: Index = index

    def fit(self, words: str, unit: str) -> dict[str, float]:
        """Tell how much of an indicator's best fitting name stands in the words, from 0 to 1."""
        names: dict[tuple[str, int], float] = {}
        for pair in sorted(_pairs(words)):
            for key, number, weight in self._index.get((base_unit(unit)[1], pair), ()):
                names[key, number] = names.get((key, number), 0) + weight
        best: dict[str, float] = {}
        for (key, _), fit in names.items():
            best[key] = max(fit, best.get(key, 0))
        return best

    def meant(self, words: str, unit: str) -> list[str]:
        """List the indicators that words may mean, the best first; a change in 百分点 is one of a share."""
        fits = self.fit(words, "%" if unit == "百分点" else unit)
        return sorted((key for key, fit in fits.items() if fit >= _ENOUGH), key=lambda key: -fits[key])[:5]


def _pairs(text: str) -> set[Pair]:
    words = _WORD.findall(_QUOTES.sub("", text))
    return {word[i : i + 2] for word in words for i in range(len(word) - 1)}
