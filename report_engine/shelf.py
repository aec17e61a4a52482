"""Pictures kept from build to build, each under a name that says all that decides how it looks."""

import hashlib
from contextlib import suppress
from pathlib import Path

from report_engine.drawing import Encoded
from report_engine.files import write_aside

_DIGEST = hashlib.sha256().digest_size  # stands behind a picture
_EXTENSIONS = ("png", "jpg")


def name_of(key: str) -> str:
    """Shorten what decides how a picture looks to a name."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def kept(folder: Path, name: str) -> Encoded | None:
    """Find a picture; one that a failing disk cut short, or spoilt, is made again."""
    for extension in _EXTENSIONS:
        with suppress(OSError):
            found = (folder / f"{name}.{extension}").read_bytes()
            data, digest = found[:-_DIGEST], found[-_DIGEST:]
            if hashlib.sha256(data).digest() == digest:
                return Encoded(data, extension)
    return None


def keep(folder: Path, name: str, picture: Encoded) -> None:
    """Keep a picture; a folder that cannot be written costs time at the next build, nothing else."""
    with suppress(OSError):
        data = picture.data + hashlib.sha256(picture.data).digest()
        write_aside(folder / f"{name}.{picture.extension}", data)
