"""LibreOffice as the tests use it: with commands of their own, so that the engine's are not trusted."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader


def soffice() -> str:
    """Find LibreOffice; where it is missing the test is skipped with the reason, but fails in CI."""
    found = shutil.which("soffice")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have LibreOffice")
        pytest.skip("LibreOffice is not installed")
    return found


def to_pdf(docx: Path, folder: Path, environment: Mapping[str, str] | None = None, form: str = "pdf") -> PdfReader:
    """Convert a file as anybody would."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [soffice(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(folder), str(docx)]
    done = subprocess.run(
        command, env=os.environ | (environment or {}), capture_output=True, text=True, timeout=180, check=False
    )
    result = folder / f"{docx.stem}.pdf"
    assert result.exists(), done.stdout + done.stderr
    return PdfReader(result)


@cache
def texts_of(pdf: PdfReader) -> tuple[str, ...]:
    """What its pages print; reading them takes longer than making them."""
    return tuple(page.extract_text() for page in pdf.pages)


def fonts_of(pdf: PdfReader) -> set[str]:
    """PostScript names of all fonts, without the prefix of a subset."""
    names = set()
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            names.add(str(font.get_object()["/BaseFont"]).removeprefix("/").rpartition("+")[2])
    return names


def processes(text: str) -> list[str]:
    """Command lines of all running processes that hold a text."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:  # it ended meanwhile
                continue
            if text in command:
                found.append(command)
    return found


def wait_for(condition: Callable[[], object], seconds: float) -> bool:
    """Wait until something is so; false if it does not come about."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())


def soffice_pids(temporary: Path) -> set[int]:
    """The LibreOffice processes that have their profile in the folder for temporary files."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if b"soffice.bin" in command.split(b"\0")[0] and str(temporary).encode() in command:
                found.add(int(entry.name))
    return found
