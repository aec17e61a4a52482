"""What only the bureau can settle stays visible: counted after check and build, listed by `check --open`."""

import pytest
from click.testing import CliRunner, Result
from test_pictures import jpeg
from tiny_project import PHOTO, Tiny

import report_engine
from report_engine.cli import main

RECORD = "data/2024/discrepancies.yaml"
DISMISSED = "data/2024/dismissed.yaml"
ENTRY = """\
- id: students-public
  subject: 公办在校生
  status: {status}
  kept: "600"
  places: [{{ line: 3, printed: "" }}]
  reason: 两处不一。
"""
DISMISSAL = "- {{ code: R105, about: 专业数 2024, value: 25≠22, reason: {reason}, date: 2025-01-10 }}\n"


def run(tiny: Tiny, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--year", "2024", "--root", str(tiny.root)])


def test_an_open_entry_is_counted_and_listed(tiny: Tiny) -> None:
    tiny.write(RECORD, ENTRY.format(status="open"))
    line = "待核实 1 处，见 qhd-docgen check --year 2024 --open\n"
    assert run(tiny, "check").output.endswith(line)
    assert line in run(tiny, "build", "--pages", "on-open").output
    assert "没有变化" in (again := run(tiny, "build", "--pages", "on-open")).output
    assert line in again.output
    listed = run(tiny, "check", "--open").output
    assert f"\n{RECORD}:1:3: 待核实 公办在校生：现为“600”（两处不一。）\n" in listed
    assert listed.endswith("待核实 1 处\n")


@pytest.mark.parametrize("status", ["resolved", "format"])
def test_what_is_settled_is_no_question(tiny: Tiny, status: str) -> None:
    tiny.write(RECORD, ENTRY.format(status=status))
    assert "待核实" not in run(tiny, "check", "--open").output


@pytest.mark.parametrize(
    ("reason", "count"),
    [
        ("方向另计，待核。", 1),
        ("待市教育局核实", 1),
        ("待核（discrepancies 的 students-public）", 0),
        ("待核（discrepancies 的 students-public-2）", 1),
        ("照刊印保留", 0),
        ("待遇照旧，已核", 0),
    ],
)
def test_a_dismissal_until_it_is_verified_is_a_question_too(tiny: Tiny, reason: str, count: int) -> None:
    tiny.write(RECORD, ENTRY.format(status="open"))
    tiny.write(DISMISSED, DISMISSAL.format(reason=reason))
    assert len(report_engine.check(tiny.project).open_questions) == 1 + count


def test_a_final_report_names_them_and_is_built(tiny: Tiny) -> None:
    tiny.write(RECORD, ENTRY.format(status="open"))
    tiny.write(PHOTO, jpeg())
    result = run(tiny, "build", "--final", "--pages", "on-open")
    assert result.exit_code == 0, result.output
    assert f"{RECORD}:1:3: 待核实 公办在校生：现为“600”" in result.output
    assert tiny.project.output.exists()


def test_a_mistake_in_the_record_is_told_and_forbids_nothing(tiny: Tiny) -> None:
    tiny.write(RECORD, ENTRY.format(status="opne"))
    result = run(tiny, "check")
    assert result.exit_code == 0
    assert (
        f"{RECORD}:3:11: 警告 Y013 “status”只能是 resolved、open、format，现在是“opne”（是不是“open”？）"
        in result.output
    )
