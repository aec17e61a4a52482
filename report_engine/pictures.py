"""Figures to pictures: charts drawn from data, photos turned, scaled and re-encoded for print."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import assert_never

from report_engine import charts, photos
from report_engine.charts import Look
from report_engine.document import Case, Chart, Document, Figure, Photo
from report_engine.files import read_file, reason, write_aside
from report_engine.fingerprint import of_code
from report_engine.load.layout import Layout, Size
from report_engine.photos import PhotoError, pixels, prepare, size_mm
from report_engine.problems import Category, Code, Problem, Severity, Source
from report_engine.supplied import meant, tell_unused
from report_engine.walk import blocks

I001 = Code("I001", Category.UNFINISHED)
I002 = Code("I002", Category.UNFINISHED, Severity.ERROR)
I003 = Code("I003", Category.UNFINISHED, Severity.ERROR)
I004 = Code("I004", Category.UNFINISHED, Severity.ERROR)

CHART_FONT_SIZE = 9.0
# Checking decodes a photo without the work of encoding it at full size.
_SHARP = 2 / 3  # of the resolution of the layout: a coarser photo prints blurred
_DIGEST = hashlib.sha256().digest_size  # stands behind a picture in the cache
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
    """Make every figure's picture; a photo that is missing or broken has none, and is told."""
    pictures: dict[str, Picture] = {}
    look = _look(layout, style)
    for figure, in_case in figures(document):
        if _is_framed(figure.image):
            continue
        if isinstance(figure.image, Chart):
            picture = _chart(figure, figure.image, look, folder, problems)
        else:
            size = layout.case_photo if in_case else layout.photo
            picture = _photo(figure, figure.image, size, folder, problems)
        if picture:
            pictures[figure.id] = picture
    tell_unused(_asked(document), problems)
    return pictures


def _look(layout: Layout, style: ChartStyle) -> Look:
    return Look(style.palette, layout.chart.width_mm, layout.chart.dpi, CHART_FONT_SIZE, style.latin)


def _is_framed(image: Chart | Photo) -> bool:
    """Tell what has no picture yet: it was told when it was loaded, the frame in its place says what is lacking."""
    match image:
        case Chart():
            return bool(image.lacking)
        case Photo():
            return not image.usable
        case _:
            assert_never(image)


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


def _asked(document: Document) -> list[Photo]:
    return [figure.image for figure, _ in figures(document) if isinstance(figure.image, Photo)]


def check_pictures(
    document: Document, layout: Layout, style: ChartStyle | None, folder: Path, problems: list[Problem]
) -> None:
    """Tell of pictures what drawing them tells; without a template's style charts are left out."""
    for figure, in_case in figures(document):
        if _is_framed(figure.image):
            continue
        if isinstance(figure.image, Chart) and style is not None:
            plot, look = charts.plot_of(figure.image), _look(layout, style)
            if _cached(folder, _chart_key(plot, look), "png") is None:  # what was drawn before could be printed
                _tell_unprintable(figure, plot, look, problems)
        if isinstance(figure.image, Photo):
            raw = _read(figure, figure.image, problems)
            if raw is not None:
                _tell_blurred(figure.image, raw, layout.case_photo if in_case else layout.photo, problems)
                _prepare(raw, figure.image, _THUMBNAIL, problems)
    tell_unused(_asked(document), problems)


def _missing(figure: Figure, photo: Photo) -> Problem:
    message = f"照片待补：{figure.caption.text}"
    near = meant(photo)
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


def _chart(figure: Figure, chart: Chart, look: Look, folder: Path, problems: list[Problem]) -> Picture | None:
    plot = charts.plot_of(chart)
    key = _chart_key(plot, look)
    data = _cached(folder, key, "png")
    if data is None:
        if _tell_unprintable(figure, plot, look, problems):
            return None
        data = charts.draw(plot, look)
        _keep(folder, key, "png", data)
    return Picture(data, "png", *size_mm(data, look.width_mm, 1000, look.dpi))


def _chart_key(plot: charts.Plot, look: Look) -> str:
    """Name all that decides how a chart looks; better code replaces what an older one left behind."""
    key = json.dumps([asdict(plot), look.palette, look.width_mm, look.dpi, look.font_size, look.latin], default=str)
    key += of_code(Path(charts.__file__).parent)
    return key + "|".join(f"{name} {_version(name)}" for name in ("matplotlib", "pylopdf-fonts-zh-cn"))


def _tell_unprintable(figure: Figure, plot: charts.Plot, look: Look, problems: list[Problem]) -> bool:
    lacking = charts.unprintable(plot, look)
    if lacking:
        message = f"图“{figure.caption}”里有字体没有的字：{' '.join(lacking)}"
        problems.append(I004.problem(message, figure.source, "换一种写法；草稿里这张图先空着"))
    return bool(lacking)


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
        return read_file(photo.path)
    except FileNotFoundError:
        problems.append(_missing(figure, photo))
    except OSError as error:
        problems.append(I002.problem(f"读不了照片：{reason(error)}", Source(Path(photo.name)), "草稿里印一个待补的框"))
    return None


def _prepare(raw: bytes, photo: Photo, size: Size, problems: list[Problem]) -> tuple[bytes, str] | None:
    try:
        return prepare(raw, size.width_mm, size.max_height_mm, size.dpi)
    except PhotoError as error:
        hint = "重新导出照片，或请学校再发一份"
        problems.append(I003.problem(f"照片打不开：{error}", Source(Path(photo.name)), hint))
        return None


def _cached(folder: Path, key: str, extension: str) -> bytes | None:
    try:
        kept = _path(folder, key, extension).read_bytes()
    except OSError:
        return None
    # A failing disk can cut a file short, or spoil it: then the picture is made again.
    data, digest = kept[:-_DIGEST], kept[-_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def _keep(folder: Path, key: str, extension: str, data: bytes) -> None:
    # A folder that cannot be written costs time at the next build, nothing else.
    with suppress(OSError):
        write_aside(_path(folder, key, extension), data + hashlib.sha256(data).digest())


def _path(folder: Path, key: str, extension: str) -> Path:
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.{extension}"
