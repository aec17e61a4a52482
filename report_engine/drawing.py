"""Making one picture: a chart drawn, a photo encoded. What is asked and what comes of it goes to any process."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from report_engine import charts, photos
from report_engine.charts import Look, Plot
from report_engine.files import read_file, reason
from report_engine.photos import PhotoError

_TALLEST = 1000.0  # millimetres: a chart is as high as it is


@dataclass(frozen=True, slots=True)
class ToDraw:
    """A chart to be drawn."""

    plot: Plot
    look: Look

    @property
    def room(self) -> tuple[float, float, int]:
        """Width and height in millimetres that it may have, and its resolution."""
        return self.look.width_mm, _TALLEST, self.look.dpi


@dataclass(frozen=True, slots=True)
class ToEncode:
    """A photo of known contents, and the size and resolution that it may have at most."""

    path: Path
    name: str
    digest: str
    width_mm: float
    height_mm: float
    dpi: int

    @property
    def room(self) -> tuple[float, float, int]:
        """Width and height in millimetres that it may have, and its resolution."""
        return self.width_mm, self.height_mm, self.dpi


@dataclass(frozen=True, slots=True)
class Encoded:
    """The bytes of a picture and the ending that says what they are."""

    data: bytes
    extension: str


Task = ToDraw | ToEncode


def make(task: Task) -> Encoded | PhotoError:
    """Make a picture; one that cannot be made is its reason."""
    match task:
        case ToDraw():
            return Encoded(charts.draw(task.plot, task.look), "png")
        case ToEncode():
            try:
                raw = read_file(task.path)
                if digest(raw) != task.digest:
                    return PhotoError("读它的时候有人改了它")
                return Encoded(*photos.prepare(raw, *task.room))
            except PhotoError as error:
                return error
            except OSError as error:
                return PhotoError(reason(error))
        case _:
            assert_never(task)


def digest(raw: bytes) -> str:
    """Name the contents of a photo."""
    return hashlib.sha256(raw).hexdigest()
