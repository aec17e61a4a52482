"""Reads and writes ZIP packages (.docx, .xlsx): the same parts in the same order give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP file can hold
_PACKED = (".png", ".jpg", ".jpeg")  # deflating them only costs time


def unpack(package: bytes) -> dict[str, bytes]:
    """Give the parts in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Write parts as a package, without the clock and the machine in it."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return result.getvalue()


def repack(package: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Write a package anew with other bytes for some of its parts."""
    return pack({**unpack(package), **changed})
