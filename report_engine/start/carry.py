"""Carries over what was decided about the values that now are last year's: `dismissed.yaml`.

A decision about a value holds as long as the value stands, whichever year's report compares with it.
What was decided about texts, tables and the year before goes with the report it was decided for.
"""

from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.read.located import Mapping, Scalar, Sequence, parse_yaml
from report_engine.read.textfile import read_text

# Rules that look at the report's own year only: its change against last year, its completeness.
_OWN_YEAR = ("R106", "R109")
_HEAD = "# 上年已经定下的：说的是 {year} 年度的数，作为本年报告的上年数仍然有效。\n"


def carried(old: Project, problems: list[Problem]) -> bytes | None:
    """Take the dismissals about values of `old.year`, as they are written; None if there are none."""
    file = read_text(old.dismissed, old.name(old.dismissed), problems) if old.dismissed.exists() else None
    tree = parse_yaml(file, problems) if file else None
    if file is None or not isinstance(tree, Sequence):
        return None
    starts = [place.line - 1 for place in tree.items_at]
    lines = file.text.splitlines(keepends=True)
    kept: list[str] = []
    for item, start, end in zip(tree, starts, [*starts[1:], len(lines)], strict=True):
        about = item.get("about") if isinstance(item, Mapping) and item.get("code") not in _OWN_YEAR else None
        if isinstance(about, Scalar) and about.endswith(f" {old.year}"):
            kept += _without_tail(lines[start:end])
    return (_HEAD.format(year=old.year) + "".join(kept)).encode() if kept else None


def _without_tail(lines: list[str]) -> list[str]:
    """Drop what follows an item and heads the next ones."""
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines = lines[:-1]
    return lines
