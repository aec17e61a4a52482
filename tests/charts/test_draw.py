"""Pictures: right size, the same every time, and nothing that matplotlib warns about."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from report_engine.charts import KINDS, complaint, draw
from report_engine.charts.plain import Chart

from .samples import (
    DESTINATIONS,
    GOOD,
    LOOK,
    PRIZES,
    RATES,
    RECRUIT,
    ROUTES,
    SCHOOLS,
    TEACHERS,
    YEARS,
    series,
)

pytestmark = pytest.mark.filterwarnings("error")

ODD = (
    Chart(
        "bar",
        ("甲", "乙", "丙"),
        (series("a", -12, None, 0), series("b", "8", "-0.04", "5", decimals=1)),
        "万元",
    ),
    Chart("bar", ("唯一",), (series("", 1349),), "人"),
    Chart("bar", ("零", "也是零"), (series("", 0, 0),)),
    Chart("bar", ("大", "小"), (series("a", 1349, 0), series("b", 0, 2)), "人"),
    Chart(
        "bar",
        tuple("子丑寅卯辰巳午未申酉戌亥"),
        tuple(series(str(n), *range(100, 1300, 100)) for n in range(4)),
    ),
    Chart("hbar", ("增加", "减少", "缺"), (series("", 120, -340, None),), "人"),
    Chart("hbar", ("名称特别特别长" * 6, "短"), (series("", 33333, 1),), "人"),
    Chart("stacked", ("甲", "乙"), (series("a", 5, None), series("b", 0, 4)), "人"),
    Chart("stacked", tuple("子丑寅卯辰巳午未申酉戌亥"), tuple(series(str(n), *range(12)) for n in range(5))),
    Chart(
        "line",
        tuple("子丑寅卯辰"),
        (series("a", 91, None, 95, 96, 97), series("b", 81, 90, 83, 99, None)),
        "%",
    ),
    Chart("line", YEARS, (series("持平", 100, 100),), "%"),
    Chart(
        "combo",
        tuple("子丑寅"),
        (series("a", 5, -2, 3),),
        "人",
        (series("b", 3, None, 9), series("c", 1, 9, 3)),
        "%",
    ),
    Chart(
        "ring",
        tuple(f"第{n}个很长的分类名称" for n in range(8)),
        (series("", 9000, 10, 20, 30, 0, 40, None, 15),),
    ),
    Chart("ring", ("全部",), (series("", 1),), "万平方米"),
)


def size(picture: bytes) -> tuple[int, int]:
    """Decode a picture completely and tell its size."""
    with Image.open(BytesIO(picture)) as image:
        image.load()
        assert image.format == "PNG"
        return image.size


@contextmanager
def drawn(chart: Chart, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Bbox, Figure]]]:
    """Draw and collect the texts with their places in pixels."""
    found: list[tuple[str, Bbox, Figure]] = []
    plain_save = Figure.savefig

    def save(figure: Figure, *args: object, **options: object) -> None:
        plain_save(figure, *args, **options)  # type: ignore[arg-type]
        canvas = figure.canvas
        assert isinstance(canvas, FigureCanvasAgg)
        for text in figure.findobj(Text):
            assert isinstance(text, Text)
            if text.get_text() and text.get_visible() and text.axes and text in text.axes.texts:
                found.append((text.get_text(), text.get_window_extent(canvas.get_renderer()), figure))

    monkeypatch.setattr(Figure, "savefig", save)
    draw(chart, LOOK)
    yield found


@pytest.mark.parametrize("chart", GOOD, ids=lambda chart: chart.kind)
def test_the_picture_has_the_width_of_the_look(chart: Chart) -> None:
    width, height = size(draw(chart, LOOK))
    assert width == pytest.approx(150 / 25.4 * 100, abs=1)
    assert 0 < height < 230 / 25.4 * 100
    assert size(draw(chart, replace(LOOK, dpi=220)))[0] == pytest.approx(150 / 25.4 * 220, abs=1)


def test_every_kind_is_among_the_good_samples() -> None:
    assert {chart.kind for chart in GOOD} == set(KINDS)


@pytest.mark.parametrize("chart", GOOD, ids=lambda chart: chart.kind)
def test_same_input_same_bytes(chart: Chart) -> None:
    first = draw(chart, LOOK)
    assert draw(chart, LOOK) == first
    assert b"Software" not in first
    assert b"Date" not in first


def test_different_input_different_bytes() -> None:
    pictures = {draw(chart, LOOK) for chart in GOOD}
    pictures.add(draw(replace(PRIZES, series=(series("2024年", 8, 19, 15),)), LOOK))
    pictures.add(draw(PRIZES, replace(LOOK, latin="Times New Roman")))
    pictures.add(draw(PRIZES, replace(LOOK, palette=("#548235",))))
    assert len(pictures) == len(GOOD) + 3


def test_settings_of_the_user_have_no_influence(monkeypatch: pytest.MonkeyPatch) -> None:
    before = draw(TEACHERS, LOOK)
    monkeypatch.setitem(rcParams, "hatch.linewidth", 4.0)
    monkeypatch.setitem(rcParams, "figure.facecolor", "#FF0000")
    monkeypatch.setitem(rcParams, "font.family", ["monospace"])
    assert draw(TEACHERS, LOOK) == before
    assert rcParams["hatch.linewidth"] == 4.0


@pytest.mark.parametrize("chart", [*GOOD, *ODD], ids=lambda chart: f"{chart.kind}-{len(chart.categories)}")
def test_texts_are_inside_the_picture_and_apart(chart: Chart, monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaint(chart) is None
    with drawn(chart, monkeypatch) as texts:
        for text, box, figure in texts:
            assert box.x0 >= 0, text
            assert box.y0 >= 0, text
            assert box.x1 <= figure.bbox.width, text
            assert box.y1 <= figure.bbox.height, text
        for (text, box, _), (other, place, _) in combinations(texts, 2):
            # Ink may come closer than the boxes, which hold the room of descenders.
            apart = Bbox.intersection(box.padded(-1), place.padded(-1))
            assert apart is None or min(apart.width, apart.height) <= 0, (text, other)


@pytest.mark.parametrize("chart", ODD, ids=lambda chart: f"{chart.kind}-{len(chart.categories)}")
def test_odd_data_are_drawn(chart: Chart) -> None:
    assert size(draw(chart, LOOK))[1] > 0


@pytest.mark.parametrize(
    ("chart", "values"),
    [
        (PRIZES, ["8", "19", "14", "单位：个"]),
        (ROUTES, ["1706", "1349", "329", "单位：人", "2023年", "2024年"]),
        (RECRUIT, ["19403", "771", "1315", "合计29828", "合计30888"]),
        (RATES, ["95.76", "83.00", "50.21", "毕业率"]),
        (TEACHERS, ["2144", "826", "34.56", "36.08", "单位：人", "单位：%"]),
        (DESTINATIONS, ["3756（43.4%）", "176（2.0%）", "合计", "8648人"]),
        (SCHOOLS, ["3900", "150", "第1职业学校", "第26职业学校"]),
    ],
    ids=lambda part: getattr(part, "kind", ""),
)
def test_values_stand_in_the_picture(chart: Chart, values: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with drawn(chart, monkeypatch) as texts:
        assert set(values) <= {text for text, _, _ in texts}


def test_the_first_category_of_lying_bars_is_on_top(monkeypatch: pytest.MonkeyPatch) -> None:
    with drawn(SCHOOLS, monkeypatch) as texts:
        heights = [next(box.y0 for text, box, _ in texts if text == name) for name in SCHOOLS.categories]
    assert heights == sorted(heights, reverse=True)


def test_missing_zero_and_negative_values_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = Chart("bar", ("缺", "零", "负", "近零"), (series("", None, 0, "-7.25", "-0.04", decimals=1),), "万元")
    with drawn(chart, monkeypatch) as texts:
        told = [text for text, _, _ in texts]
    assert {"—", "0.0", "-7.3"} <= set(told)
    assert "-0.0" not in told


@pytest.mark.parametrize("kind", list(KINDS))
def test_signs_of_markup_are_printed_literally(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("$x_1^2$", "a&b<c>", "{5%}\\alpha", "−3~#`|")
    count = 1 if kind == "ring" else 2
    rows = tuple(series(name, 4, 3, 2, 1) for name in ("$_a$", "^<&{%")[:count])
    line = (series("\\frac{$", 1, 2, 3, 4),) if kind == "combo" else ()
    with drawn(Chart(kind, names, rows, "$^2_%", line, "<&{"), monkeypatch) as texts:
        told = {text for text, _, _ in texts}
    assert set(names) <= told
    assert "单位：$^2_%" in told
    if kind != "ring":
        assert {row.name for row in (*rows, *line)} <= told


def test_a_long_legend_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (series("很长很长的图例说明" * 7, 1, 2), series("另一个也不短的图例" * 4, 2, 1))
    with drawn(Chart("bar", YEARS, rows), monkeypatch) as texts:
        width = max(box.x1 for _, box, _ in texts)
    assert width <= 150 / 25.4 * 100


def test_matplotlib_is_imported_only_for_drawing() -> None:
    code = f"import sys; sys.path[:] = {sys.path!r}; import report_engine.charts as _; "
    code += "sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
