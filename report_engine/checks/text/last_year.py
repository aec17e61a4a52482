"""W111: a value of an earlier year stands where that year is spoken of.

规则：{指标:2023} 所在的分句（或引出它的前一分句）要写明“上年”“去年”“2023年”，否则读者会当作本年的数。
好：月收入{月收入}元，上年为{月收入:2023}元；由{在校生数:2023}人增加到{在校生数}人。
坏：月收入{月收入:2023}元。
"""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import VALUE, Bound
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W111 = Code("W111", Category.TEXT)

_LAST = r"上年|去年|上一年|上学年|上一学年|上届|前一年|两年|往年|同期|[12一二]年前|原[有来先]|此前"
_ON = expression(r"[^，。；]{0,4}的?基础上")  # 在{…:2023}人的基础上
_WHEN = expression(rf"(?:截至|到|在|即|也就是)?(?:{_LAST}|\d{{4}}年)(?:度|底|末)?")
# 比上年 speaks of this year, but “与上年的{…:2023}人、{…:2023}所相比” gives the values of the other.
_COMPARED = expression(rf"(?:比|较|同|与)(?:{_LAST})(?!(?:度|同期)?(?:[的为是](?:{VALUE}|\Z)|（[^（）]*\Z))")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for the year word of each value that is not of the report's year."""
    year = loaded.document.year
    for passage in loaded.prose:
        old = [v for v in passage.values if v.form.isdecimal() and int(v.form) != year]
        if not old:
            continue
        values = passage.values
        text = passage.quiet
        for start, end in passage.sentences:
            speaking = False
            opening = ""  # the clause before, where it only says when: 2023年，在校生{…:2023}人
            for begin, stop in passage.clauses(start, end):
                mine = [v for v in values if begin <= v.start < stop]
                speaking = speaking and text[begin - 1 : begin] == "，"
                for value in mine:
                    if value.form.isdecimal() and int(value.form) != year:
                        said = _said(value, opening + text[begin : value.start])
                        # A clause without a word of its own goes on with the year of the one before.
                        speaking = said or (speaking and mine[0] is value) or _paired(value, mine)
                        speaking = speaking or _ON.match(text, value.end) is not None
                        if not speaking:
                            place = passage.at(value.start)
                            about = passage.about(f"lastyear:{value.name}", value.start)
                            message = f"{{{value.name}:{value.form}}} 是 {value.form} 年的数，这里没有写明年份"
                            hint = f"是本年的数就写 {{{value.name}}}，否则写明“上年”"
                            yield W111.problem(message, place, hint, about, value.form)
                    else:
                        speaking = False
                opening = text[begin:stop] if _WHEN.fullmatch(text, begin, stop) else ""


def _said(value: Bound, before: str) -> bool:
    """Tell whether the year is named before the value; 比上年 speaks of this year."""
    plain = _COMPARED.sub("", before)
    return bool(re.search(rf"{_LAST}|{value.form}[年届]", plain))


def _paired(value: Bound, mine: list[Bound]) -> bool:
    """Tell whether the clause goes from one year to another: 由甲增加到乙."""
    return any(other is not value and other.indicator is value.indicator for other in mine)
