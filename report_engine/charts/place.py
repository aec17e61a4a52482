"""Where labels go so that none touches another: geometry only, in points."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def hits(self, other: "Box") -> bool:
        """Tell whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


class Spot(NamedTuple):
    """A point and the side of it a label may stand on: `up` is 1 above, -1 below."""

    x: float
    y: float
    up: int


@dataclass(frozen=True, slots=True)
class Label:
    """A text and the spots it may take, the best first."""

    text: str
    spots: tuple[Spot, ...]


class Placed(NamedTuple):
    """A label where it stands: the middle of the text."""

    text: str
    x: float
    y: float


def arrange(
    labels: Sequence[Label],
    obstacles: Iterable[Box],
    sizes: Sequence[float],
    measure: Callable[[str, float], float],
) -> tuple[float, list[Placed]]:
    """Place all labels in the largest type possible.

    If not even the smallest type has room for all, the later ones are left out: pass the important first.
    """
    blocked = list(obstacles)
    for size in sizes:
        placed = _try(labels, blocked, size, measure)
        if len(placed) == len(labels):
            break
    return size, placed


def _try(
    labels: Sequence[Label], obstacles: list[Box], size: float, measure: Callable[[str, float], float]
) -> list[Placed]:
    taken: list[Box] = []
    placed: list[Placed] = []
    for label in labels:
        half = measure(label.text, size) / 2 + size * 0.08
        for spot in label.spots:
            y = spot.y + spot.up * size * 0.66
            box = Box(spot.x - half, y - size * 0.45, spot.x + half, y + size * 0.45)
            if not any(box.hits(other) for other in taken) and not any(box.hits(o) for o in obstacles):
                taken.append(box)
                placed.append(Placed(label.text, spot.x, y))
                break
    return placed


def around(x: float, y: float, em: float) -> tuple[Spot, ...]:
    """List the spots for the value of a marked point: close above or below, then aside, then farther."""
    near, far, aside = 0.3 * em, 0.9 * em, 1.2 * em
    return (
        *(Spot(x, y + up * near, up) for up in (1, -1)),
        *(Spot(x + right * aside, y + up * near, up) for up in (1, -1) for right in (-1, 1)),
        *(Spot(x + right * aside, y + up * far, up) for up in (1, -1) for right in (0, -1, 1)),
    )


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Move middles, given from bottom to top, as little as possible until nothing overlaps.

    This is isotonic regression: neighbours in conflict form a block that stands at its mean.
    """
    offsets: list[float] = []
    filled = 0.0
    for height in heights:
        offsets.append(filled + height / 2)
        filled += height
    blocks: list[tuple[float, int]] = []
    for middle, offset in zip(wanted, offsets, strict=True):
        mean, count = middle - offset, 1
        while blocks and blocks[-1][0] > mean:
            other, members = blocks.pop()
            mean = (mean * count + other * members) / (count + members)
            count += members
        blocks.append((mean, count))
    starts = [max(low, min(mean, high - filled)) for mean, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


def along(points: Sequence[tuple[float, float]], thickness: float) -> list[Box]:
    """Cover a line through points with small boxes, to keep labels off it."""
    boxes: list[Box] = []
    half = thickness / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) // max(thickness, 1.0)))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            boxes.append(Box(x - half, y - half, x + half, y + half))
    return boxes
