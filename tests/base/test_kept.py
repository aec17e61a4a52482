"""A build never destroys an edit: what was changed in Word since it was written is kept beside the new report."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tiny_project import TEMPLATE, Tiny

from report_engine.base import kept
from report_engine.cli import main
from report_engine.ooxml.package import open_package

BUILD = ("build", "--year", "2024", "--pages", "on-open")


def run(tiny: Tiny, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(tiny.root)])


def edited(path: Path, old: str = "全市在校生", new: str = "本市在校生") -> bytes:
    """Change a text as somebody in Word would, and leave the file where it lies."""
    package = open_package(path.read_bytes(), "word")
    document = package.parts[package.main].decode()
    assert old in document
    data = package.with_parts({package.main: document.replace(old, new).encode()}).to_bytes()
    path.write_bytes(data)
    return data


def beside(tiny: Tiny) -> list[str]:
    return sorted(path.name for path in tiny.project.output.parent.glob("*.docx"))


def test_an_edited_report_is_kept_under_a_name_of_its_own(tiny: Tiny) -> None:
    run(tiny, *BUILD)
    data = edited(tiny.project.output)
    result = run(tiny, *BUILD)
    assert result.exit_code == 0, result.output
    assert beside(tiny) == ["report-2024-手工修改1.docx", "report-2024.docx"]
    assert tiny.project.output.with_name("report-2024-手工修改1.docx").read_bytes() == data
    told = [line for line in result.output.splitlines() if "手工修改1" in line]
    assert len(told) == 1
    assert "qhd-docgen pull build/report-2024-手工修改1.docx --year 2024" in told[0]


def test_a_second_edit_replaces_no_earlier_one(tiny: Tiny) -> None:
    kept_data = []
    for number in range(3):
        run(tiny, *BUILD)
        kept_data.append(edited(tiny.project.output, new=f"第{number}次改过的在校生"))
    run(tiny, *BUILD)
    names = [f"report-2024-手工修改{n}.docx" for n in (1, 2, 3)]
    assert beside(tiny) == [*names, "report-2024.docx"]
    assert [tiny.project.output.with_name(name).read_bytes() for name in names] == kept_data


def test_an_untouched_report_is_replaced_without_a_word(tiny: Tiny) -> None:
    run(tiny, *BUILD)
    tiny.change("content/2024/report.yaml", "2025年1月", "2025年2月")
    result = run(tiny, *BUILD)
    assert beside(tiny) == ["report-2024.docx"]
    assert "手工修改" not in result.output


def test_what_cannot_be_kept_is_not_replaced(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tiny, *BUILD)
    data = edited(tiny.project.output)

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept.os, "fsync", full)
    result = run(tiny, *BUILD)
    assert result.exit_code == 1
    assert "F021" in result.output
    assert tiny.project.output.read_bytes() == data


@pytest.mark.parametrize("target", [TEMPLATE, "content/2024/photos/new.docx", "data/x.docx"])
def test_output_never_goes_where_the_input_is(target: str, tiny: Tiny) -> None:
    template = tiny.path(TEMPLATE).read_bytes()
    result = run(tiny, *BUILD, "--output", str(tiny.path(target)))
    assert result.exit_code == 2
    assert "--output" in result.output
    assert tiny.path(TEMPLATE).read_bytes() == template
    assert target == TEMPLATE or not tiny.path(target).exists()


def test_a_redline_never_goes_there_either(tiny: Tiny) -> None:
    run(tiny, *BUILD)
    old = str(tiny.project.output)
    result = CliRunner().invoke(main, ["diff", old, old, "--redline", str(tiny.path(TEMPLATE))])
    assert result.exit_code == 2
    assert "--redline" in result.output
