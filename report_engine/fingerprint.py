"""Names what a result depends on, so that it is made again when that has changed and only then.

Contents count, not times: a restored backup and a checkout may carry any time.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path


def of_files(paths: Iterable[Path]) -> str:
    """Name the contents of files and folders, with all that is in them; OSError if one cannot be read."""
    named = hashlib.sha256()
    for path in paths:
        for name, file in _files(path):
            with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a thousand files: paths as text cost half
                content = hashlib.sha256(opened.read()).hexdigest()
            named.update(f"{name}\0{content}\0".encode("utf-8", "surrogateescape"))
        named.update(b"\0")  # where one ends and the next begins
    return named.hexdigest()


@cache
def of_code(*paths: Path) -> str:
    """Name code, modules or packages with the files that come with them; it stays the same while it runs."""
    return of_files(paths)


@cache
def of_libraries() -> str:
    """Name Python and the versions of everything that is installed beside the engine."""
    installed = (folder.name for entry in sys.path for folder in Path(entry).glob("*.dist-info"))
    return hashlib.sha256("|".join([sys.version, *sorted(installed)]).encode()).hexdigest()


def of_tool(program: Path | None) -> str:
    """Name a program by its file; one that is replaced has another size or time."""
    if program is None:
        return "-"
    real = program.resolve()
    return f"{real} {real.stat().st_size} {real.stat().st_mtime_ns}"


def _files(path: Path) -> Iterator[tuple[str, str]]:
    """Go through a folder in a fixed order: names in it, with `/` between, and the files.

    What Python compiled is no input, a link counts as what it leads to.
    """
    if not path.is_dir():
        if path.is_file():
            yield ".", str(path)
        return
    seen: set[str] = set()
    for folder, folders, files in os.walk(path, followlinks=True, onerror=_stop):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        real = os.path.realpath(folder)
        if real in seen:  # a link to a folder above would lead round for ever
            folders.clear()
            continue
        seen.add(real)
        inside = folder[len(str(path)) :].replace(os.sep, "/").lstrip("/")
        for name in sorted(files):
            file = os.path.join(folder, name)  # noqa: PTH118
            if os.path.isfile(file):  # noqa: PTH113
                yield f"{inside}/{name}" if inside else name, file


def _stop(error: OSError) -> None:
    raise error
