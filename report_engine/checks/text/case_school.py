"""W207: a case tells of its own school.

规则：案例的正文和图题提到的学校是 school 里写的学校；提到一览表里别的学校，多半是写错了，或 school 写错了。
好：school 是海港市卫生学校，正文写“海港市卫生学校举办……”。
坏：school 是海港市卫生学校，正文写“海港市职业中专举办……”。
"""

from collections.abc import Iterator

from report_engine.checks.names import school_names, standing
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W207 = Code("W207", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for the names of other schools in the file of each case."""
    schools = school_names(loaded)
    pattern = standing(loaded, schools)
    own = {case.source.file: schools.get(case.school.text, case.school.text) for case in loaded.cases}
    for passage in loaded.passages:
        school = own.get(passage.file)
        if school is None:
            continue
        for match in pattern.finditer(passage.unlinked):
            if schools[match[0]] != school:
                place = passage.at(match.start())
                about = passage.about(f"school:{match[0]}", match.start())
                message = f"这是{school}的案例，这里写的是“{match[0]}”"
                yield W207.problem(message, place, "核对学校名称和 school", about, match[0])
