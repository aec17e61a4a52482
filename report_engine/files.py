"""Writes files aside and moves them into place, so that a failure leaves the old one whole."""

import errno
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


def reason(error: OSError) -> str:
    """Say in Chinese why a file could not be read or written."""
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "上级不是文件夹"
    if isinstance(error, PermissionError):
        return "没有权限"
    return {errno.ENOSPC: "磁盘已满", errno.EROFS: "磁盘是只读的"}.get(error.errno or 0, f"系统错误 {error.errno}")
