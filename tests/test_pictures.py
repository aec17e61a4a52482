"""Pictures of the report: charts from the cache by their content, photos as supplied, missing ones told."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from support.nodes import series, text
from support.ooxml import Docx, find_all
from support.text import text_of
from tiny_project import CASE, LAYOUT, MISSING_PHOTO, PHOTO, SECTION, VALUES, Tiny

from report_engine import charts, photos, pipeline, placeholder
from report_engine.document import Chart, Document, Figure
from report_engine.pictures import ChartStyle, Picture, draw_pictures, place_of_photo
from report_engine.placeholder import PlaceholderLook
from report_engine.problems import Problem

STYLE = ChartStyle(("#1F4E79", "#C55A11"), "Times New Roman")


def jpeg(size: tuple[int, int] = (900, 600), colour: str = "teal") -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return stream.getvalue()


def drawn(tiny: Tiny, document: Document | None = None, style: ChartStyle = STYLE) -> dict[str, Picture]:
    """Make the pictures of a project, which must not lack anything."""
    loaded = tiny.load()
    problems: list[Problem] = []
    made = draw_pictures(document or loaded.document, loaded.layout, style, tiny.project.build / "cache", problems)
    assert problems == []
    return made


@pytest.fixture
def supplied(tiny: Tiny) -> Tiny:
    """The small project with its photo."""
    tiny.write(PHOTO, jpeg())
    return tiny


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> list[Chart]:
    """The charts that are really drawn, not taken from the cache."""
    seen: list[Chart] = []
    original = charts.draw

    def draw(chart: Chart, look: charts.Look) -> bytes:
        seen.append(chart)
        return original(chart, look)

    monkeypatch.setattr(charts, "draw", draw)
    return seen


# --- photos -----------------------------------------------------------------------------


def descriptions(tiny: Tiny) -> list[str]:
    return [p.get("descr") or "" for p in find_all(Docx.read(tiny.project.output).body, ".//wp:docPr")]


def test_missing_photo_is_told_and_framed(tiny: Tiny) -> None:
    result = pipeline.build(tiny.project, tiny.project.output, pages="on-open")
    assert [str(problem) for problem in result.problems] == [MISSING_PHOTO]
    assert "照片待补：学生站在舞台中央谢幕" in descriptions(tiny)


def test_final_refuses_a_missing_photo_and_leaves_the_old_report(tiny: Tiny) -> None:
    tiny.write("build/report-2024.docx", b"an older report")
    result = pipeline.build(tiny.project, tiny.project.output, final=True, pages="on-open")
    assert [str(problem) for problem in result.problems] == [MISSING_PHOTO.replace("警告", "错误")]
    assert result.written == ()
    assert tiny.project.output.read_bytes() == b"an older report"


def test_final_accepts_a_complete_report(supplied: Tiny) -> None:
    result = pipeline.build(supplied.project, supplied.project.output, final=True, pages="on-open")
    assert result.problems == []
    assert not any("照片待补" in text for text in descriptions(supplied))


def test_supplied_photo_stands_in_the_report(supplied: Tiny) -> None:
    assert supplied.build() == []
    docx = Docx.read(supplied.project.output)
    assert "学生站在舞台中央谢幕" in descriptions(supplied)
    photos = [data for name, data in docx.parts.items() if name.endswith(".jpg")]
    assert len(photos) == 1
    assert Image.open(BytesIO(photos[0])).getpixel((10, 10)) == pytest.approx((0, 128, 128), abs=4)


def test_photo_in_a_case_is_as_wide_as_the_layout_says_for_cases(supplied: Tiny) -> None:
    picture = drawn(supplied)["fig-drama"]
    assert (round(picture.width_mm), round(picture.height_mm)) == (120, 80)
    assert Image.open(BytesIO(picture.data)).size == (340, 227)  # 120 × 80 mm at 72 dpi


def test_same_photo_twice_is_stored_once(supplied: Tiny) -> None:
    supplied.change(CASE, "body:\n", "body:\n  - 又见[@fig-two]。\n")
    second = "  - photo: { id: fig-two, file: drama.jpg, caption: 又一张, alt: 同一张照片再次使用 }\n"
    supplied.write(CASE, supplied.path(CASE).read_text("utf-8") + second)
    assert supplied.build() == []
    assert len([name for name in Docx.read(supplied.project.output).parts if name.endswith(".jpg")]) == 1


@pytest.mark.parametrize("raw", [b"", "这不是照片".encode(), jpeg()[:200]], ids=["empty", "text", "cut"])
def test_what_is_not_a_photo_is_told_with_its_name(tiny: Tiny, raw: bytes) -> None:
    tiny.write(PHOTO, raw)
    (message,) = tiny.build()
    assert message.startswith(f"{PHOTO}: 错误 I003 照片打不开：")
    assert message.endswith("（重新导出照片，或请学校再发一份）")


def test_check_tells_of_a_broken_photo_too(tiny: Tiny) -> None:
    """Who checks before going home wants to know, not only who builds."""
    tiny.write(PHOTO, b"no photo")
    assert [message.split(" ")[2] for message in tiny.check()] == ["I003"]


def test_folder_in_place_of_a_photo(tiny: Tiny) -> None:
    tiny.path(PHOTO).mkdir(parents=True)
    (message,) = tiny.build()
    assert "I002 读不了照片" in message


# --- cache ------------------------------------------------------------------------------


def test_second_build_draws_nothing_and_gives_the_same(supplied: Tiny, draws: list[Chart]) -> None:
    first = drawn(supplied)
    assert len(draws) == 1
    assert drawn(supplied) == first
    assert len(draws) == 1


def test_photo_from_the_cache_is_the_same(supplied: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(supplied)["fig-drama"]

    def prepare(*_: object) -> tuple[bytes, str]:
        raise AssertionError("the photo was prepared again")

    monkeypatch.setattr(photos, "prepare", prepare)
    assert drawn(supplied)["fig-drama"] == first


def test_without_the_cache_the_same_bytes_come_out(supplied: Tiny) -> None:
    first = drawn(supplied)
    for file in (supplied.project.build / "cache").iterdir():
        file.unlink()
    assert drawn(supplied) == first


def test_photo_replaced_under_the_same_name_is_noticed(supplied: Tiny) -> None:
    first = drawn(supplied)["fig-drama"]
    supplied.write(PHOTO, jpeg(colour="maroon"))
    assert drawn(supplied)["fig-drama"].data != first.data


def test_new_number_draws_the_chart_anew(supplied: Tiny, draws: list[Chart]) -> None:
    first = drawn(supplied)["fig-scale"]
    supplied.change(VALUES, "在校生数,1000", "在校生数,1001")
    assert drawn(supplied)["fig-scale"].data != first.data
    assert len(draws) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("chart: { width_mm: 150", "chart: { width_mm: 120"), ("height_mm: 190, dpi: 72", "height_mm: 190, dpi: 96")],
    ids=["width", "resolution"],
)
def test_new_size_draws_the_chart_anew(supplied: Tiny, draws: list[Chart], old: str, new: str) -> None:
    drawn(supplied)
    supplied.change(LAYOUT, old, new)
    drawn(supplied)
    assert len(draws) == 2


def test_new_palette_draws_the_chart_anew(supplied: Tiny, draws: list[Chart]) -> None:
    drawn(supplied)
    drawn(supplied, style=replace(STYLE, palette=("#000000",)))
    assert len(draws) == 2


def test_new_caption_draws_nothing(supplied: Tiny, draws: list[Chart]) -> None:
    """The caption stands in Word, not in the picture."""
    drawn(supplied)
    supplied.change(SECTION, "caption: 在校生和专任教师", "caption: 学生与教师")
    drawn(supplied)
    assert len(draws) == 1


def test_charts_that_differ_in_a_digit_are_different(supplied: Tiny, draws: list[Chart]) -> None:
    """1.0 and 1.00 print differently, however equal they are."""
    document = supplied.load().document
    for value in ("1.0", "1.00"):
        row = series("2024年", value)
        drawn(supplied, _with_chart(document, Chart("bar", (text("甲"),), (row,), "人")))
    assert len(draws) == 2


def test_damaged_cache_does_not_reach_the_report(supplied: Tiny) -> None:
    """A full disk leaves an empty file; the next build must not put that into the report."""
    first = drawn(supplied)
    for file in (supplied.project.build / "cache").iterdir():
        file.write_bytes(b"")
    assert drawn(supplied) == first


def test_cache_cut_short_does_not_reach_the_report(supplied: Tiny) -> None:
    first = drawn(supplied)
    for file in (supplied.project.build / "cache").iterdir():
        file.write_bytes(file.read_bytes()[:50])
    assert drawn(supplied) == first


def _with_chart(document: Document, chart: Chart) -> Document:
    (chapter,) = document.sections
    (section,) = chapter.sections
    body = tuple(
        replace(block, image=chart) if isinstance(block, Figure) and isinstance(block.image, Chart) else block
        for block in section.body
    )
    return replace(document, sections=(replace(chapter, sections=(replace(section, body=body),)),))


def test_character_that_the_chart_font_lacks_is_told_not_drawn_as_a_box(supplied: Tiny) -> None:
    supplied.change(SECTION, "indicators: [students, teachers]", "indicators: [{ indicator: students, label: 学生😀 }]")
    (message,) = supplied.build()
    assert "错误 I004 图“在校生和专任教师”里有字体没有的字：😀" in message
    assert "图表待补" in text_of(Docx.read(supplied.project.output).body)
    assert supplied.check() == [message]


def test_path_of_the_project_is_nowhere_in_the_report(supplied: Tiny, tmp_path: Path) -> None:
    assert supplied.build() == []
    for name, data in Docx.read(supplied.project.output).parts.items():
        assert str(tmp_path).encode() not in data, name


# --- names and sizes of photos ----------------------------------------------------------


@pytest.mark.parametrize("name", ["Drama.JPG", "drama.jpeg", "drma.jpg"])
def test_a_photo_under_nearly_the_right_name_is_told_with_the_rename(tiny: Tiny, name: str) -> None:
    tiny.write(PHOTO.replace("drama.jpg", name), jpeg())
    missing, unused = map(str, pipeline.check(tiny.project).problems)
    assert missing.endswith(f"I001 照片待补：话剧剧照（有一张 {name}：把它改名为 drama.jpg）")
    assert unused == f"{PHOTO.replace('drama.jpg', name)}: 警告 I006 没有用到的照片（是不是 drama.jpg？改成这个名字）"


def test_a_photo_that_nobody_asks_for_is_told(supplied: Tiny) -> None:
    supplied.write(PHOTO.replace("drama", "sports"), jpeg())
    said = [f"{PHOTO.replace('drama', 'sports')}: 警告 I006 没有用到的照片（在 photo 块的 file 里写上它，或删去）"]
    assert supplied.check() == said
    assert supplied.build() == said


def test_a_photo_of_few_pixels_is_told(tiny: Tiny) -> None:
    tiny.write(PHOTO, jpeg((160, 120)))
    cure = "（请学校发原图，不用转发时压缩过的；宽至少 227 像素）"
    assert tiny.check() == [f"{PHOTO}: 警告 I005 照片只有 160 × 120 像素，印出来会不清楚{cure}"]
    tiny.write(PHOTO, jpeg((240, 160)))
    assert tiny.check() == []


def test_the_place_of_a_missing_photo_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 90.0, 60.0, ("照片待补", "文件：实训.jpg"), PlaceholderLook(9.0, "#767676", "#C9D2DB"), tmp_path
    first = place_of_photo(*asked)
    place_of_photo.cache_clear()  # as if another process asked
    monkeypatch.setattr(placeholder, "draw_placeholder", lambda *_: pytest.fail("drawn again"))
    assert place_of_photo(*asked) == first
    with pytest.raises(pytest.fail.Exception):
        place_of_photo(*asked[:2], ("照片待补", "文件：大赛.jpg"), *asked[3:])
