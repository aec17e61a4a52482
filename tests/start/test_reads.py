"""A year in preparation is read once, whatever is asked of it."""

from collections import Counter
from pathlib import Path

import pytest

from report_engine.project import Project

from .conftest import Run


@pytest.mark.parametrize("command", ["check", "build", "final"])
def test_every_text_and_number_is_read_once(
    draft: Project, run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: Counter[str] = Counter()
    really = Path.read_bytes

    def counted(path: Path) -> bytes:
        if path.suffix in (".yaml", ".csv"):
            reads[draft.name(path).as_posix()] += 1
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    options = {"check": [], "build": ["--pages", "on-open"], "final": ["--pages", "on-open", "--final"]}[command]
    run("check" if command == "check" else "build", "--year", "2025", *options)
    assert reads["content/2025/report.yaml"] == 1
    assert reads["data/2025/indicators.csv"] == 1
    # A table that was taken over is read once more, to be compared with what it was.
    assert {name for name, times in reads.items() if times > 1} <= {"data/2025/schools.csv"}
