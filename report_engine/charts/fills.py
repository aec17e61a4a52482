"""Fills and lines that stay apart without colour: steps of lightness, a hatch only where those do not suffice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from report_engine.charts.look import Look

PAPER = "#FFFFFF"
INK = "#262626"
BLACK = "#000000"
GREY = "#595959"
PALE = "#D9D9D9"

# How a line is broken, as matplotlib names it.
Dash = Literal["-", "--", "-."] | tuple[float, tuple[float, ...]]

_SOLID = 4  # so many steps of lightness are told apart
_HATCHES = ("////", "....", "\\\\\\\\", "xxxx")
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
_DASHES: tuple[Dash, ...] = ("-", "--", "-.", (0, (1, 1.2)), (0, (6, 1.5)), (0, (3, 1, 1, 1, 1, 1)))

# Lightness (CIE L*) of the darkest and lightest area; paper is 100.
_DARK, _LIGHT = 34.0, 91.0
_STEP = 22.0  # farther apart than needed looks restless
_FAINT = 71.5  # a lighter area needs an edge to be seen on paper
_EDGE = 54.0
_HATCHED = (72.0, 91.0)


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area looks; `edge` is also the colour of its hatch, `text` that of words standing on it."""

    face: str
    edge: str
    text: str
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line looks; a `hollow` marker is filled with paper."""

    colour: str
    dash: Dash
    marker: str
    hollow: bool


def fills(look: Look, ranks: Sequence[int]) -> tuple[Fill, ...]:
    """Choose the looks of areas; `ranks` says how dark each is, 0 the darkest."""
    count = max(ranks, default=0) + 1
    return tuple(_fill(look, rank, count) for rank in ranks)


def strokes(look: Look, count: int, skip: int = 0) -> tuple[Stroke, ...]:
    """Choose the looks of `count` lines, dark enough for thin lines, leaving `skip` colours to others."""
    return tuple(
        Stroke(
            of_lightness(look.palette[(index + skip) % len(look.palette)], 30.0 + 22.0 * (index % 2)),
            _DASHES[index % len(_DASHES)],
            _MARKERS[index % len(_MARKERS)],
            index % 2 == 1,
        )
        for index in range(count)
    )


def _fill(look: Look, rank: int, count: int) -> Fill:
    colour = look.palette[rank % len(look.palette)]
    steps = min(count, _SOLID)
    lightest = min(_LIGHT, _DARK + _STEP * steps)
    level = _DARK + (lightest - _DARK) * rank / max(1, steps - 1)
    hatch = ""
    if rank >= _SOLID:
        level = _HATCHED[rank % len(_HATCHED)]
        hatch = _HATCHES[rank % len(_HATCHES)]
    face = of_lightness(colour, level)
    return Fill(face, of_lightness(colour, _EDGE) if level > _FAINT else PAPER, readable(face), hatch)


def readable(face: str) -> str:
    """Choose the colour in which words are best read on an area; that of all other words if it suffices."""
    return INK if contrast(INK, face) >= 4.5 else max((PAPER, BLACK), key=lambda ink: contrast(ink, face))


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours, 1 to 21 (WCAG)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def of_lightness(colour: str, target: float) -> str:
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
    level = luminance(colour)
    return 116 * level ** (1 / 3) - 16 if level > 0.008856 else 903.3 * level


def luminance(colour: str) -> float:
    """Measure the light that a colour gives, 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
