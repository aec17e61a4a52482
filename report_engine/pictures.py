"""Figures to pictures: kept ones, the sizes of those that are still to be made, and what is wrong with them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import assert_never

from report_engine import charts, photos, placeholder
from report_engine.charts import Look
from report_engine.document import Case, Chart, Document, Figure, Photo
from report_engine.drawing import Encoded, Task, ToDraw, ToEncode, digest, make
from report_engine.fingerprint import of_code
from report_engine.load.layout import Layout, Size
from report_engine.photos import PhotoError, placed, prepare, size_mm
from report_engine.placeholder import PlaceholderLook, placeholder_size
from report_engine.problems import Category, Code, Problem, Severity
from report_engine.shelf import keep, kept, name_of
from report_engine.supplied import read_photo, tell_blurred, tell_broken, tell_unused
from report_engine.walk import blocks

I004 = Code("I004", Category.UNFINISHED, Severity.ERROR)

CHART_FONT_SIZE = 9.0
# Checking decodes a photo without the work of encoding it at full size.
_THUMBNAIL = (20.0, 20.0, 72)


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


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The pictures of a document at their sizes, before all of them are made.

    The data of one that is still to be made are its name, under which `tasks` says what is to be done.
    """

    pictures: dict[str, Picture]
    tasks: dict[bytes, Task]


def foresee_pictures(
    document: Document, layout: Layout, style: ChartStyle, folder: Path, problems: list[Problem]
) -> Foreseen:
    """Find every figure's picture, or its size; a photo that is missing or broken has none, and is told."""
    found = Foreseen({}, {})
    look = _look(layout, style)
    for figure, in_case in figures(document):
        if _is_framed(figure.image):
            continue
        if isinstance(figure.image, Chart):
            picture = _chart(figure, figure.image, look, folder, found.tasks, problems)
        else:
            size = layout.case_photo if in_case else layout.photo
            picture = _photo(figure, figure.image, size, folder, found.tasks, problems)
        if picture:
            found.pictures[figure.id] = picture
    tell_unused(_asked(document), problems)
    return found


def settle(
    foreseen: Foreseen, made: Sequence[Encoded | PhotoError], folder: Path, problems: list[Problem]
) -> dict[str, Picture]:
    """Put what was made in the place of what was foreseen; what could not be made is told, and has no picture."""
    done: dict[bytes, Picture | None] = {}
    for (name, task), result in zip(foreseen.tasks.items(), made, strict=True):
        done[name] = _taken(task, name.decode(), result, folder, problems)
    found = {figure: done.get(picture.data, picture) for figure, picture in foreseen.pictures.items()}
    return {figure: picture for figure, picture in found.items() if picture}


def draw_pictures(
    document: Document, layout: Layout, style: ChartStyle, folder: Path, problems: list[Problem]
) -> dict[str, Picture]:
    """Make every figure's picture, here and now."""
    foreseen = foresee_pictures(document, layout, style, folder, problems)
    return settle(foreseen, [*map(make, foreseen.tasks.values())], folder, problems)


@lru_cache(maxsize=64)  # the next composing of the same report asks for the same ones
def place_of_photo(
    width_mm: float, height_mm: float, lines: tuple[str, ...], look: PlaceholderLook, folder: Path | None
) -> Picture:
    """Draw what stands in the place of a missing photo that may be so wide and so high; found if it is kept."""
    width, height = placeholder_size(width_mm, height_mm)
    key = json.dumps([width, height, lines, asdict(look)]) + of_code(Path(placeholder.__file__))
    name = name_of(key + "|".join(f"{name} {_version(name)}" for name in ("pillow", "pylopdf-fonts-zh-cn")))
    made = None if folder is None else kept(folder, name)
    if made is None:
        made = Encoded(placeholder.draw_placeholder(width, height, lines, look), "png")
        if folder is not None:
            keep(folder, name, made)
    return Picture(made.data, made.extension, width, height)


def is_alike(one: Mapping[str, Picture], other: Mapping[str, Picture]) -> bool:
    """Tell whether pictures are the same but for their data."""
    blank = [{figure: replace(picture, data=b"") for figure, picture in each.items()} for each in (one, other)]
    return blank[0] == blank[1]


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
            if kept(folder, _chart_name(plot, look)) is None:  # what was drawn before could be printed
                _tell_unprintable(figure, plot, look, problems)
        if isinstance(figure.image, Photo):
            raw = read_photo(figure, figure.image, problems)
            if raw is not None:
                tell_blurred(figure.image, raw, layout.case_photo if in_case else layout.photo, problems)
                try:
                    prepare(raw, *_THUMBNAIL)
                except PhotoError as error:
                    tell_broken(figure.image.name, error, problems)
    tell_unused(_asked(document), problems)


def _chart(
    figure: Figure, chart: Chart, look: Look, folder: Path, tasks: dict[bytes, Task], problems: list[Problem]
) -> Picture | None:
    plot = charts.plot_of(chart)
    task, name = ToDraw(plot, look), _chart_name(plot, look)
    picture = kept(folder, name)
    if picture:
        return _placed(task, picture)
    if _tell_unprintable(figure, plot, look, problems):
        return None
    tasks[name.encode()] = task
    return Picture(name.encode(), "png", *placed(charts.pixels(plot, look), *task.room))


def _chart_name(plot: charts.Plot, look: Look) -> str:
    """Name all that decides how a chart looks; better code replaces what an older one left behind."""
    key = json.dumps([asdict(plot), look.palette, look.width_mm, look.dpi, look.font_size, look.latin], default=str)
    key += of_code(Path(charts.__file__).parent)
    return name_of(key + "|".join(f"{name} {_version(name)}" for name in ("matplotlib", "pylopdf-fonts-zh-cn")))


def _tell_unprintable(figure: Figure, plot: charts.Plot, look: Look, problems: list[Problem]) -> bool:
    lacking = charts.unprintable(plot, look)
    if lacking:
        message = f"图“{figure.caption}”里有字体没有的字：{' '.join(lacking)}"
        problems.append(I004.problem(message, figure.source, "换一种写法；草稿里这张图先空着"))
    return bool(lacking)


@cache
def _version(library: str) -> str:
    return metadata.version(library)


def _photo(
    figure: Figure, photo: Photo, size: Size, folder: Path, tasks: dict[bytes, Task], problems: list[Problem]
) -> Picture | None:
    raw = read_photo(figure, photo, problems)
    if raw is None:
        return None
    tell_blurred(photo, raw, size, problems)
    task = ToEncode(photo.path, photo.name, digest(raw), size.width_mm, size.max_height_mm, size.dpi)
    key = f"{task.digest} {size.width_mm} {size.max_height_mm} {size.dpi} {_version('pillow')}"
    name = name_of(key + of_code(Path(photos.__file__)))
    picture = kept(folder, name)
    if picture:
        return _placed(task, picture)
    foreseen = photos.foreseen(raw, *task.room)
    if foreseen is None:
        return _taken(task, name, make(task), folder, problems)
    tasks[name.encode()] = task
    return Picture(name.encode(), "jpg", *placed(foreseen, *task.room))


def _taken(task: Task, name: str, made: Encoded | PhotoError, folder: Path, problems: list[Problem]) -> Picture | None:
    """Keep a picture that was made, or tell why there is none."""
    if isinstance(made, Encoded):
        keep(folder, name, made)
        return _placed(task, made)
    if isinstance(task, ToEncode):
        tell_broken(task.name, made, problems)
    return None


def _placed(task: Task, picture: Encoded) -> Picture:
    return Picture(picture.data, picture.extension, *size_mm(picture.data, *task.room))
