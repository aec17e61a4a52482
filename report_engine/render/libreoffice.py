"""Starts LibreOffice: one private profile a process, a time limit, nothing left running."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

TIME_LIMIT = 180.0  # seconds; a report of a hundred pages takes a tenth of it
_NAMES = ("soffice", "libreoffice")
_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_MAC = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)
# One locale whatever the machine's: LibreOffice writes its language into the PDF, and where the
# C library has no UTF-8 it hangs over a Chinese file name.
_LOCALE = {"LC_ALL": "C.UTF-8"}
# What a file names elsewhere is not fetched, what it brings is not run: links are never updated, macros
# are off, and a proxy that does not answer stands before the network.
_SETTINGS = {
    "Setup/L10N": {"ooSetupSystemLocale": "zh-CN"},
    "Inet/Settings": {
        "ooInetProxyType": "1",
        **{f"ooInet{kind}ProxyName": "127.0.0.1" for kind in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{kind}ProxyPort": "9" for kind in ("HTTP", "HTTPS", "FTP")},
        "ooInetNoProxy": "",
    },
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": "2"},
}
_REGISTRY = "http://openoffice.org/2001/registry"
_ALONE = ("unshare", "--user", "--map-current-user", "--net")
INSTALL = "Debian/Ubuntu：apt-get install libreoffice-writer-nogui；Windows：安装 LibreOffice"


class RenderError(RuntimeError):
    """LibreOffice is missing, failed or took too long; the message is for the user."""


class TooLongError(RenderError):
    """It took too long."""


def find_program() -> Path | None:
    """Find LibreOffice; the environment variable QHD_SOFFICE goes before everything."""
    named = os.environ.get("QHD_SOFFICE")
    if named is not None:
        found = shutil.which(named)
        return Path(found) if found else None
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(path) for path in (*_WINDOWS, *_MAC) if Path(path).is_file()), None)


@contextmanager
def workspace() -> Iterator[Path]:
    """Make a folder for one conversion: document, profile and fonts; removed in any case.

    RenderError if there is no room for it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="qhd-docgen-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except OSError as error:
        raise RenderError(f"临时文件夹用不了：{error.strerror or error}") from None


def convert(
    docx: bytes, options: Mapping[str, str], fonts: Mapping[str, str], folder: Path, limit: float = TIME_LIMIT
) -> bytes:
    """Convert a document to PDF in `folder`; a LibreOffice that runs there already does it.

    `options` are export options of the PDF filter as type:value, `fonts` environment variables.
    """
    source, target = folder / "report.docx", folder / "report.pdf"
    source.write_bytes(docx)
    target.unlink(missing_ok=True)
    export = ",".join(f'"{name}":{{"type":"{kind}","value":"{value}"}}' for name, (kind, value) in _typed(options))
    arguments = ("--convert-to", f"pdf:writer_pdf_Export:{{{export}}}", "--outdir", str(folder), str(source))
    with launch(arguments, fonts, folder) as process:
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired:
            raise TooLongError(f"LibreOffice 超过 {limit:.0f} 秒没有完成，已停止") from None
        finally:
            end(process)
    if code:
        raise RenderError(f"LibreOffice 失败（退出码 {code}）")
    try:
        pdf = target.read_bytes()
    except FileNotFoundError:
        raise RenderError("LibreOffice 没有做出 PDF，可能崩溃了") from None
    if not (pdf.startswith(b"%PDF-") and b"%%EOF" in pdf[-64:]):
        raise RenderError("LibreOffice 做出的 PDF 不完整，可能崩溃了")
    return pdf


def launch(arguments: Sequence[str], fonts: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """Start LibreOffice with the profile in `folder`; it ends, and the folder goes, when this process ends."""
    program = find_program()
    if program is None:
        raise RenderError("没有找到 LibreOffice")
    profile = folder / "profile"
    if not profile.is_dir():
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    lifeline = [sys.executable, "-I", str(Path(__file__).with_name("lifeline.py")), str(folder)]
    if os.name == "nt":
        lifeline = []  # Windows has no process groups of this kind; the time limit still holds
    # What it keeps for the moment goes into the folder, too, and with it when it is killed.
    temporary = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    return subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the arguments are our own paths
        [
            *lifeline,
            *_alone(),
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            *arguments,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_LOCALE, **temporary, **fonts},
        cwd=folder,
    )


def end(process: subprocess.Popen[bytes]) -> None:
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


def _settings() -> str:
    """Write the settings as a profile of LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        + "".join(
            f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>' for name, value in set_.items()
        )
        + "</item>"
        for path, set_ in _SETTINGS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="{_REGISTRY}">{items}</oor:items>'


@cache
def _alone() -> tuple[str, ...]:
    """Give the words that start a program without a network, where the system lets us; else nothing."""
    program = shutil.which(_ALONE[0])
    if program is None:
        return ()
    words = (program, *_ALONE[1:])
    try:
        works = subprocess.run([*words, "true"], capture_output=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return () if works.returncode else words


def _typed(options: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for name, option in options.items():
        yield name, option.split(":", 1)
