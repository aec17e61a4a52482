"""Colours and patterns that stay apart without colour: steps of lightness, and a hatch or marker each."""

from dataclasses import dataclass
from typing import Literal

from report_engine.charts.look import Look

PAPER = "#FFFFFF"
INK = "#262626"
PALE = "#D9D9D9"
GREY = "#7A7A7A"

# How a line is broken, as matplotlib names it.
Dash = Literal["-", "--", "-."] | tuple[float, tuple[float, ...]]

_HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----", "++++", "oo")
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
_DASHES: tuple[Dash, ...] = ("-", "--", "-.", (0, (1, 1.2)), (0, (6, 1.5)), (0, (3, 1, 1, 1, 1, 1)))

# Lightness (CIE L*) of the darkest and lightest area; paper is 100.
_DARK, _LIGHT = 34.0, 91.0


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area looks; `text` is the colour of words standing on it."""

    face: str
    hatch: str
    hatch_ink: str
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line looks; a `hollow` marker is filled with paper."""

    colour: str
    dash: Dash
    marker: str
    hollow: bool


def fills(look: Look, count: int) -> tuple[Fill, ...]:
    """Choose the looks of `count` areas, from dark to light."""
    return tuple(_fill(look, index, count) for index in range(count))


def strokes(look: Look, count: int, skip: int = 0) -> tuple[Stroke, ...]:
    """Choose the looks of `count` lines, dark enough for thin lines, leaving `skip` colours to others."""
    return tuple(
        Stroke(
            tone(look.palette[(index + skip) % len(look.palette)], 30.0 + 22.0 * (index % 2)),
            _DASHES[index % len(_DASHES)],
            _MARKERS[index % len(_MARKERS)],
            index % 2 == 1,
        )
        for index in range(count)
    )


def _fill(look: Look, index: int, count: int) -> Fill:
    colour = look.palette[index % len(look.palette)]
    # Two areas need not be as far apart as possible: dark and middle look calmer than dark and white.
    lightest = min(_LIGHT, _DARK + 22.0 * count)
    level = _DARK + (lightest - _DARK) * index / max(1, count - 1)
    dark = level < 58
    return Fill(
        face=tone(colour, level),
        hatch=_HATCHES[index % len(_HATCHES)],
        hatch_ink=tone(colour, level + 26 if dark else level - 26),
        text=PAPER if dark else INK,
    )


def tone(colour: str, target: float) -> str:
    """Mix a colour with white or black until its lightness (CIE L*) is `target`."""
    rgb = tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
    end = 255 if lightness(colour) < target else 0
    low, high = 0.0, 1.0
    for _ in range(12):
        share = (low + high) / 2
        mixed = "#" + "".join(f"{round(part + (end - part) * share):02X}" for part in rgb)
        if (lightness(mixed) < target) == (end == 255):
            low = share
        else:
            high = share
    return mixed


def lightness(colour: str) -> float:
    """Measure how light a colour looks, 0 to 100 (CIE L*)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance
