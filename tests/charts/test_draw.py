"""Pictures: right size, the same every time, and nothing that matplotlib warns about."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.transforms import Bbox
from PIL import Image

from report_engine.charts import KINDS, Plot, complaint, draw, pixels
from report_engine.charts.painter import Painter

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
    Plot(
        "bar",
        ("甲", "乙", "丙"),
        (series("a", -12, None, 0), series("b", "8", "0.0", "5")),
        "万元",
    ),
    Plot("bar", ("唯一",), (series("", 1349),), "人"),
    Plot("bar", ("零", "也是零"), (series("", 0, 0),)),
    Plot("bar", ("大", "小"), (series("a", 1349, 0), series("b", 0, 2)), "人"),
    Plot(
        "bar",
        tuple("子丑寅卯辰巳午未申酉戌亥"),
        tuple(series(str(n), *range(100, 1300, 100)) for n in range(4)),
    ),
    Plot("hbar", ("增加", "减少", "缺"), (series("", 120, -340, None),), "人"),
    Plot("hbar", ("名称特别特别长" * 6, "短"), (series("", 33333, 1),), "人"),
    Plot("stacked", ("甲", "乙"), (series("a", 5, None), series("b", 0, 4)), "人"),
    Plot("stacked", tuple("子丑寅卯辰巳午未申酉戌亥"), tuple(series(str(n), *range(12)) for n in range(5))),
    Plot(
        "line",
        tuple("子丑寅卯辰"),
        (series("a", 91, None, 95, 96, 97), series("b", 81, 90, 83, 99, None)),
        "%",
    ),
    Plot("line", YEARS, (series("持平", 100, 100),), "%"),
    Plot(
        "combo",
        tuple("子丑寅"),
        (series("a", 5, -2, 3),),
        "人",
        (series("b", 3, None, 9), series("c", 1, 9, 3)),
        "%",
    ),
    Plot(
        "ring",
        tuple(f"第{n}个很长的分类名称" for n in range(8)),
        (series("", 9000, 10, 20, 30, 0, 40, None, 15),),
    ),
    Plot("ring", ("全部",), (series("", 1),), "万平方米"),
)


def size(picture: bytes) -> tuple[int, int]:
    """Decode a picture completely and tell its size."""
    with Image.open(BytesIO(picture)) as image:
        image.load()
        assert image.format == "PNG"
        return image.size


@contextmanager
def drawn(chart: Plot, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Bbox, Figure]]]:
    """Draw and collect the texts with their places in pixels."""
    found: list[tuple[str, Bbox, Figure]] = []
    plain_save = Figure.savefig

    def save(figure: Figure, *args: object, **options: object) -> None:
        plain_save(figure, *args, **options)  # type: ignore[arg-type]
        canvas = figure.canvas
        assert isinstance(canvas, FigureCanvasAgg)
        for letters in figure.findobj(PathPatch):
            assert isinstance(letters, PathPatch)
            if letters.get_gid():
                found.append((str(letters.get_gid()), letters.get_window_extent(canvas.get_renderer()), figure))

    monkeypatch.setattr(Figure, "savefig", save)
    draw(chart, LOOK)
    yield found


def test_a_picture_is_opaque() -> None:
    """Transparency would make a mask in the PDF, which printing machines must resolve."""
    picture = Image.open(BytesIO(draw(PRIZES, LOOK)))
    assert picture.mode == "RGB"
    assert picture.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("chart", GOOD, ids=lambda chart: chart.kind)
def test_the_picture_has_the_width_of_the_look(chart: Plot) -> None:
    width, height = size(draw(chart, LOOK))
    assert width == pytest.approx(150 / 25.4 * 100, abs=1)
    assert 0 < height < 230 / 25.4 * 100
    assert size(draw(chart, replace(LOOK, dpi=220)))[0] == pytest.approx(150 / 25.4 * 220, abs=1)


def test_every_kind_is_among_the_good_samples() -> None:
    assert {chart.kind for chart in GOOD} == set(KINDS)


@pytest.mark.parametrize("chart", GOOD, ids=lambda chart: chart.kind)
def test_same_input_same_bytes(chart: Plot) -> None:
    first = draw(chart, LOOK)
    assert draw(chart, LOOK) == first
    assert b"Software" not in first
    assert b"Date" not in first


def test_different_input_different_bytes() -> None:
    pictures = {draw(chart, LOOK) for chart in GOOD}
    pictures.add(draw(replace(PRIZES, rows=(series("2024年", 8, 19, 15),)), LOOK))
    pictures.add(draw(PRIZES, replace(LOOK, latin="Arial")))
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
def test_texts_are_inside_the_picture_and_apart(chart: Plot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaint(chart) is None
    with drawn(chart, monkeypatch) as texts:
        for text, box, figure in texts:
            assert box.x0 >= 0, text
            assert box.y0 >= 0, text
            assert box.x1 <= figure.bbox.width, text
            assert box.y1 <= figure.bbox.height, text
        for (text, box, _), (other, place, _) in combinations(texts, 2):
            apart = Bbox.intersection(box, place)
            assert apart is None or min(apart.width, apart.height) <= 0, (text, other)


@pytest.mark.parametrize("chart", ODD, ids=lambda chart: f"{chart.kind}-{len(chart.categories)}")
def test_odd_data_are_drawn(chart: Plot) -> None:
    assert size(draw(chart, LOOK))[1] > 0


@pytest.mark.parametrize(
    ("chart", "values"),
    [
        (PRIZES, ["8", "19", "14", "单位：个"]),
        (ROUTES, ["1706", "1349", "329", "单位：人", "2023年", "2024年"]),
        (RECRUIT, ["19403", "771", "1315", "合计29828", "合计30888", "9654"]),
        (RATES, ["95.76", "83.00", "50.21", "毕业率"]),
        (TEACHERS, ["2144", "826", "34.56", "36.08", "单位：人", "单位：%"]),
        (DESTINATIONS, ["3756（43.4%）", "176（2.0%）", "合计", "8648人"]),
        (SCHOOLS, ["3900", "150", "第1职业学校", "第26职业学校"]),
    ],
    ids=lambda part: getattr(part, "kind", ""),
)
def test_values_stand_in_the_picture(chart: Plot, values: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with drawn(chart, monkeypatch) as texts:
        assert set(values) <= {text for text, _, _ in texts}


@pytest.mark.parametrize("chart", [*GOOD, *ODD], ids=lambda chart: f"{chart.kind}-{len(chart.categories)}")
def test_every_value_is_written(chart: Plot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bars have no axis to read them from."""
    wanted = Counter(mark.text for row in (*chart.rows, *chart.line) for mark in row.marks)
    if chart.kind == "line":
        wanted.pop("—", None)  # a line has a gap there
    with drawn(chart, monkeypatch) as texts:
        told = Counter(text.partition("（")[0] for text, _, _ in texts)
    assert wanted <= told


def test_the_first_category_of_lying_bars_is_on_top(monkeypatch: pytest.MonkeyPatch) -> None:
    with drawn(SCHOOLS, monkeypatch) as texts:
        heights = [next(box.y0 for text, box, _ in texts if text == name) for name in SCHOOLS.categories]
    assert heights == sorted(heights, reverse=True)


def test_missing_zero_and_negative_values_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = Plot("bar", ("缺", "零", "负", "近零"), (series("", None, 0, "-7.25", "0.04"),), "万元")
    with drawn(chart, monkeypatch) as texts:
        assert {"—", "0", "-7.25", "0.04"} <= {text for text, _, _ in texts}


@pytest.mark.parametrize("kind", list(KINDS))
def test_signs_of_markup_are_printed_literally(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("$x_1^2$", "a&b<c>", "{5%}\\alpha", "−3~#`|")
    count = 1 if kind == "ring" else 2
    rows = tuple(series(name, 4, 3, 2, 1) for name in ("$_a$", "^<&{%")[:count])
    line = (series("\\frac{$", 1, 2, 3, 4),) if kind == "combo" else ()
    with drawn(Plot(kind, names, rows, "$^2_%", line, "<&{"), monkeypatch) as texts:
        told = {text for text, _, _ in texts}
    assert set(names) <= told
    assert any(text.startswith("单位：$^2_%") for text in told)
    if kind != "ring":
        assert {row.name for row in (*rows, *line)} <= told


def test_a_long_legend_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (series("很长很长的图例说明" * 7, 1, 2), series("另一个也不短的图例" * 4, 2, 1))
    with drawn(Plot("bar", YEARS, rows), monkeypatch) as texts:
        width = max(box.x1 for _, box, _ in texts)
    assert width <= 150 / 25.4 * 100


def test_of_two_years_the_newer_is_dark() -> None:
    """Whatever the order in which an author lists them."""
    newest_last = ROUTES.ranks
    assert newest_last == (1, 0)
    assert replace(ROUTES, rows=ROUTES.rows[::-1]).ranks == (0, 1)
    assert RECRUIT.ranks == (0, 1, 2)


def test_threads_draw_the_same_bytes() -> None:
    """Settings and fonts of matplotlib belong to the process; a picture that differs would stay in the cache."""
    alone = [draw(chart, LOOK) for chart in GOOD]
    for _ in range(3):
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(lambda chart: draw(chart, LOOK), GOOD * 2)) == alone * 2


def test_matplotlib_is_imported_only_for_drawing() -> None:
    code = f"import sys; sys.path[:] = {sys.path!r}; import report_engine.charts as _; "
    code += "sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("dpi", [72, 100, 220])
@pytest.mark.parametrize("plot", [*GOOD, *ODD], ids=lambda plot: plot.kind)
def test_the_size_of_a_chart_is_known_before_it_is_drawn(plot: Plot, dpi: int) -> None:
    look = replace(LOOK, dpi=dpi)
    assert pixels(plot, look) == Image.open(BytesIO(draw(plot, look))).size


def test_lines_that_do_not_begin_at_zero_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """折线的纵轴从 80 起，1 个百分点看着就很陡：图上写明。"""
    raised = Plot("line", ("2023年", "2024年"), (series("合格率", "83.00", "89.89"),), "%")
    grounded = Plot("line", ("2023年", "2024年"), (series("占比", "0", "50"),), "%")
    for plot, written in ((raised, True), (grounded, False)):
        with drawn(plot, monkeypatch) as texts:
            assert any("纵轴不从 0 起" in text for text, _, _ in texts) is written


def test_lines_above_bars_stand_on_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    """占比从 34 升到 36，柱上面的线只升十七分之一：不因为只画一截纵轴就像翻了一番。"""
    curves: list[list[float]] = []
    monkeypatch.setattr(Painter, "curve", lambda _, run, *looks: curves.append([y for _, y in run]))
    for first in ("0", "34"):
        bars, line = (series("教师", 5, 6),), (series("占比", first, "36"),)
        with drawn(Plot("combo", ("2023年", "2024年"), bars, "人", line, "%"), monkeypatch) as texts:
            assert not any("不从" in text for text, _, _ in texts)
    (zero, top), (start, end) = (curve for curve in curves if curve[0] != curve[1])  # the legend's are level
    assert end == pytest.approx(top)
    assert (start - zero) / (top - zero) == pytest.approx(34 / 36)
