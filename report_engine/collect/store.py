"""Submissions kept as text: `data/<year>/submissions/`, a file a school, and where each value came from."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report_engine.collect.schools import School
from report_engine.collect.submission import Submission, Typed
from report_engine.facts.catalogue import Indicator, known_id
from report_engine.facts.facts import VALUE_COLUMNS
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.read.rows import parse_rows
from report_engine.read.textfile import read_text

_ID, _NAME, _VALUE = VALUE_COLUMNS
HEAD = (*VALUE_COLUMNS, "备注")
PROVENANCE = "provenance.csv"
PROVENANCE_HEAD = ("学校", "编号", "文件", "单元格", "填报人", "填报日期")


@dataclass(frozen=True, slots=True)
class Stored:
    """What the schools delivered in a year: texts and remarks by school and indicator; places by the same."""

    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remarks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def text(self, school: School, indicator: str) -> str:
        """Give what a school said, under any of its names; empty if nothing."""
        return self._of(self.texts, school).get(indicator, "")

    def remark(self, school: School, indicator: str) -> str:
        """Give what it said besides."""
        return self._of(self.remarks, school).get(indicator, "")

    def has(self, school: School) -> bool:
        """Tell whether a school delivered."""
        return any(name in self.texts for name in school.names)

    def place(self, school: School, indicator: str) -> str:
        """Say in which file and cell it stood."""
        return next((self.places[name, indicator] for name in school.names if (name, indicator) in self.places), "")

    @staticmethod
    def _of(texts: Mapping[str, Mapping[str, str]], school: School) -> Mapping[str, str]:
        return next((texts[name] for name in school.names if name in texts), {})


def load_stored(project: Project, year: int, catalogue: Mapping[str, Indicator], problems: list[Problem]) -> Stored:
    """Read the submissions of a year; a year without any has none."""
    texts: dict[str, dict[str, str]] = {}
    remarks: dict[str, dict[str, str]] = {}
    places: dict[tuple[str, str], str] = {}
    for path in sorted(project.submissions(year).glob("*.csv")):
        file = read_text(path, project.name(path), problems)
        head = PROVENANCE_HEAD if path.name == PROVENANCE else HEAD
        for row in parse_rows(file, head, problems) if file else ():
            key = known_id(row.cells[_ID], catalogue)
            if path.name == PROVENANCE:
                places[row.cells["学校"], key] = f"{row.cells['文件']} {row.cells['单元格']}"
            else:
                texts.setdefault(path.stem, {})[key] = row.cells[_VALUE]
                remarks.setdefault(path.stem, {})[key] = row.cells["备注"]
    return Stored(texts, remarks, places)


def files_of(
    project: Project, submissions: Sequence[Submission], catalogue: Mapping[str, Indicator]
) -> dict[Path, bytes]:
    """Give the files that keep these submissions; what other schools delivered stays as it is."""
    target = project.submissions(project.year)
    files = {target / f"{one.school.stem}.csv": _values(one, catalogue) for one in submissions}
    kept = target / PROVENANCE
    new = {name for one in submissions for name in one.school.names}
    file = read_text(kept, kept, []) if kept.exists() else None
    rows: list[tuple[str, ...]] = [
        tuple(row.cells.values()) for row in (parse_rows(file, PROVENANCE_HEAD, []) if file else ())
    ]
    rows = [row for row in rows if row[0] not in new]
    rows += [line for one in submissions for line in _provenance(one)]
    return {**files, kept: _csv(PROVENANCE_HEAD, sorted(rows, key=lambda row: row[0]))}


def _values(one: Submission, catalogue: Mapping[str, Indicator]) -> bytes:
    empty = Typed("", "", "")
    rows = []
    for key, typed in one.values.items():
        found = typed or empty
        rows.append((key, str(catalogue[key].name), found.text, found.remark))
    return _csv(HEAD, rows)


def _provenance(one: Submission) -> Iterable[tuple[str, ...]]:
    for key, typed in one.values.items():
        yield one.school.name, key, one.file.name, typed.cell, one.who, one.when


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
