"""The work plan of a year in preparation: what is left, by file, and how far the year is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from report_engine.problems import Category, Problem, Severity

NOT_FILLED = "空"  # the value of R109 about a number that nobody has filled in


@dataclass(frozen=True, slots=True)
class Work:
    """What is left to do in one file: a sentence, and its items with their places."""

    file: Path
    what: str
    items: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """All that is left; `total` counts what there was to do, values, texts, photos and tables alike.

    `old_lines` are the lines, by file, of texts that are still last year's.
    """

    year: int
    source: int
    total: int = 0
    left: int = 0
    works: list[Work] = field(default_factory=list)
    old_lines: dict[Path, set[int]] = field(default_factory=dict)

    @property
    def percent(self) -> int:
        """How much is done; 100 only when nothing is left."""
        return 100 * (self.total - self.left) // self.total if self.total else 100

    def count(self, total: int, left: int) -> None:
        """Add to both sums."""
        self.total += max(total, left)
        self.left += left

    def besides(self, problems: Iterable[Problem]) -> list[Problem]:
        """Leave out what the plan lists: warnings of what is not there yet or stands in a text to be rewritten."""
        return [p for p in problems if p.severity is not Severity.WARNING or not self._lists(p)]

    def _lists(self, problem: Problem) -> bool:
        if problem.category is Category.UNFINISHED or (problem.code == "R109" and problem.value == NOT_FILLED):
            return True
        return problem.category is Category.TEXT and problem.source.line in self.old_lines.get(problem.source.file, ())

    def lines(self) -> Iterator[str]:
        """Write the plan for a terminal."""
        yield f"{self.year} 年度工作单：完成 {self.percent}%（{self.total - self.left}/{self.total}）"
        for work in self.works:
            yield f"  {work.file.as_posix()}：{work.what}"
            yield from (f"    {item}" for item in work.items)
        if not self.left:
            yield "  全部完成：删去 inherited.yaml，用 build --final 定稿"
