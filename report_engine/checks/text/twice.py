"""W115: a sentence prints a value once.

规则：同一句里同一个指标、同一年（或同一种增减）的数只引用一次；出现两次，其中一个多半是错的指标。
好：生均占地面积{生均占地面积}平方米，生均校舍面积{生均建筑面积}平方米。
坏：生均占地面积{生均建筑面积}平方米，生均校舍面积{生均建筑面积}平方米。
"""

from collections.abc import Iterator

from report_engine.checks.passages import blank, bound, in_sentence, sentences
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W115 = Code("W115", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Remember what each sentence has printed."""
    for written in loaded.texts:
        if written.kind != "prose":
            continue
        values = [value for value in bound(written, loaded.facts) if value.indicator]
        if len(values) < 2:
            continue
        for start, end in sentences(blank(written.text, r"\{[^{}\n]*\}")):
            printed: set[tuple[str, str]] = set()
            for value in values:
                if not start <= value.start < end or value.indicator is None:
                    continue
                key = (str(value.indicator.id), value.form)
                if key in printed:
                    place = written.text.at(value.start)
                    about = in_sentence(f"twice:{value.name}", written.text, value.start)
                    message = f"这一句里“{value.indicator.name}”引用了两次"
                    yield W115.problem(message, place, "核对其中一个指标", about, value.name)
                printed.add(key)
