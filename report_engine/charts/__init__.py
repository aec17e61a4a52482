"""Charts: data of the report become pictures that also print well in black and white.

`plot` is what is drawn: names, and numbers with their print. One file a kind (`bar`, `hbar`, `stacked`, `line`,
`combo`, `ring`), listed in `kinds`; `canvas` alone makes matplotlib figures, `alt` writes the alternative text.
matplotlib is imported when something is drawn, not before. Everything is placed by plain sums in points
(`painter`, `place`), so that labels never overlap.
"""

from report_engine.charts.alt import describe
from report_engine.charts.canvas import draw, pixels, unprintable
from report_engine.charts.kinds import KINDS, Kind, complaint
from report_engine.charts.look import Look
from report_engine.charts.plot import Plot, plot_of

__all__ = ["KINDS", "Kind", "Look", "Plot", "complaint", "describe", "draw", "pixels", "plot_of", "unprintable"]
