"""Writes the package: the same parts in the same order with the same dates."""

import io
import zipfile
from typing import Any

_DATE = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpg", ".jpeg")


def to_bytes(docx: Any) -> bytes:
    """Serialise a document; pictures are stored as they are, since deflating them only costs time."""
    raw = io.BytesIO()
    docx.save(raw)
    return repack(raw.getvalue(), {})


def repack(package: bytes, changed: dict[str, bytes]) -> bytes:
    """Copy a package with fixed dates, putting new bytes for some of its parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
            new.writestr(entry, changed.get(name) or old.read(name))
    return result.getvalue()
