"""W109: the words before a value do not name another indicator.

规则：数值前面说到的（隔着“为、达到、目前”一类的词，或隔一个逗号），是另一个指标的名称、简称，或只有它才有的词（民办、
省级、不含），引用的多半是错的指标；“甲、乙分别为”按顺序对。前面是指标名称，后面是本文件的数，两个数要一样。
好：专任教师{专任教师总数}人；毕业率为{毕业率}；公办学校{公办学校数}所、民办{民办学校数}所。
坏：专任教师{班主任人数}人；民办中职学校在校生数稳中有降，为{公办在校生数}人；公办、民办学校分别为{民办学校数}所和{公办学校数}所。
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from report_engine.checks.scope import Scope
from report_engine.facts.catalogue import Indicator
from report_engine.language.beside import LIGHT, Beside, Named, Names, beside_values
from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit
from report_engine.language.passages import Bound, Passage
from report_engine.language.siblings import COUNTING, Difference, names_of
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W109 = Code("W109", Category.TEXT)

_MARKS = expression(r"\W")
_AROUND = expression(r"(?:含|除|不计|计入|包括)\Z")
_WITHOUT = expression("（(?:不含|不包括|不计|除)[^（）]*）")  # what is left out is not spoken of
_SUM = expression(
    r"[^\W\d]{2,}、(?:[^，；。、]+(?:和|及|与|以及)[^，；。、和及与]+|[^，；。]+(?:合计|共计|总计|相加)[为达是]?)\Z"
)
_IN_ORDER = expression(r"分别[比较][^。；]*\Z")
_CLAUSE = 80
_OF_WHOLE = expression("占[^，。；]*的")  # names the whole of a share, and not whose share it is
_HALF = 0.6
_JOINING = set("及和与的等")
_ENOUGH = 0.8  # of the characters of a name: it is said in other words


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rule knows of the catalogue."""

    catalogue: Mapping[str, Indicator]
    names: Names
    siblings: Mapping[str, Mapping[str, tuple[Difference, ...]]]


_SCALE = expression("[万亿]*")  # 22.3亿元, where only 元 is a unit of the catalogue


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold what stands before each value against the names of the catalogue."""
    stating = [passage for passage in loaded.prose if passage.values]
    if loaded.facts.faulty or not stating:
        return
    known = _Known(loaded.facts.catalogue, loaded.subjects, loaded.siblings)
    scope = Scope(loaded)
    for passage in stating:
        for value, around in beside_values(passage, known.names):
            if _SUM.search(around.before):
                continue  # 讲座、展览和少儿活动{活动场次}场: its parts are told before a sum
            if value.is_change and _IN_ORDER.search(passage.text, max(0, value.start - _CLAUSE), value.start):
                continue  # 合格率为甲，毕业率为乙，分别比上年{合格率:增减}和{毕业率:增减}: in the order of the names
            if value.is_change and _goes_on(value, passage):
                continue  # 甲{甲数}人，比上年{甲数:增减}人: the words before are those of the value before
            if value.indicator:
                yield from _of_indicator(value, value.indicator, around, passage, known)
            elif around.named and value.local and not _is_part(value, passage):
                yield from _of_local(value, around.named, passage, scope, loaded.units)


def _goes_on(value: Bound, passage: Passage) -> bool:
    """Tell whether the value right before, in the same sentence, is of the same indicator."""
    position = bisect_left(passage.values, value.start, key=attrgetter("start"))
    last = passage.values[position - 1] if position else None
    same = last is not None and last.indicator is value.indicator and not last.is_change
    return last is not None and same and "。" not in passage.text[last.end : value.start]


def _is_part(value: Bound, passage: Passage) -> bool:
    """Tell whether it is a part of a number of the text itself: 评选标兵{…}名，其中班主任{…}名 are not all 班主任."""
    start, _ = passage.sentence(value.start)
    among = passage.text.rfind("其中", start, value.start)
    whole = [one for one in passage.within(start, among) if not one.is_change] if among >= 0 else []
    return bool(whole) and whole[-1].local is not None


def _of_indicator(value: Bound, own: Indicator, around: Beside, passage: Passage, known: _Known) -> Iterator[Problem]:
    named = around.named
    others = known.siblings.get(str(own.id), {})
    rival: Indicator | None = None
    noun = ""
    if named and str(own.id) in named.owners:
        others = {key: words for key, words in others.items() if key in named.owners}
    elif named:
        rival, noun = _named(value, own, named, around, passage, known), named.name
    if rival is None and not _OF_WHOLE.fullmatch(around.before):
        rival, noun = _by_word(own, others, around, known)
    if rival is not None:
        message = f"前面说的是“{noun}”，引用的是“{own.name}”"
        hint = f"核对指标；是{rival.name}就写 {{{rival.name}}}"
        yield _problem(passage, value, message, hint, noun)


def _named(
    value: Bound, own: Indicator, named: Named, around: Beside, passage: Passage, known: _Known
) -> Indicator | None:
    """Find whose name it is, unless the value's own indicator is spoken of as well."""
    same = [known.catalogue[key] for key in sorted(named.owners) if known.catalogue[key].unit == own.unit]
    if not same:
        return None  # of another unit it counts something else
    beside_it = around.before + around.behind
    for other in same:
        differences = known.siblings.get(str(own.id), {}).get(str(other.id), ())
        for difference in differences:
            # 公办学校…，在校生{…}: the name of all, with the word of a part somewhere before.
            # 公办学校{…}所、民办学校{…}所达标: a word at the end is said of all.
            wide = beside_it if difference.other else passage.text[: value.start] + _rest(passage.text, value.end)
            # 落实去向的毕业生 is 毕业去向落实人数 with its words turned round, 硕士以上学历 is 硕士及以上学历.
            turned = set(difference.bare[0]) - _JOINING
            said = difference.is_own(wide) or difference.is_halved(beside_it)
            if difference.own and (said or (len(turned) > 2 and turned <= set(beside_it))):
                return None
        if not differences and (_said(own, beside_it) or (not named.whole and _hinted(own, beside_it, passage, value))):
            return None
    return same[0]


def _rest(text: str, start: int) -> str:
    """Give the rest of a clause."""
    end = min((at for mark in "，。；" if (at := text.find(mark, start)) >= 0), default=len(text))
    return text[start:end]


def _by_word(
    own: Indicator, siblings: Mapping[str, tuple[Difference, ...]], around: Beside, known: _Known
) -> tuple[Indicator | None, str]:
    """Find the sibling whose word stands before a value, where the own word does not stand."""
    spoken = names_of(own)
    around = replace(around, before=_WITHOUT.sub("", around.before))
    best: tuple[int, Indicator, str] | None = None
    for key, differences in siblings.items():
        beside_it = around.before + around.behind
        if any(d.own and (d.is_own(beside_it) or d.is_halved(beside_it)) for d in differences):
            continue
        for difference in differences:
            if any(map(difference.is_other, spoken)) or not difference.is_other(around.before):
                continue
            for word in difference.other:
                at = around.before.rfind(word)
                if at < 0 or (not difference.own and not _adjacent(around.before, at, word)):
                    continue
                size = sum(map(len, difference.bare))
                if best is None or size < best[0]:
                    best = size, known.catalogue[key], word
    return (best[1], best[2]) if best else (None, "")


def _adjacent(before: str, at: int, word: str) -> bool:
    """Tell whether a word that only the part of a whole has stands right before the value: 其中民办{…}."""
    return bool(LIGHT.fullmatch(before, at + len(word))) and not _AROUND.search(before[:at])


def _of_local(value: Bound, named: Named, passage: Passage, scope: Scope, units: re.Pattern[str]) -> Iterator[Problem]:
    """Hold a number of the file against the indicator that is named before it."""
    assert value.local is not None
    more = _SCALE.match(passage.text, value.end)
    written = units.match(passage.text, more.end() if more else value.end)
    scale, unit = base_unit(value.local.unit or (more[0] if more else "") + (written[0] if written else ""))
    exact = value.local.exact
    number = value.local.value.text if exact is None else exact * scale
    # 2.23亿元 for 22311.23万元: rounded to what was written.
    step = Decimal(1).scaleb(-len(value.local.value.text.partition(".")[2])) * scale
    one = scope.disagrees(number, unit, named, passage, value.start, step if step > 1 else Decimal(0))
    if one and not scope.is_of_part(value.local.taken_from):
        said = f"{value.local.value}{value.local.unit or unit}"
        message = f"前面说的是“{named.name}”，{one.says}，这里的 {{{value.name}}} 是 {said}"
        yield _problem(passage, value, message, f"核对后写 {one.write}；说的不是全市的数，就写明是哪里的", named.name)


def core_names(indicator: Indicator) -> set[str]:
    """List the names of an indicator without marks, each also without 人数, 总数 and the like at its end."""
    plain = {_MARKS.sub("", name) for name in (indicator.name, *indicator.short)}
    return {name for full in plain for name in (full, COUNTING.sub("", full)) if len(name) >= 3} or plain


def _sentence(passage: Passage, value: Bound) -> str:
    start = max(passage.text.rfind(mark, 0, value.start) for mark in "。！？")
    end = passage.text.find("。", value.end)
    return passage.text[start + 1 : end if end >= 0 else len(passage.text)]


def _said(one: Indicator, text: str, enough: float = _ENOUGH) -> bool:
    """Tell whether a text has nearly all characters of one of the names."""
    cores = {COUNTING.sub("", name) or name for name in core_names(one)}
    return any(sum(map(text.__contains__, core)) >= enough * len(core) for core in cores)


def _hinted(one: Indicator, clause: str, passage: Passage, value: Bound) -> bool:
    """Tell whether the clause has its name in other words: 参加体质测试的在校生{体质健康测试人数}."""
    return _said(one, clause, _HALF) or _said(one, _sentence(passage, value))


def _problem(passage: Passage, value: Bound, message: str, hint: str, noun: str) -> Problem:
    about = passage.about(f"noun:{value.name}", value.start)
    return W109.problem(message, passage.at(value.start), hint, about, noun)
