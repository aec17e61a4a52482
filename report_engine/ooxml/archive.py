"""Reads and writes ZIP packages (.docx, .xlsx): the same parts in the same order give the same bytes.

Reading distrusts the file: what its list of contents promises is measured before anything is inflated.
"""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP file can hold
_PACKED = (".png", ".jpg", ".jpeg")  # deflating them only costs time
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the two that Office knows
_MOST_PARTS = 5_000
_LARGEST = 200_000_000  # bytes unpacked
_LARGEST_XML = 40_000_000  # bytes of all XML: its trees take some ten times as much
_SMALL = 1_000_000  # a short text may be as monotonous as it likes
_DENSEST = 200  # times that XML of documents shrinks at most
_ENCRYPTED = 1  # of the flags of an entry
_XML = (".xml", ".rels", ".vml")


class ArchiveError(ValueError):
    """The bytes are no package, or one that is not to be read: the message says why, `part` where."""

    def __init__(self, message: str, part: str = "") -> None:
        super().__init__(message)
        self.part = part


def unpack(package: bytes) -> dict[str, bytes]:
    """Give the parts in their order; ArchiveError if it is no package, too large, or damaged."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
            _measure(entries)
            for entry in entries:
                parts[entry.filename] = _read(opened, entry)
    except ArchiveError:
        raise
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, LookupError, RuntimeError):
        raise ArchiveError("不是压缩包，或没有下载、复制完整") from None
    return parts


def _measure(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what would fill the memory, and what Office cannot read."""
    if len(entries) > _MOST_PARTS:
        raise ArchiveError(f"有 {len(entries)} 个部件，太多（最多 {_MOST_PARTS} 个）")
    for name, times in Counter(entry.filename.lower() for entry in entries).items():
        if times > 1:
            raise ArchiveError(f"有 {times} 个同名的部件", name)
    total = xml = 0
    for entry in entries:
        total += entry.file_size
        if entry.filename.lower().endswith(_XML):
            xml += entry.file_size
            if entry.file_size > max(_SMALL, entry.compress_size * _DENSEST):
                raise ArchiveError("压缩得异常紧，展开以后会占满内存", entry.filename)
        if entry.flag_bits & _ENCRYPTED:
            raise ArchiveError("加了压缩包的密码", entry.filename)
        if entry.compress_type not in _METHODS:
            raise ArchiveError("用了 Office 不认识的压缩方法", entry.filename)
    if total > _LARGEST or xml > _LARGEST_XML:
        size, most = (total, _LARGEST) if total > _LARGEST else (xml, _LARGEST_XML)
        what = "" if total > _LARGEST else "文字部分"
        raise ArchiveError(f"展开以后{what}有 {size // 1_000_000} MB，太大（最多 {most // 1_000_000} MB）")


def _read(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Inflate one part, never more of it than was promised; its checksum is compared at the end."""
    try:
        with opened.open(entry) as part:
            data = part.read(entry.file_size)
            whole = len(data) == entry.file_size and not part.read(1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        whole = False
    if not whole:
        raise ArchiveError("内容损坏，与校验和不符", entry.filename)
    return data


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
