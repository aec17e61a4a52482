"""The picture that keeps the place of a photo that is still to be supplied: “更改图片” in Word puts the photo in it."""

import io
from dataclasses import dataclass
from functools import cache

import pylopdf_fonts_zh_cn as fonts
from PIL import Image, ImageColor, ImageDraw, ImageFont

_DPI = 150
_RATIO = 1.5  # of most photos: the page does not move when one arrives
_LEADING = 1.8  # distance of lines, in sizes of type
_SHADES = 14  # of the ink; with paper and frame 16 colours, 4 bits a pixel
_SMALLER = 0.9  # what stands under the first line


@dataclass(frozen=True, slots=True)
class PlaceholderLook:
    """Size of type in points, colours as `#RRGGBB`."""

    size: float
    ink: str
    line: str


def placeholder_size(width_mm: float, height_mm: float) -> tuple[float, float]:
    """Size of the place of a photo that may be so wide and so high."""
    width = min(width_mm, height_mm * _RATIO)
    return width, width / _RATIO


def draw_placeholder(width_mm: float, height_mm: float, lines: tuple[str, ...], look: PlaceholderLook) -> bytes:
    """Draw a thin frame with centred lines as PNG."""
    width, height = (round(size / 25.4 * _DPI) for size in (width_mm, height_mm))
    ink = Image.new("L", (width, height))  # how much of it lies where: finding the best palette takes ten times as long
    painter = ImageDraw.Draw(ink)
    size = look.size / 72 * _DPI
    y = height / 2 - size * _LEADING * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        font = _font(round(size * (_SMALLER if number else 1)))
        painter.text((width / 2, y), _shortened(line, painter, font, 0.9 * width), 255, font, anchor="mm")
        y += size * _LEADING
    image = ink.point([round(amount / 255 * _SHADES) for amount in range(256)])
    ImageDraw.Draw(image).rectangle((0, 0, width - 1, height - 1), outline=_SHADES + 1)
    image.putpalette(_palette(look))
    result = io.BytesIO()
    image.save(result, "PNG", dpi=(_DPI, _DPI), bits=4)
    return result.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.sans_path()), size)


def _palette(look: PlaceholderLook) -> list[int]:
    """Give the colours from paper to ink, and that of the frame."""
    ink = ImageColor.getrgb(look.ink)
    shades = [round(255 + (full - 255) * shade / _SHADES) for shade in range(_SHADES + 1) for full in ink]
    return shades + list(ImageColor.getrgb(look.line))


def _shortened(line: str, painter: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, room: float) -> str:
    """Cut the end of a line that is too long, such as the name of a file."""
    kept = len(line)
    while kept and painter.textlength(line[:kept] + "…" * (kept < len(line)), font) > room:
        kept -= 1
    return line[:kept] + "…" * (kept < len(line))
