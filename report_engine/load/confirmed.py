"""What somebody has confirmed of a year: `data/confirmed/<year>.csv`, written by `data confirm`, never by hand."""

from dataclasses import dataclass, field

from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.read.rows import read_rows

COLUMNS = ("出处", "核定的内容", "日期")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Confirmed lines by where they are printed or stated, in order, each with the date of its confirmation."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[tuple[str, str], str] = field(default_factory=dict)


def load_confirmed(project: Project, problems: list[Problem]) -> Confirmed | None:
    """Read the file; None if nothing was ever confirmed, so that nothing is asked for."""
    path = project.confirmed
    if not path.exists():
        return None
    confirmed = Confirmed()
    for row in read_rows(path, project.name(path), COLUMNS, problems):
        origin, line, date = (row.cells[column] for column in COLUMNS)
        confirmed.lines.setdefault(origin, []).append(line)
        confirmed.dates[origin, line] = date
    return confirmed
