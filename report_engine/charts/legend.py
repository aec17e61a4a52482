"""The legend: a centred block of entries below the plot, never over data."""

from collections.abc import Sequence
from dataclasses import dataclass

from report_engine.charts.fills import Fill, Stroke
from report_engine.charts.look import Look
from report_engine.charts.painter import LEADING, Painter, broken, widest

_KEY = 2.2  # width of the sample of a look, in ems
_NEAR = 0.5  # from the sample to its name
_APART = 1.8  # from one entry to the next


@dataclass(frozen=True, slots=True)
class _Entry:
    lines: tuple[str, ...]
    width: float
    sign: Fill | Stroke


class Legend:
    """Entries broken into rows that fit the width of the figure."""

    def __init__(self, look: Look, names: Sequence[str], signs: Sequence[Fill | Stroke]) -> None:
        """Arrange the entries; a single name needs no legend, since the caption says what is drawn."""
        self._rows: list[list[_Entry]] = []
        em = look.em
        fixed = (_KEY + _NEAR) * em
        used = look.width
        for name, sign in zip(names, signs, strict=True):
            lines = broken(look, name, look.width - fixed - em, em)
            entry = _Entry(lines, fixed + widest(look, lines, em), sign)
            if used + _APART * em + entry.width > look.width - em:
                self._rows.append([])
                used = -_APART * em
            self._rows[-1].append(entry)
            used += _APART * em + entry.width
        self.height = sum(self._tall(row) for row in self._rows) * em + (0.6 * em if self._rows else 0)

    @staticmethod
    def _tall(row: list[_Entry]) -> float:
        return max(len(entry.lines) for entry in row) * LEADING + 0.25

    def draw(self, painter: Painter) -> None:
        """Draw the rows at the foot of the sheet."""
        em = painter.look.em
        top = self.height - 0.4 * em
        for row in self._rows:
            width = sum(entry.width for entry in row) + _APART * em * (len(row) - 1)
            x = (painter.width - width) / 2
            for entry in row:
                self._sample(painter, x, top - LEADING * em / 2, entry.sign)
                painter.write_lines(x + (_KEY + _NEAR) * em, top, entry.lines, "left")
                x += entry.width + _APART * em
            top -= self._tall(row) * em

    @staticmethod
    def _sample(painter: Painter, x: float, y: float, sign: Fill | Stroke) -> None:
        em = painter.look.em
        if isinstance(sign, Fill):
            painter.area(x, y - 0.3 * em, x + _KEY * em, y + 0.3 * em, sign)
        else:
            painter.curve([(x, y), (x + _KEY / 2 * em, y), (x + _KEY * em, y)], sign, [1])
