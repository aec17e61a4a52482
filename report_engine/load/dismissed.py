"""Findings that somebody has looked at and let stand, with the reason: `data/<year>/dismissed.yaml`."""

import re
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field, RootModel

from report_engine.facts.facts import Facts
from report_engine.load.read import read_items
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.fields import formed, holding
from report_engine.read.located import Scalar
from report_engine.read.schema import Model
from report_engine.read.textfile import TextFile, read_text

_DATE = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
Date = Annotated[
    Scalar,
    holding(re.compile(_DATE).fullmatch, "应当是日期，现在是“{text}”", "写成 年-月-日，例如 2025-01-10"),
    formed(_DATE),
]


class DismissalItem(Model):
    """One finding that stands."""

    code: Scalar = Field(description="提示的代码，例如 R101")
    about: Scalar = Field(description="提示说的是什么：指标的名称或编号，空一格，年度")
    value: Scalar = Field(description="当时的值；值变了，提示会再出现")
    sentence: Scalar | None = Field(None, description="当时的那一句；句子改了，提示会再出现。不写就不看句子")
    reason: Scalar = Field(description="为什么可以这样")
    date: Date = Field(description="哪天定的，例如 2025-01-10")


class DismissedFile(RootModel[list[DismissalItem]]):
    """The file as editors see it."""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that stands, as problems name theirs."""

    code: str
    about: str
    value: str
    sentence: str
    reason: str
    source: Source
    shared: bool = False  # with other reports: one that it does not fit is not out of date

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What tells it from other entries; blanks in a sentence do not count."""
        return self.code, self.about, self.value, "".join(self.sentence.split())

    def covers(self, problem: Problem) -> bool:
        """Tell whether a finding is the one that stands; an entry without a sentence looks at none."""
        sentence = "".join(problem.sentence.split()) if self.sentence else ""
        return (problem.code, str(problem.about), problem.value, sentence) == self.identity


def load_dismissed(project: Project, facts: Facts, problems: list[Problem]) -> tuple[Dismissal, ...]:
    """Read the report's dismissals; a project without the file has none.

    For the schools' reports some may stand beside the texts that all share.
    """
    found: list[Dismissal] = []
    for path in (*project.shared_dismissed, project.dismissed):
        file = read_text(path, project.name(path), problems) if path.exists() else None
        mine = dismissals(file, facts, problems) if file else ()
        found += (replace(one, shared=path != project.dismissed) for one in mine)
    return tuple(found)


def dismissals(file: TextFile, facts: Facts, problems: list[Problem]) -> tuple[Dismissal, ...]:
    """Read the entries of a file."""
    found: dict[tuple[str, str, str, str], Dismissal] = {}
    for item in read_items(DismissalItem, file, problems):
        dismissal = Dismissal(
            code=str(item.code),
            about=_about(item.about, facts),
            value=str(item.value),
            sentence=str(item.sentence or ""),
            reason=str(item.reason),
            source=item.at,
        )
        first = found.setdefault(dismissal.identity, dismissal)
        if first is not dismissal:
            message = f"同一条写了两次，第 {first.source.line} 行已经有了"
            problems.append(Problem("D045", message, item.at, "删去一条"))
    return tuple(found.values())


def _about(text: str, facts: Facts) -> str:
    """Write the id for an indicator's name, as findings do."""
    name, blank, rest = text.rpartition(" ")
    return f"{facts.ids[name]} {rest}" if blank and name in facts.ids else str(text)
