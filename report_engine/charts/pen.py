"""Drawing on axes whose coordinates are points, measured from the lower left corner inside the margin.

Charts in print are typesetting: labels must know their own size to keep clear of each other. With points
as coordinates all positions are plain sums, and matplotlib does what it does best: shapes, hatches, type.
"""

# ruff: noqa: PLC0415 - importing matplotlib takes half a second that commands without charts do not need

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from report_engine.charts.look import Look
from report_engine.charts.tone import GREY, INK, PAPER, Dash, Fill, Stroke
from report_engine.charts.wording import one_line, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

LEADING = 1.25  # distance of lines, in ems

Across = Literal["left", "center", "right"]


def measure(look: Look, text: str, size: float) -> float:
    """Measure how wide a text is in points."""
    from matplotlib.font_manager import get_font

    font = get_font(look.font)
    font.set_size(100, 72)
    font.set_text(one_line(text))
    return font.get_width_height()[0] / 64 / 100 * size


def broken(look: Look, text: str, room: float, size: float) -> tuple[str, ...]:
    """Break a text into lines no wider than `room`."""
    return wrap(text, room, lambda part: measure(look, part, size))


def widest(look: Look, texts: Sequence[str], size: float) -> float:
    """Measure the widest of some texts."""
    return max((measure(look, text, size) for text in texts), default=0.0)


class Pen:
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
        backing: str | None = None,
    ) -> None:
        """Write a line of text whose middle height is `y`, as it is: `$` and `_` have no meaning."""
        from matplotlib.font_manager import FontProperties

        size = size or self.look.em
        # Baseline plus a constant: centring on the ink would let “—” and digits stand at different heights.
        self.ax.text(
            x,
            y - 0.37 * size,
            one_line(text),
            ha=across,
            va="baseline",
            color=colour,
            fontproperties=FontProperties(fname=self.look.font, size=size),
            parse_math=False,
            bbox={"facecolor": backing, "edgecolor": "none", "pad": size * 0.12} if backing else None,
            zorder=5,
        )

    def write_lines(
        self, x: float, top: float, lines: Sequence[str], across: Across = "center", size: float | None = None
    ) -> None:
        """Write several lines downwards from `top`."""
        size = size or self.look.em
        for index, line in enumerate(lines):
            self.write(x, top - (index + 0.5) * LEADING * size, line, across, size)

    def rule(
        self, points: Sequence[tuple[float, float]], colour: str = GREY, width: float = 0.6, dash: Dash = "-"
    ) -> None:
        """Draw a thin line through points; it stays behind areas."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=colour, linewidth=width, linestyle=dash, zorder=1)
        self.ax.add_line(line)

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
        self.ax.add_line(line)

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
        shape.set(facecolor=fill.face, edgecolor=fill.hatch_ink, hatch=fill.hatch, linewidth=0, zorder=2)
        outline.set(fill=False, edgecolor=INK, linewidth=0.5, zorder=2.1)
        self.ax.add_patch(shape)
        self.ax.add_patch(outline)
