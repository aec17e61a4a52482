"""What the writer does wrong, `verify` tells: it counts, reads and looks at the pages for itself.

Each test breaks one thing inside the writer, builds a report with it, and asks what is said.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.reference import REPOSITORY
from tiny_project import Tiny

from report_engine import numbering, paginate, pipeline, typeset
from report_engine.numbering import Label
from report_engine.ooxml.elements import Element
from report_engine.word import contents, pages, text

from .office import soffice

Patch = pytest.MonkeyPatch


def every_page_one_too_high(patch: Patch) -> None:
    right = paginate.page_labels
    patch.setattr(paginate, "page_labels", lambda *a: {k: str(int(v) + 1) for k, v in right(*a).items()})


def one_page_number(patch: Patch) -> None:
    right = paginate.page_labels

    def wrong(root: Element, places: Mapping[str, int]) -> dict[str, str]:
        labels = right(root, places)
        listed = [reference.target for reference in pages.page_refs(root)]
        return labels | {listed[-1]: "77"}

    patch.setattr(paginate, "page_labels", wrong)


def sections_that_do_not_begin_anew(patch: Patch) -> None:
    right = pages._sections
    patch.setattr(pages, "_sections", lambda *a: [(last, 1, 1, form) for last, _, _, form in right(*a)])


def roman_numbers_in_the_body(patch: Patch) -> None:
    right = pages._written
    patch.setattr(pages, "_written", lambda number, _form: right(number, "lowerRoman"))


def the_field(patch: Patch, kind: str, wrong: Callable[[str], str]) -> None:
    right = text.field

    def field(instruction: str, result: str, **look: bool) -> list[Element]:
        return right(instruction, wrong(result) if instruction.startswith(kind) else result, **look)

    patch.setattr(text, "field", field)


def a_counter(patch: Patch) -> None:
    the_field(patch, "SEQ 表", lambda number: str(int(number) + 1))


def a_mention(patch: Patch) -> None:
    the_field(patch, "REF", lambda label: label.replace("1", "3"))


def the_entries(patch: Patch, wrong: Callable[[tuple[contents.Entry, ...]], tuple[contents.Entry, ...]]) -> None:
    right = contents.write_contents
    for module in (contents, __import__("report_engine.word.writer", fromlist=["writer"])):
        if hasattr(module, "write_contents"):
            patch.setattr(
                module,
                "write_contents",
                lambda lists, build: right([replace(one, entries=wrong(one.entries)) for one in lists], build),
            )


def an_entry_lost(patch: Patch) -> None:
    the_entries(patch, lambda entries: entries[:-1] if len(entries) > 1 else entries)


def the_title_of_an_entry(patch: Patch) -> None:
    the_entries(patch, lambda entries: (replace(entries[0], text=entries[0].text + "等"), *entries[1:]))


def labels_of_another_kind(patch: Patch) -> None:
    right = numbering.number

    def wrong(*arguments: Any) -> dict[str, Label]:
        labels = right(*arguments)
        for key, label in labels.items():
            if label.prefix == "表 ":
                labels[key] = replace(
                    label, prefix="附录 ", text=label.text.replace("表", "附录"), full=label.full.replace("表", "附录")
                )
        return labels

    patch.setattr(typeset, "number", wrong)


def a_bookmark_around_another_target(patch: Patch) -> None:
    right = text.bookmarked
    other = {"tbl-scale": "tbl-schools", "tbl-schools": "tbl-scale"}
    patch.setattr(text, "bookmarked", lambda target, *rest: right(other.get(target, target), *rest))


def the_number_of_a_heading(patch: Patch) -> None:
    right = numbering.number

    def wrong(*arguments: Any) -> dict[str, Label]:
        return {
            key: replace(label, full=label.full.replace("1.1", "1.2"), text=label.text.replace("1.1", "1.2"))
            for key, label in right(*arguments).items()
        }

    patch.setattr(typeset, "number", wrong)


FAULTS: dict[Callable[[Patch], None], str] = {
    every_page_one_too_high: "V103",
    one_page_number: "V103",
    sections_that_do_not_begin_anew: "V103",
    roman_numbers_in_the_body: "V103",
    a_counter: "V111",
    a_mention: "V112",
    an_entry_lost: "V102",
    the_title_of_an_entry: "V101",
    labels_of_another_kind: "V114",
    a_bookmark_around_another_target: "V101",
    the_number_of_a_heading: "V101",
}


@pytest.mark.render
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_of_the_writer_is_told(tiny: Tiny, monkeypatch: Patch, fault: Callable[[Patch], None]) -> None:
    soffice()
    fault(monkeypatch)
    result = pipeline.build(tiny.project, tiny.project.output, pages="libreoffice")
    assert FAULTS[fault] in {problem.code for problem in result.problems}
    assert result.written == ()


@pytest.mark.render
def test_without_a_fault_nothing_is_told(tiny: Tiny) -> None:
    soffice()
    result = pipeline.build(tiny.project, tiny.project.output, pages="libreoffice")
    assert {problem.code for problem in result.problems} <= {"I001"}
    assert result.written == (tiny.project.output,)


@pytest.mark.parametrize("path", sorted((REPOSITORY / "report_engine/verify").glob("*.py")), ids=lambda path: path.stem)
def test_verify_takes_no_function_of_the_writer(path: Path) -> None:
    """What both would compute with the same function could be wrong in both; constants are names of things."""
    tree = ast.parse(path.read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    house = ("report_engine.word", "report_engine.numbering", "report_engine.paginate")
    taken = [alias.name for node in imports if (node.module or "").startswith(house) for alias in node.names]
    assert [name for name in taken if not name.isupper()] == []
