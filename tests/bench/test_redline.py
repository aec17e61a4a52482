"""A redline by other programs' judgement: accepted it is the new file, rejected the old one."""

import os
import shutil
from pathlib import Path

import pytest
from support.report import report_2024

from bench.redline.pairs import edited, extract, judge, rewritten
from bench.redline.tables import KINDS

# One of each kind of mark; `python -m bench.redline` judges all kinds.
_CHOSEN = ("words", "split", "moved", "leader", "group-begun-later", "merged", "column-gone", "table-gone", "box-gone")


def needed(program: str) -> None:
    """Where a judge is missing the test is skipped with the reason, but fails in CI."""
    if shutil.which(program) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {program}")
        pytest.skip(f"{program} is not installed")


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The beginning of the real report."""
    return extract(report_2024(tmp_path_factory.getbasetemp()).read_bytes())


@pytest.mark.render
def test_pandoc_libreoffice_and_the_validator_find_no_fault(beginning: bytes, tmp_path: Path) -> None:
    for program in ("pandoc", "soffice", "ooxml-validator"):
        needed(program)
    verdicts = list(judge(beginning, [(kind, 0) for kind in _CHOSEN], tmp_path, valid=True))
    assert len(verdicts) == 2 * len(_CHOSEN)
    assert [one for one in verdicts if one.faults] == []
    assert all(one.marks for one in verdicts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_the_file_the_same_way_again(beginning: bytes, kind: str) -> None:
    assert edited(beginning, kind, 0) != rewritten(beginning, lambda body: None)
    assert edited(beginning, kind, 0) == edited(beginning, kind, 0)


@pytest.mark.render
def test_a_broken_redline_is_told(beginning: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judges can say no: a file without any mark is not what it says it is."""
    for program in ("pandoc", "soffice"):
        needed(program)
    monkeypatch.setattr("bench.redline.pairs.redline", lambda old, new, author, date: new)
    verdicts = list(judge(beginning, [("words", 0)], tmp_path))
    assert [sum("reject" in fault for fault in one.faults) for one in verdicts] == [2, 2]
