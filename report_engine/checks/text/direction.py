"""W105: words of direction agree with the data beside them.

规则：{指标:增减} 和 {指标:增幅} 连增减的词一起印出，前面不再写“增加”“下降”；“增加”后面的数值不写“:增减”，印出的是
总数；没有写出数的“有所增加”“由甲升到乙”，方向要与数据一致。“新建”“新认定”
后面不写总数；在校生一类时点上的数不说“累计”，一年的数不说“多年来累计”。
好：比上年{在校生数:增减}人；在校生{在校生数}人，比上年有所减少（数据确实减少）。
坏：比上年增加{在校生数:增减}人；比上年增加{在校生数}人；由{在校生数:2023}人增加到{在校生数}人（数据是减少的）。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from report_engine.checks.text.stocks import mistaken
from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.passages import Bound, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W105 = Code("W105", Category.TEXT)

_UP = "增加|增长|增多|提高|提升|上升|上涨|扩大|升高|回升|升"
_DOWN = "减少|下降|降低|回落|缩减|缩小|下滑|下跌|减小|降"
_WAY = rf"(?P<up>{_UP})|(?P<down>{_DOWN})"
_JUST_BEFORE = expression(rf"(?:{_WAY})(?:了|约|近|幅度?为|至|到)?\Z")
_VAGUE = expression(
    rf"(?:有所|略有|明显|大幅|小幅|稳步|持续|显著|逐年|不断|均有|有(?:了)?(?:较大|较多|一定|明显|大幅|小幅)的?)(?:{_WAY})"
    rf"|(?:比|较)(?:上年|去年|上一?学?年)(?:{_WAY.replace('up', 'up2').replace('down', 'down2')})(?!\d)"
)
# A word that says something of its own: not 提高到, 提高质量, 不断提高水平.
_ANY = expression(rf"(?<![待需要应须望能可])(?:{_WAY})(?=[，。；：]|(?:到|至|为)[^，。；]{{0,2}}\x01)")
_OPENS = expression(r"\s*(?:(?:比|较|与|同)(?:上年|去年|上一?学?年|(?P<y>20\d{2})年)(?:度|同期|相比|又|也|均)*)?")
_ADVERBS = expression("[也都均又还再却则更有]|略|明显|大幅|小幅|稳步|持续|逐年|不断|进一步|所|比?上年|去年")
_COUNT = expression("(?:[人总]数|数量|总量|规模|比例)\\Z")
_LONG = 3  # characters of a subject
_INTO = expression(rf"(?:{_WAY})(?:到|至|为)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for direction words beside values."""
    for passage in loaded.prose:
        if not passage.values:
            continue
        text = passage.quiet
        values = passage.values
        for value in values:
            yield from _before(value, text, passage)
        for value, said, fact in mistaken(passage, loaded):
            message = f"“{said}”后面的 {{{value.name}}} {fact}"
            yield _problem(message, f"改写“{said}”，或写新增的数", said, value, passage)
        for first, second in pairwise(values):
            yield from _between(first, second, text, passage, loaded)
        for start, end in passage.sentences:
            mine = passage.within(start, end)
            told = list(_vague(mine, text, start, end, passage, loaded))
            yield from told or _two_years(mine, text, start, end, passage, loaded)


def _before(value: Bound, text: str, passage: Passage) -> Iterator[Problem]:
    """Tell a typed word right before a value that brings its own, or before a total."""
    before = text[max(0, value.start - 24) : value.start]
    word = _JUST_BEFORE.search(before)
    if not word:
        return
    said = word["up"] or word["down"]
    if value.is_change:
        message = f"{{{value.name}:{value.form}}} 会印出增减的词，前面又写了“{said}”"
        yield _problem(message, f"删去“{said}”", said, value, passage)
    elif value.indicator and not word[0].endswith(("到", "至", "为")) and not _is_change(value.indicator):
        message = f"“{said}”后面是总数 {{{value.name}}}，不是增减的数"
        yield _problem(message, f"写成 比上年{{{value.name}:增减}}", said, value, passage)


def _is_change(indicator: Indicator) -> bool:
    """Tell whether an indicator itself counts what came or went: 新增专业数, 减少的班级数."""
    return bool(re.search("[增减升降扩]", "".join((indicator.name, *indicator.short))))


def _between(first: Bound, second: Bound, text: str, passage: Passage, loaded: Loaded) -> Iterator[Problem]:
    """Check “由甲增加到乙” of one indicator in two years."""
    if not first.indicator or first.indicator is not second.indicator or first.is_change or second.is_change:
        return
    word = _INTO.search(text, first.end, second.start)
    if not word or "。" in text[first.end : second.start]:
        return
    change = _change(loaded, first.indicator, first.year, second.year)
    if change and (change > 0) is not bool(word["up"]):
        fact = "增加" if change > 0 else "减少"
        said = word["up"] or word["down"]
        message = f"写的是“{said}”，{first.indicator.name}却是{fact}的"
        yield _problem(message, "改写增减的词", said, second, passage)


def _vague(values: list[Bound], text: str, start: int, end: int, passage: Passage, loaded: Loaded) -> Iterator[Problem]:
    """Check “比上年有所增加” against the one value it can be about: alone in its clause, or last in the one before."""
    year = loaded.document.year
    parts = passage.clauses(start, end)
    for position, (begin, stop) in enumerate(parts):
        mine = [v for v in values if begin <= v.start < stop]
        for word in _VAGUE.finditer(text, begin, stop):
            near = mine
            since = year - 1
            # A clause that begins with the word has no subject of its own: it goes on about the one before.
            opens = _OPENS.fullmatch(text, begin, word.start()) if not near and position else None
            if opens:
                since = int(opens["y"] or since)
                near = [v for v in values if parts[position - 1][0] <= v.start < parts[position - 1][1]]
            names = {value.item.datum.name for value in near if value.indicator}
            if len(names) != 1 or any(value.local for value in near) or near[-1].start > word.start():
                continue
            indicator = loaded.facts.of(names.pop())
            change = _change(loaded, indicator, since, year)
            up = bool(word["up"] or word["up2"])
            if change and (change > 0) is not up:
                than = "上年" if since == year - 1 else f"{since}年"
                message = f"写的是“{word[0]}”，{indicator.name}却比{than}{'增加' if change > 0 else '减少'}"
                yield _problem(message, "改写增减的词", word[0], near[-1], passage)


def _two_years(
    values: list[Bound], text: str, start: int, end: int, passage: Passage, loaded: Loaded
) -> Iterator[Problem]:
    """Check the only direction word of a sentence that prints one indicator in two years: 人数上升，由甲变为乙."""
    names = {value.indicator.id for value in values if value.indicator}
    years = {value.year for value in values if not value.is_change}
    words = list(_ANY.finditer(text, start, end))
    if len(names) != 1 or len(years) != 2 or any(v.local or v.is_change for v in values) or len(words) != 1:
        return
    indicator, word = loaded.facts.catalogue[names.pop()], words[0]
    if _is_of_another(indicator, text, start, word.start(), values):
        return
    change = _change(loaded, indicator, min(years), max(years))
    if change and (change > 0) is not bool(word["up"]):
        message = f"写的是“{word[0]}”，{indicator.name}却是{'增加' if change > 0 else '减少'}的"
        yield _problem(message, "改写增减的词", word[0], values[-1], passage)


def _is_of_another(indicator: Indicator, text: str, start: int, at: int, values: list[Bound]) -> bool:
    """Tell whether the clause of a word has no value and a subject of its own: 留下来的课程质量都有提高."""
    begin = max(start, max(text.rfind(mark, start, at) for mark in "，；：") + 1)
    subject = _ADVERBS.sub("", text[begin:at])
    names = "".join((indicator.name, *indicator.short))
    named = subject[-2:] in names or _COUNT.search(subject)
    return len(subject) > _LONG and not named and not any(begin <= value.start < at for value in values)


def _change(loaded: Loaded, indicator: Indicator, before: int, after: int) -> int:
    """Give the sign of the change; 0 where there is none, or a value is lacking."""
    first, second = (loaded.facts.values.get((indicator.id, year)) for year in (before, after))
    return 0 if first is None or second is None else (second > first) - (second < first)


def _problem(message: str, hint: str, said: str, value: Bound, passage: Passage) -> Problem:
    place = passage.at(value.start)
    about = passage.about(f"direction:{value.name}", value.start)
    return W105.problem(message, place, hint, about, f"{said}{value.name}:{value.form}")
