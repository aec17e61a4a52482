"""Walks a content file's model: the texts that a new year must rewrite, its photos, its tables and charts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, assert_never

from report_engine.blocks import AnyBlock
from report_engine.blocks.absence import opening
from report_engine.blocks.case import CaseBlock
from report_engine.blocks.chart import ChartBlock
from report_engine.blocks.local import LocalFact
from report_engine.blocks.photo import PhotoBlock
from report_engine.blocks.records import RecordsBlock
from report_engine.blocks.table import TableBlock
from report_engine.blocks.yearly import YearlyBlock
from report_engine.load.files import CaseFile, ReportFile, SectionFile
from report_engine.load.inherited import text_mark
from report_engine.load.read import read_model
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.located import Scalar, parse_yaml
from report_engine.read.schema import Model, validate
from report_engine.read.textfile import TextFile

Kind = Literal["report", "section", "case"]
_FOLDERS: tuple[tuple[Kind, str], ...] = (("section", "sections"), ("case", "cases"))
_MODELS: dict[Kind, type[Model]] = {"report": ReportFile, "section": SectionFile, "case": CaseFile}


@dataclass(frozen=True, slots=True)
class Part:
    """One text that belongs to a year: `words` is what its fingerprint is taken of, `last` its last line."""

    label: str
    words: str
    source: Source
    last: int

    @property
    def mark(self) -> str:
        """Its fingerprint."""
        return text_mark(self.words)


@dataclass(slots=True)
class Content:
    """What stands in one content file, in its order."""

    name: str
    kind: Kind
    title: str = ""
    parts: list[Part] = field(default_factory=list)
    photos: list[PhotoBlock] = field(default_factory=list)
    blocks: list[AnyBlock] = field(default_factory=list)


def content_paths(*folders: Path) -> list[tuple[Kind, Path]]:
    """List the files of a year that hold texts, in reading order; of one name the file of the last folder counts."""
    found: list[tuple[Kind, Path]] = [("report", folders[0] / "report.yaml")]
    for kind, name in _FOLDERS:
        paths = {path.name: path for folder in folders for path in (folder / name).glob("*.yaml")}
        found += ((kind, paths[one]) for one in sorted(paths))
    return found


def contents_of(project: Project, files: Mapping[Path, Model | None]) -> list[Content]:
    """Take a year's files apart, as they were loaded; one that loading had no use for is read, a bad one left out."""
    found = []
    for kind, path in content_paths(*project.layers):
        name = project.name(path)
        model = files[name] if name in files else read_model(_MODELS[kind], path, project, [])
        if model is not None:
            layer = next(layer for layer in project.layers if path.is_relative_to(layer))
            found.append(_content(kind, path.relative_to(layer).as_posix(), model))
    return found


def content_of(kind: Kind, name: str, file: TextFile, problems: list[Problem]) -> Content | None:
    """Take one file apart; None, with every problem told, if it does not fit its schema."""
    before = len(problems)
    tree = parse_yaml(file, problems)
    if len(problems) > before:
        return None
    model = validate(_MODELS[kind], tree, Source(file.name), problems)
    return _content(kind, name, model) if model else None


def _content(kind: Kind, name: str, model: Model) -> Content:
    content = Content(name, kind)
    match model:
        case ReportFile():
            content.title = str(model.title)
            _add(content, model.facts, [*model.declaration, *model.preface])
        case SectionFile():
            content.title = str(model.title)
            for section in _sections(model):
                _add(content, section.facts, section.body)
        case CaseFile():
            content.title = str(model.title)
            content.parts.append(_words("案例标题", model.title))
            _add(content, model.facts, model.body)
    return content


def _sections(section: SectionFile) -> Iterator[SectionFile]:
    yield section
    for child in section.sections:
        yield from _sections(child)


def _add(content: Content, facts: dict[str, LocalFact], body: list[AnyBlock]) -> None:
    for name, fact in facts.items():
        if fact.value is None or fact.source is None:
            continue  # a computed one follows those beside it
        words = f"{name}={fact.value}{fact.unit}：{fact.source}"
        content.parts.append(Part(f"本文件的数“{name}”", words, fact.at, _last_line(fact.source)))
    for block in body:
        match block:
            case Scalar():
                content.parts.append(Part(opening(block), str(block), block.source, _last_line(block)))
            case PhotoBlock():
                content.photos.append(block)
                content.parts.append(_words("照片说明", block.caption, block.alt))
            case ChartBlock():
                content.parts += [_words("图的替代文字", block.alt)] if block.alt else []
            case TableBlock() | YearlyBlock() | RecordsBlock() | CaseBlock():
                pass  # the years and rows of tables move by themselves; a case is a file of its own
            case _:
                assert_never(block)
        content.blocks.append(block)


def _words(label: str, *texts: Scalar) -> Part:
    return Part(f"{label}“{opening(texts[0])}”", label + "：".join(texts), texts[0].source, _last_line(texts[-1]))


def _last_line(text: Scalar) -> int:
    return text.file.source(text.span.end - 1).line
