"""Keeps a report that somebody edited, before a build puts another in its place."""

import os
from itertools import count
from pathlib import Path

from report_engine.base.seal import is_edited


def keep_edited(report: Path) -> Path | None:
    """Copy an edited report beside itself under a name that nothing has; None if there is nothing to keep.

    OSError if that cannot be done: then the report must stay as it is.
    """
    try:
        data = report.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None  # there is none; whether one can be written there is another question
    if not is_edited(data):
        return None
    for number in count(1):
        kept = report.with_name(f"{report.stem}-手工修改{number}{report.suffix}")
        try:
            with kept.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            if kept.read_bytes() == data:  # kept by a build that went no further
                return kept
            continue
        return kept
    raise AssertionError("there is always another number")
