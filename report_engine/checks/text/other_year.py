"""W116: a year that is not the report's belongs to a value or to something that happened then.

规则：句中（不在句首）写出的上一年，如果说的是本年的工作（今年、本年度、重点、全年……），又没有那一年的数，多半是上年的
稿子没有改；下一年只在讲打算时写。更早的年份、同一句里写了几个年份的，是在讲来历。“上年（2022年）”要与报告年度相合；报告年度以后
才毕业的一届，还没有成绩可讲；“展望2024年”“进入2024年”讲打算的，那一年要在报告年度以后。
好：达标工程是2024年的重点；工作室于2021年成立，2023年扩建；由2023年的{在校生数:2023}人增加到{在校生数}人。
坏：达标工程是2023年的重点；上年，即2022年，开展了评估；2025届毕业生的合影（报告年度是2024年）。
"""

import re
from collections.abc import Iterator

from report_engine.checks.text.years import PLAN, is_stale
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage, blank
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W116 = Code("W116", Category.TEXT)

_YEAR = expression(r"(?<!\d)(?P<year>(?:19|20)\d{2})年(?!\d{1,2}月)(?!以[来前后]|起|底|[春夏秋冬]|届|级)")
_DIGITS = expression(r"(?:19|20)\d{2}")
_CLASS = expression(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=届)")
_NAMED = expression(
    r"(?P<word>今年|本年度?|上年度?|去年|明年|下一?年)[，（]?(?:即|也就是|指)?(?P<year>(?:19|20)\d{2})年"
)
_MEANT = {"今": 0, "本": 0, "上": -1, "去": -1, "明": 1, "下": 1}
_NEAR = 60  # characters behind a year within which a plan is told
_FEW = 12  # characters that may open a sentence before its year
_AGAINST = expression(r"[比较同与由从至到继]")
_AHEAD = expression(r"(?:展望|面向|迈入|进入|下一步|新的一年)(?P<year>(?:19|20)\d{2})年")
_WILL = expression(rf"将|{PLAN.pattern}")
# 2025年下半年将进入岗位实习, 2025年期满.
_STILL = expression(r"[^，。；]{0,6}(?:将(?!其|军)|期满|到期|届满|截止)")
_COMING = expression(rf"{PLAN.pattern}|打算|设想|展望|安排|列入|纳入")
# What is prepared in this year is the next one's: 启动2025年报名, 做好2025年招生工作, 将2025年定为管理年.
_PREPARED = expression(
    "(?:启动|组织|部署|做好|印发|发布|签订|制定|编制|筹备|准备|备战|宣讲|解读|公布|申报|征订|预订|谋划|迎接|面向|针对|对|将|把)了?"
)
# A class that finishes next year has not finished; it already looks for work and is prepared for examinations.
_FINISHED = expression(
    "合影|毕业典礼|离校(?!前)|(?:就业|升学|落实|毕业|签约)率|录取|考[取上入]|升入"
    "|(?:升学|就业)(?!率|考|指导|意向|政策|辅导|规划|备|招聘|双选|服务|推荐|动员|部|办)|走上|入职|毕业后"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at every year of the prose that does not open its sentence, which is W103's to judge."""
    report_year = loaded.document.year
    natural = loaded.layout.accounts().get("自然年")
    money = natural.of(report_year)[0].year if natural else report_year
    for passage in loaded.prose:
        if not _DIGITS.search(passage.quiet):
            continue
        text = blank(passage.quiet, r"〔\d{4}〕", r"\d{4}[-—–～至]\d{4}(?:学年)?")
        for match in _CLASS.finditer(text):
            if int(match["year"]) > report_year and _has_finished(match, passage, text):
                yield _problem(match, report_year, passage)
        for match in _NAMED.finditer(text):
            if int(match["year"]) - report_year != _MEANT[match["word"][0]]:
                yield _problem(match, report_year, passage)
        for match in _AHEAD.finditer(text):
            if int(match["year"]) <= report_year and _WILL.search(text, match.end(), match.end() + _NEAR):
                yield _problem(match, report_year, passage)
        for start, end in passage.sentences:
            for match in _YEAR.finditer(text, start, end):
                opens = not text[max(start, match.start() - _FEW) : match.start()].strip(" \n*到截至")
                if not opens and _is_told(match, (start, end), passage, text, (report_year, money)):
                    yield _problem(match, report_year, passage)


def _has_finished(match: re.Match[str], passage: Passage, text: str) -> bool:
    """Tell whether the clause tells of a class what can be told of one that has finished, or gives a number of it."""
    end = passage.sentence(match.start())[1]
    stops = [at for mark in "，；" if (at := text.find(mark, match.end(), end)) >= 0]
    stop = min(stops, default=end)
    counted = any(value.indicator for value in passage.within(match.end(), stop))
    return counted or _FINISHED.search(text, match.end(), stop) is not None


def _is_told(match: re.Match[str], span: tuple[int, int], passage: Passage, text: str, years: tuple[int, int]) -> bool:
    """Tell whether a year is neither the report's, nor compared with, nor of a value; `years` has that of money."""
    year, (start, end), (report_year, money) = int(match["year"]), span, years
    values = passage.within(start, end)
    if year == money and any(value.indicator and value.indicator.period == "自然年" for value in values):
        return False
    if year == report_year or _AGAINST.match(text, match.start() - 1):
        return False
    if any(value.form == match["year"] or match["year"] in value.name for value in values):
        return False
    if year > report_year:
        prepared = _PREPARED.search(text, max(start, match.start() - 4), match.start())
        if prepared and prepared.end() == match.start() and not passage.within(match.end(), end):
            return False
        if _STILL.match(text, match.end()):
            return False
        return year == report_year + 1 and not _COMING.search(text, max(start, match.start() - 12), match.end() + 24)
    return is_stale(text, match, report_year, start, end)


def _problem(match: re.Match[str], report_year: int, passage: Passage) -> Problem:
    place = passage.at(match.start())
    about = passage.about(f"otheryear:{match['year']}", match.start())
    message = f"这里写的是 {match['year']} 年，报告年度是 {report_year} 年"
    hint = "核对年份；是上年的稿子就改"
    return W116.problem(message, place, hint, about, match["year"])
