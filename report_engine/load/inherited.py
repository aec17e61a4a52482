"""What a year in preparation took over from the year before: `content/<year>/inherited.yaml`.

While the file is there the year is a draft. It holds a fingerprint of every text that was copied:
a text whose fingerprint is still listed has not been rewritten.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from report_engine.load.read import read_model
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.read.located import Scalar
from report_engine.read.schema import Model


class InheritedFile(Model):
    """The file as it is written; an author only ever deletes lines."""

    source: int = Field(alias="from", description="由哪一年度复制而来")
    texts: dict[str, list[Scalar]] = Field(default_factory=dict, description="各文件里上一年文字的指纹")
    tables: dict[str, Scalar] = Field(default_factory=dict, description="数据表：上一年内容的指纹")


@dataclass(frozen=True, slots=True)
class Inherited:
    """Fingerprints of last year's texts, how many there are, and data tables that are still last year's."""

    source: int
    texts: frozenset[str]
    tables: frozenset[str]
    texts_total: int = 0
    tables_total: int = 0


def load_inherited(project: Project, problems: list[Problem]) -> Inherited | None:
    """Read the file; None for a year that is not, or no longer, in preparation."""
    found = [one for layer in project.layers if (one := _load(layer / "inherited.yaml", project, problems))]
    if len(found) < 2:
        return found[0] if found else None
    texts, tables = (frozenset().union(*(getattr(one, name) for one in found)) for name in ("texts", "tables"))
    totals = (sum(one.texts_total for one in found), sum(one.tables_total for one in found))
    return Inherited(found[0].source, texts, tables, *totals)


def _load(path: Path, project: Project, problems: list[Problem]) -> Inherited | None:
    if not path.exists():
        return None
    file = read_model(InheritedFile, path, project, problems)
    if file is None:
        return Inherited(project.year - 1, frozenset(), frozenset())
    listed = [str(mark) for marks in file.texts.values() for mark in marks]
    same = {name for name, mark in file.tables.items() if _table_mark(project.data(project.year) / name) == mark}
    tables = frozenset(Path(name).stem for name in same)
    return Inherited(file.source, frozenset(listed), tables, len(listed), len(file.tables))


def text_mark(text: str) -> str:
    """Fingerprint of a text: what wraps or indents it does not count."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]


def bytes_mark(data: bytes) -> str:
    """Fingerprint of a data table: line ends and the mark at its beginning do not count."""
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip()
    return hashlib.sha256(text).hexdigest()[:16]


def _table_mark(path: Path) -> str:
    try:
        return bytes_mark(path.read_bytes())
    except OSError:
        return ""  # a table that is gone, or cannot be read, is told where it is used
