"""R114: what a school's report leaves out was seen by somebody.

规则：各校共用的文字、表、图用到的数，学校都报了；没有报的，那一段、空的表和图不印，有空格的照印，并且指出来。
好：学校补报了；查不到的填了 —；没有这项工作的，看过以后用 dismiss 保留。
坏：学校漏填了专任教师数，教师队伍一节少了一段，没有人看过就定稿。
"""

from collections.abc import Iterator

from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Severity

R114 = Code("R114", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Tell what lacks values; what is settled, or of an earlier year, is only noted."""
    year = loaded.document.year
    for one in loaded.omitted.left_out:
        if any(lack.year in loaded.facts.faulty_years for lack in one.absent):
            continue  # what is wrong with the data was told when they were read
        named = (lack.name if lack.year == year else f"{lack.name}（{lack.year} 年）" for lack in one.absent)
        lacking = "、".join(dict.fromkeys(named))
        noted = all(lack.settled or lack.year != year for lack in one.absent)
        message = f"“{one.name}”{'有空格' if one.printed else '没有印'}：这所学校没有{lacking}"
        hint = "" if noted else "请学校补报；确实没有的填 —，或看过以后保留"
        about = Named(f"absent:{one.place.file.stem}:{one.name}")
        yield R114.problem(message, one.place, hint, about, lacking, Severity.NOTE if noted else None)
