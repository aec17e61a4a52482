"""Copies of the repository's project, to build and to spoil."""

import shutil
from pathlib import Path

from .reference import REPOSITORY


def copy_project(root: Path) -> Path:
    """Copy content, data and templates of the repository into a folder of their own, without its cache."""
    for part in ("content", "data", "templates"):
        shutil.copytree(REPOSITORY / part, root / part)
    return root
