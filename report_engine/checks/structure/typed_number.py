"""N011: titles and captions have no typed number: the engine numbers them.

规则：标题、案例标题、图题、表题前面不写编号，编号由程序排。
好：title: 规模结构；caption: 学校一览表。
坏：title: 二、规模结构，印成“1.2 二、规模结构”；caption: 表3 学校一览表，印成“表 5 表3 学校一览表”。
"""

from collections.abc import Iterator

from report_engine.checks.structure.targets import NOUNS, title_of
from report_engine.document import Scorecard
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem

N011 = Code("N011", Category.STRUCTURE)

_HAN = "一二三四五六七八九十"
_NUMBER = expression(
    rf"第[{_HAN}\d]{{1,3}}[章节部分]+"
    rf"|[（(]\s*(?:[{_HAN}]{{1,3}}|\d{{1,2}})\s*[)）]"
    rf"|(?:[{_HAN}]{{1,3}}|\d{{1,2}}(?:\.\d{{1,2}})*)\s*[、．.](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2})+(?=\s)"
    rf"|(?:附表|图表|图|表|案例)\s*(?:\d{{1,3}}|[{_HAN}]{{1,3}})(?=[\s：:.．、　])"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at the beginnings; the titles of scorecards are the province's."""
    for target in {id(one): one for one in (*loaded.targets, *loaded.cases)}.values():
        found = None if isinstance(target, Scorecard) else _NUMBER.match(title_of(target).strip())
        if found:
            said = found[0].strip()
            message = f"{NOUNS[type(target)]}“{target.id}”的标题前面写了“{said}”，编号由程序排，会印成两个"
            yield N011.problem(message, target.source, f"去掉“{said}”", Named(target.id), said)
