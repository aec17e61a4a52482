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
    waiting: dict[tuple[str, str], list[Dismissal]] = {}
    for dismissal in loaded.dismissed:
        waiting.setdefault((dismissal.code, dismissal.about), []).append(dismissal)
    matched: set[Dismissal] = set()
    now: dict[tuple[str, str], list[Problem]] = {}
    for problem in found:
        key = problem.code, str(problem.about)
        covering = [one for one in waiting.get(key, ()) if one.covers(problem)] if problem.id else []
        if covering:
            matched.update(covering)
        else:
            now.setdefault(key, []).append(problem)
            yield problem
    facts, omitted = loaded.facts, loaded.omitted
    if facts.faulty or facts.faulty_years or omitted.files:
        return  # the finding may be hidden by a mistake that was told
    for dismissal in loaded.dismissed:
        if dismissal not in matched and not dismissal.shared:
            yield _stale(dismissal, now.get((dismissal.code, dismissal.about), []))


def _stale(dismissal: Dismissal, now: list[Problem]) -> Problem:
    what = f"{dismissal.code}“{dismissal.about}”"
    again = "、".join(dict.fromkeys(problem.id for problem in now))
    message, hint = f"{what}已经没有这个问题", "删去这一条"
    if any(problem.value == dismissal.value for problem in now):
        message = f"{what}定下以后，那一句改了"
        hint = f"重新看一看：删去这一条；仍可保留的，运行 qhd-docgen dismiss {again}"
    elif now:
        values = "、".join(dict.fromkeys(problem.value for problem in now))
        message = f"{what}定的是“{dismissal.value}”，现在是“{values}”"
        hint = f"重新看一看：改正，或删去这一条，再运行 qhd-docgen dismiss {again}"
    return R190.problem(message, dismissal.source, hint)
