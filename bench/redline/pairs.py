"""Pairs of files, their redlines in both directions, and what the judges say of them."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

from lxml import etree
from PIL import Image

from bench.packages import pack, unpack
from bench.redline.edits import Element, Page, qn
from bench.redline.judges import Answer, Office, Story, pandoc, validator
from bench.redline.tables import KINDS, with_box
from report_engine.compare import redline
from report_engine.ooxml.accept import CHANGES

_MAIN = "word/document.xml"
_WHEN = datetime(2024, 12, 1, tzinfo=UTC)
_BLOCKS = 60


@dataclass(frozen=True)
class Verdict:
    """One redline: its marks, and what is wrong with it."""

    kind: str
    seed: int
    direction: str
    marks: int
    faults: tuple[str, ...]


def extract(report: bytes) -> bytes:
    """Cut a report to the beginning of its first chapter, with tables and figures: small enough to be judged often."""

    def cut(body: Element) -> None:
        first = next(n for n, block in enumerate(body) if Page(body, Random(0)).style(block) == "Heading1")  # noqa: S311
        body[:] = [*body[first : first + _BLOCKS], body[-1]]
        with_box(body)

    return rewritten(_with_dots(report), cut)


def _with_dots(docx: bytes) -> bytes:
    """Let every picture be a dot of its own colour: nobody judges pictures, and they take most of the time."""
    parts = unpack(docx)
    for number, name in enumerate(parts):
        form = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}.get(Path(name).suffix)
        if form:
            dot = io.BytesIO()
            Image.new("RGB", (1, 1), (number % 256, number // 256, 0)).save(dot, form)
            parts[name] = dot.getvalue()
    return pack(parts)


def rewritten(docx: bytes, change: Callable[[Element], None]) -> bytes:
    """Let somebody change the body."""
    parts = unpack(docx)
    root = etree.fromstring(parts[_MAIN])
    change(root[0])
    return pack(parts | {_MAIN: etree.tostring(root, encoding="UTF-8", standalone=True)})


def edited(docx: bytes, kind: str, seed: int) -> bytes:
    """Make the edit of a kind; the same one for the same seed."""
    chance = Random(f"{kind} {seed}")  # noqa: S311 - the same every time
    return rewritten(docx, lambda body: KINDS[kind](Page(body, chance)))


def judge(docx: bytes, chosen: Iterable[tuple[str, int]], folder: Path, *, valid: bool = False) -> Iterator[Verdict]:
    """Make the redlines of all pairs, then ask."""
    original = folder / "original.docx"
    original.write_bytes(docx)
    made: list[tuple[str, int, str, Path, Path, Path]] = []
    for kind, seed in chosen:
        other = folder / f"{kind}-{seed}.docx"
        other.write_bytes(edited(docx, kind, seed))
        for direction, old, new in (("there", original, other), ("back", other, original)):
            file = folder / f"{kind}-{seed}-{direction}.docx"
            file.write_bytes(redline(old.read_bytes(), new.read_bytes(), "qhd-docgen", _WHEN))
            made.append((kind, seed, direction, old, new, file))
    asked: list[tuple[Path, Answer]] = [(f, a) for *_, f in made for a in ("accept", "reject")]
    # The leader's own changes count as accepted on either side.
    asked += [(f, "accept") for f in dict.fromkeys(f for _, _, _, old, new, _ in made for f in (old, new))]
    office = dict(zip(asked, Office(folder).stories(asked), strict=True))
    known = cache(pandoc)
    for kind, seed, direction, old, new, file in made:
        faults = [
            f"{name} {answer}: {difference}"
            for name, read in (("pandoc", known), ("LibreOffice", lambda f, a: office[f, a]))
            for answer, wanted in (("accept", new), ("reject", old))
            if (difference := _first(read(wanted, "accept"), read(file, answer)))
        ]
        faults += validator(file) if valid else []
        again = redline(old.read_bytes(), new.read_bytes(), "qhd-docgen", _WHEN)
        faults += [] if again == file.read_bytes() else ["other bytes the second time"]
        yield Verdict(kind, seed, direction, marks(file), tuple(faults))


def marks(file: Path) -> int:
    """Count the marks of a redline."""
    with zipfile.ZipFile(file) as package:
        root = etree.fromstring(package.read(_MAIN))
    return sum(1 for _ in root.iter(*CHANGES, qn("moveFrom"), qn("moveTo")))


def _first(wanted: Story, found: Story) -> str:
    """Tell where two stories part."""
    for n, (one, other) in enumerate(zip(wanted, found, strict=False)):
        if one != other and isinstance(one, list) and isinstance(other, list):
            return f"{n}.{_first(one, other)}"
        if one != other:
            return f"{n}: {one!s:.60} / {other!s:.60}"
    return "" if len(wanted) == len(found) else f"{len(wanted)}/{len(found)}: {[*wanted, *found][-1]!s:.60}"
