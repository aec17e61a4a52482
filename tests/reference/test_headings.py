"""Headings, captions and titles of the built report are those of the published one, in its order and sections."""

import re

from support.ooxml import Docx
from support.outline import CASE_TITLE, HEADINGS, Line, of_style
from support.reference import CASES, FIGURES, REFERENCE, TABLES, headings
from support.text import bare, text_of


def test_53_numbered_headings(lines: list[Line]) -> None:
    built = [
        (line.number.rstrip("."), line.text, level)
        for line in of_style(lines, *HEADINGS)
        for level in [HEADINGS.index(line.style) + 1]
    ]
    printed = [(heading["number"], heading["title"], heading["level"]) for heading in headings("section")]
    assert len(printed) == 53
    assert built == printed


def test_chapters_end_with_a_point_as_printed(lines: list[Line]) -> None:
    assert [line.number for line in of_style(lines, "heading 1")] == [f"{n}." for n in range(1, 8)]


def test_three_challenges(lines: list[Line]) -> None:
    built = [(line.text, line.section) for line in of_style(lines, "序列标题")]
    assert built == [(f"挑战 {heading['number']}：{heading['title']}", "7.1") for heading in headings("challenge")]
    assert len(built) == 3


_FRONT = ("公开标题", "前置标题", "目录标题", "清单标题")


def test_front_matter_headings(lines: list[Line]) -> None:
    built = [bare(line.text) for line in of_style(lines, "Title", "Subtitle", *_FRONT)]
    printed = [bare(heading["title"]) for heading in headings("front")]
    assert [built[0] + built[1], *built[2:]] == printed


def test_cover_and_publication_page(lines: list[Line]) -> None:
    meta = REFERENCE["meta"]
    issuer, date = (bare(line.text) for line in of_style(lines, "封面署名"))
    assert (issuer, date) == (meta["issuer"], bare(meta["date_printed"]))
    form, url = (line.text for line in of_style(lines, "公开信息"))
    assert (form, url) == (meta["publication_form"], f"网址：{meta['publication_url']}")


def test_16_cases(lines: list[Line]) -> None:
    built = [(line.text, line.section) for line in of_style(lines, CASE_TITLE)]
    assert built == [(f"案例 {case['number']}【{case['title']}】", case["section"]) for case in CASES]
    assert len(built) == 16


def test_17_photo_captions(lines: list[Line]) -> None:
    titles = {case["number"]: case["title"] for case in CASES}
    built = [
        (line.text.partition("　")[2], line.section, re.sub("^案例 .*【(.*)】$", r"\1", line.case))
        for line in of_style(lines, "图片题")
    ]
    printed = [(figure["caption"], figure["section"], titles.get(figure["case"], "")) for figure in FIGURES]
    assert built == printed
    assert len(built) == 17


def test_photos_have_the_printed_numbers_and_charts_their_own(lines: list[Line]) -> None:
    """Charts are new: they count as 统计图, so that photos keep 图 1 to 17."""
    for style, word in (("图片题", "图"), ("图表题", "统计图")):
        numbers = [line.text.partition("　")[0] for line in of_style(lines, style)]
        assert numbers == [f"{word} {n}" for n in range(1, len(numbers) + 1)]
    assert len(of_style(lines, "图表题")) >= 9


def test_ten_table_captions(lines: list[Line]) -> None:
    built = [(bare(line.text), line.section) for line in of_style(lines, "表题")]
    printed = [(bare(t["number"] + t["title"]), t["section"]) for t in TABLES if t["id"].startswith("body")]
    assert built == printed
    assert len(built) == 10


def test_annex_with_four_scorecards(lines: list[Line]) -> None:
    assert [line.text for line in of_style(lines, "附件标题")] == ["附件"]
    built = [bare(line.text) for line in of_style(lines, "附表标题")]
    printed = [bare(t["number"].replace("附件表", "附表") + t["title"]) for t in TABLES if t["id"].startswith("app")]
    assert built == printed
    assert len(built) == 4
    regions = [line.text for line in of_style(lines, "附表区域")]
    assert list(map(bare, regions)) == [bare(REFERENCE["meta"]["region_line"])] * 4


def test_running_title(report: Docx) -> None:
    """The header of body and annex names the report as its cover does."""
    headers = [bare(text_of(part)) for name, part in report.stories.items() if "header" in name]
    assert sorted(set(headers)) == ["", bare(REFERENCE["meta"]["title_printed"])]
