"""W103: the year that a sentence names is the year of its values.

规则：数值所属的年份与句子里写的年份一致：写“2024年、今年、本年”的分句里是本年的值，写“上年、去年、2023年”的分句里写
{指标:2023}；{指标:增减} 只与上年相比。文件里的数（facts）名称带年份的，与句子的年份一致。句首写上一年、说的
却是全市或本年的工作（今年、本年度、重点、全年……），写下一年、又不是打算，多半是稿子没有改；更早的年份是在讲来历。
好：2024年毕业生{毕业生人数}人，上年为{毕业生人数:2023}人；比上年{毕业生人数:增减}人。
坏：2023年毕业生{毕业生人数}人；上年为{毕业生人数}人；比2022年{毕业生人数:增减}人；2023年，全市各校继续深化教学改革。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import body_names, standing
from report_engine.language.expressions import expression
from report_engine.language.passages import Bound, Passage, blank
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W103 = Code("W103", Category.TEXT)

_WORDS = {"今年": 0, "本年度": 0, "本年": 0, "本学年": 0, "当年": 0, "同期": 0}
_BEFORE = {"上年": -1, "去年": -1, "上一年": -1, "上学年": -1, "上一学年": -1, "上年度": -1, "前年": -2}
_TIME = expression(
    r"(?P<versus>比|较|(?:与|同|和)(?=[^，。]{2,8}比))?(?:(?P<year>(?<!\d)(?:19|20)\d{2})(?:年(?:度)?(?!\d{0,2}(?:级|届))|(?=[、和与](?:19|20)\d{2}年))|(?P<word>"
    + "|".join(sorted((*_WORDS, *_BEFORE), key=len, reverse=True))
    + r"))(?P<since>以来|起|开始|至今|之前|以前)?"
)
_SCHOOL_YEAR = expression(r"\s*(?:19|20)\d{2}[-—–～至]+(?P<year>(?:19|20)\d{2})学年，")
_OPENING = expression(r"\s*(?:到|截至)?(?P<year>(?:19|20)\d{2})年度?(?!\d|上半年|下半年|[春夏秋冬末底至到和起、—～-])")
# Says that a sentence tells of the report's own year; what happened in a year and is told later is history.
_WORK = expression("今年|本年|本学年|全年|年度|重点|继续|持续|进一步|不断|深入|稳步|逐步")
_THIS = expression("今年|本年度?")  # in another clause it is set against the year
# What is prepared before its year comes: 2025年对口升学考试的大纲, 2025年的春节前; or meant to be by then: 到2025年.
_AHEAD = expression(
    "[^，。；]{0,24}?(?:备赛|备战|备考|报名|筹备|大纲|预算|计划|方案|征订|征兵|选拔|单招|春节|寒假|元旦)"
)
_REGION = "全[市县区省州盟旗]|各[校地县区]|各[^，。；]{0,8}学校"
PLAN = expression(
    "将(?:于|在|会|要|继续|进一步|着力|全面|重点|优先|逐步|分批|持续|大力|举办|实施|建|新|开|启)|拟|(?<!行动)(?<!招生)计划|预计|力争|目标|规划|争取|着重|下一步"
)
_FROM, _FROM_TO, _NEAR = expression("[由从]"), ("到", "至", "为", "成"), 16
_BESIDE = expression("(?:同期)?[的为是]?")
_MANY = 40  # values of a clause: of more nobody can tell which year is whose
_FAR = 80  # characters of a sentence around a year
_ANY_YEAR = expression(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_NAME_YEAR = expression(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class Whole:
    """How a text says that it speaks of the report's own work: of the whole region, or of this year."""

    def __init__(self, loaded: Loaded) -> None:
        """Take the name of the region, and the names that begin with it and are another's."""
        own = re.split(r"省|自治区", loaded.document.front.region.text)[-1]
        self._region = re.compile("|".join((_REGION, *([re.escape(own)] if own else []))))
        self._bodies = standing(loaded, body_names(loaded))

    def acts(self, text: str, end: int) -> bool:
        """Tell whether a time that ends here is followed by what the whole region did: “2023年，全市……”."""
        behind = end + 1
        of_region = text[end:behind] == "，" and self._region.match(text, behind)
        return bool(of_region and not self._bodies.match(text, behind))

    def speaks(self, text: str, start: int, at: int, end: int, stop: int) -> bool:
        """Tell whether a sentence with a date speaks of it: the date opens it, or words of this year stand near."""
        opens = not text[start:at].strip(" \n*在于到")
        near = max(start, at - _FAR), min(stop, end + _FAR)
        return (opens and self.acts(text, end)) or _WORK.search(text, *near) is not None


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold each value against the year word that governs it."""
    year = loaded.document.year
    whole = Whole(loaded)
    natural = loaded.layout.accounts().get("自然年")
    money = natural.of(year)[0].year if natural else year  # the calendar year of a report's money
    for passage in loaded.prose:
        if not passage.values and not _ANY_YEAR.search(passage.quiet):
            continue
        text = blank(passage.quiet, r"〔\d{4}〕")
        for start, end in passage.sentences:
            inside = passage.within(start, end)
            yield from _values(text, start, end, inside, passage, year, money)
            if not any(value.indicator for value in inside):
                yield from _opening(text, start, end, passage, year, whole)


def _values(
    text: str, start: int, end: int, values: list[Bound], passage: Passage, year: int, money: int
) -> Iterator[Problem]:
    opening = _OPENING.match(text, start, end) or _SCHOOL_YEAR.match(text, start, end)
    in_force = int(opening["year"]) if opening else None
    for begin, stop in passage.clauses(start, end) if values else ():
        times = list(_TIME.finditer(text, begin, stop))
        named = [time for time in times if not time["versus"] and not time["since"]]
        mine = passage.within(begin, stop)
        for value in mine if len(mine) < _MANY else ():
            if value.is_change:
                against = next((t for t in reversed(times) if t.end() <= value.start and t["versus"]), None)
                if against and _year(against, year) not in (year - 1, year):
                    message = f"“{against[0]}”与 {{{value.name}:{value.form}}} 不符，它与 {year - 1} 年比"
                    yield _problem(message, "改写这一句", against[0], passage, value)
                continue
            is_first = _is_first(mine, value, text)  # of two years: 由{在校生数:2023}人增加到{在校生数}人
            said = None if is_first else _governing(named, mine, value, year, text)
            if said is None and not times and not is_first:
                said = in_force
            its = _year_of(value)
            of_money = value.indicator is not None and value.indicator.period == "自然年"
            if said is None or its is None or said == its or (of_money and said == its + money - year):
                continue
            message = f"这里说的是 {said} 年，{{{value.name}{':' if value.form else ''}{value.form}}} 是 {its} 年的值"
            fix = value.name if said == year else f"{value.name}:{said}"
            hint = f"改年份，或写成 {{{fix}}}" if value.indicator else "改年份，或换成那一年的数"
            yield _problem(message, hint, f"{said}≠{its}", passage, value)


def _is_first(mine: list[Bound], value: Bound, text: str) -> bool:
    """Tell whether a value is the first of two of its indicator, and 由 leads to it: the year is the second one's."""
    own = value.indicator
    same = [other for other in mine if own and other.indicator is own and not other.is_change]
    return len(same) > 1 and value is same[0] and _FROM.match(text, value.start - 1) is not None


def _governing(named: list[re.Match[str]], mine: list[Bound], value: Bound, year: int, text: str) -> int | None:
    """Find the year meant: the only one of the clause, or, of as many years as values, the one in its place."""
    years = [_year(time, year) for time in named if time.start() < value.start]
    plain = [other for other in mine if not other.is_change]
    into = _FROM_TO if _FROM.search(text, max(0, plain[0].start - _NEAR), plain[0].start) else ("到", "至")
    if value is not plain[0] and text.endswith(into, 0, value.start):
        return None  # “由2022年的甲升到乙”: the year is the first one's
    beside = next((time for time in named if _BESIDE.fullmatch(text, time.end(), value.start)), None)
    if beside:
        return _year(beside, year)  # 2024年…由上年的甲下降为乙
    if len(set(years)) == 1:
        return years[0]
    if years and len(named) == len(plain) and all(time.start() < plain[0].start for time in named):
        return _year(named[plain.index(value)], year)
    before = [time for time in named if time.start() < value.start]
    # “2022年为甲、2023年为乙”: the nearest year, if other values stand between it and the year before.
    if len(before) > 1 and any(before[-2].start() < other.start < before[-1].start() for other in plain):
        return _year(before[-1], year)
    return None


def _year(time: re.Match[str], year: int) -> int:
    return int(time["year"]) if time["year"] else year + {**_WORDS, **_BEFORE}[time["word"]]


def _year_of(value: Bound) -> int | None:
    """Tell the year of a value; a number of the file has one only in its name."""
    if value.indicator:
        return value.year
    names = set(_NAME_YEAR.findall(value.name.replace("_", " ")))
    return int(names.pop()) if len(names) == 1 else None


def is_stale(text: str, match: re.Match[str], report_year: int, start: int, end: int) -> bool:
    """Tell whether words about the report's own work stand beside the year before or after it.

    Farther years, and sentences that name several, tell how things came about.
    """
    year = int(match["year"])
    start, end = max(start, match.start() - _FAR), min(end, match.end() + _FAR)
    if year == report_year + 1:
        prepared = _AHEAD.match(text, match.end()) or text.startswith("到", match.start())
        told = not PLAN.search(text, start, end) and not prepared
    else:
        # 2023年度检查 names one by its year: the 年度 of the date says nothing.
        beside = (start, match.start()), (match.end(), end)
        told = year == report_year - 1 and any(_works(text, *part, match) for part in beside)
    return told and len(set(_ANY_YEAR.findall(text, start, end))) == 1


def _works(text: str, start: int, end: int, date: re.Match[str]) -> bool:
    """Tell whether words of this year's work stand in a part; 今年 in another clause is set against the date."""
    for word in _WORK.finditer(text, start, end):
        between = text[date.end() : word.start()] if word.start() > date.start() else text[word.end() : date.start()]
        # 2023年立项的课题今年结题: the date is of one thing, 今年 of what became of it.
        aside = "，" in between.lstrip("，") or (word.start() > date.start() and "的" in between)
        if not (_THIS.match(word[0]) and aside):
            return True
    return False


def _opening(text: str, start: int, end: int, passage: Passage, year: int, whole: Whole) -> Iterator[Problem]:
    opening = _OPENING.match(text, start, end)
    if not opening or int(opening["year"]) == year:
        return
    said = int(opening["year"])
    if is_stale(text, opening, year, start, end) or (said == year - 1 and whole.acts(text, opening.end())):
        place = passage.at(opening.start("year"))
        message = f"句首写的是 {opening['year']} 年，报告年度是 {year} 年"
        about = passage.about(f"year:{opening['year']}", opening.start("year"))
        yield W103.problem(message, place, "核对年份；是上年的稿子就重写", about, opening["year"])


def _problem(message: str, hint: str, found: str, passage: Passage, value: Bound) -> Problem:
    place = passage.at(value.start)
    about = passage.about(f"year:{value.name}", value.start)
    return W103.problem(message, place, hint, about, found)
