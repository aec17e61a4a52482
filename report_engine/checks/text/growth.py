"""W118: a change is called what it is.

规则：与上年比是“比上年”或“同比”；“环比”是与上一个月、上一季度比，年度的数不用。指标本身是百分比的，变化写百分点：用
{指标:增减}，不用 {指标:增幅}；写出的差也一样，合格率由81%提高到90%，是提高9个百分点，不是9%。
好：在校生{在校生数}人，比上年{在校生数:增幅}；毕业率{毕业率}，比上年{毕业率:增减}；出勤率98.5%，比上学期提高2.3个百分点。
坏：在校生{在校生数}人，环比{在校生数:增幅}；毕业率{毕业率}，比上年{毕业率:增幅}；出勤率98.5%，比上学期提高2.3%。
"""

from collections.abc import Iterator, Sequence

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.checks.text.increase import BY, is_about, two_of
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W118 = Code("W118", Category.TEXT)

_WORD = expression("环比(?:上年度?|去年)?")
_OF_A_YEAR = expression(r"上年|去年|全年|年度|\d{4}年(?!\d)")
_GROWN = expression("[增升降涨高低多少]")
_RELATIVE = expression("相对|增速|增幅|降幅")
_MANY = 12  # amounts among which the two of a step are looked for
# In a row of years each is held against the one before, beside what is held against the first of them.
_SERIES = expression(r"(?:19|20)\d{2}年?[-—–~～至到]+(?:19|20)\d{2}年|定基|历年|逐年")
_SHORTER = expression("[月旬周]|季度")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at changes of percentages, and at 环比 in sentences about years."""
    for passage in loaded.prose:
        for value in passage.values:
            if value.form == "增幅" and value.indicator and value.indicator.unit == "%":
                message = f"“{value.indicator.name}”是百分比，它的变化不是增幅，是百分点"
                hint = f"写成 {{{value.name}:增减}}"
                about = passage.about(f"growth:{value.name}", value.start)
                yield W118.problem(message, passage.at(value.start), hint, about, value.typed)
        if "环比" in passage.quiet:
            yield from _month_on_month(passage)
    for passage, _, _, found in sentences_with_amounts(loaded, _GROWN):
        yield from _points(found, passage)


def _points(found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Tell a percentage that rose by a percentage: 出勤率98.5%，比上学期提高2.3%."""
    text = passage.quiet
    stated: list[Amount] = []
    for one in found:
        begin = stated[-1].end if stated else max(0, one.start - 24)
        said = BY.search(text, max(begin, one.start - 8), one.start)
        by = bool(said) and not one.change and not (one.bound and one.bound.indicator)
        if not said or not by:
            stated += [one] if not one.change else []
            continue
        gap = text[begin : said.start()]
        if one.unit == "%" and stated and stated[-1].unit == "%" and is_about(gap) and not _RELATIVE.search(gap):
            before = text[stated[-2].end if len(stated) > 1 else 0 : stated[-1].start]
            if len(stated) > 1 and "占" in before and said[0][0] in "增减多少":
                continue  # 投入120万元，占经费的20%，同比增长5%: the 120 grew
            pair = two_of(stated[-_MANY:], text, begin)
            grown = pair is not None and pair[0] and abs(abs(pair[1] / pair[0] - 1) * 100 - one.value) <= one.step
            if not grown:
                typed = passage.said(one.start, one.end)
                about = passage.about(f"growth:{typed}", one.start)
                message = f"百分比{said[0]}“{typed}”：两个百分比相差的是百分点"
                yield W118.problem(message, passage.at(one.start), "写成“……个百分点”", about, typed)


def _month_on_month(passage: Passage) -> Iterator[Problem]:
    for start, end in passage.sentences:
        words = list(_WORD.finditer(passage.quiet, start, end))
        if not words or _SHORTER.search(passage.quiet, start, end) or _SERIES.search(passage.quiet, start, end):
            continue
        if _OF_A_YEAR.search(passage.quiet, start, end) or passage.within(start, end):
            for word in words:
                about = passage.about("growth:环比", word.start())
                hint = "写成“比上年”或“同比”"
                yield W118.problem(f"年度的数不用“{word[0]}”", passage.at(word.start()), hint, about, word[0])
