"""What many reports cost, as ratios, measured side by side in one run.

    python -m bench.fleet [--pages] [--dask 500] [--most 1000] [--memory 200]

Prints, for the made-up city of 26 schools and larger ones made like it,

- what two processes gain over one, as a share of what two plain loops gain at the same time of day;
- how many times faster they are than 26 commands;
- how the memory of a process grows over many reports;
- what a Dask cluster of two workers costs more than two processes (with `distributed`, and `--dask`);
- the exponent by which the CPU time grows with the number of reports (`--most`).

The exit code is 1 if a bound is missed.
"""

import argparse
import csv
import io
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.city import ROOT, YEAR, school_values
from report_engine.fleet import crew
from report_engine.fleet.batch import build_all
from report_engine.fleet.order import Ask, Made, Order
from report_engine.project import Project

_LOOP = 6_000_000
_Work = Callable[[bytes, Iterator[Order]], Iterator[Made]]


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description="What many reports cost.")
    options.add_argument("--pages", action="store_true", help="with page numbers, by LibreOffice")
    options.add_argument(
        "--dask", type=int, default=0, help="how many reports for Dask against processes; 0 leaves it out"
    )
    options.add_argument("--most", type=int, default=0, help="up to how many reports; 0 leaves it out")
    options.add_argument(
        "--memory", type=int, default=0, help="over how many reports memory is watched; 0 leaves it out"
    )
    chosen = options.parse_args()
    ask = Ask(YEAR, pages="libreoffice" if chosen.pages else "on-open")
    missed = _against_one(ask, 0.8 if chosen.pages else 0.9) + _against_commands(ask, 1.5 if chosen.pages else 3.0)
    missed += _memory(ask, chosen.memory) if chosen.memory else 0
    missed += _against_dask(ask, chosen.dask) if chosen.dask else 0
    missed += _exponent(ask, chosen.most) if chosen.most else 0
    return 1 if missed else 0


def _told(what: str, value: float, bound: float, *, most: bool = False) -> int:
    missed = value > bound if most else value < bound
    print(
        f"{what:58} {value:6.2f}  ({'at most' if most else 'at least'} {bound}){'  MISSED' if missed else ''}",
        flush=True,
    )
    return int(missed)


def city(folder: Path, schools: int) -> Project:
    """Make a city of so many schools."""
    shutil.copytree(ROOT, folder / "city", ignore=shutil.ignore_patterns("build", "submissions"))
    project = Project(folder / "city", YEAR)
    project.submissions(YEAR).mkdir()
    names = [f"云水第{number:04}职业学校" for number in range(1, schools + 1)]
    rows = [
        (n, f"{n:04}", name, f"第{n:04}校", "公办", school_values(n)["students"]) for n, name in enumerate(names, 1)
    ]
    _write(project.data(YEAR) / "schools.csv", [("序号", "编号", "学校名称", "简称", "举办者", "在校生数"), *rows])
    titles = _titles()
    for number, name in enumerate(names, 1):
        values = [(key, titles[key], value, "") for key, value in school_values(number).items()]
        _write(project.submissions(YEAR) / f"{name}.csv", [("编号", "名称", "值", "备注"), *values])
    return project


def _titles() -> dict[str, str]:
    """Name the indicators as the example's schools do."""
    folder = Project(ROOT, YEAR).submissions(YEAR)
    path = next(path for path in sorted(folder.glob("*.csv")) if path.name != "provenance.csv")
    return {row[0]: row[1] for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")))}


def _write(path: Path, rows: list[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _timed(work: _Work, project: Project, ask: Ask, only: tuple[str, ...] = ()) -> list[float]:
    """Build all reports anew; when each was there, in seconds from the start."""
    start, times = time.perf_counter(), []
    batch = build_all(project, ask, work, only, lambda *_: times.append(time.perf_counter() - start))
    assert set(batch.counts) == {"built"}, [one.reason for one in batch.outcomes if one.reason][:3]
    return times


def _by(processes: int) -> _Work:
    return lambda shared, orders: crew.work(shared, orders, processes)


def _fresh(schools: int, work: _Work, ask: Ask) -> list[float]:
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-bench-") as folder:
        return _timed(work, city(Path(folder), schools), ask)


def _rate(times: list[float], processes: int) -> float:
    """Count the reports a second while all processes are at work."""
    return (len(times) - processes) / (times[-1] - times[processes - 1])


def _loops(number: int) -> float:
    """Let plain loops run beside one another; how many of them are done a second."""
    command = [sys.executable, "-c", f"for _ in range({_LOOP}): pass"]
    start = time.perf_counter()
    running = [subprocess.Popen(command) for _ in range(number)]  # noqa: S603 - our own loop
    assert all(process.wait() == 0 for process in running)
    return number / (time.perf_counter() - start)


def _against_one(ask: Ask, bound: float) -> int:
    plain, ours = [], []
    for _ in range(3):
        plain.append(_loops(2) / _loops(1))
        ours.append(_rate(_fresh(26, _by(2), ask), 2) / _rate(_fresh(26, _by(1), ask), 1))
    gain, loops = sorted(ours)[1], sorted(plain)[1]
    print(f"two processes make {gain:.2f} times as much as one; two plain loops {loops:.2f} times")
    return _told("share of what plain loops gain", gain / loops, bound)


def _against_commands(ask: Ask, bound: float) -> int:
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-bench-") as folder:
        project = city(Path(folder), 26)
        start = time.perf_counter()
        for number in range(1, 27):
            words = ["--year", str(YEAR), "--root", str(project.root), "--school", f"{number:04}", "--pages", ask.pages]
            command = [sys.executable, "-c", "from report_engine.cli import main; main()", "build", *words]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
        commands = time.perf_counter() - start
    together = _fresh(26, _by(2), ask)[-1]
    print(f"26 commands {commands:.1f} s, build-all {together:.1f} s")
    return _told("times faster than 26 commands", commands / together, bound)


def _memory(ask: Ask, reports: int) -> int:
    """Watch the one process of a crew; it has warmed up after a quarter."""
    sizes: list[int] = []

    def watched(shared: bytes, orders: Iterator[Order]) -> Iterator[Made]:
        for made in crew.work(shared, orders, 1):
            sizes.append(_child_kilobytes())
            yield made

    _fresh(reports, watched, ask)
    early, late = max(sizes[: reports // 4]), max(sizes[-reports // 4 : -1])
    print(
        f"memory of a process: {early / 1024:.0f} MB after {reports // 4} reports, {late / 1024:.0f} MB after {reports}"
    )
    return _told("growth of its memory", late / early, 1.05, most=True)


def _child_kilobytes() -> int:
    """Read the memory of the child process that builds; 0 where it has ended."""
    found = [0]
    for path in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in path.read_text().splitlines())
        except OSError:
            continue
        if int(fields["PPid"]) == os.getpid() and "VmRSS" in fields:
            found.append(int(fields["VmRSS"].split()[0]))
    return max(found)


def _against_dask(ask: Ask, reports: int) -> int:
    from distributed import LocalCluster  # noqa: PLC0415 - the other measurements go without

    from report_engine.fleet.cluster import Cluster  # noqa: PLC0415

    with LocalCluster(2, processes=True, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        _fresh(4, Cluster(cluster.scheduler_address, ask, []).work, ask)  # the workers are up, and have read everything
        there = _fresh(reports, Cluster(cluster.scheduler_address, ask, []).work, ask)
    here = _fresh(reports, _by(2), ask)
    print(f"{reports} reports: Dask {there[-1]:.1f} s, processes {here[-1]:.1f} s")
    return _told("Dask against processes", there[-1] / here[-1], 1.15, most=True)


def _exponent(ask: Ask, most: int) -> int:
    """Compare the CPU time of an eighth of the reports with that of all, without what a process costs to start."""
    spent = []
    for reports in (most // 8, most):
        before = _cpu()
        _fresh(4, _by(2), ask)
        between = _cpu()
        _fresh(reports, _by(2), ask)
        spent.append(_cpu() - between - (between - before))
        print(f"{reports} reports: {spent[-1]:.1f} s of CPU time, {1000 * spent[-1] / reports:.0f} ms each")
    return _told("exponent of CPU time by reports", math.log(spent[1] / spent[0], 8), 1.05, most=True)


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main())
