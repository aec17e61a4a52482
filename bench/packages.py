"""Packages taken apart and put together as other programs do it: not by the engine's own door, which is measured."""

import io
import zipfile


def unpack(data: bytes) -> dict[str, bytes]:
    """Read the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(parts: dict[str, bytes]) -> bytes:
    """Write a package; the same parts give the same bytes."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return raw.getvalue()
