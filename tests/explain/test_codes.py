"""Every code that the engine can print has its meaning, a good and a bad example."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import report_engine
from report_engine.cli import main
from report_engine.explain.codes import explanations

SOURCES = sorted(Path(report_engine.__file__).parent.rglob("*.py"))
CODES = sorted({code for path in SOURCES for code in re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8"))})


def test_there_are_codes() -> None:
    assert len(CODES) > 80


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_in_chinese_with_a_good_and_a_bad_example(code: str) -> None:
    explanation = explanations()[code]
    for text in (explanation.means, explanation.good, explanation.bad):
        assert text.strip()
    assert re.search("[\u4e00-\u9fff]", explanation.means), "the meaning is for the bureau"


def test_nothing_is_explained_that_cannot_be_printed() -> None:
    assert set(explanations()) == set(CODES)


def test_explain_prints_one_code_or_all() -> None:
    one = CliRunner().invoke(main, ["explain", "n003"])
    assert one.exit_code == 0
    assert one.output.startswith("N003  ")
    assert "\n好：" in one.output
    assert "\n坏：" in one.output
    every = CliRunner().invoke(main, ["explain"])
    assert [line[:4] for line in every.output.splitlines()] == CODES


def test_explain_of_an_unknown_code_is_a_usage_error() -> None:
    result = CliRunner().invoke(main, ["explain", "Z999"])
    assert result.exit_code == 2
    assert "没有代码“Z999”" in result.output
