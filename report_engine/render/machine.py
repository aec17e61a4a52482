"""Which fonts a machine has: what a PDF that people look at depends on besides its report."""

import hashlib
from functools import cache
from pathlib import Path


def font_folders() -> tuple[Path, ...]:
    """Name the folders where fonts are installed."""
    home = Path.home()
    system = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/texmf/fonts/opentype")
    fandol = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
    return (*map(Path, (*system, fandol)), home / ".fonts", home / ".local/share/fonts")


@cache
def of_fonts() -> str:
    """Name the fonts by their files; one that is replaced has another size or time. The same while it runs."""
    named = hashlib.sha256()
    for folder in font_folders():
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found = path.stat()
                named.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return named.hexdigest()
