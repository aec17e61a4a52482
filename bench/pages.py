"""What page numbers cost: times of builds as ratios, measured side by side in one run.

    python -m bench.pages [--runs 5]

Prints, for the report of the repository with made-up photos in the places of those that are missing, the medians of

- a first build (cold: no chart drawn, no photo encoded, no page known), divided by one plain conversion of the same
  document by LibreOffice; at most 1.6;
- a build after a text edit (warm), divided likewise; at most 1.3;
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

from PIL import Image

from report_engine.document import Photo
from report_engine.load import load
from report_engine.pictures import figures
from report_engine.project import Project
from report_engine.render.libreoffice import find_program

REPOSITORY = Path(__file__).resolve().parents[1]
YEAR = "2024"
BUILD = "import sys; from report_engine.cli import main; main(sys.argv[1:])"
# What a rebuild of unchanged input imports, by the names that the engine's modules import.
LIBRARIES = (
    "click, docx, docxtpl.template, jinja2, lxml.etree, markdown_it, mdit_py_cjk_friendly, PIL.Image, pydantic, "
    "pylopdf_fonts_zh_cn, simpleeval, yaml"
)
COLD_LIMIT, WARM_LIMIT, IMPORT_LIMIT = 1.6, 1.3, 4.0


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
        self.edits = 0
        self.supply()

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
        """Forget all that was drawn, encoded, counted and built."""
        shutil.rmtree(self.root / "build")

    def supply(self) -> None:
        """Put a photo of twelve million pixels, as a telephone takes them, where one is missing."""
        loaded = load(Project(self.root, int(YEAR)), [])
        assert loaded
        for number, (figure, _) in enumerate(figures(loaded.document)):
            if isinstance(figure.image, Photo) and not figure.image.path.exists():
                figure.image.path.parent.mkdir(exist_ok=True)
                picture = Image.effect_mandelbrot((4000, 3000), (-2.0, -1.5, 1.0, 1.5), 20 + number)
                picture.convert("RGB").save(figure.image.path, "JPEG", quality=92)

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
        ("cold build ÷ plain conversion", medians["cold"] / medians["plain conversion"], COLD_LIMIT),
        ("build after a text edit ÷ plain conversion", medians["warm"] / medians["plain conversion"], WARM_LIMIT),
        ("unchanged rebuild ÷ import of its libraries", medians["unchanged"] / medians["imports"], IMPORT_LIMIT),
    ]
    for name, ratio, limit in ratios:
        print(f"{name:<46} {ratio:5.2f}  (at most {limit:g}){'' if ratio <= limit else '  MISSED'}")
    return int(any(ratio > limit for _, ratio, limit in ratios))


if __name__ == "__main__":
    raise SystemExit(main())
