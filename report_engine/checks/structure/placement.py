"""N004: every case stands in the report exactly once.

规则：每个案例在报告里恰好放一次。
好：案例文件 `id: red-drama`，某一节的 body 里有一项 `- case: red-drama`。
坏：案例写好了，却没有放进任何一节；或放了两次。
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from report_engine.document import Case
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Severity

N004 = Code("N004", Category.STRUCTURE, Severity.ERROR)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count where each case was put."""
    placed = Counter(block.id for block in loaded.blocks if isinstance(block, Case))
    for case in loaded.cases:
        if not placed[case.id] and (loaded.omitted.chapters or case.id in loaded.omitted.ids):
            continue  # it may stand in what could not be read
        if not placed[case.id]:
            hint = f"在要放的一节里加上 - case: {case.id}"
            message = f"案例“{case.title}”没有放进任何一节"
            yield N004.problem(message, case.source, hint, Named(case.id), case.title.text)
        elif placed[case.id] > 1:
            message = f"案例“{case.title}”放了 {placed[case.id]} 次"
            hint = f"只留一处 - case: {case.id}"
            yield replace(N004.problem(message, case.source, hint), category=Category.FAULT)  # one number for two
