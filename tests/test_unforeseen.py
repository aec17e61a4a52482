"""The last resort: a mistake of the program is one line, a file to send, and exit code 70."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tiny_project import Tiny

from report_engine.cli import main, report


def test_a_mistake_of_the_program(tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("sections and figures")

    monkeypatch.setattr(report, "find_project", broken)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--year", "2024", "--root", str(tiny.root)])
    assert result.exit_code == 70
    (line,) = [line for line in result.output.splitlines() if "没有料到" in line]
    assert "Traceback" not in result.output
    told = (tmp_path / "qhd-docgen-出错.txt").read_text("utf-8")
    assert str(tmp_path / "qhd-docgen-出错.txt") in line
    assert "RuntimeError: sections and figures" in told
    assert "Traceback" in told
