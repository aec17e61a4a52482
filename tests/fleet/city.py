"""The made-up city of 26 schools, a copy for a test to spoil."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from support.reference import REPOSITORY

from report_engine import pipeline
from report_engine.document import Document
from report_engine.load import load
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.result import Result

YEAR = 2024
SCHOOL = "云水市卫生学校"
SHARED = "content/2024/school"
OWN = f"content/2024/schools/{SCHOOL}"


@dataclass
class City:
    root: Path

    @classmethod
    def at(cls, root: Path) -> "City":
        shutil.copytree(REPOSITORY / "examples/schools", root, ignore=shutil.ignore_patterns("build"))
        return cls(root)

    def project(self, school: str = SCHOOL) -> Project:
        return Project(self.root, YEAR, school)

    def submission(self, school: str = SCHOOL, year: int = YEAR) -> Path:
        return self.root / f"data/{year}/submissions/{school}.csv"

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8-sig")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), "utf-8")

    def without(self, *indicators: str, school: str = SCHOOL) -> None:
        """Leave some values of a school blank."""
        path = self.submission(school)
        lines = path.read_text("utf-8-sig").splitlines()
        kept = [
            ",".join((*line.split(",")[:2], "", "")) if line.split(",")[0] in indicators else line for line in lines
        ]
        path.write_text("\n".join(kept) + "\n", "utf-8")

    def document(self, school: str = SCHOOL) -> Document:
        problems: list[Problem] = []
        loaded = load(self.project(school), problems)
        assert loaded is not None, problems
        return loaded.document

    def build(self, school: str = SCHOOL, *, final: bool = False) -> Result:
        project = self.project(school)
        return pipeline.build(project, project.output, final=final, pages="on-open")

    def told(self, school: str = SCHOOL) -> list[tuple[str, str]]:
        """Code and place of every problem of a check."""
        return [(one.code, str(one.source)) for one in pipeline.check(self.project(school)).problems]
