"""W228: what a sentence refers to shows what the sentence tells.

规则：[@编号] 所在的句子，与所指的图、表（题目、栏目、数据）没有一个共同的词，而与另一张有好几个的，多半指错了。
好：毕业生面向三次产业就业的情况见[@fig-industries]（图题是各产业就业人数）。
坏：毕业生面向三次产业就业的情况见[@fig-textbooks]（图题是教材建设）。
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from report_engine.checks.structure.targets import NOUNS, title_of
from report_engine.document import Chart, Figure, Photo, Scorecard, Table
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Mentioned, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem
from report_engine.walk import printed

W228 = Code("W228", Category.TEXT)

_WORDS = expression(rf"{HANZI}{{2,}}")
_PARTICLES = expression("[的是了在和与及为有等各其中最]")
_ENOUGH = 3  # pairs of characters that another one has
_COMMON = 0.3  # of all figures and tables: what stands in more of them tells none from another

Exhibit = Table | Figure | Scorecard


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare the pairs of characters of each sentence with those of what it refers to."""
    known = {
        one.id: one for one in loaded.targets if isinstance(one, Table | Figure | Scorecard) and not _is_photo(one)
    }
    shows = {key: _pairs(" ".join(_texts(one))) for key, one in known.items()}
    owners = Counter(pair for pairs in shows.values() for pair in pairs)
    common = {pair for pair, count in owners.items() if count > max(1, _COMMON * len(known))}
    shows = {key: pairs - common for key, pairs in shows.items()}
    data = {key: {str(item.datum.name) for item in printed(one) if item.datum} for key, one in known.items()}
    for passage in loaded.prose:
        for mention in passage.mentions:
            own = known.get(mention.target)
            if own is None:
                continue
            start, end = passage.sentence(mention.start)
            bound = {str(value.indicator.id) for value in passage.within(start, end) if value.indicator}
            shared = len(_pairs(passage.text[start:end]) & shows[own.id])
            if shared > 1 or bound & data[own.id]:
                continue
            said = _pairs(_about(passage, start, end, mention))
            # Of which nothing at all is said, that need not be what the words right before it are of.
            clause = _pairs(_clause(passage, start, mention)) if shared else said
            other = _better(said, clause, own, known, shows)
            if other and len(said & shows[other.id]) >= _ENOUGH * (shared + 1):
                yield _problem(passage, mention, own, other)


def _is_photo(one: Exhibit) -> bool:
    return isinstance(one, Figure) and isinstance(one.image, Photo)  # what it shows need not be told


def _texts(one: Exhibit) -> Iterator[str]:
    """Go through its title, heads and labels."""
    yield str(title_of(one))
    match one:
        case Table():
            yield from (cell.text for row in one.head for cell in row)
            yield from (cell.text for row in one.rows for cell in row[:2])
        case Scorecard():
            yield from (row.label.text for row in one.rows)
        case Figure(image=Chart() as chart):
            yield from (series.name.text for series in (*chart.series, *chart.line))
            yield from (text.text for text in chart.categories)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(
        word[i : i + 2] for word in _WORDS.findall(_PARTICLES.sub(" ", text)) for i in range(len(word) - 1)
    )


def _about(passage: Passage, start: int, end: int, mention: Mentioned) -> str:
    """Take the sentence, of one that mentions several things the words before each."""
    places = [one.start for one in passage.mentions if start <= one.start < end]
    if len(places) == 1:
        return passage.text[start:end]
    return passage.text[max((one + 1 for one in places if one < mention.start), default=start) : mention.start]


def _clause(passage: Passage, start: int, mention: Mentioned) -> str:
    """Take the words right before a mention."""
    return re.split(r"[，；：]", passage.text[start : mention.start])[-1]


def _better(
    said: frozenset[str],
    clause: frozenset[str],
    own: Exhibit,
    known: Mapping[str, Exhibit],
    shows: Mapping[str, frozenset[str]],
) -> Exhibit | None:
    """Find one of the kind that has several words of the sentence, one of them right before the mention."""
    others = [key for key, one in known.items() if type(one) is type(own) and clause & shows[key]]
    best = max(others, key=lambda key: len(said & shows[key]), default="")
    return known[best] if best and len(said & shows[best]) >= _ENOUGH else None


def _problem(passage: Passage, mention: Mentioned, own: Exhibit, other: Exhibit) -> Problem:
    message = f"这一句说的像是“{title_of(other)}”，指的却是{NOUNS[type(own)]}“{title_of(own)}”"
    about = passage.about(f"shown:{own.id}", mention.start)
    hint = f"核对编号；是前一个就写 [@{other.id}]"
    return W228.problem(message, passage.at(mention.start), hint, about, other.id)
