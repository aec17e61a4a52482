"""The files as they are to be: what was pulled, and with the data the numbers that were typed over."""

from collections import defaultdict
from pathlib import Path

from report_engine.project import Project
from report_engine.pull.model import Proposal, Pulled
from report_engine.read.splice import Splice, spliced
from report_engine.workbook.csvfile import CsvFile

_ID, _VALUE = "编号", "值"


def files_of(project: Project, pulled: Pulled, *, with_data: bool) -> dict[Path, bytes]:
    """Give the contents of all files that would be written."""
    if not with_data:
        return dict(pulled.files)
    splices: defaultdict[Path, list[Splice]] = defaultdict(list)
    for change in pulled.changes:
        for name, found in change.splices.items():
            splices[project.root / name] += found
    tables: defaultdict[Path, dict[str, str]] = defaultdict(dict)
    for one in agreed(pulled.proposals):
        if one.span is not None:
            splices[project.root / one.span.file.name].append(Splice(one.span.start, one.span.end, one.value))
        elif one.where is not None:
            tables[project.root / one.where.file][one.key] = one.value
    files = {path: spliced(pulled.before[path], found) for path, found in splices.items()}
    for path, values in tables.items():
        files[path] = _with_values(files.get(path, pulled.before[path]), values)
    return {path: data for path, data in files.items() if data != pulled.before[path]}


def agreed(proposals: tuple[Proposal, ...]) -> list[Proposal]:
    """Take what the data can hold, once each; a number that was typed over in two ways is left alone."""
    wanted: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for one in proposals:
        wanted[_number(one)].add(one.value)
    return list({_number(one): one for one in proposals if one.value and len(wanted[_number(one)]) == 1}.values())


def _number(one: Proposal) -> tuple[object, ...]:
    return one.key, one.year, one.span.start if one.span else 0, one.span.file.name if one.span else ""


def _with_values(raw: bytes, values: dict[str, str]) -> bytes:
    file = CsvFile(raw)
    rows = {row[_ID]: n for n, row in enumerate(file.rows)}
    return file.edited({(rows[key], _VALUE): value for key, value in values.items() if key in rows}, ())
