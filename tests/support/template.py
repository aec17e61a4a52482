"""Spoils a Word template as somebody in Word does."""

import zipfile
from pathlib import Path

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rewrite(path: Path, part: str, old: str, new: str | None) -> None:
    """Replace the first place of a part; None drops the whole part. The test is wrong if it is not there."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    if new is None:
        del parts[part]
    else:
        assert old in parts[part].decode(), old
        parts[part] = parts[part].decode().replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def text(words: str) -> str:
    """A text node as it stands in the template."""
    return f'<w:t xml:space="preserve">{words}</w:t>'


def run(words: str, look: str = "") -> str:
    """A run, with properties if any."""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text(words)}</w:r>"
