"""W116: a year that is not the report's belongs to a value or to something that happened then.

规则：句中（不在句首）写出的、不是报告年度的年份，要有那一年的数，或在与那一年相比，或在讲那一年发生的事（成立、获奖、
印发……）、今后的打算，否则多半是上年的稿子没有改。报告年度以后才毕业的一届，还没有成绩可讲。
好：达标工程是2024年的重点；工作室于2021年成立；由2023年的{在校生数:2023}人增加到{在校生数}人。
坏：达标工程是2023年的重点；2025届毕业生的合影（报告年度是2024年）。
"""

import re
from collections.abc import Iterator

from report_engine.checks.text.years import EVENT, PLAN
from report_engine.language.passages import Passage, blank
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W116 = Code("W116", Category.TEXT)

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年(?!\d{1,2}月)(?!以[来前后]|起|底|[春夏秋冬]|届|级)")
_CLASS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=届)")
_HAPPENED = re.compile(rf"{EVENT.pattern}|名列|评为|授予|颁发|通过|竣工|落成|毕业于|启动|首|曾|列出|对照|对比")
_AGAINST = re.compile(r"[比较同与由从至到]\Z")
_COMING = re.compile(rf"{PLAN.pattern}|打算|设想|展望|安排")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at every year of the prose that does not open its sentence, which is W103's to judge."""
    report_year = loaded.document.year
    for passage in loaded.prose:
        text = blank(passage.quiet, r"〔\d{4}〕", r"\d{4}[-—–～至]\d{4}(?:学年)?")
        values = passage.values
        for match in _CLASS.finditer(text):
            if int(match["year"]) > report_year:
                yield _problem(match, report_year, passage)
        for start, end in passage.sentences:
            for match in _YEAR.finditer(text, start, end):
                year = int(match["year"])
                opens = not text[start : match.start()].strip(" \n*到截至")
                if year == report_year or opens:
                    continue
                mine = [value for value in values if start <= value.start < end]
                measured = any(value.form == match["year"] or match["year"] in value.name for value in mine)
                around = text[max(start, match.start() - 12) : min(end, match.end() + 24)]
                if (
                    measured
                    or _AGAINST.search(text[start : match.start()])
                    or (_HAPPENED if year < report_year else _COMING).search(around)
                ):
                    continue
                yield _problem(match, report_year, passage)


def _problem(match: re.Match[str], report_year: int, passage: Passage) -> Problem:
    place = passage.at(match.start())
    about = passage.about(f"otheryear:{match['year']}", match.start())
    message = f"这里写的是 {match['year']} 年，报告年度是 {report_year} 年"
    hint = "核对年份；是上年的稿子就改"
    return W116.problem(message, place, hint, about, match["year"])
