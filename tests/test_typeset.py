"""Pictures made by a second process while the report is laid out: the same report as when they are made before."""

import threading
from io import BytesIO
from pathlib import Path
from time import sleep

import pytest
from PIL import Image
from support.ooxml import Docx
from tiny_project import CASE, PHOTO, Tiny

from report_engine import charts, paginate, pipeline, printing
from report_engine.aside import Aside
from report_engine.charts import Look, Plot
from report_engine.ooxml.package import Package
from report_engine.project import Project
from report_engine.render.office import Office
from report_engine.render.places import Place, Places

NOTHING = Package({}, "", {}, {})  # a report that nobody looks into


def jpeg(size: tuple[int, int] = (900, 600), colour: str = "teal", **options: object) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG", **options)
    return stream.getvalue()


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Docx]:
    """What LibreOffice, for which something else stands in, is given to lay out."""
    seen: list[Docx] = []

    def measure(report: Package, _office: object) -> Places:
        seen.append(Docx.read(report.to_bytes()))
        return Places({f"Q{number}": Place(1, 0) for number in range(1000)}, ())

    monkeypatch.setattr(printing, "find_program", lambda: Path("soffice"))
    monkeypatch.setattr(paginate, "find_program", lambda: None)
    monkeypatch.setattr(paginate, "measure", measure)
    monkeypatch.setattr(Office, "start", lambda _office: None)
    return seen


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[Plot]:
    """The charts that this process draws itself."""
    seen: list[Plot] = []
    draw = charts.draw

    def counted(plot: Plot, look: Look) -> bytes:
        seen.append(plot)
        return draw(plot, look)

    monkeypatch.setattr(charts, "draw", counted)
    return seen


def build(tiny: Tiny, *, cold: bool) -> tuple[bytes, list[str]]:
    """Build as if nothing was built before, or nothing but the pictures."""
    cache = tiny.project.build / "cache"
    for path in cache.glob("*" if cold else "*.json"):
        path.unlink()
    result = pipeline.build(tiny.project, tiny.project.output)
    return tiny.project.output.read_bytes(), [str(problem) for problem in result.problems]


def media(docx: Docx) -> dict[str, bytes]:
    return {name: data for name, data in docx.parts.items() if "/media/" in name}


def test_the_report_is_the_same_as_with_pictures_made_before(tiny: Tiny, laid_out: list[Docx]) -> None:
    tiny.write(PHOTO, jpeg())
    cold = build(tiny, cold=True)
    assert cold == build(tiny, cold=False)
    first, second = laid_out[0], laid_out[-1]
    made = [name for name, data in media(second).items() if media(first)[name] != data]
    assert len(made) == 2  # a chart and a photo, which were not there yet
    assert media(first).keys() == media(second).keys() == media(Docx.read(cold[0])).keys()
    assert media(second) == media(Docx.read(cold[0]))


def test_they_are_made_by_another_process(tiny: Tiny, laid_out: list[Docx], here: list[Plot]) -> None:
    tiny.write(PHOTO, jpeg())
    made = build(tiny, cold=True)
    assert laid_out
    assert here == []
    assert made == build(tiny, cold=False)


def test_one_photo_in_two_places_is_encoded_and_stored_once(tiny: Tiny, laid_out: list[Docx]) -> None:
    tiny.write(PHOTO, jpeg())
    tiny.change(CASE, "body:\n", "body:\n  - 又见[@fig-two]。\n")
    second = "  - photo: { id: fig-two, file: drama.jpg, caption: 又一张, alt: 同一张照片再次使用 }\n"
    tiny.write(CASE, tiny.path(CASE).read_text("utf-8") + second)
    cold, _ = build(tiny, cold=True)
    assert len([name for name in media(Docx.read(cold)) if name.endswith(".jpg")]) == 1
    assert cold == build(tiny, cold=False)[0]
    assert laid_out


def test_a_photo_that_turns_out_broken_leaves_its_place_and_the_pages_are_counted_again(
    tiny: Tiny, laid_out: list[Docx]
) -> None:
    tiny.write(PHOTO, jpeg(quality=100)[:2000])
    cold, said = build(tiny, cold=True)
    first, second = laid_out[0], laid_out[-1]
    assert [name for name in media(first) if name.endswith(".jpg")]
    assert not [name for name in media(second) if name.endswith(".jpg")]
    assert [line.split(" ")[2] for line in said] == ["I003"]
    assert (cold, said) == build(tiny, cold=False)


def test_a_process_that_comes_to_grief_is_not_missed(
    tiny: Tiny, laid_out: list[Docx], here: list[Plot], monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.write(PHOTO, jpeg())
    whole = build(tiny, cold=True)
    monkeypatch.setattr("report_engine.aside.__name__", "report_engine.nowhere")
    assert build(tiny, cold=True) == whole
    assert len(here) == 1
    assert laid_out


def test_work_that_nobody_waits_for_is_given_up() -> None:
    with Aside(sleep, [600]) as work:
        process = work._process
    assert process.poll() is not None


def test_what_fails_meanwhile_does_not_wait_for_the_layout(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for LibreOffice when the rules come to grief, or when somebody breaks the build off."""
    given_up = threading.Event()

    class Busy(Office):
        def give_up(self) -> None:
            given_up.set()

    def lay_out(_composed: Package, _pages: str, _project: Project, office: Office) -> None:
        office.has_work.set()
        assert given_up.wait(10), "nobody gave the document up"

    def fails(_: Package) -> Package:
        raise KeyboardInterrupt

    monkeypatch.setattr(printing, "_lay_out", lay_out)
    with pytest.raises(KeyboardInterrupt):
        printing.number_pages(NOTHING, "auto", Project(tiny.root, 2024), [], Busy(), fails)
    assert given_up.is_set()


def test_libreoffice_has_the_report_before_anything_else_is_done(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes on meanwhile neither holds LibreOffice up nor waits for what it makes of the report."""
    completed = threading.Event()
    order: list[str] = []

    def lay_out(_composed: Package, _pages: str, _project: Project, office: Office) -> object:
        sleep(0.05)  # as reading the report and marking its paragraphs takes
        order.append("handed over")
        office.has_work.set()
        assert completed.wait(10)
        return printing._LaidOut({}, None)

    def complete(composed: Package) -> Package:
        order.append("completed")
        completed.set()
        return composed

    monkeypatch.setattr(printing, "_lay_out", lay_out)
    monkeypatch.setattr(printing, "write_pages", lambda report, _labels: report)
    office = Office()
    office.has_work.set()  # it had another report before
    project = Project(tiny.root, 2024)
    assert printing.number_pages(NOTHING, "auto", project, [], office, complete) == (NOTHING, None)
    assert order == ["handed over", "completed"]
