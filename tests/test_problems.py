"""Problems as they are printed, sorted and counted."""

from pathlib import Path, PureWindowsPath

import pytest

from report_engine.problems import Problem, Severity, Source, has_errors, in_order

A, B = Path("content/a.yaml"), Path("content/b.yaml")


@pytest.mark.parametrize(
    ("problem", "printed"),
    [
        (
            Problem("P010", "没有这个指标", Source(A, 3, 7), "是不是“x”？"),
            "content/a.yaml:3:7: 错误 P010 没有这个指标（是不是“x”？）",
        ),
        (Problem("P010", "没有这个指标", Source(A, 3, 7)), "content/a.yaml:3:7: 错误 P010 没有这个指标"),
        (Problem("F001", "找不到文件", Source(A)), "content/a.yaml: 错误 F001 找不到文件"),
        (
            Problem("I001", "照片待补", Source(A, 1, 1), severity=Severity.WARNING),
            "content/a.yaml:1:1: 警告 I001 照片待补",
        ),
        (Problem("L001", "没有", Source(A, 1, 1), severity=Severity.NOTE), "content/a.yaml:1:1: 提示 L001 没有"),
    ],
)
def test_printed_as_editors_make_it_clickable(problem: Problem, printed: str) -> None:
    assert str(problem) == printed


def test_paths_are_printed_alike_on_every_system() -> None:
    assert str(Source(PureWindowsPath("content\\a.yaml"), 1, 2)) == "content/a.yaml:1:2"  # type: ignore[arg-type]


def test_sorted_by_place_without_repetitions() -> None:
    places = [Source(B, 1, 1), Source(A, 10, 1), Source(A, 9, 5), Source(A, 9, 2), Source(A)]
    problems = [Problem("X", "x", place) for place in (*places, *places)]
    assert [str(problem.source) for problem in in_order(problems)] == [
        "content/a.yaml",
        "content/a.yaml:9:2",
        "content/a.yaml:9:5",
        "content/a.yaml:10:1",
        "content/b.yaml:1:1",
    ]


def test_only_errors_forbid_building() -> None:
    warning = Problem("X", "x", Source(A), severity=Severity.WARNING)
    note = Problem("X", "x", Source(A), severity=Severity.NOTE)
    assert not has_errors([])
    assert not has_errors([warning, note])
    assert has_errors([warning, Problem("X", "x", Source(A))])
