"""From a chart to the bytes of a picture: the only file that makes matplotlib figures."""

# ruff: noqa: PLC0415 - importing matplotlib takes half a second that commands without charts do not need

from io import BytesIO
from typing import Any

from report_engine.charts.kinds import KINDS
from report_engine.charts.look import Look
from report_engine.charts.plain import Chart

__all__ = ["Look", "draw", "unprintable"]

_PARAMS: dict[Any, Any] = {
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "text.hinting": "none",
    "hatch.linewidth": 0.55,
    "path.simplify": False,
}


def draw(chart: Chart, look: Look) -> bytes:
    """Draw a chart, without title, as PNG; the same chart and look always give the same bytes.

    The chart must be one that `complaint` has nothing against. Not for several threads at once, since
    matplotlib's settings belong to the whole process.
    """
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    kind = KINDS[chart.kind]
    margin = look.margin
    across, up = look.width + margin, kind.height(chart, look) + margin
    width, height = (round((size + margin) / 72 * look.dpi) for size in (across, up))
    with matplotlib.rc_context():
        # A matplotlibrc of the user must not change the report.
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_PARAMS)
        figure = Figure(figsize=(width / look.dpi, height / look.dpi), dpi=look.dpi)
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0, 0, 1, 1), xlim=(-margin, across), ylim=(-margin, up))
        ax.set_axis_off()
        kind.draw(ax, chart, look)
        stream = BytesIO()
        figure.savefig(stream, format="png", dpi="figure", metadata={"Software": None})
    return stream.getvalue()


def unprintable(chart: Chart, look: Look) -> str:
    """List the characters of a chart that its font lacks; they would print as empty boxes."""
    from matplotlib.ft2font import FT2Font

    names = (*chart.categories, *(row.name for row in (*chart.series, *chart.line)), chart.unit, chart.line_unit)
    known = FT2Font(look.font).get_charmap()
    return "".join(dict.fromkeys(c for c in "".join(names) if ord(c) not in known and not c.isspace()))
