"""An exported workbook in the hands of somebody who edits it."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
from openpyxl import Workbook

from report_engine.ooxml.archive import repack, unpack
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.workbook.apply import apply_changes
from report_engine.workbook.change import Change
from report_engine.workbook.export import export_workbook
from report_engine.workbook.merge import Merged, merge
from report_engine.workbook.plan import make_plan
from report_engine.workbook.read import read_workbook

NAME = Path("data.xlsx")


class Paper:
    """The workbook's bytes, ways to edit them, and what reading them back gives."""

    def __init__(self, project: Project, name: str = "data.xlsx") -> None:
        self.project = project
        self.name = Path(name)
        self.data = exported(project)

    @contextmanager
    def book(self) -> Iterator[Workbook]:
        """Edit with openpyxl."""
        book = openpyxl.load_workbook(io.BytesIO(self.data))
        yield book
        raw = io.BytesIO()
        book.save(raw)
        self.data = raw.getvalue()

    def put(self, place: str, value: object, number_format: str = "") -> "Paper":
        """Type into a cell such as 指标!D2."""
        sheet, _, at = place.partition("!")
        with self.book() as book:
            book[sheet][at] = value
            if number_format:
                book[sheet][at].number_format = number_format
        return self

    def put_formula(self, place: str, formula: str, cached: str, kind: str = "") -> "Paper":
        """Type a formula with the value that Excel computed for it; `kind` as in the file's `t`."""
        self.put(place, formula)
        at = place.partition("!")[2]
        part = f"xl/worksheets/sheet{2 if place.startswith('指标') else 3}.xml"
        text = unpack(self.data)[part].decode()
        was = re.search(rf'<c r="{at}"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>', text)
        assert was, re.findall(rf'<c r="{at}".*?</c>', text)
        typed = f' t="{kind}"' if kind else ""
        now = f'<c r="{at}"{was[1]}{typed}><f>{was[2]}</f><v>{cached}</v></c>'
        self.data = repack(self.data, {part: text.replace(was[0], now).encode()})
        return self

    def read(self) -> tuple[Change, ...]:
        """Read it back; nothing may be said."""
        changes, said = self.tell()
        assert said == []
        return changes

    def tell(self) -> tuple[tuple[Change, ...], list[str]]:
        """Read it back; changes, and what is said."""
        merged, said = self.merged()
        assert merged.conflicts == ()
        return merged.changes, said

    def merged(self, *others: "Paper") -> tuple[Merged, list[str]]:
        """Read it back together with others."""
        problems: list[Problem] = []
        plan = make_plan(self.project, problems)
        if plan is None:
            return Merged((), ()), [str(problem) for problem in problems]
        entries = [
            entry
            for paper in (self, *others)
            for entry in read_workbook(plan, self.project, paper.data, paper.name, problems)
        ]
        return merge(plan.sheets, entries), [str(problem) for problem in problems]

    def refused(self) -> list[str]:
        """Read back what must be refused: no change comes out."""
        changes, said = self.tell()
        assert changes == ()
        return said

    def apply(self) -> tuple[Path, ...]:
        """Read it back and write the changes."""
        return apply_changes(self.project, self.read())


def exported(project: Project) -> bytes:
    """Export a project without mistakes."""
    problems: list[Problem] = []
    plan = make_plan(project, problems)
    assert plan is not None, problems
    data = export_workbook(project, plan, problems)
    assert problems == []
    assert data is not None
    return data
