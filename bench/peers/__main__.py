"""The command: `python -m bench.peers [--sizes 1 4 16 64] [--runs 3]`; prints a table of CPU, wall time and memory.

CPU is that of the work itself where the tool is a library (without imports), of the whole process where it is a
program; wall time and memory are those of the whole process. Medians of the runs, which take turns.
"""

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from bench.peers import REPOSITORY, YEAR
from bench.peers.content import BULLET, CASE, HEADINGS, NUMBER, QUOTE, STYLES
from bench.peers.multiply import multiply

_PACKAGES = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "qhd-docgen-ci"
_SCRIPT = Path(__file__).with_name("docxtemplater.js")
# How pandoc's Markdown writes what is no plain text.
_SIGNS = {style: "#" * level + " " for level, style in enumerate(HEADINGS, start=1)}
_SIGNS |= {BULLET: "- ", NUMBER: "1. ", CASE: "> **案例** ", QUOTE: "> "}


@dataclass(frozen=True)
class Cost:
    """What one run cost: CPU and wall seconds, most memory in megabytes."""

    cpu: float
    wall: float
    memory: float


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser("python -m bench.peers", description="The same report written by other tools.")
    options.add_argument("--sizes", type=int, nargs="+", default=[1, 4, 16, 64])
    options.add_argument("--runs", type=int, default=3)
    wanted = options.parse_args()
    costs: dict[str, dict[int, Cost]] = {}
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-peers-") as folder:
        for size in wanted.sizes:
            ways = _ways(Path(folder) / str(size), size)
            found: dict[str, list[Cost]] = {}
            for _ in range(wanted.runs):
                for name, way in ways.items():
                    for label, cost in zip(name.split("/"), way(), strict=True):
                        found.setdefault(label, []).append(cost)
            for name, runs in found.items():
                costs.setdefault(name, {})[size] = _median(runs)
    _print(costs, wanted.sizes)
    return 0


def _ways(folder: Path, size: int) -> dict[str, Callable[[], list[Cost]]]:
    """Prepare the project and the content; give each tool's command."""
    project, content, output = folder / "project", folder / "content", folder / "out.docx"
    multiply(REPOSITORY, project, YEAR, size)
    python = [sys.executable, "-m"]
    engine = [*python, "bench.peers.engine", str(project), str(YEAR)]
    subprocess.run([*engine, str(content)], check=True, cwd=REPOSITORY)  # noqa: S603 - our own module
    ways = {"bare parse/compose/whole build": lambda: _run(engine)}
    for name in ("floor", "docxtpl", "python-docx"):
        command = [*python, "bench.peers.ways", name, str(content), str(output)]
        ways[name] = lambda command=command: _run(command)
    if shutil.which("pandoc"):
        text = _markdown(content)
        ways["pandoc"] = lambda: _run(["pandoc", str(text), "-o", str(output)])
    if (_PACKAGES / "node_modules" / "docxtemplater").is_dir():
        template = _template(folder / "template.docx")
        ways["docxtemplater"] = lambda: _run(
            ["node", str(_SCRIPT), str(template), str(content / "content.json"), str(output)]
        )
    return ways


def _run(command: list[str]) -> list[Cost]:
    """Run a process; it prints the CPU seconds of each of its steps, or nothing."""
    environment = {**os.environ, "NODE_PATH": str(_PACKAGES / "node_modules")}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=REPOSITORY, env=environment, text=True)  # noqa: S603
    assert process.stdout is not None
    said = process.stdout.read().split()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    wall, memory = time.perf_counter() - start, usage.ru_maxrss / 1024
    return [Cost(cpu, wall, memory) for cpu in map(float, said)] or [
        Cost(usage.ru_utime + usage.ru_stime, wall, memory)
    ]


def _markdown(content: Path) -> Path:
    """Write what pandoc reads."""
    lines = []
    for b in json.loads((content / "content.json").read_text("utf-8"))["blocks"]:
        if b["kind"] == "picture":
            lines.append(f"![]({b['path']}){{width={b['width_mm']}mm}}")
        elif b["kind"] == "table":
            rows = ["| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in b["rows"]]
            lines.append("\n".join([rows[0], "|" + "---|" * len(b["rows"][0]), *rows[1:]]))
        else:
            lines.append(_SIGNS.get(b["style"], "") + b["text"])
    path = content / "content.md"
    path.write_text("\n\n".join(lines), "utf-8")
    return path


def _template(path: Path) -> Path:
    """Make docxtemplater's template: a loop over blocks, in it one over rows."""
    document = Document()
    document.add_paragraph("{#blocks}")
    for style in STYLES:
        for text, look in ((f"{{#{style}}}", None), ("{text}", style), (f"{{/{style}}}", None)):
            document.add_paragraph(text, look)
    document.add_table(1, 1, "Table Grid").cell(0, 0).text = "{#rows}{line}{/rows}"
    document.add_paragraph("{/blocks}")
    document.save(str(path))
    return path


def _median(runs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(run, name) for run in runs) for name in ("cpu", "wall", "memory")))


def _print(costs: dict[str, dict[int, Cost]], sizes: list[int]) -> None:
    """Print CPU seconds by size with the exponent of their growth, ratios to docxtpl, memory at the largest."""
    print("| CPU s | " + " | ".join(f"× {size}" for size in sizes) + " | exponent | MB |")
    print("|---|" + "---|" * (len(sizes) + 2))
    for name, by_size in costs.items():
        cells = [f"{by_size[size].cpu:.2f}" for size in sizes]
        grown = math.log(by_size[sizes[-1]].cpu / by_size[sizes[0]].cpu)
        growth = grown / math.log(sizes[-1] / sizes[0]) if len(sizes) > 1 else 1.0
        print(f"| {name} | {' | '.join(cells)} | {growth:.2f} | {by_size[sizes[-1]].memory:.0f} |")
    for name in ("compose", "whole build"):
        for other in ("docxtpl", "floor"):
            ratios = [f"{costs[name][size].cpu / costs[other][size].cpu:.1f}" for size in sizes]
            print(f"{name} ÷ {other}: {', '.join(ratios)}")


if __name__ == "__main__":
    sys.exit(main())
