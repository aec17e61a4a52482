"""The data of a new year: an empty row for each value to fill in, other tables copied, last year locked."""

from collections.abc import Sequence
from pathlib import Path

from report_engine.facts.facts import VALUE_COLUMNS, Facts
from report_engine.load.history import lock
from report_engine.project import Project
from report_engine.read.rows import Row, read_rows, written

VALUES = "indicators.csv"
BOM = b"\xef\xbb\xbf"


def tables_of(old: Project, facts: Facts) -> dict[str, bytes]:
    """Make the empty table of values and copy the other data tables."""
    folder = old.data(old.year)
    rows = read_rows(folder / VALUES, folder, VALUE_COLUMNS, [])
    tables = {
        path.name: path.read_bytes() for path in sorted(folder.glob("*.csv")) if not path.name.startswith((".", "~$"))
    }
    return {**tables, VALUES: _empty_values(rows, facts)}


def _empty_values(rows: Sequence[Row], facts: Facts) -> bytes:
    """Write a row for each indicator that is not computed, and for those that lacked an input last year."""
    old = {row.cells["编号"]: row.cells for row in rows}
    header = list(rows[0].cells) if rows else [*VALUE_COLUMNS, "备注"]
    new = []
    for indicator in facts.catalogue.values():
        known = old.get(indicator.id, {})
        if not indicator.derived or known.get("值"):
            fixed = {"编号": indicator.id, "名称": indicator.name, "值": "", "备注": ""}
            new.append([fixed.get(column, known.get(column, "")) for column in header])
    return written(header, new).encode()


def locked(project: Project, facts: Facts, source: int) -> dict[Path, bytes]:
    """Lock what last year printed, the checksum first; what has been locked before stays."""
    path = project.history(source)
    if path.exists():
        return {}
    text, checksum = lock(facts, source)
    return {path.with_suffix(".sha256"): checksum.encode(), path: text.encode()}
