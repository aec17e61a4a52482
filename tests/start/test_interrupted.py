"""`new` interrupted at any step leaves nothing half made: neither by failure, nor by Ctrl-C, nor by a kill."""

import itertools
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.project import snapshot, unchanged
from tiny_project import Tiny

from report_engine import files
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.start import init, place, start_project, start_year

from .conftest import Run


def counted(real: Callable[..., Any], step: int, fail: Callable[[], None]) -> Callable[..., Any]:
    """Fail at the call number `step` of a function."""
    calls = itertools.count(1)

    def call(*arguments: Any, **named: Any) -> Any:
        if next(calls) == step:
            fail()
        return real(*arguments, **named)

    return call


def disk_full() -> None:
    raise OSError(28, "No space left on device")


def ctrl_c() -> None:
    raise KeyboardInterrupt


STEPS = [*(("write", step) for step in range(1, 10)), ("move", 1), ("move", 2)]


def spoil(monkeypatch: pytest.MonkeyPatch, what: str, step: int, fail: Callable[[], None]) -> None:
    if what == "write":
        monkeypatch.setattr(place, "write_aside", counted(files.write_aside, step, fail))
    else:
        monkeypatch.setattr(place, "_move", counted(place._move, step, fail))


@pytest.mark.parametrize(("what", "step"), STEPS)
def test_a_full_disk_leaves_everything_as_it_was(
    tiny: Tiny, run: Run, monkeypatch: pytest.MonkeyPatch, what: str, step: int
) -> None:
    with unchanged(tiny.root):
        spoil(monkeypatch, what, step, disk_full)
        result = run("new", "2025", "--from", "2024")
        assert result.exit_code == 1, "the step is never reached"
        assert "2025: 错误 F020 写不了文件：磁盘已满（什么都没有建立；解决后再试一次）" in result.output


@pytest.mark.parametrize(("what", "step"), STEPS)
def test_ctrl_c_leaves_everything_as_it_was(tiny: Tiny, monkeypatch: pytest.MonkeyPatch, what: str, step: int) -> None:
    with unchanged(tiny.root):
        spoil(monkeypatch, what, step, ctrl_c)
        with pytest.raises(KeyboardInterrupt):
            start_year(Project(tiny.root, 2025), 2024, [])


def test_ctrl_c_right_after_the_last_move_leaves_the_whole_year(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    move = place._move

    def interrupted(source: Path, target: Path) -> None:
        move(source, target)
        if source.name == "content":
            raise KeyboardInterrupt

    monkeypatch.setattr(place, "_move", interrupted)
    with pytest.raises(KeyboardInterrupt):
        start_year(Project(tiny.root, 2025), 2024, [])
    monkeypatch.undo()
    made = snapshot(tiny.root)
    other = Tiny.at(tiny.root.parent / "other")
    assert start_year(Project(other.root, 2025), 2024, [])
    assert made == snapshot(other.root)


KILLED = """
import itertools, os, sys
from pathlib import Path
from report_engine import files
from report_engine.project import Project
from report_engine.start import place, start_year

what, step = sys.argv[2], int(sys.argv[3])
calls = itertools.count(1)
real = getattr(place, what)

def call(*arguments):
    if next(calls) == step:
        os._exit(9)  # like a kill: nothing is tidied up
    real(*arguments)

setattr(place, what, call)
start_year(Project(Path(sys.argv[1]), 2025), 2024, [])
"""


@pytest.mark.parametrize(
    ("what", "step"), [("write_aside", 3), ("_move", 1), ("write_aside", 8), ("write_aside", 9), ("_move", 2)]
)
def test_what_a_kill_left_is_no_year_and_is_taken_away_by_the_next_run(
    tiny: Tiny, run: Run, what: str, step: int
) -> None:
    before = snapshot(tiny.root)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tiny.root), what, str(step)], check=False)
    assert done.returncode == 9, "the step is never reached"
    assert snapshot(tiny.root) != before
    assert not (tiny.root / "content/2025").exists()
    assert run("check", "--year", "2025").exit_code == 2
    assert run("check", "--year", "2024").exit_code == 0
    result = run("new", "2025", "--from", "2024")
    assert result.exit_code == 0, result.output
    other = Tiny.at(tiny.root.parent / "other")
    assert start_year(Project(other.root, 2025), 2024, [])
    assert snapshot(tiny.root) == snapshot(other.root)


def test_a_kill_after_the_last_move_leaves_the_whole_year(tiny: Tiny, run: Run) -> None:
    script = KILLED.replace(
        "    real(*arguments)", "    real(*arguments)\n    if arguments[0].name == 'content': os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tiny.root), "_move", "99"], check=False)
    assert done.returncode == 9
    assert run("check", "--year", "2025").exit_code == 0
    assert run("build", "--year", "2025", "--pages", "on-open").exit_code == 0


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("exists", [False, True])
def test_init_on_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, exists: bool
) -> None:
    target = tmp_path / "年报" / "新项目"
    if exists:
        target.mkdir(parents=True)
    with unchanged(tmp_path):
        monkeypatch.setattr(init, "write_aside", counted(files.write_aside, step, disk_full))
        problems: list[Problem] = []
        assert not start_project(target, problems)
        assert [str(problem) for problem in problems] == [
            f"{target.as_posix()}: 错误 F020 写不了文件：磁盘已满（换一个能写的位置再试）"
        ]
