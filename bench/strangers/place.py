"""Puts strangers' paragraphs into a copy of a project, as an author would, and tells what `check` says of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from report_engine import pipeline
from report_engine.problems import Problem, Severity
from report_engine.project import Project

ID = "strangers-paragraph"
_BRACES, _NAME = re.compile(r"\{[^{}]*\}"), re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A text of one or more paragraphs with the local facts that it names."""

    text: str
    facts: dict[str, Any]

    @staticmethod
    def of(entry: dict[str, Any], key: str) -> "Paragraphs":
        """Take one from an entry of a file; the right text may have other facts than the wrong one."""
        return Paragraphs(entry[key], entry.get(f"facts_{key}", entry.get("facts", {})))


class Place:
    """The end of a chapter, where strangers' texts stand one after another, each in a section of its own."""

    def __init__(self, project: Project, chapter: Path) -> None:
        """Take the chapter that the texts are put into."""
        self._project = project
        self._chapter = chapter
        self._original = chapter.read_text("utf-8")

    def check(self, texts: Sequence[Paragraphs]) -> list[list[Problem]]:
        """Put texts in, check once, take them out; what is said of the lines of each."""
        with self.holding(texts) as owners:
            problems = pipeline.check(self._project).problems
        found: list[list[Problem]] = [[] for _ in texts]
        name = self._project.name(self._chapter)
        for problem in problems:
            if problem.source.file == name and problem.source.line in owners:
                found[owners[problem.source.line]].append(problem)
        return found

    @contextmanager
    def holding(self, texts: Sequence[Paragraphs]) -> Iterator[dict[int, int]]:
        """Put texts in, and take them out again; the number of the text for each of its lines."""
        lines = self._original.rstrip("\n").split("\n")
        owners: dict[int, int] = {}
        for number, text in enumerate(_apart(texts)):
            added = _section(number, text)
            owners |= dict.fromkeys(range(len(lines) + 1, len(lines) + 1 + len(added)), number)
            lines += added
        try:
            self._chapter.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
            yield owners
        finally:
            self._chapter.write_text(self._original, "utf-8", newline="\n")


def _section(number: int, text: Paragraphs) -> list[str]:
    """Write the lines of a section."""
    section: dict[str, Any] = {"id": f"{ID}-{number}", "title": "补充情况"}
    section["body"] = [part for part in text.text.strip().split("\n\n") if part.strip()]
    if text.facts:
        section["facts"] = text.facts
    dumped = yaml.safe_dump([section], allow_unicode=True, sort_keys=False, width=100_000, default_style=None)
    return [f"  {line}" for line in dumped.splitlines()]


def _apart(texts: Sequence[Paragraphs]) -> Iterator[Paragraphs]:
    """Give local facts that two strangers call alike names of their own: a file has one of each."""
    taken: set[str] = set()
    for number, text in enumerate(texts):
        names = {name: f"{name}_{number}" for name in text.facts if name in taken}
        taken |= {*text.facts, *names.values()}
        yield _with_names(text, names) if names else text


def _with_names(text: Paragraphs, names: Mapping[str, str]) -> Paragraphs:
    """Write other names for local facts, in braces and in formulas."""

    def renamed(said: str) -> str:
        return _NAME.sub(lambda name: names.get(name[0], name[0]), said)

    facts = {
        names.get(name, name): {**fact, "formula": renamed(str(fact["formula"]))} if "formula" in fact else fact
        for name, fact in text.facts.items()
    }
    return Paragraphs(_BRACES.sub(lambda braces: renamed(braces[0]), text.text), facts)


def counts(problem: Problem) -> bool:
    """Tell what an author must act on, from what is only said."""
    return problem.severity is not Severity.NOTE
