"""W101: every number in prose is bound, a local fact of its file, or clearly no data.

规则：正文、标题和图表题里的数都要引用：全市的数写 {指标}，只在本文件出现的数写进 facts，只用一次的就地写成 {数|出处}。
日期、时刻、序号、文号、标准号、电话、门牌、比例（1:11）、“3+2”一类的名称、引号和书名号里的数、“三全育人”“七个部分”
一类的说法不算数据；限额、标准和名次（不少于8周、满分100分、每生每学期1000元、前10名）不算数据。
数的前面写了指标名称的，提示会核对它的值：与本年相同就照写法引用，只与上年相同的多半是没有更新的旧数，都不同的说出是多少。
好：参训{培训人次}人次；2024年5月启动；“3+2”分段培养；三方面措施。
坏：参训20812人次；一百二十家企业；占比百分之三十。
"""

import re
from collections.abc import Iterator, Mapping

from report_engine.checks.offers import Offer, Offers
from report_engine.checks.scope import Scope
from report_engine.facts.catalogue import Indicator
from report_engine.language.beside import Beside, Named, around
from report_engine.language.expressions import expression
from report_engine.language.norms import counts_list, is_norm
from report_engine.language.numbers import RATIO, Typed, base_unit, typed_numbers
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W101 = Code("W101", Category.TEXT)

_DIGIT = expression(r"[\d十百千万亿]|分之|[近上约逾超达过][二两三四五六七八九]")
_TECHNICAL = expression(r"[A-Za-z]+|英?寸|[毫厘]米|勒克斯|分贝|千?瓦|伏|[℃°]")  # 500Mbps is what a line can do
_FAR = 60  # characters within which a sentence goes on about a norm


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for typed numbers; alternative texts describe a picture and may count what is seen."""
    counting = [passage for passage in loaded.passages if passage.kind != "alt" and _DIGIT.search(passage.text)]
    if loaded.facts.faulty or not counting:
        return  # faulty: names may be given twice, which has been told
    catalogue = loaded.facts.catalogue
    units = loaded.units
    offers, known = Offers(Scope(loaded)), loaded.subjects
    named = [name for name in (loaded.terms.known() if loaded.terms else ()) if re.search(r"\d", name)]
    words = re.compile("|".join(map(re.escape, sorted(named, key=len, reverse=True)))) if named else None
    for passage in counting:
        names: list[Named] | None = None
        last = 0
        norms: dict[str, int] = {}  # where the last limit of a unit ended
        for typed in typed_numbers(passage.text, units, words):
            names = known.find(passage.text) if names is None else names
            beside = around(passage, names, typed.start, typed.end, last if last <= typed.start else 0)
            last = typed.end
            if _is_named(typed, beside, catalogue) or _is_data(typed, passage, norms):
                yield _problem(typed, offers.offer(typed, beside, passage), passage)


def _is_named(typed: Typed, beside: Beside, catalogue: Mapping[str, Indicator]) -> bool:
    """Tell whether an indicator of its unit is named before a number: then it is its value, whatever its form."""
    unit = "" if typed.unit == RATIO else typed.unit
    owners = beside.named.owners if beside.named else ()
    return any(unit in ("", base_unit(catalogue[key].unit)[1]) for key in owners)


def _is_data(typed: Typed, passage: Passage, norms: dict[str, int]) -> bool:
    """Tell whether a number is one that somebody counted."""
    text = passage.text
    if typed.unit == RATIO or _TECHNICAL.match(text, typed.end - len(typed.unit)) or _TECHNICAL.match(text, typed.end):
        return False
    # The parts of a norm are norms: 不少于90学时，其中线上50学时.
    last = norms.get(typed.unit, -_FAR)
    goes_on = last >= 0 and typed.start - last < _FAR and not set("。！？\n") & set(text[last : typed.start])
    if goes_on or is_norm(text, typed.start, typed.end):
        norms[typed.unit] = typed.end
        return False
    return not counts_list(text, typed.start, typed.value)


def _problem(typed: Typed, offer: Offer, passage: Passage) -> Problem:
    message = f"“{typed.text}”是直接写的数，没有引用数据"
    if offer.against:
        message = f"“{typed.text}”是直接写的数，与前面的“{offer.against}”不符"
    hint = offer.hint if passage.kind == "prose" else "标题和图表题里不写数据，把它写进正文"
    about = passage.about(f"number:{typed.text}", typed.start)
    return W101.problem(message, passage.at(typed.start), hint, about, typed.text)
