"""W125: what rises or falls year by year, or is the most or the least, does so among the numbers of its sentence.

规则：一句里依次写出三个以上同单位的数，写“逐年增加”“连年下降”“连续两年增长”“由高到低”的，这些数要依次如此；写明年份的按年份
排。只有一个指标的，看它各年的数。“最多”“最高”“居首”后面的数，是这一句同单位的数里最大的；一句里只有它一个的，是它所在的合计
（rules.yaml 的 sum）各部分里最大的，只写了名称、没有写数的也是。列了几个数说谁“最多”“夺冠”“居首位”的，它的数最大；名次
在前的数不小于在后的。
好：近三年毕业生为412人、430人和455人，逐年增加。
坏：近三年毕业生为412人、455人和430人，逐年增加；单招1621人，转段最多，为1349人；甲队92分，乙队94分，甲队夺冠。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from report_engine.checks.institutions import institutions
from report_engine.checks.sentences import sentences_with_amounts
from report_engine.checks.text.extremes import extremes, sums
from report_engine.checks.text.foremost import foremost, rows
from report_engine.checks.text.increase import BY, DOWN, UP
from report_engine.checks.text.winners import firsts
from report_engine.language.amounts import Amount, small
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W125 = Code("W125", Category.TEXT)

_YEARLY = (
    r"逐[年届期月季]|连年|年年|一直|持续|不断|稳步|依次|连续(?P<n>\d+|[一二两三四五六七八九十]+)?(?:年|个?学年|届)?"
)
_RUN = expression(rf"(?:{_YEARLY})(?:[^，。；、]{{0,4}}?)(?:(?P<up>{UP}|增)|(?P<down>{DOWN}))")
_ORDER = expression(r"[由从]?(?:(?P<down>[高多大]到[低少小])|(?P<up>[低少小]到[高多大]))")
_MOST = expression(
    r"(?:(?P<most>最[多高大](?![只可不能也限])|居首位?)|(?P<least>最[少低小](?![限标工保生额])))[^，。；]{0,6}[，（]?[^，。；]{0,3}[为是达有共]?\Z"
)
_TRIGGER = expression(r"[逐连胜]|率先|夺冠|年年|一直|持续|不断|稳步|依次|到[低少小高多大]|最|[首冠列居]|头筹|第[一二]")
_ASKED, _PASSES, _FULL = (
    expression("(?:满分|[格取数]线|标准|要求)[为是]?\\Z"),
    expression("分?以?上?[为即算]?(?:合格|及格|达标|通过)"),
    5,
)
_OUT_OF = expression(rf"{HANZI}{{0,12}}[中里内]，")
_NEAR, _MANY = 4, 40
_YEAR = expression(r"(?:19|20)\d{2}(?=年)")
_TIMES = expression(r"[\d，：、年月日届级为是达到由从至近三两四五各度学期第一二六七八九十上去今本共计约人均（）的了]*")
_ROW = expression("分别|依次")
_TO = expression("[到至—～~-]+")  # 最高可达35到37℃
_OTHER = expression(r"[占其]|[比较]上年|去年")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for words of order in sentences that give the numbers."""
    known = sums(loaded)
    told: set[tuple[int, int]] = set()  # sentences whose value was told by what it is bound to
    for passage, start, end, every in sentences_with_amounts(loaded, _TRIGGER):
        for value, most, best in extremes(passage, start, end, known, loaded):
            message = f"“{most}”与数据不符：各部分里，“{best.name}”才是"
            told.add((id(passage), start))
            about = passage.about(f"run:{most}", value.start)
            yield W125.problem(message, passage.at(value.start), f"写{{{best.name}}}，或改写这个词", about, most)
        text = passage.quiet
        found = [one for one in every if not one.change]
        yield from _most(found, start, passage)
        for first in firsts(found[:_MANY], start, end, passage):
            mine, other = first.mine.value.normalize(), first.other.value.normalize()
            message = f"“{first.said}”与数据不符：{mine:f} {'小于' if mine < other else '大于'} {other:f}"
            yield _problem(message, first.said, first.mine, passage)
        for word in (*_RUN.finditer(text, start, end), *_ORDER.finditer(text, start, end)):
            yield from _run(word, found, start, passage, loaded)
    groups, schools = rows(loaded), institutions(loaded).names
    for passage in loaded.prose if groups else ():
        for at, said, part, place in foremost(passage, groups, schools, loaded):
            if (id(passage), passage.sentence(at)[0]) in told:
                continue
            message = f"“{said}”与数据不符：“{part.name}”在各部分里排第 {place}"
            about = passage.about(f"run:{part.name}", at)
            yield W125.problem(message, passage.at(at), "改写这个词，或换成别的部分", about, said)


def _run(
    word: re.Match[str], found: Sequence[Amount], start: int, passage: Passage, loaded: Loaded
) -> Iterator[Problem]:
    series = _series(word, found, passage, start) if len(found) > 2 else []
    values = [one.value for one in series]
    if not series and word.re.pattern == _RUN.pattern:
        before = [one for one in found if one.end <= word.start()]
        if len({one.bound.indicator.id for one in before if one.bound and one.bound.indicator}) == len(before) == 1:
            series = before
            values = _years(before[0], loaded)
    if series and not _is_about(word, series, passage.quiet):
        return
    steps = list(pairwise(values))
    counted = word.groupdict().get("n")
    if counted:
        steps = steps[-(small(counted) or len(steps)) :]
    if not steps or (len(series) == 1 and len(steps) < 2):
        return
    up = bool(word["up"])
    wrong = next(((a, b) for a, b in steps if (b <= a if up else b >= a)), None)
    if wrong:
        message = f"“{word[0]}”与数不符：由 {wrong[0].normalize():f} 到 {wrong[1].normalize():f}"
        at = next((one for one in series if one.value == wrong[1]), series[-1])
        yield _problem(message, word[0], at, passage)


def _is_about(word: re.Match[str], series: Sequence[Amount], text: str) -> bool:
    """Tell whether the word speaks of the numbers, and of nothing that is named between."""
    if word.start() >= series[-1].end:
        return len(re.findall(f"{HANZI}", text[series[-1].end : word.start()])) <= _NEAR
    if _RUN.search(text, word.end(), series[0].start):
        return False  # 生源连年减少，招生数却连续三年增长，分别为…: the word that stands nearer speaks of them
    if BY.search(text, word.end(), series[0].start):
        return False  # 总量稳步提升，甲增长6%、乙增长5%: each is the growth of another thing
    between = text[word.end() : series[0].start]
    # 韧性不断提升，改造管网12公里: another thing is named.
    return word.start() < series[0].start and (_TIMES.fullmatch(between) is not None or bool(_ROW.search(between)))


def _series(word: re.Match[str], found: Sequence[Amount], passage: Passage, start: int) -> list[Amount]:
    """Take the three or more amounts of one unit that stand together, by their years if each has one."""
    text = passage.quiet
    groups: list[list[Amount]] = []
    for one in found:
        between = text[groups[-1][-1].end : one.start] if groups else ""
        joined = groups and groups[-1][-1].unit == one.unit and not _OTHER.search(between) and "；" not in between
        if joined and not (groups[-1][-1].end <= word.start() < one.start):
            groups[-1].append(one)
        else:
            groups.append([one])
    near = [group for group in groups if len(group) > 2]
    if len(near) != 1:
        return []
    group = near[0]
    spots = [max(start, group[0].start - 24), *(one.end for one in group)]
    years = [_YEAR.findall(text[spots[n] : one.start]) for n, one in enumerate(group)]
    if all(len(found) == 1 for found in years):
        return [
            one for _, one in sorted(zip((found[0] for found in years), group, strict=True), key=lambda pair: pair[0])
        ]
    return group


def _years(one: Amount, loaded: Loaded) -> list[Decimal]:
    """Give an indicator's values of all years up to the one that is printed."""
    assert one.bound
    assert one.bound.indicator
    key, last = one.bound.indicator.id, one.bound.year
    years = sorted(year for name, year in loaded.facts.values if name == key and year <= last)
    return [value for year in years if (value := loaded.facts.values[key, year]) is not None]


def _most(found: Sequence[Amount], start: int, passage: Passage) -> Iterator[Problem]:
    begins = (start, *(one.end for one in found))
    words = [_MOST.search(passage.quiet, begin, one.start) for begin, one in zip(begins, found, strict=False)]
    if sum(map(bool, words)) > 1:
        return  # 出口带宽最高为…，主干带宽最高达…: each is the most of another thing
    for word, one in zip(words, found, strict=True):
        others = [
            other.value
            for other in found
            if other.unit == one.unit
            and not other.rough
            and other not in _wholes(found, passage)
            and not _is_norm(other, passage.quiet)
            and not _TO.fullmatch(passage.quiet, one.end, other.start)
            and "；" not in passage.quiet[min(one.end, other.end) : max(one.start, other.start)]
        ]
        if word is None or one.rough or len(others) < 2 or "其中" in passage.quiet[start : one.start]:
            continue
        extreme = max(others) if word["most"] else min(others)
        if extreme != one.value:
            said = word["most"] or word["least"]
            message = f"“{said}”与数不符：这一句里有 {extreme.normalize():f}，这里是 {one.value.normalize():f}"
            yield _problem(message, said, one, passage)


def _is_norm(one: Amount, text: str) -> bool:
    """Tell whether an amount is what was asked for: 满分100分，80分合格."""
    return bool(_ASKED.search(text, max(0, one.start - _FULL), one.start) or _PASSES.match(text, one.end))


def _wholes(found: Sequence[Amount], passage: Passage) -> list[Amount]:
    """Find the amounts out of which others are: 3756名升学的毕业生中，走单招的最多."""
    return [one for one in found if _OUT_OF.match(passage.quiet, one.end)]


def _problem(message: str, said: str, at: Amount, passage: Passage) -> Problem:
    about = passage.about(f"run:{said}", at.start)
    return W125.problem(message, passage.at(at.start), "改写这个词，或核对这几个数", about, said)
