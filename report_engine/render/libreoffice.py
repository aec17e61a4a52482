"""Starts LibreOffice: one private profile a process, a time limit, nothing left running."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TIME_LIMIT = 180.0  # seconds; a report of a hundred pages takes a tenth of it
_NAMES = ("soffice", "libreoffice")
_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_MAC = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)
INSTALL = "Debian/Ubuntu：apt-get install libreoffice-writer-nogui；Windows：安装 LibreOffice"


class RenderError(RuntimeError):
    """LibreOffice is missing, failed or took too long; the message is for the user."""


def find_program() -> Path | None:
    """Find LibreOffice; the environment variable QHD_SOFFICE goes before everything."""
    named = os.environ.get("QHD_SOFFICE")
    if named is not None:
        return Path(named) if shutil.which(named) else None
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(path) for path in (*_WINDOWS, *_MAC) if Path(path).is_file()), None)


@contextmanager
def workspace() -> Iterator[Path]:
    """Make a folder for one conversion: document, profile and fonts; removed in any case."""
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def convert(
    docx: bytes, options: Mapping[str, str], fonts: Mapping[str, str], folder: Path, limit: float = TIME_LIMIT
) -> bytes:
    """Convert a document to PDF in `folder`.

    `options` are export options of the PDF filter as type:value, `fonts` environment variables.
    """
    program = find_program()
    if program is None:
        raise RenderError("没有找到 LibreOffice")
    source = folder / "report.docx"
    source.write_bytes(docx)
    export = ",".join(f'"{name}":{{"type":"{kind}","value":"{value}"}}' for name, (kind, value) in _typed(options))
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"pdf:writer_pdf_Export:{{{export}}}",
        "--outdir",
        str(folder),
        str(source),
    ]
    _run(command, {**os.environ, **fonts}, folder, limit)
    try:
        return (folder / "report.pdf").read_bytes()
    except FileNotFoundError:
        raise RenderError("LibreOffice 没有做出 PDF，可能崩溃了") from None


def _typed(options: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for name, option in options.items():
        yield name, option.split(":", 1)


def _run(command: list[str], environment: dict[str, str], folder: Path, limit: float) -> None:
    lifeline = [sys.executable, "-I", str(Path(__file__).with_name("lifeline.py")), str(folder)]
    if os.name == "nt":
        lifeline = []  # Windows has no process groups of this kind; the time limit below still holds
    with subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the arguments are our own paths
        [*lifeline, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired:
            raise RenderError(f"LibreOffice 超过 {limit:.0f} 秒没有完成，已停止") from None
        finally:
            _end(process)
    if code:
        raise RenderError(f"LibreOffice 失败（退出码 {code}）")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the lifeline; the process then ends its children and itself."""
    if process.stdin:
        process.stdin.close()
    if process.poll() is None:
        if os.name == "nt":
            process.kill()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGTERM)
            process.kill()
