"""What the schools delivered, kept as text in `data/<year>/submissions/`, and where each value came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from report_engine.facts.catalogue import Indicator, known_id
from report_engine.facts.facts import VALUE_COLUMNS
from report_engine.facts.schools import School
from report_engine.problems import Problem
from report_engine.project import Project, file_stem
from report_engine.read.rows import read_rows

_ID, _NAME, _VALUE = VALUE_COLUMNS
HEAD = (*VALUE_COLUMNS, "备注")
PROVENANCE = "provenance.csv"
PROVENANCE_HEAD = ("学校", "编号", "文件", "单元格", "填报人", "填报日期")


@dataclass(frozen=True, slots=True)
class Stored:
    """What the schools delivered in a year: texts and remarks by school and indicator; places by the same."""

    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remarks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def text(self, school: School, indicator: str) -> str:
        """Give what a school said, under any of its names; empty if nothing."""
        return self._of(self.texts, school).get(indicator, "")

    def remark(self, school: School, indicator: str) -> str:
        """Give what it said besides."""
        return self._of(self.remarks, school).get(indicator, "")

    def has(self, school: School) -> bool:
        """Tell whether a school delivered."""
        return any(name in self.texts for name in school.names)

    def place(self, school: School, indicator: str) -> str:
        """Say in which file and cell it stood."""
        return next((self.places[name, indicator] for name in school.names if (name, indicator) in self.places), "")

    @staticmethod
    def _of(texts: Mapping[str, Mapping[str, str]], school: School) -> Mapping[str, str]:
        return next((texts[name] for name in school.names if name in texts), {})


def load_stored(project: Project, year: int, catalogue: Mapping[str, Indicator], problems: list[Problem]) -> Stored:
    """Read the submissions of a year; a year without any has none."""
    texts: dict[str, dict[str, str]] = {}
    remarks: dict[str, dict[str, str]] = {}
    places: dict[tuple[str, str], str] = {}
    for path in sorted(project.submissions(year).glob("*.csv")):
        head = PROVENANCE_HEAD if path.name == PROVENANCE else HEAD
        for row in read_rows(path, project.name(path), head, problems):
            key = known_id(row.cells[_ID], catalogue)
            if path.name == PROVENANCE:
                places[row.cells["学校"], key] = f"{row.cells['文件']} {row.cells['单元格']}"
            else:
                texts.setdefault(path.stem, {})[key] = row.cells[_VALUE]
                remarks.setdefault(path.stem, {})[key] = row.cells["备注"]
    return Stored(texts, remarks, places)


def submission_of(project: Project, school: School, year: int) -> Path | None:
    """Find the file that keeps what a school delivered in a year, under any of its names."""
    paths = (project.submissions(year) / f"{file_stem(name)}.csv" for name in school.names)
    return next((path for path in paths if path.is_file()), None)
