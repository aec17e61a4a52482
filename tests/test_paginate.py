"""The page loop: how often a report is rendered, what is remembered, when it gives up."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from support.ooxml import Docx, find_all
from support.text import text_of
from test_pages import document, package, paragraph, reference
from tiny_project import Tiny

from report_engine import paginate, pipeline, printing
from report_engine.ooxml.archive import pack, unpack
from report_engine.ooxml.package import Package, open_package
from report_engine.problems import Problem
from report_engine.render.libreoffice import RenderError
from report_engine.render.office import Office
from report_engine.render.places import Place, Places
from report_engine.word.pages import write_pages

Measure = Callable[[Package, object], Places]


def report(*texts: str) -> bytes:
    """A report with a line for each of its headings `h0`, `h1`, …"""
    names = [f"h{number}" for number in range(len(texts))]
    lines = [reference(name) for name in names]
    return package(document(*lines, *(paragraph(name, text) for name, text in zip(names, texts, strict=True))))


def results(docx: bytes) -> list[str]:
    """What the fields show: the paragraphs that hold one."""
    body = Docx.read(docx).body
    return [text_of(p) for p in find_all(body, "w:p") if find_all(p, ".//w:instrText")]


class Renderer:
    """Stands in for LibreOffice: every paragraph on the page that `page` gives; counts how often it is asked.

    `lines` tells whether a list's lines are as long as one line of the page.
    """

    def __init__(self, page: Callable[[int, list[str], int], int], lines: bool = False) -> None:
        self.page = page
        self.lines = lines
        self.times = 0

    def __call__(self, numbered: Package, _office: object = None) -> Places:
        self.times += 1
        docx = numbered.to_bytes()
        paragraphs = find_all(Docx.read(docx).body, "w:p")
        shown = results(docx)
        places = {f"Q{i}": Place(self.page(i, shown, self.times), 0) for i in range(len(paragraphs))}
        if self.lines:
            places |= {f"QN{i}": places[f"Q{i}"] for i in range(len(paragraphs))}
        return Places(places, ())


class Done(NamedTuple):
    """A report with its numbers, and what it took."""

    docx: bytes
    places: Places
    passes: int
    moving: tuple[str, ...]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    """Paginate with a stand-in; the memory stays from call to call."""
    monkeypatch.setattr(paginate, "find_program", lambda: None)

    def start(docx: bytes, renderer: Renderer) -> Done:
        monkeypatch.setattr(paginate, "measure", renderer)
        composed = open_package(docx, "word")
        found = paginate.paginate(composed, tmp_path / "cache" / "pages.json")
        return Done(write_pages(composed, found.labels).to_bytes(), found.places, found.passes, found.moving)

    return start


Run = Callable[[bytes, Renderer], Done]


def steady() -> Renderer:
    return Renderer(lambda index, _shown, _times: index + 1)


def test_numbers_are_written_and_confirmed(run: Run) -> None:
    done = run(report("甲", "乙"), steady())
    assert results(done.docx) == ["3", "4"]
    assert (done.passes, done.moving) == (2, ())
    assert done.places.of["Q2"].page == 3


def test_an_unchanged_report_is_not_rendered_again(run: Run) -> None:
    first = run(report("甲", "乙"), steady())
    renderer = steady()
    again = run(report("甲", "乙"), renderer)
    assert (renderer.times, again.passes) == (0, 0)
    assert again.docx == first.docx
    assert again.places == first.places


def test_a_changed_text_that_moves_nothing_costs_one_pass(run: Run) -> None:
    run(report("甲", "乙"), steady())
    renderer = steady()
    done = run(report("甲", "丙"), renderer)
    assert (renderer.times, done.passes) == (1, 1)
    assert results(done.docx) == ["3", "4"]


def test_a_change_that_moves_pages_is_confirmed_again(run: Run) -> None:
    run(report("甲", "乙"), steady())
    done = run(report("甲", "丙"), Renderer(lambda index, _shown, _times: 1 + index * 3))
    assert done.passes == 2
    assert results(done.docx) == ["7", "10"]


def test_other_numbers_as_wide_as_before_are_not_confirmed(run: Run) -> None:
    """第 3 页成了第 4 页：数字一样宽，什么也不会再移动。"""
    run(report("甲", "乙"), steady())
    done = run(report("甲", "丙"), Renderer(lambda index, _shown, _times: 1 + index + (index > 1)))
    assert done.passes == 1
    assert results(done.docx) == ["4", "5"]


def test_a_new_report_whose_lists_have_room_is_rendered_once(run: Run) -> None:
    """Three wide digits stood where one or two will: each line was one line, so it stays one."""
    done = run(report("甲", "乙"), Renderer(lambda index, _shown, _times: 1 + index * 9, lines=True))
    assert done.passes == 1
    assert results(done.docx) == ["19", "28"]


def test_numbers_wider_than_expected_are_confirmed(run: Run) -> None:
    done = run(report("甲"), Renderer(lambda index, _shown, _times: 1 + index * 1000, lines=True))
    assert done.passes == 2
    assert results(done.docx) == ["1001"]


def test_numbers_that_change_the_pages_are_followed(run: Run) -> None:
    """页码变窄，目录少了一页，正文都往前移：再算一遍。"""
    done = run(report("甲", "乙"), Renderer(lambda index, shown, _times: 1 + index * (1 if len(shown[0]) == 3 else 9)))
    assert results(done.docx) == ["19", "28"]
    assert done.passes == 3


def test_pages_that_never_settle(run: Run) -> None:
    restless = Renderer(lambda index, _shown, times: 1 + index + times % 2 * 20 * (index == 3))
    done = run(report("甲", "乙"), restless)
    assert restless.times == done.passes == paginate.MAX_PASSES == 5
    assert done.moving == ("乙",)


def test_pages_that_never_settled_are_not_remembered(run: Run) -> None:
    run(report("甲"), Renderer(lambda index, _shown, times: 1 + index * (1 + times % 2 * 9)))
    renderer = steady()
    run(report("甲"), renderer)
    assert renderer.times > 0


@pytest.mark.parametrize("kept", [b"", b"not json", b"[]", b"{}", b'{"key": 1}', b"\xff\xfe"])
def test_a_damaged_memory_only_costs_time(run: Run, tmp_path: Path, kept: bytes) -> None:
    memory = tmp_path / "cache" / "pages.json"
    memory.parent.mkdir()
    memory.write_bytes(kept)
    assert results(run(report("甲"), steady()).docx) == ["2"]
    assert json.loads(memory.read_text("utf-8"))["labels"] == {"h0": "2"}


def test_a_memory_that_cannot_be_written_only_costs_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("这里是文件，不是文件夹", "utf-8")
    assert results(run(report("甲"), steady()).docx) == ["2"]


def test_another_libreoffice_renders_again(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(report("甲"), steady())
    program = tmp_path / "soffice"
    program.write_text("another version", "utf-8")
    monkeypatch.setattr(paginate, "find_program", lambda: program)
    renderer = steady()
    run(report("甲"), renderer)
    assert renderer.times == 1


def test_other_fonts_render_again(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(report("甲"), steady())
    font = tmp_path / "NotoSansSC.otf"
    font.write_bytes(b"a newer version")
    monkeypatch.setattr(paginate, "shipped", lambda: (font, font, font))
    renderer = steady()
    run(report("甲"), renderer)
    assert renderer.times == 1


def test_a_failure_is_passed_on_and_nothing_is_remembered(run: Run, tmp_path: Path) -> None:
    def fail(_report: Package, _office: object) -> Places:
        raise RenderError("LibreOffice 失败（退出码 1）")

    with pytest.raises(RenderError):
        run(report("甲"), fail)  # type: ignore[arg-type]
    assert not (tmp_path / "cache").exists()


def test_another_picture_of_the_same_size_moves_nothing(run: Run) -> None:
    docx = report("甲")
    with_picture = {"word/media/a.png": b"one", **unpack(docx)}
    run(pack(with_picture), steady())
    renderer = steady()
    run(pack(with_picture | {"word/media/a.png": b"other"}), renderer)
    assert renderer.times == 0
    run(pack(with_picture | {"word/document.xml": unpack(report("乙"))["word/document.xml"]}), renderer)
    assert renderer.times == 1


def build(tiny: Tiny, measure: Measure, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Problem], Docx]:
    monkeypatch.setattr(printing, "find_program", lambda: Path("soffice"))
    monkeypatch.setattr(paginate, "find_program", lambda: None)
    monkeypatch.setattr(paginate, "measure", measure)
    monkeypatch.setattr(Office, "start", lambda _office: None)
    result = pipeline.build(tiny.project, tiny.project.output)
    assert result.written
    return [p for p in result.problems if p.code != "I001"], Docx.read(tiny.project.output)


def test_a_report_that_does_not_settle_leaves_its_numbers_to_word(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """不把不可靠的页码印成对的：说明哪里在变，由 Word 打开时填写。"""
    restless = Renderer(lambda index, _shown, times: 1 + index * (1 + times % 2 * 9))
    problems, docx = build(tiny, restless, monkeypatch)
    (told,) = map(str, problems)
    assert " 警告 L003 页码算了 5 遍仍不稳定，变动的有 " in told
    assert "规模结构" in told
    assert find_all(docx.xml("word/settings.xml"), "w:updateFields")
    lines = [text_of(p) for p in find_all(docx.body, ".//w:p") if find_all(p, "w:hyperlink")]
    assert lines
    assert all(line.endswith("\t") for line in lines)


def test_a_report_that_settles_does_not_make_word_ask(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    problems, docx = build(tiny, Renderer(lambda _index, _shown, _times: 1), monkeypatch)
    assert problems == []
    assert b"updateFields" not in docx.parts["word/settings.xml"]
    assert b"w:dirty" not in docx.parts["word/document.xml"]
