"""Writes the files that keep what the schools delivered; `load.submissions` reads them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from report_engine.collect.submission import Submission, Typed
from report_engine.facts.catalogue import Indicator
from report_engine.load.submissions import HEAD, PROVENANCE, PROVENANCE_HEAD
from report_engine.project import Project
from report_engine.read.rows import parse_rows
from report_engine.read.textfile import read_text


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
