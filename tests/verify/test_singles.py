"""V154 and the measure of white, on pages that are made up."""

from dataclasses import replace
from itertools import pairwise

from bench.white import white
from report_engine.render.places import Places
from report_engine.render.printed import Line
from report_engine.verify.reading import open_report

from .edit import FILE, Edit, invented_places, own_text, quoted


def split(report: Edit, places: Places, text: str, *heads: int) -> Places:
    """Break a paragraph's line after `heads` characters; the last part goes to the next page."""
    pages = list(places.pages)
    at = next(n for n, page in enumerate(pages) if any(line.text == text for line in page.lines))
    cuts = [0, *heads, len(text)]
    parts = [Line(text[a:b], 80.0, 300.0 - n) for n, (a, b) in enumerate(pairwise(cuts))]
    before = tuple(line for line in pages[at].lines if line.text != text)
    pages[at] = replace(pages[at], lines=(*before, *parts[:-1]))
    pages[at + 1] = replace(pages[at + 1], lines=(parts[-1], *pages[at + 1].lines))
    return replace(places, pages=tuple(pages))


def last_of_a_page(report: Edit, style: str) -> tuple[Places, str]:
    """A paragraph of a style that ends a page of the made-up rendering."""
    longest = [own_text(p) for p in report.all(style) if len(own_text(p)) > 60]
    for text in longest:
        for per_page in range(8, 20):
            places = invented_places(report.save(), per_page)
            if any([line.text for line in page.body][-1:] == [text] for page in places.pages[:-1]):
                return places, text
    raise AssertionError(style)


def test_a_first_line_alone_at_the_end_of_a_page(report: Edit) -> None:
    for style in ("Body Text", "案例正文"):
        places, text = last_of_a_page(report, style)
        told = [line for line in report.said(split(report, places, text, 28)) if line.startswith("V154")]
        paragraph = next(p for p in report.paragraphs if own_text(p) == text)
        assert f"V154 {quoted(paragraph)}的第一行独自留在页末" in told[0]


def test_a_last_line_alone_at_the_top_of_a_page(report: Edit) -> None:
    places, text = last_of_a_page(report, "案例正文")
    told = [line for line in report.said(split(report, places, text, 20, 40)) if line.startswith("V154")]
    paragraph = next(p for p in report.paragraphs if own_text(p) == text)
    assert len(told) == 1
    assert f"{quoted(paragraph)}的最后一行独自在页首" in told[0]


def test_white_is_measured_from_the_last_line_to_the_margin(report: Edit) -> None:
    places = invented_places(report.save())
    found = white(open_report(report.save(), FILE, places))
    page = places.pages[20]
    bottom = 35 / 25.4 * 72
    height = page.height - (37 + 35) / 25.4 * 72
    assert abs(found[21] - (min(line.base for line in page.body) - bottom) / height) < 0.01
