"""A value is followed from its data to every place where it is printed."""

from click.testing import CliRunner, Result
from tiny_project import LAST_YEAR, SECTION, VALUES, Tiny

from report_engine.cli import main


def trace(tiny: Tiny, name: str) -> Result:
    return CliRunner().invoke(main, ["trace", name, "--year", "2024", "--root", str(tiny.root)])


def test_trace_shows_origin_and_every_print(tiny: Tiny) -> None:
    lines = trace(tiny, "在校生数").output.splitlines()
    assert lines[0].startswith("在校生数（students）  单位：人  data/indicators.yaml:")
    assert f"  2023 年  950人  ←  {LAST_YEAR}:2:1" in lines
    assert f"  2024 年  1000人  ←  {VALUES}:2:1" in lines
    printed = lines[next(n for n, line in enumerate(lines) if line.startswith("印在报告的")) + 1 :]
    assert any(line.startswith(f"  {SECTION}:") and line.endswith("正文“1000”") for line in printed)
    assert any(line.startswith(f"  {SECTION}:") and line.endswith("表或图") for line in printed)
    assert any(line.startswith("  templates/") and line.endswith("附表") for line in printed)


def test_trace_shows_how_a_derived_value_is_computed(tiny: Tiny) -> None:
    output = trace(tiny, "dual_pct").output
    assert "←  公式 " in output
    assert "由这些指标计算：" in output


def test_trace_of_an_unknown_name_says_what_is_like_it(tiny: Tiny) -> None:
    result = trace(tiny, "在校生人")
    assert result.exit_code == 1
    assert "没有叫“在校生人”的指标（是不是“在校生数”？）" in result.output


def test_trace_with_broken_content_points_to_check(tiny: Tiny) -> None:
    tiny.write("content/2024/report.yaml", "layout: [")
    result = trace(tiny, "students")
    assert result.exit_code == 1
    assert "qhd-docgen check" in result.output
