"""Drawing on axes whose coordinates are points, measured from the lower left corner inside the margin.

Charts in print are typesetting: labels must know their own size to keep clear of each other. With points
as coordinates all positions are plain sums, and matplotlib does what it does best: shapes and hatches.
"""

# ruff: noqa: PLC0415 - importing matplotlib takes half a second that commands without charts do not need

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from report_engine.charts.faces import measure, outline
from report_engine.charts.fills import GREY, INK, PAPER, Dash, Fill, Stroke
from report_engine.charts.look import Look
from report_engine.charts.wording import one_line, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

LEADING = 1.25  # distance of lines, in ems
HAIR = 0.5  # of leaders and edges, in points
ZERO = 0.6  # of the line on which bars stand

Across = Literal["left", "center", "right"]
_SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}


def broken(look: Look, text: str, room: float, size: float) -> tuple[str, ...]:
    """Break a text into lines no wider than `room`."""
    return wrap(text, room, lambda part: measure(look, part, size))


def widest(look: Look, texts: Sequence[str], size: float) -> float:
    """Measure the widest of some texts."""
    return max((measure(look, text, size) for text in texts), default=0.0)


class Painter:
    """Draws lines, areas and words in the look of the report."""

    def __init__(self, ax: "Axes", look: Look) -> None:
        """Take the axes and the look; the origin is inside the margin."""
        self.ax = ax
        self.look = look
        self.width = look.width
        self.height = float(ax.get_ylim()[1]) - look.margin

    def write(
        self,
        x: float,
        y: float,
        text: str,
        across: Across = "center",
        size: float | None = None,
        colour: str = INK,
        *,
        upright: bool = False,
    ) -> None:
        """Write a line of text whose middle height is `y`; an `upright` one is turned to be read from the right."""
        from matplotlib.patches import PathPatch
        from matplotlib.transforms import Affine2D

        text = one_line(text)
        if not text:
            return
        size = size or self.look.em
        # Baseline plus a constant: centring on the ink would let “—” and digits stand at different heights.
        place = Affine2D().translate(-_SHIFT[across] * measure(self.look, text, size), -0.37 * size)
        place = (place.rotate_deg(90) if upright else place).translate(x, y)
        letters = PathPatch(place.transform_path(outline(self.look, text, size)), facecolor=colour, linewidth=0)
        letters.set(snap=False, zorder=5, gid=text)
        self.ax.add_artist(letters)

    def write_lines(
        self, x: float, top: float, lines: Sequence[str], across: Across = "center", size: float | None = None
    ) -> None:
        """Write several lines downwards from `top`."""
        size = size or self.look.em
        for index, line in enumerate(lines):
            self.write(x, top - (index + 0.5) * LEADING * size, line, across, size)

    def rule(
        self, points: Sequence[tuple[float, float]], colour: str = GREY, width: float = HAIR, dash: Dash = "-"
    ) -> None:
        """Draw a thin line through points; it stays behind areas."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=colour, linewidth=width, linestyle=dash, zorder=1)
        self.ax.add_artist(line)

    def zero(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw the line on which bars stand, over their edges."""
        from matplotlib.lines import Line2D

        (x0, y0), (x1, y1) = start, end
        self.ax.add_artist(Line2D((x0, x1), (y0, y1), color=INK, linewidth=ZERO, zorder=4))

    def curve(self, points: Sequence[tuple[float, float]], stroke: Stroke, marked: Sequence[int] | None = None) -> None:
        """Draw the line of a series with markers at its points, or only at the `marked` ones."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=stroke.colour, linewidth=1.4, linestyle=stroke.dash, zorder=3)
        line.set_marker(stroke.marker)
        line.set_markevery(None if marked is None else list(marked))
        line.set_markersize(self.look.em * 0.55)
        line.set_markeredgecolor(stroke.colour)
        line.set_markerfacecolor(PAPER if stroke.hollow else stroke.colour)
        self.ax.add_artist(line)

    def area(self, left: float, bottom: float, right: float, top: float, fill: Fill) -> None:
        """Fill a rectangle."""
        from matplotlib.patches import Rectangle

        x, y = min(left, right), min(bottom, top)
        width, height = abs(right - left), abs(top - bottom)
        self._fill(Rectangle((x, y), width, height), Rectangle((x, y), width, height), fill)

    def sector(self, x: float, y: float, outer: float, inner: float, turn: tuple[float, float], fill: Fill) -> None:
        """Fill a part of a ring; `turn` is from where to where, in turns clockwise from the top."""
        from matplotlib.patches import Wedge

        begin, end = (90 - 360 * part for part in turn)
        width = outer - inner
        self._fill(Wedge((x, y), outer, end, begin, width=width), Wedge((x, y), outer, end, begin, width=width), fill)

    def _fill(self, shape: "Patch", outline: "Patch", fill: Fill) -> None:
        # Two patches, because the hatch of one has the colour of its edge.
        shape.set(facecolor=fill.face, edgecolor=fill.edge, hatch=fill.hatch, linewidth=0, zorder=2)
        outline.set(fill=False, edgecolor=fill.edge, linewidth=HAIR, zorder=2.1)
        self.ax.add_artist(shape)
        self.ax.add_artist(outline)
