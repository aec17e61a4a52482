"""Which words of two characters are verbs, and which nouns only: `python -m bench.lexicon.classes DICT TEXTS…`.

From jieba's dict.txt (MIT), which gives each word its commonest part of speech; what the texts have behind an adverb
and 地 is used as a verb too.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from report_engine.language.classes import FILE
from report_engine.language.lexicon import FOLDER

_KINDS = {"动": ("v", "vn", "vd"), "名": ("n", "nl")}
_TIMES = {"动": 20, "名": 30}  # times that a word was met: rarer ones are mostly none of the language of reports
_LONG = 2
_DONE = 1  # times that a noun was met behind 地 which is none
_BEHIND = re.compile(r"(?<=[效好极动真细速快底切面分定续确决力入泛接密明观遍别密灵活序实心情烈象])地([一-龥]{2})")


def main(source: str, *texts: str) -> None:
    """Write a line for each class."""
    entries = [line.split() for line in Path(source).read_text("utf-8").splitlines()]
    done = Counter(word for text in texts for word in _BEHIND.findall(Path(text).read_text("utf-8")))
    acts = {word for word, times in done.items() if times >= _DONE}
    found = {
        kind: {w for w, n, p in entries if len(w) == _LONG and p in parts and int(n) >= _TIMES[kind]}
        for kind, parts in _KINDS.items()
    }
    found["名"] -= acts
    lines = [f"{kind}\t{' '.join(sorted(words))}\n" for kind, words in found.items()]
    (FOLDER / FILE).write_text("".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
