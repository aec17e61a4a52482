"""Figures to pictures: charts drawn from data, photos turned, scaled and re-encoded for print."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from report_engine import charts, photos
from report_engine.charts import Look
from report_engine.document import Case, Chart, Document, Figure, Photo
from report_engine.files import reason, write_aside
from report_engine.fingerprint import of_code
from report_engine.load.layout import Layout, Size
from report_engine.photos import PhotoError, prepare, size_mm
from report_engine.problems import Category, Code, Problem, Source
from report_engine.walk import blocks

I001 = Code("I001", Category.UNFINISHED)

CHART_FONT_SIZE = 9.0
# Checking decodes a photo without the work of encoding it at full size.
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


def check_photos(document: Document, problems: list[Problem]) -> None:
    """Tell which photos are still to be supplied and which of the others cannot be used."""
    for figure, _ in figures(document):
        if isinstance(figure.image, Photo):
            raw = _read(figure, figure.image, problems)
            if raw is not None:
                _prepare(raw, figure.image, _THUMBNAIL, problems)


def _missing(figure: Figure, photo: Photo) -> Problem:
    message = f"照片待补：{figure.caption}"
    return I001.problem(message, figure.source, f"把照片放到 {photo.name}")


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
