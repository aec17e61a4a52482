"""W101: every number in prose is bound, a local fact of its file, or clearly no data.

规则：正文、标题和图表题里的数都要引用：全市的数写 {指标}，只在本文件出现的数写进 facts 并注明出处。日期、序号、文号、
“3+2”一类的名称、引号和书名号里的数、“三全育人”“七个部分”一类的说法不算数据。三位以上有效数字的数，提示会给出数值
和单位都相同的指标；只与上年的值相同的，多半是没有更新的旧数。
好：参训{培训人次}人次；2024年5月启动；“3+2”分段培养；三方面措施。
坏：参训20812人次；一百二十家企业；占比百分之三十。
"""

import re
from collections.abc import Iterator

from report_engine.checks.offers import Offers
from report_engine.language.numbers import typed_numbers, unit_pattern
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W101 = Code("W101", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for typed numbers; alternative texts describe a picture and may count what is seen."""
    facts = loaded.facts
    units = unit_pattern(indicator.unit for indicator in facts.catalogue.values())
    offers = Offers(facts, loaded.document.year)
    named = [name for name in (loaded.terms.known() if loaded.terms else ()) if re.search(r"\d", name)]
    names = re.compile("|".join(map(re.escape, sorted(named, key=len, reverse=True)))) if named else None
    for passage in loaded.passages:
        if passage.kind == "alt":
            continue
        for typed in typed_numbers(passage.text, units, names):
            place = passage.at(typed.start)
            about = passage.about(f"number:{typed.text}", typed.start)
            hint = offers.hint(typed, passage.local)
            if passage.kind != "prose":
                hint = "标题和图表题里不写数据，把它写进正文"
            message = f"“{typed.text}”是直接写的数，没有引用数据"
            yield W101.problem(message, place, hint, about, typed.text)
