"""The kinds of YAML files, the models that they are read with, and where they lie."""

import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from report_engine.facts.catalogue import Catalogue
from report_engine.load.discrepancies import DiscrepanciesFile
from report_engine.load.dismissed import DismissedFile
from report_engine.load.files import CardFile, CaseFile, ReportFile, SectionFile
from report_engine.load.inherited import InheritedFile
from report_engine.load.layout import Layout
from report_engine.load.rules import RulesFile
from report_engine.load.terms import Terms

FOLDER = ".schema"
# Below a year's content: what all schools' reports share, and what each school has for itself.
_SCHOOLS = ("*/school", "*/schools/*")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: the schema's name, the model, the places as a pattern, its title for authors."""

    name: str
    model: type[BaseModel]
    pattern: str
    title: str

    def files(self, root: Path) -> list[Path]:
        """Give the project's files of this kind, in order; those of the year itself and those of its schools."""
        part, _, rest = self.pattern.partition("/*/")
        schools = _SCHOOLS if part == "content" or self.model is DismissedFile else ()
        patterns = (self.pattern, *(f"content/{folder}/{rest}" for folder in schools))
        return sorted({path for pattern in patterns for path in root.glob(pattern)})


KINDS = (
    Kind("report", ReportFile, "content/*/report.yaml", "年度主文件：封面、前言、各章的次序"),
    Kind("section", SectionFile, "content/*/sections/*.yaml", "一章正文"),
    Kind("case", CaseFile, "content/*/cases/*.yaml", "一个案例"),
    Kind("inherited", InheritedFile, "content/*/inherited.yaml", "草稿里还有哪些是上一年的文字和表"),
    Kind("indicators", Catalogue, "data/indicators.yaml", "指标目录"),
    Kind("rules", RulesFile, "data/rules.yaml", "数与数的关系"),
    Kind("terms", Terms, "data/terms.yaml", "名称和说法"),
    Kind("dismissed", DismissedFile, "data/*/dismissed.yaml", "看过并同意不改的提示"),
    Kind("discrepancies", DiscrepanciesFile, "data/*/discrepancies.yaml", "前后不符的数的记录"),
    Kind("layout", Layout, "templates/*/layout.yaml", "版式：编号的样子、图片的大小、省里的要求"),
    Kind("scorecard", CardFile, "templates/*/scorecards/*.yaml", "一张附表"),
)


def schema_name(kind: Kind) -> str:
    """Name the schema's file."""
    return f"{kind.name}.schema.json"


def line_for(kind: Kind, path: Path, root: Path) -> str:
    """Write the first line by which an editor finds the schema of a file."""
    way = Path(os.path.relpath(root / FOLDER / schema_name(kind), path.parent)).as_posix()
    return f"# yaml-language-server: $schema={way}"
