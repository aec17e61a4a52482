"""The files that schools supplied: read, and what is wrong with them.

Which one was meant by a name that is not there, which is blurred or broken, and which nobody asks for.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from report_engine.document import Figure, Photo
from report_engine.files import read_file, reason
from report_engine.load.layout import Size
from report_engine.photos import PhotoError, pixels
from report_engine.problems import Category, Code, Problem, Severity, Source

I001 = Code("I001", Category.UNFINISHED)
I002 = Code("I002", Category.UNFINISHED, Severity.ERROR)
I003 = Code("I003", Category.UNFINISHED, Severity.ERROR)

_ALIKE = 0.8
_SHARP = 2 / 3  # of the resolution of the layout: a coarser photo prints blurred


def read_photo(figure: Figure, photo: Photo, problems: list[Problem]) -> bytes | None:
    """Read a photo; None, and told, if it is missing or cannot be read."""
    try:
        return read_file(photo.path)
    except FileNotFoundError:
        near = _meant(photo)
        hint = f"有一张 {near}：把它改名为 {photo.path.name}" if near else f"把照片放到 {photo.name}"
        problems.append(I001.problem(f"照片待补：{figure.caption.text}", figure.source, hint))
    except OSError as error:
        problems.append(I002.problem(f"读不了照片：{reason(error)}", Source(Path(photo.name)), "草稿里印一个待补的框"))
    return None


def tell_blurred(photo: Photo, raw: bytes, size: Size, problems: list[Problem]) -> None:
    """Tell a photo that has too few pixels for its place."""
    found = pixels(raw)
    if found is None:
        return
    sharpness = min(size.dpi, max(found[0] / size.width_mm, found[1] / size.max_height_mm) * 25.4)
    if sharpness < size.dpi * _SHARP:
        message = f"照片只有 {found[0]} × {found[1]} 像素，印出来会不清楚"
        hint = f"请学校发原图，不用转发时压缩过的；宽至少 {round(size.width_mm / 25.4 * size.dpi * _SHARP)} 像素"
        problems.append(Problem("I005", message, Source(Path(photo.name)), hint, Severity.WARNING))


def tell_broken(name: str, error: PhotoError, problems: list[Problem]) -> None:
    """Tell a photo that cannot be opened."""
    hint = "重新导出照片，或请学校再发一份"
    problems.append(I003.problem(f"照片打不开：{error}", Source(Path(name)), hint))


def _meant(photo: Photo) -> str:
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
