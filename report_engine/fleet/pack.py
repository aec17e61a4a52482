"""A project packed for a job elsewhere: what all schools share once, what one school has for itself with its job.

A pack is a line that names what follows, a line of JSON with paths and sizes, and the files one after another: as
large as what it holds. Whoever unpacks distrusts it: it comes over a network.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from report_engine.load.submissions import PROVENANCE
from report_engine.project import MARKS, Project

_HEAD = b"qhd-docgen pack 1\n"
_MOST = 100_000  # files
_LONGEST = 20_000_000  # bytes of the list of files
_FOREIGN = frozenset('\\:*?"<>|')
# What a build does not read: what people's programs leave behind, and the cells that values came from.
_LEFT_OUT = ("~$", ".")


class PackError(ValueError):
    """A pack that is not taken apart; the message is for the user."""


def pack_shared(project: Project) -> bytes:
    """Pack what every school's report is made of; `project` is any of them."""
    return _packed(project.root, (project.content, project.root / "data", project.root / "templates"))


def pack_own(project: Project) -> bytes:
    """Pack what a school has for itself."""
    return _packed(project.root, (project.own,) if project.own else ())


def unpack(pack: bytes, root: Path) -> list[Path]:
    """Write a pack's files below a folder; PackError, before anything is written, if one would lie elsewhere."""
    start, index = _index(pack)
    written: list[Path] = []
    for name, size in index:
        path = root.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pack[start : start + size])
        written.append(path)
        start += size
    return written


def _packed(root: Path, folders: Iterable[Path]) -> bytes:
    files = [(path.relative_to(root).as_posix(), path.read_bytes()) for folder in folders for path in _files(folder)]
    index = json.dumps([(name, len(data)) for name, data in files], ensure_ascii=False).encode()
    return b"".join((_HEAD, index, b"\n", *(data for _, data in files)))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_input = not any(part.startswith(_LEFT_OUT) for part in parts) and path.name != PROVENANCE
        if is_input and path.is_file():
            yield path


def _index(pack: bytes) -> tuple[int, list[tuple[str, int]]]:
    """Read the list of files and hold it against what follows; gives where the first one begins."""
    end = pack.find(b"\n", len(_HEAD), len(_HEAD) + _LONGEST)
    if not pack.startswith(_HEAD) or end < 0:
        raise PackError("收到的不是打好包的项目，两边的程序可能不是同一个版本")
    try:
        index = [(str(name), int(size)) for name, size in json.loads(pack[len(_HEAD) : end])]
    except (ValueError, TypeError):
        raise PackError("收到的包是坏的") from None
    sizes = [size for _, size in index]
    if len(index) > _MOST or min(sizes, default=0) < 0 or sum(sizes) != len(pack) - end - 1:
        raise PackError("收到的包是坏的，大小与清单不符")
    for name in (name for name, _ in index if not _is_inside(name)):
        raise PackError(f"包里有不该有的路径“{name}”")
    return end + 1, index


def _is_inside(name: str) -> bool:
    parts = name.split("/")
    clean = name.isprintable() and not _FOREIGN & set(name)
    return clean and len(parts) > 1 and parts[0] in MARKS and not any(part in ("", ".", "..") for part in parts)
