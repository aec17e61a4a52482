"""The parts of a sum that a sentence calls the first by their names alone: 第二产业吸纳的毕业生最多, 对口升学居首位."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from report_engine.checks.quantities import indicator, known
from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.numerals import han_value
from report_engine.language.passages import Passage
from report_engine.language.siblings import COUNTING, names_of
from report_engine.load import Loaded
from report_engine.load.rules import SumRule

_WORD = expression(
    "(?P<most>最[多大](?![只可不能也限])|(?:居|列|排|占)[^，。；]{0,8}?(?:首位|之首|第一(?!产)|榜首)|居首(?!位)|拔得头筹|独占鳌头|首屈一指)|(?P<least>最[少小](?![限]))"
    "|(?:居|列|排|排名)[^，。；]{0,6}?第(?P<n>[二三四五六])(?:位|名)"
)
# One of them held against another: 单招升学人数不及对口升学人数.
_THAN = expression(
    r"(?:升学|就业)?的?(?:学生|毕业生|人数|数)*(?:还|也|明显)?(?P<rel>多于|高于|超过|少于|低于|不及|仅次于|排在)"
    r"(?:通过|选择|走)?"
)
_FEWER = ("少于", "低于", "不及", "仅次于", "排在")
_AFTER = expression("(?:升学|就业)?的?(?:学生|毕业生|人数|数)*(?P<place>之[前后]|[前后]面)?(?:[，。；]|\\Z)")
_ANY = expression("最[多大少小]|首位|之首|榜首|头筹|鳌头|首屈|[居列排]|[多少高低]于|超过|不及|仅次")
_OTHER = expression("增|减|幅|速|率|[上去往前]年|近[两三五]年|以往|最[大小]化|[中里内](?!职|高|等|学|专)|专业[类部]")
_IS = expression(r"的?(?:是|为|当属|要数)[“]?")
_YEAR = expression(r"(?<!\d)((?:19|20)\d{2})年")
_FAR = 18  # characters between a name and the word that ranks it


@dataclass(frozen=True)
class Row:
    """The parts of one sum with the words that tell them apart, and what their names have in common."""

    parts: tuple[Indicator, ...]
    words: tuple[str, ...]
    common: str
    own: bool  # whether the words are nothing else's: 一等奖 may be any contest's

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Find any of the words; quotation marks may stand inside."""
        return re.compile(
            "|".join(f"(?P<p{n}>{'[“”]?'.join(map(re.escape, w))})" for n, w in enumerate(self.words) if w)
        )


def rows(loaded: Loaded) -> tuple[Row, ...]:
    """Read the sums of three or more parts from the rules over data."""
    found = []
    for rule in loaded.rules.of(SumRule):
        parts = tuple(indicator(loaded.facts, name) for name in rule.parts or ())
        if len(parts) > 2:
            found.append(_row(parts, COUNTING.sub("", str(indicator(loaded.facts, rule.total).name))))
    return tuple(row for row in found if row.common and sum(map(bool, row.words)) > 2)


def _row(parts: tuple[Indicator, ...], total: str) -> Row:
    """Cut from the names what most of them have at their end or beginning; the total's name if they have nothing."""
    names = [[COUNTING.sub("", name).replace("“", "").replace("”", "") for name in names_of(one)] for one in parts]
    ends = Counter(end for own in names for end in {name[-2:] for name in own})
    starts = Counter(start for own in names for start in {name[:2] for name in own})
    (end, many), (start, few) = ends.most_common(1)[0], starts.most_common(1)[0]
    end, start = end if many > len(parts) / 2 else "", start if few > len(parts) / 2 else ""
    if any(len(name.removeprefix(start)) < len(end) + 2 for own in names for name in own if name.endswith(end)):
        end = ""  # of 省赛一等奖 the word is 一等奖
    words = []
    for own in names:
        fits = (name for name in own if (not end or name.endswith(end)) and (end or name.startswith(start)))
        fit = next(fits, "")
        word = fit.removesuffix(end).removeprefix(start)
        words.append(word if len(word) > 1 else "")
    return Row(parts, tuple(words), end or start or total, own=bool(end))


def foremost(
    passage: Passage, groups: Sequence[Row], schools: re.Pattern[str], loaded: Loaded
) -> Iterator[tuple[int, str, Indicator, int]]:
    """Find the parts that are ranked otherwise than their values: where, the word, the part, its place in the row."""
    text = passage.text
    if not _ANY.search(text) or passage.file in {case.source.file for case in loaded.cases}:
        return
    year = loaded.document.year
    for start, end in passage.sentences:
        words = list(_WORD.finditer(text, start, end))
        if not (words or _THAN.search(text, start, end)) or {int(said) for said in _YEAR.findall(text, start, end)} - {
            year
        }:
            continue
        if schools.search(text, start, end):
            continue  # of one school the values are others
        for row in groups:
            named = list(row.pattern.finditer(text, start, end))
            values = any(value.indicator in row.parts for value in passage.within(start, end))
            if named and (values or row.common in text[start:end] or (row.own and len(named) > 1)):
                for word in words:
                    yield from _one(word, named, row, text, loaded)
                yield from _two(named, row, text, loaded)


def _one(
    word: re.Match[str], named: Sequence[re.Match[str]], row: Row, text: str, loaded: Loaded
) -> Iterator[tuple[int, str, Indicator, int]]:
    before = [name for name in named if name.end() <= word.start()]
    behind = next((name for name in named if name.start() >= word.end()), None)
    if behind and _IS.fullmatch(text, word.end(), behind.start()):
        name, gap = behind, ""
    elif before:
        name, gap = before[-1], text[before[-1].end() : word.start()]
    else:
        return
    if (
        len(gap) > _FAR
        or gap.count("，") > 1
        or re.search("[。；、]", gap)
        or _OTHER.search(gap + text[word.end() : word.end() + 2])
    ):
        return
    values = known(loaded.facts, row.parts, loaded.document.year)
    if not values:
        return
    part = _part(name, row)
    place = sum(value > values[part] for value in values) + 1
    last = sum(value < values[part] for value in values) == 0
    wanted = int(han_value(word["n"]) or 0) if word["n"] else 1
    if not last if word["least"] else place != wanted:
        yield name.start(), word[0], row.parts[part], place


def _two(
    named: Sequence[re.Match[str]], row: Row, text: str, loaded: Loaded
) -> Iterator[tuple[int, str, Indicator, int]]:
    """Hold two parts against each other where nothing but what compares them stands between."""
    for one, other in pairwise(named):
        link = _THAN.fullmatch(text, one.end(), other.start())
        after = _AFTER.match(text, other.end())
        if not link or not after or (link["rel"] == "排在") != bool(after["place"]):
            continue
        values = known(loaded.facts, row.parts, loaded.document.year)
        first, second = _part(one, row), _part(other, row)
        fewer = link["rel"] in _FEWER and "前" not in (after["place"] or "")
        if values and (values[first] >= values[second] if fewer else values[first] <= values[second]):
            place = sum(value > values[first] for value in values) + 1
            yield one.start(), link["rel"], row.parts[first], place


def _part(name: re.Match[str], row: Row) -> int:
    return next(n for n in range(len(row.parts)) if name.groupdict().get(f"p{n}"))
