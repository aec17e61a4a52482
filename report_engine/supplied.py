"""The files that schools supplied: which one was meant by a name that is not there, and which nobody asks for."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from report_engine.document import Photo
from report_engine.problems import Problem, Severity, Source

_ALIKE = 0.8


def meant(photo: Photo) -> str:
    """Name the file that lies there in the place of a photo that is missing; empty if none is alike."""
    return _near(photo.path.name, [path.name for path in _files(photo.path.parent)])


def tell_unused(asked: Sequence[Photo], problems: list[Problem]) -> None:
    """Tell files of the photos folder that no figure asks for: often one that was meant for a place still empty."""
    for folder in sorted({photo.path.parent for photo in asked}):
        mine = [photo for photo in asked if photo.path.parent == folder]
        for path in _files(folder):
            if path.name in {photo.path.name for photo in mine}:
                continue
            place = Path(mine[0].name).with_name(path.name)
            wanted = [photo.path.name for photo in mine if not photo.path.is_file()]
            near = _near(path.name, wanted)
            hint = f"是不是 {near}？改成这个名字" if near else "在 photo 块的 file 里写上它，或删去"
            problems.append(Problem("I006", "没有用到的照片", Source(place), hint, Severity.WARNING))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError:
        return []


def _near(name: str, others: Sequence[str]) -> str:
    """Find the name that was meant: other capitals, another ending, a slip of the hand."""
    stems = {Path(other).stem.casefold(): other for other in others}
    stem = Path(name).stem.casefold()
    return stems.get(stem) or stems.get(next(iter(get_close_matches(stem, stems, 1, _ALIKE)), ""), "")
