"""What became of each report of a batch, and of all together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from report_engine.problems import Problem, Severity

Status = Literal["built", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One school's report: what was written, what there is to say about it, and why it was not built."""

    school: str
    status: Status
    files: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    seconds: float = 0.0
    pages: int = 0

    def count(self, severity: Severity) -> int:
        """Count its problems of one severity."""
        return sum(problem.severity is severity for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Batch:
    """All of them in the order of the list of schools, and the problems that are no single school's."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """Count the reports by what became of them."""
        return Counter(one.status for one in self.outcomes)
