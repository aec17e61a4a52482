"""What two machines must have alike to make the same bytes: the engine, its libraries, fonts and LibreOffice."""

import subprocess
import sys
import zlib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from report_engine.fingerprint import of_code, of_files
from report_engine.render.fonts import shipped
from report_engine.render.libreoffice import find_program

# The libraries through which a report's bytes go, by the names of their packages.
_LIBRARIES = (
    "docxtpl", "jinja2", "lxml", "markdown-it-py", "matplotlib", "numpy", "pillow", "pydantic", "pylopdf-fonts-zh-cn",
    "python-docx", "pyyaml", "simpleeval",
)  # fmt: skip
OFFICE, ENGINE, FONTS = "LibreOffice", "qhd-docgen", "字体"


@cache
def machine() -> Mapping[str, str]:
    """Describe this machine; what is alike everywhere makes the same report of the same pack."""
    libraries = {name: metadata.version(name) for name in _LIBRARIES}
    return {
        ENGINE: of_code(Path(__file__).parents[1])[:12],
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **libraries,
        FONTS: of_files(shipped())[:12],
        OFFICE: _office(),
    }


def unlike(mine: Mapping[str, str], other: Mapping[str, str], *, with_office: bool) -> str:
    """Say in what another machine differs; empty if in nothing that matters."""
    if with_office and not other.get(OFFICE):
        return f"没有 {OFFICE}，算不了页码"
    names = [name for name in mine if name != OFFICE or (with_office and mine[OFFICE])]
    found = [
        f"{name} 是 {other.get(name) or '（没有）'}，这里是 {mine[name]}"
        for name in names
        if other.get(name) != mine[name]
    ]
    return "；".join(found[:3]) + (f"，等 {len(found)} 处不同" if len(found) > 3 else "")


def _office() -> str:
    """Ask LibreOffice for its version; empty where it is missing or does not answer."""
    program = find_program()
    if program is None:
        return ""
    try:
        said = subprocess.run(  # noqa: S603 - the program is LibreOffice
            [str(program), "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return " ".join(said.stdout.split()[:2])
