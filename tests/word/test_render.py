"""The built report in other people's programs: LibreOffice, and the validator of Microsoft's Open XML SDK."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.fields import fields
from support.ooxml import DOCUMENT, Docx
from support.reference import REPOSITORY, headings
from support.text import bare

from report_engine import pipeline
from report_engine.project import Project

from .trees import EVERYTHING, compose_bytes

pytestmark = pytest.mark.render


def _tool(name: str) -> str:
    """Find a program; where it is missing the test is skipped with the reason, but fails in CI."""
    places = os.pathsep.join([os.environ.get("PATH", ""), str(REPOSITORY / "node_modules/.bin")])
    found = shutil.which(name, path=places)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {name}")
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real 2024 report with its page numbers."""
    _tool("soffice")
    output = tmp_path_factory.mktemp("final") / "report-2024.docx"
    result = pipeline.build(Project(REPOSITORY, 2024), output, pages="libreoffice")
    assert result.written == (output,), "\n".join(map(str, result.problems))
    return output


@pytest.fixture(scope="session")
def pages(report_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Text of each page as LibreOffice prints it, with a profile of its own; blanks and brackets aside."""
    folder = tmp_path_factory.mktemp("pdf")
    profile = (folder / "profile").as_uri()
    command = [_tool("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), str(report_file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    result = folder / f"{report_file.stem}.pdf"
    assert result.exists(), done.stdout + done.stderr
    return [bare(page.extract_text()) for page in PdfReader(result).pages]


def test_every_entry_has_a_page_number_and_word_is_not_asked(report_file: Path) -> None:
    docx = Docx.read(report_file)
    numbers = [field.result for field in fields(docx.body) if field.kind == "PAGEREF"]
    assert numbers
    assert all(re.fullmatch(r"[ivx]+|\d+", number) for number in numbers)
    for name in ("word/settings.xml", DOCUMENT):
        assert b"w:dirty" not in docx.parts[name]
        assert b"updateFields" not in docx.parts[name]


def test_libreoffice_prints_every_heading(pages: list[str]) -> None:
    assert len(pages) > 40
    for heading in headings("section"):
        assert bare(heading["title"]) in "".join(pages)


def test_no_page_is_empty(pages: list[str]) -> None:
    """An empty page comes from a section break in the wrong place."""
    assert [number for number, text in enumerate(pages, start=1) if len(text) < 20] == []


def test_no_field_failed(pages: list[str]) -> None:
    for complaint in ("Error:", "错误！", "未找到引用源", "Referencesourcenotfound"):
        assert complaint not in "".join(pages)


def _errors(file: Path) -> list[object]:
    command = [_tool("ooxml-validator"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    answer = json.loads(done.stdout)
    assert answer["ok"] is (not answer["errors"]), done.stderr
    found: list[object] = answer["errors"]
    return found


def test_open_xml_sdk_finds_no_error_in_the_report(report_file: Path) -> None:
    assert _errors(report_file) == []


def test_open_xml_sdk_finds_no_error_in_any_kind_of_block(tmp_path: Path) -> None:
    file = tmp_path / "everything.docx"
    file.write_bytes(compose_bytes(EVERYTHING))
    assert _errors(file) == []


def test_open_xml_sdk_would_find_one(tmp_path: Path) -> None:
    """The check itself works: an element of no schema is an error."""
    file = tmp_path / "spoilt.docx"
    parts = Docx.read(compose_bytes(EVERYTHING)).parts
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b"<w:body><w:nonsense/>")
    with zipfile.ZipFile(file, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    assert _errors(file)


def test_missing_program_skips_at_home_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="is not installed"):
        _tool("no-such-program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI must have"):
        _tool("no-such-program")
