"""Damaged and strange input through every door: no traceback, no hang, no lost report, no success that is none.

    python -m bench.fuzz --cases 1000 --seed 1 [--door template …]

Each case spoils a copy of a small project or file and hands it to the command that a user would
run. A case fails if the command raises, takes too long, touches the report that was there before
although it says that it made none, or says that it made one that it would not accept itself.
"""

import argparse
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from bench.packages import pack, unpack
from report_engine import pipeline
from report_engine.compare import compare_documents
from report_engine.ooxml.package import PackageError
from report_engine.problems import Problem, has_errors
from report_engine.project import Project
from report_engine.template.rules import check_layout
from report_engine.workbook.export import export_workbook
from report_engine.workbook.plan import Plan, make_plan
from report_engine.workbook.read import read_workbook

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2024
LIMIT = 60  # seconds that a case may take
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class FailedError(Exception):
    """A case that went wrong; the message says how."""


@dataclass(frozen=True)
class Ground:
    """A project that builds, its finished report and its workbook: what every case spoils a copy of."""

    project: Project
    report: bytes
    plan: Plan
    workbook: bytes

    @property
    def template(self) -> Path:
        """The Word file of its layout."""
        return next(self.project.layout("").iterdir()) / "report.docx"


def prepare(folder: Path) -> Ground:
    """Copy the minimal project and build it."""
    root = folder / "project"
    shutil.copytree(ROOT / "examples" / "minimal", root, ignore=shutil.ignore_patterns("build"))
    project = Project(root, YEAR)
    result = pipeline.build(project, project.output, pages="on-open")
    assert result.written, [str(problem) for problem in result.problems]
    plan = make_plan(project, [])
    workbook = export_workbook(project, plan, []) if plan else None
    assert plan is not None
    assert workbook is not None
    return Ground(project, project.output.read_bytes(), plan, workbook)


# How bytes, texts and packages are spoilt.


def spoil_bytes(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double or insert some bytes."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 4, 20))):
        at = chance.randrange(len(spoilt) + 1)
        match chance.randrange(5):
            case 0 if spoilt:
                spoilt[at % len(spoilt)] ^= 1 << chance.randrange(8)
            case 1:
                del spoilt[at : at + chance.choice((1, 10, 1000))]
            case 2:
                spoilt[at:at] = spoilt[at : at + 50]
            case 3:
                spoilt[at:at] = chance.choice((b"\0", b"\xff", b"\xef\xbb\xbf", "“".encode("gbk"), b"\x1b[2J"))
            case _ if chance.random() < 0.2:
                del spoilt[at:]
    return bytes(spoilt)


def spoil_text(data: bytes, chance: random.Random) -> bytes:
    """Change a line as an author might: another indentation, sign, number; a line gone, doubled or moved."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(lines))
        line = lines[at]
        place = chance.randrange(len(line) + 1)
        odd = chance.choice("{}[]@*:：,，-|>&!%#\"'\u3000\xa0\t`~０９٣\u202e\U0001f600") * chance.choice((1, 1, 2))
        match chance.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, line)
            case 2:
                lines[at] = " " * chance.randrange(5) + line.lstrip()
            case 3:
                lines[at] = line[:place] + odd + line[place:]
            case 4:
                lines[at] = line[:place]
            case 5:
                lines[at] = (
                    line.partition(":")[0] + ": " + chance.choice(("", "[]", "{}", "1e400", "yes", "&a *a", "-1"))
                )
            case 6:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], line
            case _:
                lines[at] = line.replace("0", chance.choice(("", "O", "９", "1e9", "-", "0" * 400)))
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def spoil_package(data: bytes, chance: random.Random) -> bytes:
    """Mostly change valid XML inside a valid package; else take parts away or spoil bytes."""
    if chance.random() < 0.15:
        return spoil_bytes(data, chance)
    parts = unpack(data)
    names = list(parts)
    name = chance.choice(names)
    if chance.random() < 0.15:
        parts.pop(name)
    elif chance.random() < 0.1:
        parts[name] = spoil_bytes(parts[name], chance)
    else:
        xml = [one for one in names if one.endswith((".xml", ".rels"))]
        main = [one for one in xml if one.endswith(("document.xml", "styles.xml", "numbering.xml", "sheet1.xml"))]
        name = chance.choice(main if chance.random() < 0.6 else xml)
        parts[name] = spoil_xml(parts[name], chance)
    return pack(parts)


_VALUES = (
    "",
    "0",
    "-1",
    "1.5",
    "1588.0",
    "99999999999",
    "一",
    "NaN",
    "true",
    "rId999",
    "{{ report.title }}",
    "../x",
    "2in",
)


def spoil_xml(data: bytes, chance: random.Random) -> bytes:
    """Change elements, attributes and texts; what comes out is XML."""
    root = etree.fromstring(data)
    for _ in range(chance.choice((1, 1, 2, 6))):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        node = chance.choice(nodes)
        parent, names = node.getparent(), list(node.attrib)
        match chance.randrange(9):
            case 0 | 1 if names:
                del node.attrib[chance.choice(names)]
            case 2 | 3 if names:
                node.set(chance.choice(names), chance.choice(_VALUES))
            case 4 if parent is not None:
                parent.remove(node)
            case 5 if parent is not None:
                node.addnext(etree.fromstring(etree.tostring(node)))
            case 6 if parent is not None and len(node):
                at = parent.index(node)
                parent[at : at + 1] = list(node)
            case 7:
                node.text = chance.choice(("", "{{", "{% if x %}", "}}", "〔", "\u2029", "0" * 300))
            case _:
                kind = chance.choice(("p", "tbl", "tc", "r", "fldChar", "sectPr", "bookmarkStart", "del", "sdt", "tab"))
                node.append(etree.Element(f"{W}{kind}"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# The doors. Each spoils something and runs the command; it raises `FailedError` if that lied.


def _built(project: Project) -> list[Problem]:
    before = b"the report of before"
    project.output.parent.mkdir(exist_ok=True)
    project.output.write_bytes(before)
    result = pipeline.build(project, project.output, pages="on-open")
    made = project.output.read_bytes()
    if not result.written and made != before:
        raise FailedError("no report was made, but the one of before is gone")
    if result.written:
        _accepts(project, made)
    elif not has_errors(result.problems):
        raise FailedError("no report was made, and nobody says why")
    return result.problems


def _accepts(project: Project, report: bytes) -> None:
    """What a build delivers, `verify` accepts."""
    file = project.root / "made.docx"
    file.write_bytes(report)
    found = [p for p in pipeline.verify_file(project, None, file, "on-open").problems if p.severity.name == "ERROR"]
    if found:
        raise FailedError(f"a report was delivered that verify refuses: {found[0]}")


def _spoilt_file(
    ground: Ground, pattern: str, how: Callable[[bytes, random.Random], bytes], chance: random.Random
) -> None:
    file = chance.choice(sorted(ground.project.root.glob(pattern)))
    old = file.read_bytes()
    file.write_bytes(how(old, chance))
    try:
        pipeline.check(ground.project)
        _built(ground.project)
    finally:
        file.write_bytes(old)


def door_yaml(ground: Ground, chance: random.Random) -> None:
    """Texts and catalogues."""
    pattern = chance.choice(("content/**/*.yaml", "data/**/*.yaml"))
    _spoilt_file(ground, pattern, chance.choice((spoil_text, spoil_text, spoil_bytes)), chance)


def door_csv(ground: Ground, chance: random.Random) -> None:
    """Data."""
    _spoilt_file(ground, "data/**/*.csv", chance.choice((spoil_text, spoil_text, spoil_bytes)), chance)


def door_layout(ground: Ground, chance: random.Random) -> None:
    """What Word cannot hold of a layout."""
    _spoilt_file(ground, "templates/**/*.yaml", chance.choice((spoil_text, spoil_bytes)), chance)


def door_template(ground: Ground, chance: random.Random) -> None:
    """The Word file of a layout: what `template check` passes, `build` renders."""
    file = ground.template
    old = file.read_bytes()
    file.write_bytes(spoil_package(old, chance))
    try:
        passed = not has_errors(check_layout(ground.project, file.parent.name))
        problems = _built(ground.project)
        refused = [p for p in problems if p.severity.name == "ERROR" and p.code.startswith(("T", "V"))]
        if passed and refused:
            raise FailedError(f"template check passed what build refuses: {refused[0]}")
    finally:
        file.write_bytes(old)


def door_photo(ground: Ground, chance: random.Random) -> None:
    """A picture of a school."""
    photos = sorted(path for path in ground.project.photos.glob("*") if path.is_file())
    if photos:
        _spoilt_file(ground, f"content/{YEAR}/photos/*", spoil_bytes, chance)


def door_workbook(ground: Ground, chance: random.Random) -> None:
    """An edited workbook."""
    problems: list[Problem] = []
    spoilt = spoil_package(ground.workbook, chance)
    read_workbook(ground.plan, ground.project, spoilt, Path("data.xlsx"), problems)


def door_report(ground: Ground, chance: random.Random) -> None:
    """A finished report that somebody edited, verified and compared."""
    file = ground.project.root / "edited.docx"
    spoilt = spoil_package(ground.report, chance)
    file.write_bytes(spoilt)
    pipeline.verify_file(ground.project, None, file, "on-open")
    try:
        compare_documents(ground.report, spoilt)
    except PackageError as error:
        if not error.hint:
            raise FailedError("a refusal without a cure") from error


def door_cache(ground: Ground, chance: random.Random) -> None:
    """What earlier builds left behind."""
    files = sorted(path for path in (ground.project.build / "cache").rglob("*") if path.is_file())
    for file in chance.sample(files, min(3, len(files))):
        deep = b"[" * 100_000
        file.write_bytes(chance.choice((deep, b"", b"{}", b"[]", b"null", spoil_bytes(file.read_bytes(), chance))))
    _built(ground.project)


DOORS: dict[str, Callable[[Ground, random.Random], None]] = {
    "yaml": door_yaml, "csv": door_csv, "layout": door_layout, "template": door_template, "photo": door_photo,
    "workbook": door_workbook, "report": door_report, "cache": door_cache,
}  # fmt: skip


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise where something takes longer; only where the system has alarms."""

    def late(*_: object) -> None:
        raise FailedError(f"more than {seconds} seconds")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run(cases: int, seed: int, doors: list[str], told: Callable[[str], None] = print) -> Counter[str]:
    """Run cases; every failure is told with what repeats it. Returns how many failed, by door."""
    failed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        ground = prepare(Path(folder))
        for number in range(seed, seed + cases):
            door = doors[number % len(doors)]
            try:
                with time_limit(LIMIT):
                    DOORS[door](ground, random.Random(number))  # noqa: S311 - seeded on purpose
            except Exception as error:
                failed[door] += 1
                frames = traceback.extract_tb(error.__traceback__)
                own = next((f for f in reversed(frames) if "report_engine" in f.filename), frames[-1])
                place = f"{Path(own.filename).name}:{own.lineno}"
                again = f"--door {' '.join(doors)} --seed {number} --cases 1"
                told(f"{again}  [{door}] {type(error).__name__} {error} ({place})")
    return failed


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--door", nargs="*", choices=list(DOORS), default=list(DOORS))
    given = parser.parse_args()
    failed = run(given.cases, given.seed, given.door)
    print(f"{given.cases} cases, {sum(failed.values())} failed {dict(failed) or ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
