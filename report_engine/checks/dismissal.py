"""R190: every dismissal still has the finding that it was written for.

规则：dismissed.yaml 的每一条都还对得上它当初的问题；问题没有了或值变了，就删去或重写这一条。
好：`dismissed.yaml` 里有一条 R101、升学人数 2023、4338≠4403，检查正好发现它：不再提示。
坏：数已经改好，或变成了别的数，这一条却还留着；变了的数照样提示。
"""

from collections.abc import Iterable, Iterator

from report_engine.load import Loaded
from report_engine.load.dismissed import Dismissal
from report_engine.problems import Category, Code, Problem

R190 = Code("R190", Category.DATA)


def settle(found: Iterable[Problem], loaded: Loaded) -> Iterator[Problem]:
    """Leave out what was dismissed, and tell the dismissals that match nothing."""
    unmatched = {dismissal.identity: dismissal for dismissal in loaded.dismissed}
    known = set(unmatched)
    now: dict[tuple[str, str], list[str]] = {}
    for problem in found:
        identity = (problem.code, str(problem.about), problem.value)
        if problem.about and identity in known:
            unmatched.pop(identity, None)
        else:
            now.setdefault(identity[:2], []).append(problem.value)
            yield problem
    facts, lost = loaded.facts, loaded.lost
    if facts.torn or facts.torn_years or lost.chapters or lost.cases or lost.cards:
        return  # the finding may be hidden by a mistake that was told
    for dismissal in unmatched.values():
        yield _stale(dismissal, now.get(dismissal.identity[:2], []))


def _stale(dismissal: Dismissal, values: list[str]) -> Problem:
    message = f"{dismissal.code}“{dismissal.about}”已经没有这个问题"
    hint = "删去这一条"
    if values:
        message = f"{dismissal.code}“{dismissal.about}”定的是“{dismissal.value}”，现在是“{'、'.join(values)}”"
        hint = "重新看一看：改正数据，或改这一条的值、理由和日期"
    return R190.problem(message, dismissal.source, hint)
