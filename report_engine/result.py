"""What comes of a run over a report, for whoever started it to show."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from report_engine.plan import Plan
from report_engine.problems import OpenQuestion, Problem

Progress = Callable[[str], None]
Pages = Literal["auto", "libreoffice", "on-open"]


@dataclass(frozen=True, slots=True)
class Result:
    """Its problems in order, the files that were written, what is still to be verified; a draft has a work plan."""

    problems: list[Problem]
    written: tuple[Path, ...] = ()
    kept: Path | None = None  # where the report went that was edited by hand since it was built
    unchanged: bool = False  # the report that lies there is what a build would write
    open_questions: tuple[OpenQuestion, ...] = ()
    plan: Plan | None = None
    pages: int = 0  # 0 where nobody counted them

    @property
    def beside_plan(self) -> list[Problem]:
        """The problems besides what the work plan lists."""
        return self.plan.besides(self.problems) if self.plan else self.problems


def silent(_step: str) -> None:
    """Show no progress."""
