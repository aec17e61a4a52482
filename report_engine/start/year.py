"""A new year from an older one: what its files hold. `place` then puts them into the project."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from report_engine.files import leads_out, reason
from report_engine.load.history import load_history
from report_engine.load.inherited import bytes_mark
from report_engine.load.values import load_facts
from report_engine.problems import Problem, Source, has_errors
from report_engine.project import Project
from report_engine.read.textfile import read_text
from report_engine.start.carry import carried
from report_engine.start.place import YearFiles, put_year, remove_leftovers
from report_engine.start.shift import move_years
from report_engine.start.tables import BOM, VALUES, locked, tables_of
from report_engine.start.texts import Content, content_of, content_paths
from report_engine.start.write import inherited_file


@dataclass(frozen=True, slots=True)
class Started:
    """What came about, for the author to see."""

    values: int
    texts: int
    tables: tuple[str, ...]
    photos: tuple[str, ...]
    history: Path


def start_year(project: Project, source: int, problems: list[Problem]) -> Started | None:
    """Make the project's year from the year `source`; None, with the reason told and nothing changed."""
    try:
        remove_leftovers(project)
    except OSError as error:
        problems.append(_cannot(error, project))
        return None
    old = replace(project, year=source)
    before = len(problems)
    _refuse_existing(project, problems)
    facts = load_facts(old, problems)
    load_history(project, problems)
    content, read = _content(old, old.content, project.year, problems)
    if old.report.name not in content and not has_errors(problems):
        read_text(old.report, old.name(old.report), problems)
    schools, theirs = _of_schools(project, old, problems)
    decided = carried(old, problems)
    if has_errors(problems[before:]):
        return None
    try:
        data = tables_of(old, facts)
        marks = {path: bytes_mark(raw) for path, raw in data.items() if path != VALUES}
        content["inherited.yaml"] = inherited_file(project.year, source, read, marks)
        content |= schools
        if decided:
            data[old.dismissed.name] = decided
        put_year(project, YearFiles(content, data, locked(project, facts, source)))
    except OSError as error:
        problems.append(_cannot(error, project))
        return None
    photos = dict.fromkeys(str(photo.file) for one in read for photo in one.photos)
    rows = data[VALUES].count(b"\n") - 1
    texts = sum(len(one.parts) for one in (*read, *theirs))
    return Started(rows, texts, tuple(marks), tuple(photos), project.name(project.history(source)))


def _cannot(error: OSError, project: Project) -> Problem:
    path = project.name(Path(error.filename or project.content))
    if path.parts[0].startswith("."):  # a folder aside, of which the author knows nothing
        path = project.name(project.content)
    hint = "什么都没有建立；解决后再试一次"
    return Problem("F020", f"写不了文件：{reason(error)}", Source(path), hint)


def _refuse_existing(project: Project, problems: list[Problem]) -> None:
    for path in (project.content, project.data(project.year)):
        if path.exists():
            hint = "已有的年度不会被覆盖；确实要重做，先把这个文件夹移走"
            problems.append(Problem("S002", f"已有 {project.year} 年度", Source(project.name(path)), hint))


def _content(old: Project, folder: Path, year: int, problems: list[Problem]) -> tuple[dict[str, bytes], list[Content]]:
    """Copy a folder of last year's content; only the years of titles, captions and lists move on."""
    copied: dict[str, bytes] = {}
    read: list[Content] = []
    kinds = {path: kind for kind, path in content_paths(folder)}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() or p in kinds):
        name = path.relative_to(folder).as_posix()
        if _stays(path, name):
            continue
        if path not in kinds:
            _copy(old, path, name, copied, problems)
            continue
        file = read_text(path, old.name(path), problems)
        content = content_of(kinds[path], name, file, problems) if file else None
        if file is None or content is None:
            continue
        moved = replace(file, text=move_years(file, old.year, year - old.year, problems))
        content = content_of(kinds[path], name, moved, problems)
        assert content, "years moved, nothing else did"
        read.append(content)
        copied[name] = _as_it_was(path.read_bytes(), moved.text)
    if (folder / "photos" / ".gitkeep").exists():
        copied["photos/.gitkeep"] = b""
    return copied, read


def _stays(path: Path, name: str) -> bool:
    """Tell what is last year's only; what the schools' reports are made of is copied by itself."""
    aside = ("photos/", "school/", "schools/")
    return name.startswith(aside) or name in ("inherited.yaml", "dismissed.yaml") or path.name.startswith((".", "~$"))


def _copy(old: Project, path: Path, name: str, copied: dict[str, bytes], problems: list[Problem]) -> None:
    if leads_out(path, old.name(path)):
        return  # what a link leads to is not the project's
    try:
        copied[name] = path.read_bytes()
    except OSError as error:
        hint = "检查权限，或关闭正在使用它的程序"
        problems.append(Problem("F002", f"读不了文件：{reason(error)}", Source(old.name(path)), hint))


def _of_schools(project: Project, old: Project, problems: list[Problem]) -> tuple[dict[str, bytes], list[Content]]:
    """Copy what the schools' reports are made of, what all share and what each has for itself, each a draft."""
    copied: dict[str, bytes] = {}
    read: list[Content] = []
    shared = old.year_content / "school"
    for folder in (shared, *sorted((old.year_content / "schools").glob("*"))):
        if not folder.is_dir():
            continue
        name = folder.relative_to(old.year_content).as_posix()
        files, contents = _content(old, folder, project.year, problems)
        if contents:
            files["inherited.yaml"] = inherited_file(project.year, old.year, contents, {})
        copied |= {f"{name}/{file}": data for file, data in files.items()}
        read += contents
    return copied, read


def _as_it_was(raw: bytes, text: str) -> bytes:
    """Encode with the mark and the line ends that the file had."""
    ends = re.findall("\r\n|\r|\n", raw.decode("utf-8-sig"))
    lines = text.split("\n")
    joined = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return (BOM if raw.startswith(BOM) else b"") + joined.encode()
