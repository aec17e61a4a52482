"""The redline in other people's programs: the validator of Microsoft's Open XML SDK, and LibreOffice."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from render.office import soffice, to_pdf
from support.reference import REPOSITORY
from support.text import bare

from .hands import changed, edited, marked, paragraph, retype, the

pytestmark = pytest.mark.render


def errors(docx: bytes, folder: Path) -> list[object]:
    """What the validator says; where it is missing the test is skipped with the reason, but fails in CI."""
    places = os.pathsep.join([os.environ.get("PATH", ""), str(REPOSITORY / "node_modules/.bin")])
    program = shutil.which("ooxml-validator", path=places)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have ooxml-validator")
        pytest.skip("ooxml-validator is not installed")
    file = folder / "file.docx"
    file.write_bytes(docx)
    done = subprocess.run([program, str(file)], capture_output=True, text=True, timeout=60, check=False)
    found: list[object] = json.loads(done.stdout)["errors"]
    return found


@pytest.mark.parametrize("seed", range(3))
def test_open_xml_sdk_finds_no_error(report: bytes, everything: bytes, seed: int, tmp_path: Path) -> None:
    original = report if seed % 2 else everything
    new = edited(original, 500 + seed, 50)
    assert errors(new, tmp_path) == []
    assert errors(marked(original, new), tmp_path) == []
    assert errors(marked(new, original), tmp_path) == []


def test_open_xml_sdk_finds_no_error_between_two_layouts(report: bytes, everything: bytes, tmp_path: Path) -> None:
    assert errors(marked(report, everything), tmp_path) == []
    assert errors(marked(everything, report), tmp_path) == []


def test_libreoffice_prints_both_texts(everything: bytes, tmp_path: Path) -> None:
    soffice()

    def change(body: object) -> None:
        retype(body, "三级标题下的正文。", "三级标题下的文字。")
        the(body, "再接再厉。").addnext(paragraph("添上的最后一段。"))
        row = the(body, "升入本科人数", "w:tr")
        row.getparent().remove(row)

    file = tmp_path / "redline.docx"
    file.write_bytes(marked(everything, changed(everything, change)))
    text = bare("".join(page.extract_text() for page in to_pdf(file, tmp_path / "pdf").pages))
    for expected in ("三级标题下的正文文字。", "添上的最后一段。", "升入本科人数", "再接再厉。"):
        assert expected in text


def test_libreoffice_opens_the_redline_of_a_whole_report(report: bytes, tmp_path: Path) -> None:
    soffice()
    file = tmp_path / "redline.docx"
    file.write_bytes(marked(report, edited(report, 31, 120)))
    pages = [page.extract_text() for page in to_pdf(file, tmp_path / "pdf").pages]
    assert len(pages) > 30
    assert "挑战与展望" in bare("".join(pages))
