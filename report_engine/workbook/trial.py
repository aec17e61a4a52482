"""A project as it would be with other contents in some files: a copy of its texts, to be judged and thrown away."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from report_engine.project import Project

_LEFT_OUT = shutil.ignore_patterns("photos", "*.docx", "submissions", ".*", "~$*")


@contextmanager
def trial_copy(project: Project) -> Iterator[Project]:
    """Copy what the rules over data read: no photos, no Word files, of the content only the project's year."""
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-") as folder:
        copy = replace(project, root=Path(folder).resolve())
        for part in (project.content, project.root / "data", project.root / "templates"):
            if part.is_dir():
                shutil.copytree(part, copy.root / part.relative_to(project.root), ignore=_LEFT_OUT)
        yield copy


def put(copy: Project, project: Project, files: Mapping[Path, bytes]) -> None:
    """Write files of the project into its copy."""
    for path, data in files.items():
        target = copy.root / path.relative_to(project.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
