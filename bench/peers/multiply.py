"""The same report many times as long: a project whose sections and cases stand in it n times.

Every copy has ids of its own, so that numbers, references and lists are those of a long report.
"""

import re
import shutil
from pathlib import Path

import yaml

_ID = re.compile(r"(\bid: *)([\w-]+)")
_REFERENCE = re.compile(r"(\[@)([\w-]+)(\])")
_CASE = re.compile(r"(\bcase: *)([\w-]+)")


def multiply(source: Path, target: Path, year: int, times: int) -> None:
    """Copy a project with its content `times` times as long; data, templates and photos stay what they are."""
    for part in ("data", "templates"):
        shutil.copytree(source / part, target / part)
    old, new = source / "content" / str(year), target / "content" / str(year)
    shutil.copytree(old, new)
    ids = {found[2] for path in old.glob("*/*.yaml") for found in _ID.finditer(path.read_text("utf-8"))}
    for path in old.glob("*/*.yaml"):
        text = path.read_text("utf-8")
        for index in range(1, times):
            copy = new / path.parent.name / f"{path.stem}-{index}.yaml"
            copy.write_text(_renamed(text, f"-{index}", ids), "utf-8")
    report = new / "report.yaml"
    names = yaml.safe_load(report.read_text("utf-8"))["sections"]
    every = [name if not index else f"{name}-{index}" for index in range(times) for name in names]
    report.write_text(
        re.sub(r"(?m)^sections: .*$", f"sections: [{', '.join(every)}]", report.read_text("utf-8")), "utf-8"
    )


def _renamed(text: str, suffix: str, ids: set[str]) -> str:
    text = _ID.sub(rf"\1\2{suffix}", text)
    text = _CASE.sub(lambda found: found[0] + suffix if found[2] in ids else found[0], text)
    return _REFERENCE.sub(lambda found: f"[@{found[2]}{suffix}]" if found[2] in ids else found[0], text)
