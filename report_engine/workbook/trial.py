"""A project as it would be with other contents in some files: a copy of its texts, to be judged and thrown away."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from report_engine.project import Project

_LEFT_OUT = "photos", "*.docx", ".*", "~$*"


@contextmanager
def trial_copy(project: Project) -> Iterator[Project]:
    """Copy what the rules over data read: no photos, no Word files, of the content only the project's year.

    What the schools delivered is read for a school's report alone.
    """
    left_out = shutil.ignore_patterns(*_LEFT_OUT, *(() if project.school else ("submissions",)))
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-") as folder:
        copy = replace(project, root=Path(folder).resolve())
        for part in (*project.layers, project.root / "data", project.root / "templates"):
            if part.is_dir():
                shutil.copytree(part, copy.root / part.relative_to(project.root), ignore=left_out)
        yield copy


def put(copy: Project, project: Project, files: Mapping[Path, bytes | None]) -> None:
    """Write files of the project into its copy; None: the project has no such file."""
    for path, data in files.items():
        target = copy.root / path.relative_to(project.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(data)
