"""What is written on a chart, read from its picture while it is made."""

from unittest.mock import patch

from report_engine.charts import Look, Plot, draw
from report_engine.charts.painter import Painter

LOOK = Look(("#1F4E79", "#8FAAC6", "#CBD8E5"), 150.0, 72, 9.0, "Times New Roman")


def written(plot: Plot) -> list[str]:
    """Draw a chart and list its texts."""
    found: list[str] = []
    original = Painter.write

    def write(self: Painter, x: float, y: float, text: str, *rest: object, **options: object) -> None:
        found.append(text)
        original(self, x, y, text, *rest, **options)  # type: ignore[arg-type]

    with patch.object(Painter, "write", write):
        draw(plot, LOOK)
    return found
