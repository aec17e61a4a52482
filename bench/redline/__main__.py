"""Judge the redlines of seeded pairs of every kind in both directions.

    python -m bench.redline [--seeds 2] [--kind moved …] [--report FILE.docx] [--valid]

The exit code is 1 if a redline does not hold.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.redline.pairs import extract, judge
from bench.redline.tables import KINDS
from report_engine import pipeline
from report_engine.project import Project

_ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--kind", nargs="+", choices=sorted(KINDS), default=list(KINDS))
    parser.add_argument("--report", type=Path)
    parser.add_argument("--valid", action="store_true", help="ask the Open XML validator, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = options.report or _built(folder)
        pairs = [(kind, seed) for kind in options.kind for seed in range(options.seeds)]
        verdicts = []
        for one in judge(extract(report.read_bytes()), pairs, folder, valid=options.valid):
            verdicts.append(one)
            told = "" if one.faults else "holds"
            print(f"{one.kind:20} {one.seed} {one.direction:6} {one.marks:4} marks  {told}", flush=True)
            for fault in one.faults:
                print(f"    {fault}")
    good = sum(not one.faults for one in verdicts)
    print(f"{len(pairs)} pairs, {len(verdicts)} redlines: {good} hold; {sum(one.marks for one in verdicts)} marks")
    return 0 if good == len(verdicts) else 1


def _built(folder: Path) -> Path:
    output = folder / "report.docx"
    result = pipeline.build(Project(_ROOT, 2024), output, pages="on-open")
    assert result.written == (output,), [str(problem) for problem in result.problems]
    return output


if __name__ == "__main__":
    sys.exit(main())
