"""Puts one stranger's paragraph into a copy of a project, as an author would, and tells what `check` says of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from report_engine import pipeline
from report_engine.problems import Problem, Severity
from report_engine.project import Project

ID = "strangers-paragraph"


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
    """A section at the end of a chapter that holds one stranger's text after another."""

    def __init__(self, project: Project, chapter: Path) -> None:
        """Take the chapter that the texts are put into."""
        self._project = project
        self._chapter = chapter
        self._original = chapter.read_text("utf-8")
        self._first_line = self._original.count("\n") + 1

    def check(self, paragraphs: Paragraphs) -> list[Problem]:
        """Put a text in, check, take it out; what is said of its lines."""
        section = {"id": ID, "title": "补充情况", "body": [], "facts": paragraphs.facts}
        if not paragraphs.facts:
            del section["facts"]
        section["body"] = [part for part in paragraphs.text.strip().split("\n\n") if part.strip()]
        dumped = yaml.safe_dump([section], allow_unicode=True, sort_keys=False, width=100_000, default_style=None)
        added = "".join(f"  {line}\n" for line in dumped.splitlines())
        try:
            self._chapter.write_text(self._original.rstrip("\n") + "\n" + added, "utf-8", newline="\n")
            found = pipeline.check(self._project).problems
        finally:
            self._chapter.write_text(self._original, "utf-8", newline="\n")
        name = self._project.name(self._chapter)
        return [p for p in found if p.source.file == name and p.source.line >= self._first_line]


def counts(problem: Problem) -> bool:
    """Tell what an author must act on, from what is only said."""
    return problem.severity is not Severity.NOTE
