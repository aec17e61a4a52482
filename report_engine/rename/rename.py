"""Prepares a renaming: which places of which files get another text, shown before anything is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from report_engine.facts.catalogue import ID_PATTERN, Indicator
from report_engine.facts.facts import VALUE_COLUMNS, Facts
from report_engine.load.values import load_facts
from report_engine.problems import Problem, Source, has_errors
from report_engine.project import Project
from report_engine.read.located import parse_yaml
from report_engine.read.splice import Splice, spliced
from report_engine.read.textfile import TextFile, read_text
from report_engine.rename.alias import alias
from report_engine.rename.mentions import mentions
from report_engine.workbook.csvfile import CsvFile
from report_engine.workbook.keys import VALUES

_ID, _NAME, _ = VALUE_COLUMNS
_FORBIDDEN = set("{}:：[]@\\,#\"'&*!|>`\n\r\t")


@dataclass(frozen=True, slots=True)
class Renaming:
    """What changes: the places, for people to look at, and the new contents of the files."""

    places: tuple[Source, ...]
    files: dict[Path, bytes]


def plan_renaming(project: Project, old: str, new: str, problems: list[Problem]) -> Renaming | None:
    """Find every place; None, with the reason told, if the data have mistakes or the new name will not do."""
    facts = load_facts(project, problems)
    if has_errors(problems):
        return None
    indicator = facts.find(old)
    place = Source(project.name(project.catalogue))
    if indicator is None:
        problems.append(Problem("D041", f"没有叫“{old}”的指标", place, facts.hint(old)))
        return None
    is_id = bool(re.fullmatch(ID_PATTERN, new, re.ASCII))
    taken = facts.find(new)
    if new != new.strip() or not new or _FORBIDDEN & set(new) or new[:1] in "-?%":
        problems.append(Problem("D010", f"“{new}”不能作名称", place, "不能有空白、引号、逗号、冒号和括号一类的符号"))
    elif taken and (taken is not indicator or new in (indicator.id, indicator.name, *indicator.short)):
        problems.append(Problem("D011", f"“{new}”已是 {taken.id} 的名称", taken.at, "换一个名称"))
    else:
        was = str(indicator.id if is_id else indicator.name)
        return _collected(_Names(project, facts, indicator, was, new, is_id))
    return None


@dataclass(frozen=True, slots=True)
class _Names:
    """One renaming: of an id, or of a name."""

    project: Project
    facts: Facts
    indicator: Indicator
    old: str
    new: str
    is_id: bool


def _collected(names: _Names) -> Renaming:
    places: list[Source] = []
    files: dict[Path, bytes] = {}
    for path in _yaml_files(names.project):
        file = read_text(path, names.project.name(path), [])
        edits = dict(_yaml_edits(names, path, file)) if file else {}
        if file and edits:
            files[path] = spliced(path.read_bytes(), [Splice(start, end, text) for (start, end), text in edits.items()])
            places += [file.source(start) for start, _ in sorted(edits)]
    # Values and confirmations of every year; what a report printed is locked and stays.
    root = names.project.root
    for path in sorted([*root.glob(f"data/[0-9]*/{VALUES}.csv"), *root.glob("data/confirmed/*.csv")]):
        changed, lines = _table(names, path)
        if lines:
            files[path] = changed
            places += [Source(names.project.name(path), line, 1) for line in lines]
    return Renaming(tuple(places), files)


def _yaml_files(project: Project) -> Iterator[Path]:
    """Go through everything that may speak of an indicator, of all years and layouts."""
    yield from (path for path in (project.catalogue, project.rules) if path.exists())
    for pattern in ("data/*/dismissed.yaml", "content/**/*.yaml", "templates/*/scorecards/*.yaml"):
        yield from sorted(project.root.glob(pattern))


def _yaml_edits(names: _Names, path: Path, file: TextFile) -> Iterator[tuple[tuple[int, int], str]]:
    tree = parse_yaml(file, [])
    for span in mentions(tree, file, names.old, list(names.facts.ids)):
        yield span, names.new
    if path == names.project.catalogue:
        own = names.indicator.id if names.is_id else names.indicator.name
        at = file.text.index(names.old, own.span.start, own.span.end)
        yield (at, at + len(names.old)), names.new
        where, text = alias(names.indicator, file, names.old)
        if text:
            yield (where, where), text


def _table(names: _Names, path: Path) -> tuple[bytes, list[int]]:
    """Give the file with the new id or name, and the lines that have it."""
    file = CsvFile(path.read_bytes())
    cells: dict[tuple[int, str], str] = {}
    column = _ID if names.is_id else _NAME
    for at, row in enumerate(file.rows):
        if path.stem == VALUES and row.get(column) == names.old:
            cells[at, column] = names.new
        for head, text in row.items() if path.stem != VALUES and not names.is_id else ():
            if row[file.header[0]] == "指标" and text.startswith(f"{names.old}｜"):
                cells[at, head] = names.new + text.removeprefix(names.old)
    return file.edited(cells, ()), [file.line(at) for at, _ in cells]
