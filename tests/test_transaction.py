"""Files are written all together or not at all, whatever happens meanwhile, and the last time is taken back."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report_engine import transaction
from report_engine.transaction import ChangedMeanwhileError, commit, last, recover, undo


def files(root: Path) -> dict[str, bytes]:
    inside = [path for path in root.rglob("*") if path.is_file() and "build" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in inside}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / "data" / name).write_bytes(f"old {name}\r\n".encode())
    return tmp_path


def new(root: Path) -> dict[Path, bytes | None]:
    return {root / "data/a.csv": b"new a", root / "data/b.csv": None, root / "content/c.yaml": b"new c"}


def test_everything_is_written_and_taken_back(root: Path) -> None:
    before = files(root)
    commit(root, new(root), "改名")
    assert files(root) == {"data/a.csv": b"new a", "content/c.yaml": b"new c"}
    done = last(root)
    assert done is not None
    assert done.what == "改名"
    undo(root, done)
    assert files(root) == before
    assert last(root) is None


def test_the_last_one_is_taken_back_first(root: Path) -> None:
    commit(root, {root / "data/a.csv": b"1"}, "一")
    commit(root, {root / "data/a.csv": b"2"}, "二")
    for what, left in (("二", b"1"), ("一", b"old a.csv\r\n")):
        done = last(root)
        assert done is not None
        assert done.what == what
        undo(root, done)
        assert (root / "data/a.csv").read_bytes() == left


def test_what_changes_nothing_is_nothing_to_take_back(root: Path) -> None:
    commit(root, {root / "data/a.csv": b"old a.csv\r\n"}, "没有改动")
    assert last(root) is None


def test_a_file_that_changed_since_it_was_shown_refuses_all(root: Path) -> None:
    shown = {root / "data/a.csv": b"as it was shown"}
    with pytest.raises(ChangedMeanwhileError, match=r"data/a\.csv"):
        commit(root, new(root), "改名", shown)
    assert files(root) == {"data/a.csv": b"old a.csv\r\n", "data/b.csv": b"old b.csv\r\n"}


def test_nothing_is_taken_back_over_somebodys_edit(root: Path) -> None:
    commit(root, new(root), "改名")
    (root / "data/a.csv").write_bytes(b"edited since")
    done = last(root)
    assert done is not None
    with pytest.raises(ChangedMeanwhileError, match=r"data/a\.csv"):
        undo(root, done)
    assert files(root) == {"data/a.csv": b"edited since", "content/c.yaml": b"new c"}


@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("error", [OSError(28, "no space"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_all_as_it_was(
    step: int, error: BaseException, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, written = files(root), transaction.write_aside
    count = 0

    def failing(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == step + 1:
            raise error
        written(path, data)

    monkeypatch.setattr(transaction, "write_aside", failing)
    try:
        commit(root, new(root), "改名")
    except type(error):
        assert files(root) == before
    else:
        assert step >= count
        assert files(root) != before


@pytest.mark.parametrize("step", range(8))
def test_killed_at_any_moment_the_next_run_puts_back_what_was_there(step: int, root: Path) -> None:
    """The process ends without a word: no handler of its own runs."""
    program = f"""
import os, signal, sys
from pathlib import Path
from report_engine import transaction
written, count = transaction.write_aside, 0
def killed(path, data):
    global count
    count += 1
    if count == {step + 1}:
        os.kill(os.getpid(), signal.SIGKILL)
    written(path, data)
transaction.write_aside = killed
root = Path(sys.argv[1])
new = {{root / "data/a.csv": b"new a", root / "data/b.csv": None, root / "content/c.yaml": b"new c"}}
transaction.commit(root, new, "改名")
"""
    before = files(root)
    environment = os.environ | {"PYTHONPATH": str(Path(transaction.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", program, str(root)], env=environment, check=False)
    recover(root)
    if done.returncode == -signal.SIGKILL:
        assert files(root) == before
        assert last(root) is None
    else:
        assert files(root) == {"data/a.csv": b"new a", "content/c.yaml": b"new c"}


def test_a_damaged_journal_takes_nothing_back(root: Path) -> None:
    commit(root, new(root), "改名")
    journal = next((root / "build/undo").rglob("journal.json"))
    journal.write_text("{", "utf-8")
    assert last(root) is None


def test_only_the_latest_are_kept(root: Path) -> None:
    for n in range(25):
        commit(root, {root / "data/a.csv": str(n).encode()}, f"第 {n} 次")
    assert len(list((root / "build/undo").iterdir())) == 20
    done = last(root)
    assert done is not None
    assert done.what == "第 24 次"
