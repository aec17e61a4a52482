"""Reads whole files; writes them aside and moves them into place, so that a failure leaves the old one whole."""

import errno
import os
import tempfile
from pathlib import Path

_QUOTA = getattr(errno, "EDQUOT", -1)  # Windows has none
_SHOWN = 20  # characters of a name: a temporary name may be no longer than the one it is for
_REASONS = {
    errno.ENOSPC: "磁盘已满",
    _QUOTA: "磁盘的配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘或网络出错",
}


class NoFileError(OSError):
    """A pipe or a device: reading it might never end."""


def read_file(path: Path) -> bytes:
    """Read a file; OSError if there is none, or what is there is none."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise NoFileError(errno.EINVAL, "no regular file", str(path))
    return path.read_bytes()


def leads_out(path: Path, name: Path) -> bool:
    """Tell a file, or a folder above it, that is a link to a place outside the project; `name` is relative to it."""
    if name.is_absolute() or path == name or not path.as_posix().endswith(name.as_posix()):
        return False
    root = path.parents[len(name.parts) - 1]
    return not path.resolve().is_relative_to(root.resolve())


def write_aside(path: Path, data: bytes) -> None:
    """Write to a temporary name in the same folder and move it into place, so that an old file stays whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:_SHOWN]}.", suffix=".tmp", dir=path.parent)
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


def reason(error: OSError) -> str:
    """Say in Chinese why a file could not be read or written."""
    if isinstance(error, NoFileError):
        return "这是管道或设备，不是文件"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "上级不是文件夹"
    if isinstance(error, PermissionError):
        return "没有权限"
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")


def cure(error: OSError) -> str:
    """Say what helps where a file could not be written."""
    if error.errno in (errno.ENOSPC, _QUOTA):
        return "删去不用的文件，腾出地方；或换一个有空间的位置"
    if error.errno == errno.ENAMETOOLONG:
        return "换一个短一些的文件名"
    return "关闭正在打开它的 Excel、Word 或 WPS，或换一个能写的位置"
