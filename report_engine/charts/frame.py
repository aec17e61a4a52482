"""The sheet around upright charts: unit on top, names and legend below; every value is written, so no axis."""

from collections.abc import Sequence

from report_engine.charts.fills import GREY, PALE
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.painter import LEADING, Painter, broken, widest
from report_engine.charts.scale import Scale

HEAD = 1.6  # for the unit, in ems
SIZES = (1.0, 0.94, 0.88, 0.82)  # what type may shrink to where room is short
_TICK = 0.88  # size of the numbers of an axis
_TICKS = 4


def write_unit(painter: Painter, unit: str, scale: Scale | None = None) -> None:
    """Write the unit at the top left as yearbooks do, with a word on lines whose scale does not begin at zero."""
    painter.write(0, painter.height - 0.75 * painter.look.em, _unit_text(unit, scale), "left")


def write_unit_of_lines(painter: Painter, unit: str) -> None:
    """Write the unit of lines above bars at the top right."""
    painter.write(painter.width, painter.height - 0.75 * painter.look.em, _unit_text(unit, None), "right")


def _unit_text(unit: str, scale: Scale | None) -> str:
    raised = "纵轴不从 0 起" if scale is not None and scale.low > 0 else ""
    return "，".join(filter(None, (f"单位：{unit}" if unit else "", raised)))


class Frame:
    """The places of an upright chart with `len(names)` categories side by side."""

    def __init__(
        self,
        look: Look,
        names: Sequence[str],
        left: float,
        right: float,
        legend: Legend,
        inset: float | None = None,
    ) -> None:
        """Divide the width; `left` and `right` are margins.

        Categories get equal slots; with `inset` they are points, the first so far inside the left edge, the
        last on the right edge.
        """
        self._look = look
        self._legend = legend
        self.left = left
        self.right = look.width - right
        if inset is None:
            self.slot = (self.right - self.left) / len(names)
            first = self.left + self.slot / 2
        else:
            self.slot = (self.right - self.left - inset) / max(1, len(names) - 1)
            first = self.left + inset
        self.centres = [first + self.slot * index for index in range(len(names))]
        self._size, self._names = _break_names(look, names, self.slot)
        lines = max(len(name) for name in self._names)
        self.foot = legend.height + (lines * LEADING * self._size) + 0.5 * look.em

    def draw(self, painter: Painter) -> None:
        """Write names and legend."""
        for centre, lines in zip(self.centres, self._names, strict=True):
            painter.write_lines(centre, self.foot - 0.3 * painter.look.em, lines, size=self._size)
        self._legend.draw(painter)


def _break_names(look: Look, names: Sequence[str], slot: float) -> tuple[float, list[tuple[str, ...]]]:
    """Break names to their slot: three lines at most if any type allows it."""
    for part in (*SIZES, 0.76, 0.7):
        size = look.em * part
        # A line of a name longer than a dozen characters reads worse than two.
        room = min(slot - 0.4 * size, 12 * size)
        lines = [broken(look, name, room, size) for name in names]
        if max(len(name) for name in lines) <= 3:
            break
    return size, lines


class Ticks:
    """The numbers of an axis, for lines so many that not every value can be written."""

    def __init__(self, look: Look, scale: Scale) -> None:
        """Choose the numbers and measure the margin that they need."""
        self._size = look.em * _TICK
        self._scale = scale
        self._ticks = scale.ticks(_TICKS)
        self.room = widest(look, [text for _, text in self._ticks], self._size) + 0.6 * look.em

    def draw(self, painter: Painter, frame: Frame, bottom: float, top: float, *, right: bool = False) -> None:
        """Draw a light grid with its numbers, at the left or at the right."""
        gap = 0.5 * painter.look.em
        for value, text in self._ticks:
            y = self._scale.at(value, bottom, top)
            painter.rule([(frame.left, y), (frame.right, y)], PALE)
            if right:
                painter.write(frame.right + gap, y, text, "left", self._size, GREY)
            else:
                painter.write(frame.left - gap, y, text, "right", self._size, GREY)
