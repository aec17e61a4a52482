"""W113: every indicator that has a value is printed, or goes into one that is.

规则：当年有数的指标，要在正文、表、图或附表里印出，或用在别的指标的公式里。
好：纳入监测学校数 24，正文写了{纳入监测学校数}所。
坏：删去了正文里的引用或表里的一行，这个数哪里也没有印。
"""

from collections.abc import Iterator

from report_engine.facts.catalogue import inputs_of
from report_engine.load import Loaded
from report_engine.problems import Category, Code, OfYear, Problem

W113 = Code("W113", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Collect what is printed and read; the rest was forgotten, or something else was printed instead."""
    facts, omitted, year = loaded.facts, loaded.omitted, loaded.document.year
    is_faulty = facts.faulty or year in facts.faulty_years
    if is_faulty or omitted.files or omitted.ids or omitted.left_out:
        return
    used = {item.datum.name for item in loaded.printed if item.datum}
    for one in facts.catalogue.values():
        used.update(inputs_of(one))
    for one in facts.catalogue.values():
        if one.id not in used and (one.id, year) in facts.values:
            place = facts.places.get((one.id, year), one.id.source)
            hint = "在正文里引用，或放进表里；不再需要的，从指标目录里删去"
            message = f"{one.name} {year} 年有数，报告里没有印出"
            yield W113.problem(message, place, hint, OfYear(one.id, year), "没有印出")
