"""What reading many workbooks costs, as ratios, measured side by side in one run.

    python -m bench.collect [--runs 3]

Exports the report's own workbook (full size), fills 26 copies, and prints the medians of

- importing all 26 in one run, divided by reading the same files with openpyxl `read_only`; at most 3;
- the growth from 13 files to 26: the exponent should be at most 1.15.

The exit code is 1 if a bound is missed.
"""

import argparse
import io
import math
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

from report_engine.project import Project
from report_engine.workbook.export import export_workbook
from report_engine.workbook.merge import merge
from report_engine.workbook.plan import make_plan
from report_engine.workbook.read import read_workbook

REPOSITORY = Path(__file__).resolve().parents[1]
FILES, RATIO, EXPONENT = 26, 3.0, 1.15


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description="What reading 26 workbooks costs.")
    options.add_argument("--runs", type=int, default=3, help="rounds; the medians are printed")
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-bench-") as folder:
        project = _project(Path(folder))
        books = _filled(project)
        times: dict[str, list[float]] = {"plain": [], "half": [], "all": []}
        for _ in range(runs):
            times["plain"].append(_timed(lambda: [_plain(data) for data in books]))
            times["half"].append(_timed(lambda: _import(project, books[: FILES // 2])))
            times["all"].append(_timed(lambda: _import(project, books)))
    plain, half, every = (statistics.median(times[name]) for name in ("plain", "half", "all"))
    ratio, exponent = every / plain, math.log(every / half, 2)
    print(f"26 workbooks, {len(books[0])} bytes each: read_only {plain:.2f} s, import {every:.2f} s")
    print(f"import / read_only  {ratio:.2f}  (at most {RATIO})")
    print(f"exponent 13 → 26    {exponent:.2f}  (at most {EXPONENT})")
    return 0 if ratio <= RATIO and exponent <= EXPONENT else 1


def _project(folder: Path) -> Project:
    for part in ("content", "data", "templates"):
        shutil.copytree(REPOSITORY / part, folder / part, ignore=shutil.ignore_patterns("photos"))
    return Project(folder, 2024)


def _filled(project: Project) -> list[bytes]:
    """Fill copies of one export, each in rows of its own."""
    plan = make_plan(project, [])
    assert plan is not None
    exported = export_workbook(project, plan, [])
    assert exported is not None
    books = []
    for index in range(FILES):
        book = openpyxl.load_workbook(io.BytesIO(exported))
        open_cells = [row[3] for row in book["指标"].iter_rows(min_row=2) if isinstance(row[3].value, int)]
        for cell in open_cells[index::FILES]:
            if not cell.protection.locked:
                cell.value += 1
        raw = io.BytesIO()
        book.save(raw)
        books.append(raw.getvalue())
    return books


def _plain(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell is not None
    book.close()


def _import(project: Project, books: list[bytes]) -> None:
    plan = make_plan(project, [])
    assert plan is not None
    entries = []
    for index, data in enumerate(books):
        entries += read_workbook(plan, project, data, Path(f"{index}.xlsx"), [])
    assert len(merge(plan.sheets, entries).changes) > len(books)


def _timed(step: object) -> float:
    start = time.process_time()
    step()  # type: ignore[operator]
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
