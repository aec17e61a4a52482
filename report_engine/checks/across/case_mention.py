"""W208: who mentions a case and names a school, names the school of the case.

规则：提到案例（[@案例编号]）的句子（没有写学校的，看前面的句子）里如果写了一览表里的学校，其中要有这个案例的学校。
好：海港市卫生学校的做法见[@red-drama]（案例的 school 是海港市卫生学校）。
坏：海港市职业中专的做法见[@red-drama]。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import school_names, standing
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W208 = Code("W208", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for schools in the sentences that mention cases."""
    schools = school_names(loaded)
    pattern = standing(loaded, schools)
    own = {case.id: schools.get(case.school.text, case.school.text) for case in loaded.cases}
    for passage in loaded.prose:
        if not passage.mentions:
            continue
        text = passage.quiet
        named: list[re.Match[str]] = []
        for start, end in passage.sentences:
            mentioned = {own[m.target] for m in passage.mentions if start <= m.start < end and m.target in own}
            # A sentence that names nobody goes on about whom the one before has named.
            named = list(pattern.finditer(text, start, end)) or named
            if mentioned and named and not mentioned & {schools[match[0]] for match in named}:
                place = passage.at(named[0].start())
                about = passage.about(f"casemention:{named[0][0]}", named[0].start())
                message = f"提到的案例是{'、'.join(sorted(mentioned))}的，这里写的是“{named[0][0]}”"
                yield W208.problem(message, place, "核对学校名称和案例编号", about, named[0][0])
