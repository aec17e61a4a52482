"""The record of figures that contradict each other, and what of it, and of the dismissals, is still to be verified."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from pydantic import Field, RootModel

from report_engine.load.dismissed import Dismissal
from report_engine.load.read import read_items
from report_engine.problems import OpenQuestion, Problem, Severity
from report_engine.project import Project
from report_engine.read.located import Scalar
from report_engine.read.schema import Model
from report_engine.read.textfile import read_text

# How a reason says that somebody has yet to find out: 待核, 待核实, 待市教育局核实.
_TO_VERIFY = re.compile("待[^，。；：（）]{0,8}核")


class Printed(Model):
    """A place where something else was printed."""

    table: Scalar | None = Field(None, description="刊印表格的编号，例如 body.4")
    key: Scalar | None = Field(None, description="表格里的行，按指标")
    row: Scalar | None = Field(None, description="表格里的行，按行名")
    column: Scalar | None = Field(None, description="表格里的列")
    line: int | None = Field(None, ge=1, description="刊印文本的行号")
    printed: str = Field(description="刊印的原文；空白的格写一对空引号")


class Discrepancy(Model):
    """One contradiction and how it was settled."""

    id: Scalar = Field(description="自己起的名字，不重复")
    subject: Scalar = Field(description="说的是哪个数")
    status: Literal["resolved", "open", "format"] = Field(
        description="resolved 已取定，open 尚待核实，format 数值相同、写法不同"
    )
    kept: Scalar = Field(description="现在印的")
    places: list[Printed] = Field(min_length=1, description="哪里印了别的")
    reason: Scalar = Field(description="为什么这样取")


class DiscrepanciesFile(RootModel[list[Discrepancy]]):
    """The file as editors see it."""


def open_questions(
    project: Project, dismissed: Iterable[Dismissal], problems: list[Problem]
) -> tuple[OpenQuestion, ...]:
    """List what only somebody who knows the facts can settle: recorded as open, or dismissed until it is verified."""
    recorded = [entry for entry in load_discrepancies(project, problems) if entry.status == "open"]
    found = [OpenQuestion(entry.at, str(entry.subject), str(entry.kept), str(entry.reason)) for entry in recorded]
    ids = "|".join(re.escape(entry.id) for entry in recorded)
    # A dismissal that names an entry of the record is no question besides it.
    known = re.compile(rf"(?<![\w-])(?:{ids})(?![\w-])" if ids else r"(?!)")
    for one in dismissed:
        if _TO_VERIFY.search(one.reason) and not known.search(one.reason):
            found.append(OpenQuestion(one.source, f"{one.code} {one.about}", one.value, one.reason))
    return tuple(found)


def load_discrepancies(project: Project, problems: list[Problem]) -> tuple[Discrepancy, ...]:
    """Read the year's record; nothing is printed from it, so that its mistakes are warnings."""
    told: list[Problem] = []
    path = project.discrepancies
    found = tuple(read_items(Discrepancy, read_text(path, project.name(path), told), told)) if path.exists() else ()
    problems += (replace(problem, severity=Severity.WARNING) for problem in told)
    return found
