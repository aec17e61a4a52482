"""What delivered reports printed, locked: `data/history/<year>.csv` with its checksum beside it.

The checksum is taken over the text with LF line ends, so that a version control system that
changes line ends on Windows does not break the lock.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from report_engine.facts.catalogue import Indicator, known_id
from report_engine.facts.facts import NOT_FOUND, VALUE_COLUMNS, Facts
from report_engine.facts.formats import number, parse
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.rows import parse_rows
from report_engine.read.textfile import read_text

_CURE = "从备份或版本库恢复这个文件；历史不能手改，要修订上年的数请改上年的 indicators.csv"


@dataclass(frozen=True, slots=True)
class History:
    """Values as printed, by indicator and year; None where “—” was printed."""

    values: Mapping[tuple[str, int], Decimal | None] = field(default_factory=dict)
    places: Mapping[tuple[str, int], Source] = field(default_factory=dict)


def load_history(
    project: Project, problems: list[Problem], catalogue: Mapping[str, Indicator] | None = None
) -> History:
    """Read what delivered reports printed; a file that was tampered with is told and not used.

    A locked file keeps the ids of its day: the catalogue says what they are called now.
    """
    values: dict[tuple[str, int], Decimal | None] = {}
    places: dict[tuple[str, int], Source] = {}
    for year in project.data_years():
        path = project.history(year)
        if not path.exists():
            continue
        mine: list[Problem] = []
        file = read_text(path, project.name(path), mine)
        if file and not mine and not _is_intact(path, file.text):
            mine.append(Problem("D050", "锁定的历史与校验和不符", Source(project.name(path)), _CURE))
        for row in parse_rows(file, VALUE_COLUMNS, mine) if file and not mine else ():
            key, text = (known_id(row.cells["编号"], catalogue or {}), year), row.cells["值"]
            try:
                values[key] = None if text in NOT_FOUND else parse(text)
            except ValueError:
                mine.append(Problem("D050", f"历史里的“{text}”不是数", row.source, _CURE))
            places[key] = row.source
        problems += mine
    return History(values, places)


def lock(facts: Facts, year: int) -> tuple[str, str]:
    """Write a year's values as printed and their checksum, for `<year>.csv` and `<year>.sha256`."""
    lines = [",".join(VALUE_COLUMNS)]
    for indicator in facts.catalogue.values():
        if (indicator.id, year) in facts.values:
            value = facts.values[indicator.id, year]
            text = NOT_FOUND[0] if value is None else number(value, indicator.decimals)
            name = str(indicator.name).replace('"', '""')
            quote = '"' if set(name) & set(',"') else ""
            lines.append(f"{indicator.id},{quote}{name}{quote},{text}")
    text = "\n".join(lines) + "\n"
    return text, f"{_digest(text)}  {year}.csv\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_intact(path: Path, text: str) -> bool:
    try:
        recorded = path.with_suffix(".sha256").read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        return False
    return recorded[:1] == [_digest(text)]
