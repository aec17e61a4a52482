"""N001: every id is given once.

规则：图、表、案例、标题的编号在整份报告里唯一。
好：每个图、表、案例、标题的编号都不同。
坏：两张表都写 `id: tbl-scale`，`[@tbl-scale]` 就不知道指哪一张。
"""

from collections.abc import Iterator

from report_engine.checks.structure.targets import NOUNS
from report_engine.document import Case
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem, Severity
from report_engine.walk import Target

N001 = Code("N001", Category.FAULT, Severity.ERROR)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Tell each id that something before it already has; a case put twice is `placement`'s to tell."""
    seen: dict[str, Target] = {}
    for target in loaded.targets:
        first = seen.setdefault(target.id, target)
        if first is target or (isinstance(target, Case) and first == target):
            continue
        message = f"编号“{target.id}”重复，{first.source} 的{NOUNS[type(first)]}已经用了"
        yield N001.problem(message, target.source, "换一个编号")
