"""W117: no other indicator seems to fit the words beside a value better.

规则：数值所在的分句，用词与另一个同单位指标的名称或简称相近，与所引用的指标却对不上，请看一眼；只作提示。
正文确有别的说法，就把它登记为所引用指标的简称（short）。
好：专任教师{专任教师总数}人，其中体育课专任教师{体育课专任教师数}人。
坏：专任教师{在校生数}人（在校的学生和教师都在这一句里说到）。
"""

from collections.abc import Iterator, Mapping, Sequence

from report_engine.facts.catalogue import Indicator
from report_engine.language.beside import beside_values
from report_engine.language.expressions import expression
from report_engine.language.fits import Fits
from report_engine.language.passages import HANZI, Bound, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem, Severity

W117 = Code("W117", Category.TEXT)

# 讲座、展览和少儿活动{活动场次}场: a sum tells its parts first; the unit of the value before is none of them.
_LISTED = expression(rf"{HANZI}{{2,}}、{HANZI}")
_UNIT_BEFORE = expression(rf"\A{HANZI}{{0,3}}、")
_OF = expression(rf"[名位个所家门台]{HANZI}{{1,4}}[中里](?![等职专])")  # 26所学校中民办学校数量多
_STOPS = "，。；：！？（）\n"
# By how much of a name, weighed by how few names have it, another must fit better.
_CLEARLY = 0.4


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare the words beside each value with the names of all indicators of its unit."""
    catalogue = loaded.facts.catalogue
    fits = loaded.fits
    for passage in loaded.prose:
        text, values = passage.text, passage.values
        rivals: dict[int, tuple[Indicator, Indicator]] = {}
        for position, value in enumerate(values):
            one = value.indicator
            clause = _beside(text, values, position) if one else ""
            rival = _rival(one, clause, catalogue, fits) if one else None
            if (
                one
                and rival
                and not _OF.match(text, value.end)
                and not (_touches(one, clause) and _is_said(one, rival, text, value.start, clause))
            ):
                rivals[value.start] = one, rival
        if not rivals:
            continue
        for value, around in beside_values(passage, loaded.subjects):
            # A whole name right before it settles what is spoken of: W109 tells whether it is the value's.
            if value.start in rivals and not (around.named and around.named.whole):
                yield _problem(passage, value, *rivals[value.start])


def _touches(one: Indicator, clause: str) -> bool:
    return any(pair in clause for pair in _pairs(one))


def _is_said(one: Indicator, rival: Indicator, text: str, start: int, clause: str) -> bool:
    """Tell whether the sentence says what the rival's name lacks: 公办学校{公办达标学校数}所、民办学校…所达标."""
    begin = max(text.rfind(stop, 0, start) for stop in "。！？\n") + 1
    ends = [at for stop in "。！？\n" if (at := text.find(stop, start)) >= 0]
    sentence = text[begin : min(ends, default=len(text))]
    return any(pair in sentence or pair in clause for pair in _pairs(one) - _pairs(rival))


def _pairs(one: Indicator) -> set[str]:
    return {name[n : n + 2] for name in map(str, (one.name, *one.short)) for n in range(len(name) - 1)}


def _problem(passage: Passage, value: Bound, one: Indicator, rival: Indicator) -> Problem:
    message = f"这里说的像是“{rival.name}”，引用的却是“{one.name}”"
    hint = f"核对指标；没有引错，就把这里的说法登记为“{one.name}”的简称（short）"
    about = passage.about(f"rival:{value.name}", value.start)
    return W117.problem(message, passage.at(value.start), hint, about, str(rival.name), Severity.NOTE)


def _rival(one: Indicator, words: str, catalogue: Mapping[str, Indicator], fits: Fits) -> Indicator | None:
    found = fits.fit(words, str(one.unit))
    best = max(found, key=lambda key: found[key], default="")
    return catalogue[best] if best and found[best] - found.get(one.id, 0) > _CLEARLY else None


def _beside(text: str, values: Sequence[Bound], position: int) -> str:
    """Take the clause of a value, as far as the values beside it; nothing of one that lists what is summed up."""
    value = values[position]
    begin = max(text.rfind(stop, 0, value.start) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, value.end)) >= 0]
    follows = position > 0 and values[position - 1].end >= begin
    if follows:
        begin = values[position - 1].end
    if position + 1 < len(values):
        ends.append(values[position + 1].start)
    before = text[begin : value.start]
    is_list = _LISTED.search(_UNIT_BEFORE.sub("", before, count=1) if follows else before)
    return "" if is_list else text[begin : min(ends, default=len(text))]
