"""Writes files aside and moves them into place, so that a failure leaves the old one whole."""

import os
import tempfile
from pathlib import Path


def write_aside(path: Path, data: bytes) -> None:
    """Write to a temporary name in the same folder and move it into place, so that an old file stays whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
