"""V151～V153：分页。这里的页是假设的；真正渲染出来的见 render/test_breaks.py。"""

from dataclasses import replace

import pytest

from .edit import Edit, a_page, invented_places, quoted


def breaks(report: Edit, *broken: int) -> list[str]:
    """What the rule says if pages began at these paragraphs."""
    told = report.said(invented_places(report.save(), broken=broken))
    return [line for line in told if line.startswith("V15")]


def page_of(report: Edit, index: int, *broken: int) -> int:
    return invented_places(report.save(), broken=broken).of[f"Q{index}"].page


def test_an_empty_page(report: Edit) -> None:
    places = invented_places(report.save())
    empty = a_page([], str(len(places.pages)))
    places = replace(places, pages=(*places.pages, empty))
    assert report.said(places) == [f"V151 第 {len(places.pages)} 页（物理页）是空白页"]


@pytest.mark.parametrize("style", ["heading 1", "heading 2", "heading 3", "序列标题", "附表标题"])
def test_a_heading_alone_at_the_end_of_a_page(report: Edit, style: str) -> None:
    heading = report.all(style)[-1]
    index = report.index(heading)
    page = page_of(report, index, index + 1)
    assert f"V152 标题{quoted(heading)}独自留在页末（物理页第 {page} 页）" in breaks(report, index + 1)


def test_an_empty_paragraph_does_not_hide_a_heading_that_stands_alone(report: Edit) -> None:
    heading = report.all("heading 2")[-1]
    heading.addnext(report.new("Body Text", ""))
    told = breaks(report, report.index(heading) + 2)
    assert told[0].startswith(f"V152 标题{quoted(heading)}独自留在页末")


def test_a_table_on_another_page_than_its_caption(report: Edit) -> None:
    caption = report.all("表题")[1]
    told = breaks(report, report.index(caption) + 1)
    assert told[0].startswith(f"V153 表题{quoted(caption)}与表不在同一页（物理页第 ")


@pytest.mark.parametrize("style", ["图表题", "图片题"])
def test_a_figure_on_another_page_than_its_caption(report: Edit, style: str) -> None:
    caption = report.all(style)[1]
    index = report.index(caption)
    page = page_of(report, index, index)
    assert f"V153 图题{quoted(caption)}与图不在同一页（物理页第 {page} 页）" in breaks(report, index)


def test_an_empty_paragraph_between_figure_and_caption(report: Edit) -> None:
    caption = report.first("图表题")
    caption.addprevious(report.new("Body Text", ""))
    index = report.index(caption)
    page = page_of(report, index, index)
    assert f"V153 图题{quoted(caption)}与图不在同一页（物理页第 {page} 页）" in breaks(report, index)
    assert not any(line.startswith("V153") for line in breaks(report, index - 2))
