"""Every printed character of the 2024 report leads to its file, line and column, and back."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from support.ooxml import qn
from support.reference import REPOSITORY

from report_engine import pipeline
from report_engine.document import Cell, Photo, Point, Ref, Text, Value
from report_engine.load import Loaded, load
from report_engine.numbering import number
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.read.origin import Span
from report_engine.walk import walk

PROJECT = Project(REPOSITORY, 2024)


@cache
def loaded() -> Loaded:
    problems: list[Problem] = []
    found = load(PROJECT, problems)
    assert found is not None, problems
    return found


def texts() -> Iterator[tuple[str, Text | Value | Cell]]:
    for path, node in walk(loaded().document):
        if isinstance(node, Text | Value | Cell):
            yield ".".join(map(str, path)), node


def test_every_character_is_the_one_typed_or_stands_for_it() -> None:
    """A value, a line's end, an escape, or a field that asks for what the engine writes."""
    typed = stood_for = 0
    for path, node in texts():
        assert len(node.origin) == len(node.text), path
        for offset, character in enumerate(node.text):
            span = node.origin.of(offset)
            if span.typed == character:
                typed += 1
                continue
            assert explains(span, character, node), (path, offset, character, span.typed)
            stood_for += 1
    assert typed > 10 * stood_for / 2 > 1000


def explains(span: Span, character: str, node: Text | Value | Cell) -> bool:
    """Tell whether a span is what makes the engine print a character."""
    if isinstance(node, Value | Cell) and node.datum is not None:
        asked = span.typed.strip("{}").partition(":")[0].strip()
        found = loaded().facts.find(asked)
        return (found is not None and found.id == node.datum.name) or node.datum.local is not None
    if character == " ":
        return "\n" in span.typed
    return span.source.line > 0 and span.typed != ""


def test_places_of_the_file_lead_to_the_printed_character() -> None:
    for path, node in texts():
        for offset in range(len(node.text)):
            span = node.origin.of(offset)
            if span.typed == node.text[offset]:
                assert node.origin.find(span.start, span.file) == offset, path


def test_place_counts_lines_and_columns_as_an_editor_does() -> None:
    for path, node in texts():
        if node.origin.is_typed and node.text:
            place = node.origin.at(0)
            line = (REPOSITORY / place.file).read_text("utf-8").split("\n")[place.line - 1]
            shown = line[place.column - 1 :]
            assert shown.startswith(node.text[0]) or shown[0] in "\\'", path


def test_mentions_and_points_of_charts_are_asked_for_where_they_say() -> None:
    for path, node in walk(loaded().document):
        if isinstance(node, Ref):
            assert re.fullmatch(r"\[@\s*(.*?)\s*\]", node.origin.span.typed)[1] == node.target  # type: ignore[index]
        elif isinstance(node, Point) and node.datum:
            found = loaded().facts.find(node.origin.span.typed)
            assert found is not None, path
            assert found.id == node.datum.name, path


def test_labels_come_from_the_layouts_patterns() -> None:
    layout = loaded().layout
    labels = number(loaded().document, layout.headings(), layout.patterns(), layout.series())
    for label in labels.values():
        assert label.origin is not None
        assert label.origin.file.name.name == "layout.yaml"
        assert label.prefix in label.origin.typed


def test_the_word_file_prints_nothing_else(tmp_path: Path) -> None:
    """Every text of the file is put together from texts of the tree, labels, file names and words of the template."""
    document, layout = loaded().document, loaded().layout
    labels = number(document, layout.headings(), layout.patterns(), layout.series())
    pieces = {node.text for _, node in texts()} | {f"{year}年" for year in document.years} | {"\u3000", " "}
    pieces |= {part for label in labels.values() for part in (label.prefix, label.digits, label.suffix, label.full)}
    pieces |= {label.text for label in labels.values()}
    pieces |= {node.path.name for _, node in walk(document) if isinstance(node, Photo)}
    designed = words(PROJECT.layout(loaded().layout_name) / "report.docx")
    pieces |= {part for text in designed for part in re.split("〔.*?〕|[{]{2}.*?[}]{2}", text)}
    pieces |= {part for _, node in texts() for part in re.split("(·)", node.text)}  # a dot between names is a run
    pieces |= {"名称：", "（", "）"}  # the line above a scorecard
    pipeline.build(PROJECT, tmp_path / "report.docx", pages="on-open")
    # The writer parts a text where its look or its line changes.
    whole = "\n".join(node.text for _, node in texts())
    strange = {
        text
        for text in words(tmp_path / "report.docx")
        if text.strip("\u3000") not in whole and not is_made_of(pieces, text)
    }
    assert strange == set()


def words(file: Path) -> set[str]:
    root = etree.fromstring(zipfile.ZipFile(file).read("word/document.xml"))
    return {node.text.replace("\u00a0", " ") for node in root.iter(qn("w:t")) if node.text}


def is_made_of(pieces: set[str], text: str) -> bool:
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached |= {end for end in range(start + 1, len(text) + 1) if text[start:end] in pieces}
    return len(text) in reached
