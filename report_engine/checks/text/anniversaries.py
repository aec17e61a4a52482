"""W217: a festival has its date, and years, terms and anniversaries are counted rightly from when they began.

规则：写了日期的节日、纪念日，日期是它的；“第……个教师节”“第……届”（写明哪年始办、每年一届的）“建校……周年”“合作期三年”，按写出的年份数得对；“新中国成立……周年”也一样。2024年9月入学的是2024级，6月毕业的是2024届、2021级。
好：5月4日是青年节；2024年9月10日是第40个教师节；学校创办于2004年，2024年迎来建校二十周年；合作期三年，2022年9月至2025年8月。
坏：5月12日是青年节；第39个教师节（2024年）；学校创办于2004年，2024年迎来建校三十周年；合作期三年，2022年9月至2024年8月。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import exact, standing
from report_engine.checks.text.since import miscounted
from report_engine.language.amounts import small, stated
from report_engine.language.cohorts import cohorts
from report_engine.language.editions import odd_years
from report_engine.language.expressions import expression
from report_engine.language.festivals import festivals, founded
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W217 = Code("W217", Category.TEXT)

_N = r"\d{1,3}|[一二三四五六七八九十百]{1,4}"
_GAP = expression(
    rf"(?:[，（]?(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?[，]?)?(?:当天|当日)?(?:是|为|即|适逢|正值|正逢|恰逢|逢|迎来|，)?"
    rf"(?:我国|中国|全国|国家|第(?:{_N})个|第(?:{_N})届|的|一年一度的|“|的国际|国际|世界)*"
)
_AHEAD = expression(r"[”（(]?(?:（|\(|是|为|在|定在|当天|即|时间是)*")
_NTH = expression(rf"第(?P<n>{_N})(?:个|届)(?:国际|世界|全国|中国|我国)?\Z")
_YEAR = expression(r"(?<!\d)((?:19|20)\d{2})年")
_NEARLY = expression(
    "前[夕后]|之?前|临近|来临|到来|即将|将至|之后|过后|期间|次日|翌日|第二天|[后前]一[天日]|假期|长假"
)  # another day, near it
_AROUND = expression("前后|当[天日]")
_EVE = expression("(?:前夕|(?:即将)?(?:到来|来临)(?:之际|之前)?|临近之际)(?:的|，|（|，即)?(?:今年|当年)?")
_EVE_OF = expression("[初底中下上旬，的]{0,4}(?:在|正值|时值|适逢)?")
_BEFORE = expression("前夕|之?前|(?:即将)?(?:到来|来临)|临近|将至")
_EARLY = 20  # the day of a month up to which the month before is near
_LASTS = expression(r"(?:期限?|周期|为期|学制|任期|有效期)(?:为|是)?(?P<n>[一二两三四五六七八九十]|\d{1,2})年")
_ON = expression(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:是|为|，?(?:正值|适逢|恰逢|正逢|迎来|我们?迎来了?|喜迎))\Z"
)
_FROM = expression(
    r"(?<!\d)(?P<ay>(?:19|20)\d{2})年(?P<am>\d{1,2})月(?:(?P<ad>\d{1,2})日)?[^。；]{0,24}?(?:至|到|[-—～])(?P<by>(?:19|20)\d{2})年(?P<bm>\d{1,2})月(?:(?P<bd>\d{1,2})日)?"
)
_BORN = expression(
    r"(?P<a>(?:19|20)\d{2})年(?:\d{1,2}月)?(?:出生|(?<![学新师考招研男女医])生于)|(?<![学新师考招研男女医])生于(?P<b>(?:19|20)\d{2})年"
)
_WORKED = expression(r"(?P<y>(?:19|20)\d{2})年(?:\d{1,2}月)?(?:参加工作|入职|从教|毕业|入党)")
_GROWN = 14  # years before which nobody begins to work
# An anniversary that is past keeps its number: 观看建军90周年阅兵.
_SEEN = expression("(?:观看|重温|回顾|收看|播放|回看|再现)[^，。；]*\\Z")
_TROUPE = expression("(?<!共青)(?<!青年)[一-龥”]团(?![员委支总课队])")  # 合唱团……建团十五周年: of its own
_PAST = expression("(?:大?阅兵|献礼|庆典|纪念大会)[^，。；]{0,6}(?:视频|录像|片段|影像|影片|盛况)")
_ANY = expression(r"[节日]|周年|华诞|[届期岁]|出生|生于|\d年")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for festivals beside dates, and for what is counted from a year."""
    names = standing(loaded, festivals())
    for passage in loaded.prose_holding(festivals()):
        for match in names.finditer(passage.text) if _ANY.search(passage.text) else ():
            yield from _festival(match, passage, loaded.document.year)
    for passage in loaded.prose:
        text = passage.text
        if not _ANY.search(text):
            continue
        yield from _counted(passage, loaded.document.year)
        if "周年" in text:
            yield from _known(passage, loaded.document.year)
        for start, end in passage.sentences:
            yield from _lasting(passage, start, end)


def _festival(match: re.Match[str], passage: Passage, this_year: int) -> Iterator[Problem]:
    text, one = passage.text, festivals()[match[0]]
    sentence = next((span for span in passage.sentences if span[0] <= match.start() < span[1]), (0, len(text)))
    said = next((one for one in passage.dates if one.end == match.start() and len(one.days) == 1), None)
    # 3月12日学雷锋纪念日前后 says which day it is, 4月2日清明节前夕 may say another.
    if _NEARLY.match(text, match.end()) and not (said and _AROUND.match(text, match.end())):
        years = [int(year) for year in _YEAR.findall(text, *sentence)]
        yield from _near(match, passage, years[0] if len(set(years)) == 1 else this_year, sentence)
        yield from _nth(match, passage, set(years) if years else {this_year, this_year - 1})
        return
    dates = [one for one in passage.dates if sentence[0] <= one.start < sentence[1] and len(one.days) == 1]
    before = [one for one in dates if one.end <= match.start() and _GAP.fullmatch(text, one.end, match.start())]
    behind = [one for one in dates if one.start >= match.end() and _AHEAD.fullmatch(text, match.end(), one.start)]
    date = next(iter((*before[-1:], *behind)), None)
    years = _YEAR.findall(text, sentence[0], match.end())
    year = date.year if date and date.year else int(years[-1]) if years else this_year
    right = one.on(year)
    if date and right and (date.month, *date.days) != right:
        hint = f"{year}年的{match[0]}是{right[0]}月{right[1]}日"
        yield _problem(f"“{date.said}”不是{match[0]}", hint, date.said, date.start, passage)
    # The nth is of the year that is told, else of this year or the school year's first.
    yield from _nth(match, passage, {year} if years or (date and date.year) else {year, year - 1})


def _nth(match: re.Match[str], passage: Passage, years: set[int]) -> Iterator[Problem]:
    """Count a festival from its first year to those that it can be of."""
    nth = _NTH.search(passage.text, max(0, match.start() - 10), match.start())
    since = festivals()[match[0]].since
    said = small(nth["n"]) if nth else None
    if nth and since and said and said not in {year - since + 1 for year in years}:
        right = "、".join(str(year - since + 1) for year in sorted(years))
        yield _problem(f"“{nth[0]}{match[0]}”数错了", f"应是第{right}个", nth[0], nth.start(), passage)


def _near(match: re.Match[str], passage: Passage, year: int, sentence: tuple[int, int]) -> Iterator[Problem]:
    """Hold the month beside “清明节前夕” against that of the festival; early in it the month before is near, too."""
    text, right = passage.text, festivals()[match[0]].on(year)
    if not right or not _BEFORE.match(text, match.end()):
        return
    beside = [
        one
        for one in passage.dates
        if sentence[0] <= one.start < sentence[1]
        and (
            _EVE.fullmatch(text, match.end(), one.start)
            or (one.end <= match.start() and _EVE_OF.fullmatch(text, one.end, match.start()))
        )
    ]
    for one in beside[:1]:
        if one.month and (right[0] - one.month) % 12 > (right[1] <= _EARLY):
            hint = f"{year}年的{match[0]}是{right[0]}月{right[1]}日"
            yield _problem(f"“{one.said}”离{match[0]}很远", hint, one.said, one.start, passage)


def _counted(passage: Passage, this_year: int) -> Iterator[Problem]:
    """Count anniversaries and terms from the year that the passage gives."""
    for one in miscounted(passage, this_year):
        hint = f"{one.first} 年到 {one.last} 年是 {one.last - one.first} 年"
        yield _problem(f"“{one.said}”数错了", hint, one.said, one.start, passage)
    for other in (
        *odd_years(passage, this_year),
        *(cohorts(passage) if "级" in passage.text or "届" in passage.text else ()),
    ):
        yield _problem(f"“{other.said}”数错了", other.hint, other.said, other.start, passage)


def _known(passage: Passage, this_year: int) -> Iterator[Problem]:
    """Count anniversaries of what everybody knows to the years of the sentence, or to this one and the one before."""
    text = passage.text
    for start, end in passage.sentences:
        years = {int(year) for year in _YEAR.findall(text, start, end)}
        for match in re.compile(rf"(?P<what>{exact(founded()).pattern})(?P<n>{_N})周年").finditer(text, start, end):
            said, first = stated(passage, *match.span("n")), founded()[match["what"]]
            if match["what"] == "建团" and _TROUPE.search(text, 0, match.start()):
                continue
            own = _ON.search(text, start, match.start())
            when = {int(own["y"])} if own else {this_year, *(years - {first} or {this_year - 1})}
            seen = _SEEN.search(text, start, match.start()) or _PAST.match(text, match.end())
            if said and not seen and said not in {year - first for year in when}:
                right = "或".join(f"{year} 年是{year - first}周年" for year in sorted(when, reverse=True)[:2])
                yield _problem(f"“{match[0]}”数错了", right, match[0], match.start(), passage)


def _lasting(passage: Passage, start: int, end: int) -> Iterator[Problem]:
    """Hold a term of years against its first and last month, and a life against its work."""
    text = passage.quiet
    lasts = list(_LASTS.finditer(text, start, end))
    spans = list(_FROM.finditer(text, start, end))
    if len(lasts) == 1 and len(spans) == 1:
        said, span = small(lasts[0]["n"]), spans[0]
        months = (int(span["by"]) - int(span["ay"])) * 12 + int(span["bm"]) - int(span["am"])
        if said and not said * 12 - 1 <= months <= said * 12 + 1:
            hint = f"{span['ay']}年{span['am']}月到{span['by']}年{span['bm']}月约 {months / 12:.1f} 年"
            yield _problem(f"“{lasts[0][0]}”与起止的日期不符", hint, lasts[0][0], lasts[0].start(), passage)
    born, worked = _BORN.search(text, start, end), _WORKED.search(text, start, end)
    if born and worked and int(worked["y"]) < int(born["a"] or born["b"]) + _GROWN:
        yield _problem(f"“{worked[0]}”与出生的年份不符", "核对年份", worked[0], worked.start(), passage)


def _problem(message: str, hint: str, said: str, offset: int, passage: Passage) -> Problem:
    return W217.problem(message, passage.at(offset), hint, passage.about(f"anniversary:{said}", offset), said)
