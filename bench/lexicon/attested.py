"""What other texts have, put into the files: `python -m bench.lexicon.attested --jionlp DIR --jieba dict.txt`.

The last step of making the lexicon; it needs no texts, so that it can be done again on the files as they are. Words and
how often they were met in 6,200 million are from jionlp 1.5.31 (Apache-2.0), in the `dictionary` of the package.
`--pypinyin DIR` writes the readings of the characters anew as well.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from bench.lexicon.characters import readings
from bench.lexicon.counts import RUN
from report_engine.language.lexicon import COMMON, FOLDER, UNKNOWN, Lexicon, lexicon
from report_engine.language.sounds import Way

_OFTEN = 300  # times that an idiom was met; the list of words has none that was met less often
_RARE = 18.0  # what an idiom costs that the counted texts lack
_IDIOMS = ("i", "l")  # their kinds in jieba
# What is like a word may be met so many times less often and be a word all the same: who writes for what sounds the
# same writes it often.
_SAME, _OTHER = 100, 300


def main() -> None:
    """Put them into the files as they are."""
    parser = argparse.ArgumentParser("python -m bench.lexicon.attested", description="Add what other texts have.")
    parser.add_argument("--jionlp", type=Path, required=True, help="the folder dictionary of the package jionlp")
    parser.add_argument("--jieba", type=Path, required=True, help="dict.txt of jieba")
    parser.add_argument("--pypinyin", type=Path, help="the folder of the package pypinyin")
    options = parser.parse_args()
    if options.pypinyin:
        _read_anew(readings(options.pypinyin))
    add(options.jionlp, options.jieba)


def add(jionlp: Path, jieba: Path) -> None:
    """Add idioms, then what is no slip of any of the words."""
    heard = dict(json.loads(line) for line in _lines(jionlp / "word_distribution.zip"))
    idioms = dict(line.split("\t") for line in _lines(jionlp / "chinese_idiom.zip"))
    often = {word for word, times in idioms.items() if int(times) >= _OFTEN}
    kinds = (line.split() for line in jieba.read_text("utf-8").splitlines())
    often |= {word for word, _, kind in kinds if kind in _IDIOMS and word in heard}
    four = {word for word in often if len(word) == 4 and RUN.fullmatch(word)}
    own = (f"成\t{_RARE:g}\t", "遇\t")
    lines = [line for line in _words().splitlines(keepends=True) if not line.startswith(own)]
    known = _written(lines)
    lines.append(f"{own[0]}{' '.join(sorted(four - known.cost.keys()))}\n")
    known = _written(lines)
    met = sorted(word for word in heard if len(word) == 2 and _is_met(word, heard, known))
    lines.append(f"{own[1]}0\t{' '.join(met)}\n")
    _written(lines)


def _is_met(word: str, heard: dict[str, int], known: Lexicon) -> bool:
    """Tell whether a pair is like words of the lexicon, is none, and was met too often to be a slip of them."""
    if word in known.cost or word[1] in known.rare[word[0]]:
        return False
    limits = {right: limit for right, limit in _meant(word, known) if right in heard}
    return bool(limits) and all(heard[right] <= limit * heard[word] for right, limit in limits.items())


def _meant(word: str, known: Lexicon) -> Iterator[tuple[str, int]]:
    """Go through the words that it may be a slip of, each with how many times as often it may have been met."""
    for at in (0, 1):
        for way, others in zip(Way, known.alike(word[at]), strict=True):
            for right in (word[:at] + other + word[at + 1 :] for other in others):
                if _is_word(right, known):
                    yield right, _SAME if way is Way.TONE else _OTHER
    if _is_word(word[::-1], known):
        yield word[::-1], _OTHER


def _is_word(word: str, known: Lexicon) -> bool:
    return known.cost.get(word, UNKNOWN) <= COMMON and word not in known.joined


def _written(lines: list[str]) -> Lexicon:
    """Write the words and read them again."""
    (FOLDER / "words.txt").write_text("".join(lines), "utf-8", newline="\n")
    lexicon.cache_clear()
    return lexicon()


def _words() -> str:
    return (FOLDER / "words.txt").read_text("utf-8")


def _lines(archive: Path) -> list[str]:
    """Read the lines of the one file of an archive."""
    with ZipFile(archive) as files:
        return [line for line in files.read(files.namelist()[0]).decode("utf-8").splitlines() if line.strip()]


def _read_anew(found: dict[str, list[str]]) -> None:
    """Write the readings of the characters."""
    file = FOLDER / "characters.txt"
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    anew = ("\t".join((*row[:2], " ".join(found.get(row[0], ())), *row[3:])) + "\n" for row in rows)
    file.write_text("".join(anew), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
