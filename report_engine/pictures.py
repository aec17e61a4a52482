"""Figures to pictures: charts drawn from data, photos turned, scaled and re-encoded for print."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cache
from importlib import metadata
from pathlib import Path

from report_engine import charts, photos
from report_engine.charts import Look
from report_engine.document import Case, Chart, Document, Figure, Photo
from report_engine.files import reason, write_aside
from report_engine.fingerprint import of_code
from report_engine.load.layout import Layout, Size
from report_engine.photos import PhotoError, pixels, prepare, size_mm
from report_engine.problems import Category, Code, Problem, Severity, Source
from report_engine.walk import blocks

I001 = Code("I001", Category.UNFINISHED)

CHART_FONT_SIZE = 9.0
# Checking decodes a photo without the work of encoding it at full size.
_SHARP = 2 / 3  # of the resolution of the layout: a coarser photo prints blurred
_ALIKE = 0.8
_THUMBNAIL = Size.model_construct(width_mm=20.0, max_height_mm=20.0, dpi=72)


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture and the size at which it is placed."""

    data: bytes
    extension: str
    width_mm: float
    height_mm: float


Pictures = Mapping[str, Picture]


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """What charts take from the Word template's theme."""

    palette: tuple[str, ...]
    latin: str


def draw_pictures(
    document: Document, layout: Layout, style: ChartStyle, folder: Path, problems: list[Problem]
) -> dict[str, Picture]:
    """Make every figure's picture; a photo whose file is missing has none, and is told."""
    pictures: dict[str, Picture] = {}
    look = Look(style.palette, layout.chart.width_mm, layout.chart.dpi, CHART_FONT_SIZE, style.latin)
    for figure, in_case in figures(document):
        if isinstance(figure.image, Chart) and figure.image.lacking:
            continue  # told when it was loaded; the frame in its place says what is lacking
        if isinstance(figure.image, Chart):
            pictures[figure.id] = _chart(figure, figure.image, look, folder, problems)
        else:
            size = layout.case_photo if in_case else layout.photo
            picture = _photo(figure, figure.image, size, folder, problems)
            if picture:
                pictures[figure.id] = picture
    _tell_unused(document, problems)
    return pictures


def figures(document: Document) -> Iterator[tuple[Figure, bool]]:
    """Go through all figures; the flag tells whether one stands in a case."""
    inside = {
        child.id
        for block in blocks(document)
        if isinstance(block, Case)
        for child in block.body
        if isinstance(child, Figure)
    }
    for block in blocks(document):
        if isinstance(block, Figure):
            yield block, block.id in inside


def check_photos(document: Document, layout: Layout, problems: list[Problem]) -> None:
    """Tell which photos are still to be supplied, which cannot be used, and which files nobody asks for."""
    for figure, in_case in figures(document):
        if isinstance(figure.image, Photo):
            raw = _read(figure, figure.image, problems)
            if raw is not None:
                _tell_blurred(figure.image, raw, layout.case_photo if in_case else layout.photo, problems)
                _prepare(raw, figure.image, _THUMBNAIL, problems)
    _tell_unused(document, problems)


def _tell_unused(document: Document, problems: list[Problem]) -> None:
    """Tell files of the photos folder that no figure asks for: often one that was meant for a place still empty."""
    asked = [figure.image for figure, _ in figures(document) if isinstance(figure.image, Photo)]
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


def _missing(figure: Figure, photo: Photo) -> Problem:
    message = f"照片待补：{figure.caption.text}"
    near = _near(photo.path.name, [path.name for path in _files(photo.path.parent)])
    hint = f"有一张 {near}：把它改名为 {photo.path.name}" if near else f"把照片放到 {photo.name}"
    return I001.problem(message, figure.source, hint)


def _tell_blurred(photo: Photo, raw: bytes, size: Size, problems: list[Problem]) -> None:
    found = pixels(raw)
    if found is None:
        return
    sharpness = min(size.dpi, max(found[0] / size.width_mm, found[1] / size.max_height_mm) * 25.4)
    if sharpness < size.dpi * _SHARP:
        message = f"照片只有 {found[0]} × {found[1]} 像素，印出来会不清楚"
        hint = f"请学校发原图，不用转发时压缩过的；宽至少 {round(size.width_mm / 25.4 * size.dpi * _SHARP)} 像素"
        problems.append(Problem("I005", message, Source(Path(photo.name)), hint, Severity.WARNING))


def _chart(figure: Figure, chart: Chart, look: Look, folder: Path, problems: list[Problem]) -> Picture:
    plot = charts.plot_of(chart)
    key = json.dumps([asdict(plot), look.palette, look.width_mm, look.dpi, look.font_size, look.latin], default=str)
    # Better code replaces what an older one left behind.
    key += of_code(Path(charts.__file__).parent)
    key += "|".join(f"{name} {_version(name)}" for name in ("matplotlib", "pylopdf-fonts-zh-cn"))
    data = _cached(folder, key, "png")
    if data is None:
        lacking = charts.unprintable(plot, look)
        if lacking:
            message = f"图“{figure.caption}”里有字体没有的字：{' '.join(lacking)}"
            problems.append(Problem("I004", message, figure.source, "换一种写法；不换会印成方框"))
            return Picture(b"", "png", 0, 0)
        data = charts.draw(plot, look)
        _keep(folder, key, "png", data)
    return Picture(data, "png", *size_mm(data, look.width_mm, 1000, look.dpi))


@cache
def _version(library: str) -> str:
    return metadata.version(library)


def _photo(figure: Figure, photo: Photo, size: Size, folder: Path, problems: list[Problem]) -> Picture | None:
    raw = _read(figure, photo, problems)
    if raw is None:
        return None
    _tell_blurred(photo, raw, size, problems)
    key = f"{hashlib.sha256(raw).hexdigest()} {size.width_mm} {size.max_height_mm} {size.dpi} {_version('pillow')}"
    key += of_code(Path(photos.__file__))
    for extension in ("jpg", "png"):
        data = _cached(folder, key, extension)
        if data is not None:
            return Picture(data, extension, *size_mm(data, size.width_mm, size.max_height_mm, size.dpi))
    prepared = _prepare(raw, photo, size, problems)
    if prepared is None:
        return None
    data, extension = prepared
    _keep(folder, key, extension, data)
    return Picture(data, extension, *size_mm(data, size.width_mm, size.max_height_mm, size.dpi))


def _read(figure: Figure, photo: Photo, problems: list[Problem]) -> bytes | None:
    try:
        return photo.path.read_bytes()
    except FileNotFoundError:
        problems.append(_missing(figure, photo))
    except OSError as error:
        problems.append(Problem("I002", f"读不了照片：{reason(error)}", Source(Path(photo.name))))
    return None


def _prepare(raw: bytes, photo: Photo, size: Size, problems: list[Problem]) -> tuple[bytes, str] | None:
    try:
        return prepare(raw, size.width_mm, size.max_height_mm, size.dpi)
    except PhotoError as error:
        hint = "重新导出照片，或请学校再发一份"
        problems.append(Problem("I003", f"照片打不开：{error}", Source(Path(photo.name)), hint))
        return None


def _cached(folder: Path, key: str, extension: str) -> bytes | None:
    try:
        data = _path(folder, key, extension).read_bytes()
    except OSError:
        return None
    # A full or failing disk can cut a file short; both formats end in a mark of their own.
    return data if data.endswith((b"IEND\xaeB`\x82", b"\xff\xd9")) else None


def _keep(folder: Path, key: str, extension: str, data: bytes) -> None:
    # A folder that cannot be written costs time at the next build, nothing else.
    with suppress(OSError):
        write_aside(_path(folder, key, extension), data)


def _path(folder: Path, key: str, extension: str) -> Path:
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.{extension}"
