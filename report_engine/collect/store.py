"""Writes the files that keep what the schools delivered; `load.submissions` reads them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from report_engine.collect.submission import Submission
from report_engine.facts.catalogue import Indicator
from report_engine.load.submissions import HEAD, PROVENANCE, PROVENANCE_HEAD
from report_engine.project import Project
from report_engine.read.rows import read_rows, written


def files_of(
    project: Project, submissions: Sequence[Submission], catalogue: Mapping[str, Indicator]
) -> dict[Path, bytes]:
    """Give the files that keep these submissions; what other schools delivered stays as it is."""
    target = project.submissions(project.year)
    files = {target / f"{one.school.stem}.csv": _values(one, catalogue) for one in submissions}
    kept = target / PROVENANCE
    new = {name for one in submissions for name in one.school.names}
    rows = [tuple(row.cells.values()) for row in read_rows(kept, kept, PROVENANCE_HEAD, [])]
    rows = [row for row in rows if row[0] not in new]
    rows += [line for one in submissions for line in _provenance(one)]
    return {**files, kept: written(PROVENANCE_HEAD, sorted(rows, key=lambda row: row[0])).encode()}


def _values(one: Submission, catalogue: Mapping[str, Indicator]) -> bytes:
    rows = ((key, str(catalogue[key].name), typed.text, typed.remark) for key, typed in one.values.items())
    return written(HEAD, rows).encode()


def _provenance(one: Submission) -> Iterable[tuple[str, ...]]:
    for key, typed in one.values.items():
        yield one.school.name, key, one.file.name, typed.cell, one.who, one.when
