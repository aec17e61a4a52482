"""What page numbers cost: times of builds as ratios, measured side by side in one run.

    python bench/pages.py [--runs 5]

Prints, for the report of the repository, the medians of

- a build whose pages are not known yet (cold) and one after a text edit (warm), each divided by one plain
  conversion of the same document by LibreOffice; both should be at most 2;
- a rebuild of unchanged input divided by the import of the libraries that it uses; at most 4.

The exit code is 1 if a ratio is missed. Each round takes every measurement once, so that a busy machine
slows all of them alike.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from report_engine.render.libreoffice import find_program

REPOSITORY = Path(__file__).resolve().parents[1]
YEAR = "2024"
BUILD = "import sys; from report_engine.cli import main; main(sys.argv[1:])"
# What a rebuild of unchanged input imports, by the names that the engine's modules import.
LIBRARIES = (
    "click, docx, docxtpl.template, jinja2, lxml.etree, markdown_it, mdit_py_cjk_friendly, PIL.Image, pydantic, "
    "pylopdf_fonts_zh_cn, simpleeval, yaml"
)
WARM_LIMIT, IMPORT_LIMIT = 2.0, 4.0


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description="Times of builds with page numbers, as ratios.")
    options.add_argument("--runs", type=int, default=5, help="rounds; the medians are printed")
    runs = options.parse_args().runs
    program = find_program()
    if program is None:
        print("LibreOffice is missing", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-bench-") as folder:
        bench = Bench(Path(folder), program)
        bench.build()  # charts are drawn, everything is in the cache
        steps: dict[str, Callable[[], None]] = {
            "plain conversion": bench.convert,
            "cold": bench.build,
            "warm": bench.build,
            "unchanged": bench.build,
            "imports": bench.imports,
        }
        prepare = {"cold": bench.forget, "warm": bench.edit}
        times: dict[str, list[float]] = {name: [] for name in steps}
        bench.convert()  # makes the profile
        for _ in range(runs):
            for name, step in steps.items():
                prepare.get(name, lambda: None)()
                start = time.perf_counter()
                step()
                times[name].append(time.perf_counter() - start)
        return report({name: statistics.median(values) for name, values in times.items()})


class Bench:
    """A copy of the project, and the commands that are measured."""

    def __init__(self, folder: Path, program: Path) -> None:
        self.folder, self.program = folder, program
        self.root = folder / "project"
        for part in ("content", "data", "templates"):
            shutil.copytree(REPOSITORY / part, self.root / part)
        self.memories = [self.root / "build" / "cache" / f"{kind}-{YEAR}.json" for kind in ("pages", "built")]
        self.edits = 0

    def build(self) -> None:
        """Build the report as a user does."""
        run([sys.executable, "-c", BUILD, "build", "--year", YEAR, "--root", str(self.root), "--pages", "libreoffice"])

    def convert(self) -> None:
        """Convert the report as a user does: one command, a profile that exists."""
        profile = (self.folder / "profile").as_uri()
        command = [str(self.program), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        run([*command, "--outdir", str(self.folder), str(self.root / "build" / f"report-{YEAR}.docx")])

    def imports(self) -> None:
        """Import the libraries and nothing else."""
        run([sys.executable, "-c", f"import {LIBRARIES}"])

    def forget(self) -> None:
        """Forget the pages and that the report was built."""
        for memory in self.memories:
            memory.unlink()

    def edit(self) -> None:
        """Change one word of a text, which moves no page."""
        self.edits += 1
        section = next((self.root / "content" / YEAR / "sections").glob("1-*.yaml"))
        text = section.read_text("utf-8")
        old, new = ("全市", "本市") if self.edits % 2 else ("本市", "全市")
        assert old in text
        section.write_text(text.replace(old, new, 1), "utf-8")


def run(command: list[str]) -> None:
    """Run a command; whatever goes wrong ends the benchmark."""
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def report(medians: dict[str, float]) -> int:
    """Print times and ratios."""
    for name, seconds in medians.items():
        print(f"{name:<18} {seconds:6.2f} s")
    ratios = [
        ("cold build ÷ plain conversion", medians["cold"] / medians["plain conversion"], WARM_LIMIT),
        ("build after a text edit ÷ plain conversion", medians["warm"] / medians["plain conversion"], WARM_LIMIT),
        ("unchanged rebuild ÷ import of its libraries", medians["unchanged"] / medians["imports"], IMPORT_LIMIT),
    ]
    for name, ratio, limit in ratios:
        print(f"{name:<46} {ratio:5.2f}  (at most {limit:g}){'' if ratio <= limit else '  MISSED'}")
    return int(any(ratio > limit for _, ratio, limit in ratios))


if __name__ == "__main__":
    raise SystemExit(main())
