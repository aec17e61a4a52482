"""W115: a sentence prints a value once.

规则：同一句里同一个指标、同一年（或同一种增减）的数只引用一次；出现两次，其中一个多半是错的指标。
好：生均占地面积{生均占地面积}平方米，生均校舍面积{生均建筑面积}平方米。
坏：生均占地面积{生均建筑面积}平方米，生均校舍面积{生均建筑面积}平方米。
"""

from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

_REFERS = expression(r"[，；](?:这|该|上述|全部)?\Z")

W115 = Code("W115", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Remember what each sentence has printed."""
    for passage in loaded.prose:
        values = [value for value in passage.values if value.indicator]
        if len(values) < 2:
            continue
        for start, end in passage.sentences:
            printed: set[tuple[str, str]] = set()
            for value in values:
                if not start <= value.start < end or value.indicator is None:
                    continue
                key = (str(value.indicator.id), value.form)
                again = _REFERS.search(passage.text, start, value.start)  # …26所学校开展检查，26所学校均已整改
                if key in printed and not again:
                    place = passage.at(value.start)
                    about = passage.about(f"twice:{value.name}", value.start)
                    message = f"这一句里“{value.indicator.name}”引用了两次"
                    yield W115.problem(message, place, "核对其中一个指标", about, value.name)
                printed.add(key)
