"""R112: what somebody has confirmed does not change unseen.

规则：运行过 qhd-docgen data confirm 之后，当年的数、数据表的行、facts 里的数、各表各图印出的行，改动了就要重新核定；
没有核定过的项目不检查。
好：毕业生人数核定时是 8986，现在还是 8986；更正为 8996 后又核定了一次。
坏：核定之后把毕业生人数改成 8996，没有再核定；表里删去一行，没有再核定。
"""

from collections.abc import Iterator

from report_engine.checks.data.confirmation import BETWEEN, Difference, differences
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem

R112 = Code("R112", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare with what was confirmed; what only follows from another change is not told besides it."""
    facts, omitted = loaded.facts, loaded.omitted
    is_faulty = facts.faulty or loaded.document.year in facts.faulty_years
    if loaded.confirmed is None or is_faulty or omitted.ids or omitted.files:
        return
    found = differences(loaded, loaded.confirmed)
    stated = [difference for difference in found if not difference.derived]
    for difference in stated or found:
        yield _problem(difference, loaded.document.year)


def _problem(difference: Difference, year: int) -> Problem:
    was, now = _apart(difference)
    what = difference.origin
    if not was:
        message = f"{what}多出一行没有核定：{now}"
    elif not now:
        message = f"{what}少了核定过的一行：{was}"
    else:
        message = f"{what}改动后没有核定：核定的是 {was}，现在是 {now}"
    hint = f"核对；确应改动的，运行 qhd-docgen data confirm --year {year} --date 日期 重新核定"
    name = (difference.after or difference.before).partition(BETWEEN)[0]
    about = Named(f"confirmed:{what} {name} {year}")
    return R112.problem(message, difference.source, hint, about, difference.after)


def _apart(difference: Difference) -> tuple[str, str]:
    """Leave out the cells that are alike, but the first, which names the line."""
    was, now = difference.before.split(BETWEEN), difference.after.split(BETWEEN)
    if len(was) != len(now):
        return _plain(was), _plain(now)
    kept = [i for i, (a, b) in enumerate(zip(was, now, strict=True)) if a != b or not i]
    return _plain([was[i] for i in kept]), _plain([now[i] for i in kept])


def _plain(cells: list[str]) -> str:
    return " ".join(cell for cell in cells if cell)
