"""From a chart to the bytes of a picture: the only file that makes matplotlib figures."""

# ruff: noqa: PLC0415 - importing matplotlib takes half a second that commands without charts do not need

from io import BytesIO
from math import inf, nextafter
from threading import Lock
from typing import Any

from report_engine.charts import faces
from report_engine.charts.kinds import KINDS
from report_engine.charts.look import Look
from report_engine.charts.plot import Plot

__all__ = ["Look", "draw", "pixels", "unprintable"]

_PARAMS: dict[Any, Any] = {
    "hatch.linewidth": 0.55,
    "path.simplify": False,
}

# The settings of matplotlib belong to the whole process: threads that draw at once would change each other's.
_ONE_AT_A_TIME = Lock()


def pixels(plot: Plot, look: Look) -> tuple[int, int]:
    """Tell how many pixels the picture of a chart has, before it is drawn."""
    points = look.width + look.margin, KINDS[plot.kind].height(plot, look) + look.margin
    width, height = (round((side + look.margin) / 72 * look.dpi) for side in points)
    return width, height


def draw(plot: Plot, look: Look) -> bytes:
    """Draw a chart, without title, as PNG; the same chart and look always give the same bytes.

    The chart must be one that `complaint` has nothing against. Threads wait for each other; who wants to draw
    several at once uses processes.
    """
    with _ONE_AT_A_TIME:
        return _draw(plot, look)


def _draw(plot: Plot, look: Look) -> bytes:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from PIL import Image

    kind = KINDS[plot.kind]
    margin = look.margin
    across, up = look.width + margin, kind.height(plot, look) + margin
    width, height = pixels(plot, look)
    with matplotlib.rc_context():
        # A matplotlibrc of the user must not change the report.
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_PARAMS)
        figure = Figure(figsize=(_inches(width, look.dpi), _inches(height, look.dpi)), dpi=look.dpi)
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0, 0, 1, 1), xlim=(-margin, across), ylim=(-margin, up))
        ax.set_axis_off()
        kind.draw(ax, plot, look)
        drawn = BytesIO()
        figure.savefig(drawn, format="rgba", dpi="figure")
    # Without the channel of transparency, which would make a mask of the same size in the PDF.
    picture = Image.frombytes("RGBA", (width, height), drawn.getvalue()).convert("RGB")
    stream = BytesIO()
    picture.save(stream, "png", dpi=(look.dpi, look.dpi))
    return stream.getvalue()


def _inches(pixels: int, dpi: int) -> float:
    """Divide so that matplotlib, which multiplies again and drops what is short of a pixel, drops none."""
    inches = pixels / dpi
    return inches if inches * dpi >= pixels else nextafter(inches, inf)


def unprintable(plot: Plot, look: Look) -> str:
    """List the characters of a chart that its faces lack; they would print as empty boxes."""
    rows = (*plot.rows, *plot.line)
    names = (*plot.categories, *plot.groups, *(row.name for row in rows), plot.unit, plot.line_unit)
    values = (mark.text for row in rows for mark in row.marks)
    return faces.unprintable(look, "".join((*names, *values)))
