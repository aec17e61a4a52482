"""Lines that everybody quotes, from the data file beside this module: as they go, whose they are, in which work."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.passages import HAN
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "verses.yaml"
_QUOTED = expression("“[^“”]*”")
_RUN = expression(f"[{HAN}]+")
_TITLE = expression(r"《(?P<t>[^《》]{1,20})》")
_TUNE = expression(r"《(?P<tune>[^《》·]{2,5})·(?P<t>[^《》·]{1,14})》")
_SHORT, _SAFE = 4, 5  # characters of a line; of one that nobody alters on purpose by one character
# Between an author and a quotation that is said to be his.
_AHEAD = expression("[^。；！？、和与]{0,14}?[：，]?\x00")
_BEHIND = expression(
    "\x00[，。]?[^。；]{0,12}?(?P<from>(?:是|出自|语出|引自|选自|源自|取自|来自|为|系)[^，。、和与]{0,4}?)?(?:[唐宋元明清]代?|[北南]宋|大?诗人|[词文]人)*\\Z"
)
_OWN = expression("的?(?:这|那|著名|千古)?(?:[两几一]?[句首篇段]|诗|词|名[句言篇]|话|之[口手]|《)")
_THIS = expression(f"[{HAN}]{{2,6}}的?这(?:[两几一]?[句首]|番话)")
_NOT = expression("分别|依次|化用|改[编写]|仿|书写(?!在|于)|手书|书法|谱曲|谱写|和韵|诗配")


@dataclass(frozen=True, slots=True)
class Misquoted:
    """What is quoted wrongly: where, what is written, what is right, and of what kind it is."""

    start: int
    said: str
    right: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Work:
    by: tuple[str, ...]
    of: tuple[str, ...]


def misquoted(text: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[Misquoted]:
    """Find lines with other words, beside another author or another title."""
    before: set[_Work] = set()
    for start, end in sentences:
        goes_on = before if _THIS.match(text, start) else set()  # “……。”某人的这句话
        works: set[_Work] = set(goes_on)
        for quoted in _QUOTED.finditer(text, start, end):
            runs = list(_RUN.finditer(text, *quoted.span()))
            lines = [_known(run[0]) for run in runs]
            works |= {_works()[line] for line in lines if line}
            both = (one[0] + other[0] for one, other in pairwise(runs))
            works |= {_works()[line] for line in both if line in _works()}
            yield from _altered(runs, lines)
        if len(works) == 1 and not _NOT.search(text, start, end):
            yield from _ascribed(next(iter(works)), text, start, end)
        before = works
    for match in _TUNE.finditer(text):
        tunes = _tunes().get(match["t"], ())
        if tunes and match["tune"] not in tunes:
            yield Misquoted(match.start(), match[0], f"《{tunes[0]}·{match['t']}》", "篇名")


def _altered(runs: list[re.Match[str]], lines: list[str]) -> Iterator[Misquoted]:
    """Find what is nearly a line, or stands beside one in the place of the line that belongs there."""
    lines = list(lines)
    for place in range(len(runs) - 1):
        for near, known, step in ((place + 1, place, 1), (place, place + 1, -1)):
            run, line = runs[near], lines[known]
            beside = _beside().get((line, step), "") if line and not lines[near] else ""
            if beside and len(beside) == len(run[0]) and _differs(run[0], beside) * 2 <= len(beside):
                lines[near] = beside
    for run, line in zip(runs, lines, strict=True):
        if line and run[0] != line and run[0] not in _also():
            yield Misquoted(run.start(), run[0], line, "原文")


def _ascribed(work: _Work, text: str, start: int, end: int) -> Iterator[Misquoted]:
    """Find the author and the title of another work where only that of the lines can be meant."""
    bare = _QUOTED.sub(lambda match: "\x00" * len(match[0]), text[start:end])
    authors = list(_authors().finditer(bare))
    goes_on = _THIS.match(bare)
    other = work.by and len({one[0] for one in authors}) == 1 and authors[0][0] not in work.by
    if other and (goes_on or _linked(bare, authors[0])):
        yield Misquoted(start + authors[0].start(), authors[0][0], work.by[0], "作者")
    titles = [one for one in _TITLE.finditer(bare) if one["t"] in _titles() or one["t"].split("·")[0] in _titles()]
    if work.of and len(titles) == 1 and titles[0]["t"] not in work.of:
        (title,) = titles
        # 《荀子·劝学》: the book and its chapter; 《论语·述而》.
        if not any(part in title["t"] for part in work.of):
            yield Misquoted(start + title.start("t"), title["t"], work.of[0], "篇名")


def _linked(bare: str, author: re.Match[str]) -> bool:
    """Tell whether an author is said to be that of the quotation: 杜甫的“……”, “……”是杜甫的诗句."""
    before, behind = bare[: author.start()], bare[author.end() :]
    after = _BEHIND.search(before)
    return bool(_AHEAD.match(behind) or (after and (after["from"] or _OWN.match(behind))))


def _known(run: str) -> str:
    """Give the line that a run is, or from which it differs by one character."""
    if run in _works():
        return run
    if len(run) < _SAFE or run in _also():
        return ""
    half = len(run) // 2
    near = _halves().get((len(run), 0, run[:half]), []) + _halves().get((len(run), half, run[half:]), [])
    return next((line for line in near if _differs(run, line) == 1), "")


def _differs(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@cache
def _lines() -> tuple[tuple[tuple[str, ...], _Work], ...]:
    """Give what follows each other, line by line, with the work."""
    found = []
    for one in _read()["verses"]:
        work = _Work(tuple(one.get("by", ())), tuple(one.get("of", ())))
        found += [(tuple(re.findall(f"[{HAN}]+", part)), work) for part in one["text"].split(" ")]
    return tuple(found)


@cache
def _works() -> dict[str, _Work]:
    return {line: work for lines, work in reversed(_lines()) for line in lines if len(line) >= _SHORT}


@cache
def _halves() -> dict[tuple[int, int, str], list[str]]:
    found: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for line in _works():
        half = len(line) // 2
        found[len(line), 0, line[:half]].append(line)
        found[len(line), half, line[half:]].append(line)
    return dict(found)


@cache
def _beside() -> dict[tuple[str, int], str]:
    pairs = [pair for lines, _ in _lines() for pair in pairwise(lines)]
    return {(one, 1): other for one, other in pairs} | {(other, -1): one for one, other in pairs}


@cache
def _also() -> frozenset[str]:
    return frozenset(line for one in _read()["verses"] for line in one.get("also", ()))


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for _, work in _lines() for title in work.of)


@cache
def _tunes() -> dict[str, tuple[str, ...]]:
    """Give the tunes to which the works of each title are written: 北戴河 to 浪淘沙."""
    found: dict[str, tuple[str, ...]] = {}
    for title in _titles():
        tune, dot, name = title.partition("·")
        if dot:
            found[name] = (*found.get(name, ()), tune)
    return found


@cache
def _authors() -> re.Pattern[str]:
    return re.compile(one_of(sorted({*_read()["others"], *(name for _, work in _lines() for name in work.by)})))


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
