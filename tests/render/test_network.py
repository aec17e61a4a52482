"""Nothing that a file names is fetched while it is rendered: a socket listens, and hears nothing."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.package import unzipped, zipped
from tiny_project import Tiny

from report_engine import pipeline
from report_engine.render.copy import copy_to_print
from report_engine.render.fonts import private
from report_engine.render.libreoffice import convert, workspace
from report_engine.render.pdf import render_pdf

from .office import soffice, to_pdf

pytestmark = pytest.mark.render

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Listener:
    """Counts who calls at a port of this machine."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def calling(docx: bytes, port: int) -> bytes:
    """Let the first picture of a report come from an address."""
    parts = unzipped(docx)
    rels = "word/_rels/document.xml.rels"
    link = (
        f'<Relationship Id="rId999" Type="{TYPE}/image" Target="http://127.0.0.1:{port}/a.png" TargetMode="External"/>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode() + b"</Relationships>")
    xml = parts["word/document.xml"]
    at = xml.index(b'r:embed="')
    end = xml.index(b'"', at + len(b'r:embed="')) + 1
    parts["word/document.xml"] = xml[:at] + b'r:link="rId999"' + xml[end:]
    return zipped(parts)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A finished report with a picture."""
    soffice()
    tiny = Tiny.at(tmp_path_factory.mktemp("network") / "project")
    assert pipeline.build(tiny.project, tiny.project.output, pages="on-open").written
    return tiny.project.output.read_bytes()


def test_libreoffice_by_itself_does_call(report: bytes, listener: Listener, tmp_path: Path) -> None:
    """Else the tests below would prove nothing."""
    file = tmp_path / "calling.docx"
    file.write_bytes(calling(report, listener.port))
    to_pdf(file, tmp_path / "out")
    assert listener.calls


def test_verify_calls_nobody_and_tells(report: bytes, listener: Listener, tmp_path: Path, tiny: Tiny) -> None:
    file = tmp_path / "calling.docx"
    file.write_bytes(calling(report, listener.port))
    found = pipeline.verify_file(tiny.project, None, file, "libreoffice").problems
    assert [problem.code for problem in found if "127.0.0.1" in problem.message] == ["V172"]
    assert not [problem for problem in found if problem.code.startswith("L")]
    assert listener.calls == 0


def test_libreoffice_as_it_is_started_has_no_network(report: bytes, listener: Listener) -> None:
    """Even where a file got past everything else."""
    with workspace() as folder:
        convert(calling(report, listener.port), {}, private(folder), folder)
    assert listener.calls == 0


def test_the_pdf_beside_a_report_calls_nobody(report: bytes, listener: Listener) -> None:
    assert render_pdf(calling(report, listener.port)).data.startswith(b"%PDF-")
    assert listener.calls == 0
    assert f"127.0.0.1:{listener.port}".encode() not in copy_to_print(calling(report, listener.port))
