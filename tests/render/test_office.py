"""A LibreOffice that stays for many documents: the same places as a fresh one gives, and nothing left of it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.reference import REPOSITORY

from report_engine import pipeline
from report_engine.ooxml.archive import repack
from report_engine.ooxml.package import open_package
from report_engine.project import Project
from report_engine.render import office
from report_engine.render.libreoffice import RenderError
from report_engine.render.office import Office
from report_engine.render.places import locate
from report_engine.word.pages import marked_copy

from .office import processes, soffice, soffice_pids, wait_for

pytestmark = [pytest.mark.render, pytest.mark.usefixtures("temporary")]


@pytest.fixture
def warm(temporary: Path) -> Iterator[Office]:
    """One that was started; when it is ended, no process is left."""
    soffice()
    with Office() as started:
        started.start()
        yield started
    assert wait_for(lambda: not processes(str(temporary)), 5), processes(str(temporary))


@pytest.fixture(scope="module")
def copies(project_2024: Project, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What is laid out of the three reports."""
    reports = [project_2024.output.read_bytes()]
    for name in ("county", "minimal"):
        project = Project(REPOSITORY / "examples" / name, 2024)
        output = tmp_path_factory.mktemp(name) / "report.docx"
        assert pipeline.build(project, output, pages="on-open").written
        reports.append(output.read_bytes())
    return [marked_copy(open_package(report, "word")) for report in reports]


def test_every_mark_of_three_reports_stands_where_a_fresh_one_puts_it(warm: Office, copies: list[bytes]) -> None:
    fresh = [locate(copy) for copy in copies]
    assert [len(places.of) > 50 for places in fresh] == [True, True, True]
    assert [locate(copy, warm) for copy in copies] == fresh
    assert [locate(copy, warm) for copy in reversed(copies)] == fresh[::-1]


def test_all_of_them_are_laid_out_by_one_process(warm: Office, copies: list[bytes], temporary: Path) -> None:
    locate(copies[2], warm)
    before = soffice_pids(temporary)
    for _ in range(2):
        locate(copies[2], warm)
    assert soffice_pids(temporary) == before != set()


@pytest.mark.parametrize(("limit", "value"), [("MOST", 1), ("LARGEST", 50_000_000)])
def test_after_many_documents_or_grown_large_another_takes_its_place(
    warm: Office, copies: list[bytes], temporary: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(office, limit, value)
    places = locate(copies[2], warm)
    before = soffice_pids(temporary)
    assert locate(copies[2], warm) == places
    assert len(soffice_pids(temporary)) == 1
    assert soffice_pids(temporary) != before


def test_a_damaged_document_harms_no_other(warm: Office, copies: list[bytes]) -> None:
    damaged = repack(copies[2], {"word/document.xml": b"<broken"})
    places = locate(copies[2])
    assert locate(damaged, warm).of == {}
    assert locate(copies[2], warm) == places


def test_one_that_is_killed_is_replaced_by_a_fresh_one(warm: Office, copies: list[bytes], temporary: Path) -> None:
    places = locate(copies[2], warm)
    for pid in soffice_pids(temporary):
        os.kill(pid, signal.SIGKILL)
    assert locate(copies[2], warm) == places


def test_one_that_hangs_is_ended_at_the_time_limit(warm: Office, copies: list[bytes], temporary: Path) -> None:
    places = locate(copies[2], warm)
    for pid in soffice_pids(temporary):
        os.kill(pid, signal.SIGSTOP)
    with pytest.raises(RenderError, match="超过 1 秒没有完成"):
        locate(copies[2], warm, 1.0)
    assert wait_for(lambda: not soffice_pids(temporary), 5)
    assert locate(copies[2], warm) == places
