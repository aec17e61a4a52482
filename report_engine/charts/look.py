"""What a chart takes from the Word template: colours, size and kind of type."""

from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts

# Faces of Word themes that have serifs; Song (宋体) is their Chinese companion, 黑体 that of the others.
_SERIF = frozenset({"Times New Roman", "Cambria", "Georgia", "Garamond", "Book Antiqua", "宋体", "SimSun"})


def times() -> Path:
    """Find the face as wide as Times that matplotlib brings, without importing it."""
    home = find_spec("matplotlib")
    assert home is not None
    assert home.submodule_search_locations
    return Path(home.submodule_search_locations[0], "mpl-data", "fonts", "ttf", "STIXGeneral.ttf")


@dataclass(frozen=True)
class Look:
    """The look of every chart of one report.

    `palette` holds colours as `#RRGGBB`, `font_size` is in points, `latin` is the theme's face for Latin letters: it
    decides between the two Chinese fonts that are shipped, Song with a Latin face as wide as Times beside it, and
    Sans with its own letters. Fonts of the machine play no role: the picture is the same everywhere.
    """

    palette: tuple[str, ...]
    width_mm: float
    dpi: int
    font_size: float
    latin: str = "Arial"

    @cached_property
    def font(self) -> str:
        """The font file of everything Chinese."""
        return str(fonts.serif_path() if self.latin in _SERIF else fonts.sans_path())

    @cached_property
    def latin_font(self) -> str:
        """The font file of digits and Latin letters."""
        return str(times()) if self.latin in _SERIF else self.font

    @property
    def width(self) -> float:
        """The width in points that a chart may use: that of the picture without its margins."""
        return self.width_mm / 25.4 * 72 - 2 * self.margin

    @property
    def margin(self) -> float:
        """A hair of paper on all sides, so that no letter is cut at the edge."""
        return 0.3 * self.font_size

    @property
    def em(self) -> float:
        """The font size, the unit of all distances."""
        return self.font_size
