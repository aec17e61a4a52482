"""Where an edit is written: of a school's report into the school's own folder, unless the shared text is meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report_engine.load.submissions import PROVENANCE
from report_engine.project import Project
from report_engine.read.splice import Splice, spliced

_SCHEMA = re.compile(rb"(\$schema=)((?:\.\./)+\.schema/)")


@dataclass(frozen=True, slots=True)
class Homes:
    """Finds the file that takes the edits of another; `shared` texts are changed for all schools when asked for."""

    project: Project
    shared: bool = False

    def of(self, name: Path) -> Path | None:
        """Find where edits of a file go; None if this report may not change it.

        A chapter or case that all schools share is replaced by one of the same name in the school's folder.
        """
        path, own = self.project.root / name, self.project.own
        if own is None or self.shared or path.is_relative_to(own):
            return path
        if path.parent == self.project.submissions(self.project.year):
            return path
        if path.parent.parent == self.project.content:
            return own / path.relative_to(self.project.content)
        return None

    def why(self, name: Path) -> str:
        """Say why the report may not change a file."""
        if name.parts[0] == "content":
            return f"封面、前言和声明各校共用，没有学校自己的写法；要给各校都改，加 --shared（{name.as_posix()}）"
        return f"这是市里的数据或版式，不在学校的报告里改（{name.as_posix()}）"

    def replaced(self, names: Sequence[Path]) -> list[tuple[Path, Path]]:
        """Name the shared files among some that the school will have copies of its own of."""
        pairs = ((name, self.of(name)) for name in names)
        return [(name, self.project.name(new)) for name, new in pairs if new and new != self.project.root / name]

    def records(self, names: Iterable[Path]) -> set[Path]:
        """Name the record of where the schools' numbers come from, if a submission is among some files."""
        folder = self.project.submissions(self.project.year)
        is_one = any((self.project.root / name).parent == folder for name in names)
        return {self.project.name(folder / PROVENANCE)} if is_one and (folder / PROVENANCE).is_file() else set()

    def files(self, splices: Mapping[Path, Sequence[Splice]], raw: Mapping[Path, bytes]) -> dict[Path, bytes]:
        """Make the files of their edits; `raw` are those edited. What is left as it is is left out."""
        made = {}
        for name, found in splices.items():
            target, data = self.of(name), spliced(raw[name], found)
            if target is None or data == raw[name]:
                continue
            made[target] = data if target == self.project.root / name else _one_deeper(data)
        return made


def _one_deeper(data: bytes) -> bytes:
    """Let the first line find the schema from the school's folder, which lies one deeper."""
    line, end, rest = data.partition(b"\n")
    return _SCHEMA.sub(rb"\1../\2", line) + end + rest
