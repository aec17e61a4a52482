"""The school that a case belongs to is one of the list; which one was meant, if it is not."""

from difflib import get_close_matches

from report_engine.blocks.context import Context
from report_engine.language.near import distance
from report_engine.read.located import Scalar


def check_school(school: Scalar, context: Context) -> None:
    """Tell a school that the list does not have."""
    rows = context.facts.tables.get(("schools", context.year), ())
    columns = [column for column in ("学校名称", "简称") if rows and "学校名称" in rows[0].cells]
    known = [row.cells[column] for row in rows for column in columns if column in row.cells]
    if known and school not in known:
        near = next((name for name in get_close_matches(school, known) if _may_be_meant(school, name)), "")
        hint = f"是不是“{near}”？" if near else f"学校名称见 data/{context.year}/schools.csv"
        context.tell("P060", f"学校一览表里没有“{school}”", school.source, hint)


def _may_be_meant(typed: str, name: str) -> bool:
    """Tell a slip of the hand or a shortened name: the names of schools are alike, and another school is no slip."""
    letters = iter(name)
    return all(sign in letters for sign in typed) or distance(typed, name, 1) <= 1
