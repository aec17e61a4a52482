"""What the published 2024 report printed, and where this one departs from it on purpose."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).parents[2]
REFERENCE = yaml.safe_load((REPOSITORY / "tests/reference/tables-2024.yaml").read_text("utf-8"))
DISCREPANCIES = yaml.safe_load((REPOSITORY / "data/2024/discrepancies.yaml").read_text("utf-8"))

TABLES: list[dict[str, Any]] = REFERENCE["tables"]
FIGURES: list[dict[str, Any]] = REFERENCE["figures"]
CASES: list[dict[str, Any]] = REFERENCE["cases"]


def headings(kind: str) -> list[dict[str, Any]]:
    """Choose the printed headings of a kind: section, challenge, front, …"""
    return [heading for heading in REFERENCE["headings"] if heading["kind"] == kind]


@dataclass(frozen=True)
class Cell:
    """A place in a printed table: `row` is the row's key or, where it has none, its first cell."""

    table: str
    row: str
    column: str


@dataclass(frozen=True)
class Record:
    """What `discrepancies.yaml` says of a cell: what was printed, what is kept instead, and the entry's id."""

    printed: str
    kept: str
    entry: str


def recorded() -> dict[Cell, Record]:
    """Read the cells of printed tables that `discrepancies.yaml` declares."""
    cells: dict[Cell, Record] = {}
    for entry in DISCREPANCIES:
        for place in entry["places"]:
            if "table" in place:
                cell = Cell(place["table"], place.get("key") or place["row"], place["column"])
                assert cell not in cells, f"{cell} is recorded twice: {entry['id']}"
                cells[cell] = Record(place["printed"], entry["kept"], entry["id"])
    return cells


def row_name(row: dict[str, Any]) -> str:
    """Name a printed row as `discrepancies.yaml` does."""
    return str(row.get("key") or next(iter(row["cells"].values())))
