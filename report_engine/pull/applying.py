"""The files as they are to be: what was pulled, and with the data the numbers that were typed over."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import replace
from pathlib import Path

from report_engine.facts.facts import VALUE_COLUMNS
from report_engine.foresee import foresee
from report_engine.load.submissions import PROVENANCE, PROVENANCE_HEAD
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.pull.homes import Homes
from report_engine.pull.model import Proposal, Pulled
from report_engine.read.splice import Splice
from report_engine.workbook.apply import edited_files
from report_engine.workbook.change import Change
from report_engine.workbook.csvfile import CsvFile

_ID, _, _VALUE = VALUE_COLUMNS


def files_of(project: Project, pulled: Pulled, *, with_data: bool) -> dict[Path, bytes]:
    """Give the contents of all files that would be written."""
    if not with_data:
        return dict(pulled.files)
    splices: defaultdict[Path, list[Splice]] = defaultdict(list)
    for change in pulled.changes:
        for name, found in change.splices.items():
            splices[name] += found
    tables: defaultdict[Path, dict[str, str]] = defaultdict(dict)
    for one in agreed(pulled.proposals):
        if one.span is not None:
            splices[one.span.file.name].append(Splice(one.span.start, one.span.end, one.value))
        elif one.where is not None:
            tables[one.where.file][one.key] = one.value
    raw = {project.name(path): data for path, data in pulled.before.items()}
    files = Homes(replace(project, school=pulled.school), pulled.shared).files(splices, raw)
    typed = [
        change for file, values in tables.items() for change in _typed(file, pulled.before[project.root / file], values)
    ]
    files |= edited_files(project, typed)
    files |= _from_word(project, pulled, {change.key for change in typed})
    return {path: data for path, data in files.items() if data != pulled.before.get(path)}


def findings_of(project: Project, pulled: Pulled, *, with_data: bool) -> tuple[Problem, ...]:
    """Say what `check` would find in what would be written, and does not find now."""
    if not (with_data and agreed(pulled.proposals)):
        return pulled.findings
    files = files_of(project, pulled, with_data=True)
    return tuple(foresee(replace(project, school=pulled.school), files).new)


def agreed(proposals: tuple[Proposal, ...]) -> list[Proposal]:
    """Take what the data can hold, once each; a number that was typed over in two ways is left alone."""
    wanted: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for one in proposals:
        wanted[_number(one)].add(one.value)
    return list({_number(one): one for one in proposals if one.value and len(wanted[_number(one)]) == 1}.values())


def _number(one: Proposal) -> tuple[object, ...]:
    return one.key, one.year, one.span.start if one.span else 0, one.span.file.name if one.span else ""


def _from_word(project: Project, pulled: Pulled, keys: Set[str]) -> dict[Path, bytes]:
    """Let the record of where a school's numbers come from no longer name the cell of a workbook."""
    path = project.submissions(project.year) / PROVENANCE
    if path not in pulled.before:
        return {}
    file = CsvFile(pulled.before[path])
    who, key, book, cell, *_ = PROVENANCE_HEAD
    rows = [n for n, row in enumerate(file.rows) if row[who] == pulled.school and row[key] in keys]
    texts = {(n, column): text for n in rows for column, text in ((book, "Word 里改的报告"), (cell, ""))}
    return {path: file.edited(texts, ())}


def _typed(file: Path, raw: bytes, values: dict[str, str]) -> list[Change]:
    """Say which cells of a file of values get what, as an import of a workbook does."""
    now = {row[_ID]: row[_VALUE] for row in CsvFile(raw).rows}
    return [
        Change(file, key, _VALUE, now.get(key, ""), value, "", kind="cell" if key in now else "added")
        for key, value in values.items()
    ]
