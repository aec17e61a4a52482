"""What commands cost besides their work: times as ratios, measured side by side in one run.

    python -m bench.start [--runs 15]

Prints, for the report of the repository, the medians of

- a rebuild of unchanged input, divided by an interpreter that imports click and reads every file that the
  rebuild must look at; at most 2;
- `check`, divided by its own work (load and rules, measured inside the process), both with a memory of what was
  quiet; at most 2.5.

The exit code is 1 if a ratio is missed. Each round takes every measurement once, so that a busy machine
slows all of them alike; processor time is counted, of which others take none.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
YEAR = "2024"
UNCHANGED_LIMIT, CHECK_LIMIT = 2.0, 2.5
COMMAND = "import sys; from report_engine.cli import main; main(sys.argv[1:])"
# Every file that decides the result: the year's, the engine's; names only, as the fingerprint takes them.
FLOOR = """
import sys, os, click
for root in sys.argv[1:]:
    for folder, _, files in os.walk(root):
        if "__pycache__" not in folder:
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    file.read()
"""
WORK = """
import sys, time
from pathlib import Path
from report_engine import checks
from report_engine.checks.quiet import memory_of
from report_engine.load import load
from report_engine.project import Project
import gc; gc.disable()
checks.rules()  # imported before
began = time.process_time()
project = Project(Path(sys.argv[1]), int(sys.argv[2]))
memory = memory_of(project)
checks.check(load(project, []), (), memory)
print(time.process_time() - began)
"""


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description="What commands cost besides their work, as ratios.")
    options.add_argument("--runs", type=int, default=15, help="rounds; the medians are printed")
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-bench-") as folder:
        root = Path(folder)
        for part in ("content", "data", "templates"):
            shutil.copytree(REPOSITORY / part, root / part)
        common = ("--year", YEAR, "--root", str(root))
        build = (COMMAND, "build", *common, "--pages", "on-open")
        inputs = [root / "content" / YEAR, root / "data", root / "templates", REPOSITORY / "report_engine"]
        _run(*build)
        _run(*build)
        times: dict[str, list[float]] = {"floor": [], "unchanged": [], "check": [], "work": []}
        for _ in range(runs):
            times["floor"].append(_run(FLOOR, *map(str, inputs))[0])
            times["unchanged"].append(_run(*build)[0])
            times["check"].append(_run(COMMAND, "check", *common)[0])
            times["work"].append(float(_run(WORK, str(root), YEAR)[1]))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, seconds in medians.items():
        print(f"{name:10} {seconds:6.3f} s CPU")
    unchanged, check = medians["unchanged"] / medians["floor"], medians["check"] / medians["work"]
    print(f"unchanged build / floor: {unchanged:.2f} (at most {UNCHANGED_LIMIT})")
    print(f"check / its load and rules: {check:.2f} (at most {CHECK_LIMIT})")
    return int(unchanged > UNCHANGED_LIMIT or check > CHECK_LIMIT)


def _run(code: str, *arguments: str) -> tuple[float, str]:
    """Run a piece of Python; its processor time and output."""
    command: Sequence[str] = (sys.executable, "-c", code, *arguments)
    before = os.times()
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    after = os.times()
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return spent, done.stdout


if __name__ == "__main__":
    sys.exit(main())
