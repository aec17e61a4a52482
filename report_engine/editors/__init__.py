"""JSON Schemas of the project's YAML files, by which an editor completes and checks while one types."""

import json
from dataclasses import dataclass
from pathlib import Path

from report_engine.editors.kinds import FOLDER, KINDS, Kind, line_for, schema_name
from report_engine.editors.names import known_names
from report_engine.editors.shape import schema_of
from report_engine.files import reason, write_aside
from report_engine.problems import Problem, Source

__all__ = ["FOLDER", "KINDS", "Kind", "Written", "line_for", "make_schemas", "mark_files", "write_schemas"]

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a run: files written, how many needed no change, what stood in the way."""

    files: tuple[Path, ...]
    unchanged: int
    problems: tuple[Problem, ...]


def make_schemas(root: Path, problems: list[Problem]) -> dict[Path, bytes]:
    """Make every schema of a project, by its path; none, with the reason told, if its names cannot be read."""
    names = known_names(root, problems)
    if names is None:
        return {}
    return {
        root / FOLDER / schema_name(kind): (
            json.dumps(schema_of(kind, names), ensure_ascii=False, indent=1) + "\n"
        ).encode()
        for kind in KINDS
    }


def write_schemas(root: Path) -> Written:
    """Write the schemas that are new or have changed."""
    problems: list[Problem] = []
    return _write(root, make_schemas(root, problems), problems)


def mark_files(root: Path) -> Written:
    """Put the line that names its schema on top of every YAML file that lacks it."""
    changed: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for kind in KINDS:
        for path in kind.files(root):
            try:
                text = path.read_bytes().decode()
            except (OSError, UnicodeDecodeError):
                continue  # `check` tells what is the matter with it
            bare = text.removeprefix(_BOM)
            line, (first, _, _) = line_for(kind, path, root), bare.partition("\n")
            if first.rstrip("\r") != line:
                end = "\r\n" if first.endswith("\r") else "\n"
                rest = bare.partition("\n")[2] if first.startswith(line.partition("$")[0]) else bare
                changed[path] = (text[: len(text) - len(bare)] + line + end + rest).encode()
    return _write(root, changed, problems)


def _write(root: Path, files: dict[Path, bytes], problems: list[Problem]) -> Written:
    written: list[Path] = []
    unchanged = 0
    for path, data in files.items():
        try:
            if path.is_file() and path.read_bytes() == data:
                unchanged += 1
                continue
            write_aside(path, data)
            written.append(path)
        except OSError as error:
            problems.append(Problem("F020", f"写不了文件：{reason(error)}", Source(path.relative_to(root))))
    return Written(tuple(written), unchanged, tuple(problems))
