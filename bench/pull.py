"""Round trips: edits made as Word and WPS make them, pulled, built, and compared with the edited file.

    python -m bench.pull --seed 1 --edits 500 [--kind words …] [--per-file 5] [--office]
    python -m bench.pull --times 1 4 16


For every edit the built file must print the text and the bold of the edited one. What differs is charged to the
edit whose paragraph it is in; a difference anywhere else is an edit of a text that nobody touched. With `--times`
it says what reading an edited file costs beside `diff FILE .`, of the report so many times as long.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from lxml import etree

from bench.packages import pack, unpack
from bench.peers.multiply import multiply
from bench.word_edits import AUTHORS, KINDS, TOLD, Hand, Sheet, qn, scatter, with_paragraph_ids, without_marks
from report_engine import compare, pipeline
from report_engine.load import load
from report_engine.ooxml.package import open_package
from report_engine.project import Project
from report_engine.pull import Choice, pull
from report_engine.transaction import commit
from report_engine.walk import below

ROOT = Path(__file__).resolve().parents[1]
PROJECTS = {"hebei": ROOT, "county": ROOT / "examples/county", "minimal": ROOT / "examples/minimal"}
YEAR = 2024
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


@dataclass
class Tally:
    """What came of the edits."""

    tried: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Ground:
    """A project in a folder of its own, its draft, and the texts of its data files."""

    name: str
    root: Path
    draft: bytes
    in_data: frozenset[str]
    here: Any  # what the project prints while nobody has changed it

    @property
    def project(self) -> Project:
        """The project and its year."""
        return Project(self.root, YEAR)


def prepare(folder: Path, name: str) -> Ground:
    """Copy a project and build its draft."""
    root = folder / name
    for part in ("content", "data", "templates"):
        shutil.copytree(PROJECTS[name] / part, root / part)
    project = Project(root, YEAR)
    assert pipeline.build(project, project.output, pages="on-open").written
    loaded = load(project, [])
    assert loaded is not None
    cells = {
        node.text
        for node in below(loaded.document)
        if hasattr(node, "colspan") and node.origin.span.file.name.suffix == ".csv" and not node.text.isdecimal()
    }
    # What numbers are counted from is data, and changed as data.
    counted = {
        row.cells[column]
        for one in loaded.facts.catalogue.values()
        if one.records
        for row in loaded.facts.tables.get((str(one.records.table), YEAR), ())
        for column in one.records.where
    }
    named = {str(case.school) for case in loaded.cases}  # a school that is called otherwise is no text's matter
    here = pipeline.printed(project, [])
    assert here is not None
    return Ground(name, root, project.output.read_bytes(), frozenset(cells - counted - named), here)


# What a reader sees, read without help from the engine.


def printed(data: bytes) -> list[tuple[str, str, Any]]:
    """Each paragraph with words: its text without the numbers of fields, its bold, its element."""
    parts = unpack(data)
    root = etree.fromstring(parts[DOCUMENT])
    settle(root)
    styles = style_names(parts)
    found = []
    for paragraph in root.iter(qn("p")):
        name = styles.get(_style(paragraph), "").lower()
        if name.startswith("toc") or name in ("table of figures", "缺失照片"):
            continue
        text, bold = shown(paragraph)
        stripped = text.strip()
        start = text.find(stripped)
        if stripped:
            found.append((stripped, bold[start : start + len(stripped)], paragraph))
    return found


def shown(paragraph: Any) -> tuple[str, str]:
    """The words of a paragraph, a sign for each field and picture, and which of them are bold."""
    text, bold = "", ""
    depth = 0
    for node in paragraph.iter(qn("fldChar"), qn("t"), qn("drawing")):
        if next(node.iterancestors(qn("del"), qn("moveFrom")), None) is not None:
            continue
        if node.tag == qn("fldChar"):
            depth += {"begin": 1, "end": -1}.get(node.get(qn("fldCharType")), 0)
            text += "#" if node.get(qn("fldCharType")) == "begin" else ""
            bold += "." if node.get(qn("fldCharType")) == "begin" else ""
        elif node.tag == qn("drawing"):
            text, bold = text + "▣", bold + "."
        elif depth == 0:
            text += node.text or ""
            weight = node.getparent().find(f"{qn('rPr')}/{qn('b')}")
            on = weight is not None and weight.get(qn("val")) not in ("0", "false")
            bold += "".join("b" if on and not sign.isspace() else "." for sign in node.text or "")
    return text, bold


def settle(root: Any) -> None:
    """Accept tracked changes by the book: what the standard says of each mark."""
    for name in ("del", "moveFrom"):
        for node in [n for n in root.iter(qn(name)) if n.getparent().tag not in (qn("rPr"), qn("trPr"))]:
            node.getparent().remove(node)
    for paragraph in list(root.iter(qn("p"))):
        if paragraph.find(f"{qn('pPr')}/{qn('rPr')}/{qn('del')}") is None:
            continue
        following = paragraph.getnext()
        content = [child for child in paragraph if child.tag != qn("pPr")]
        if following is not None and following.tag == qn("p"):
            at = 1 if following.find(qn("pPr")) is not None else 0
            following[at:at] = content
            paragraph.getparent().remove(paragraph)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('pPr')}/{qn('pStyle')}")
    return "" if style is None else style.get(qn("val"))


def style_names(parts: dict[str, bytes]) -> dict[str, str]:
    """Names of styles by id."""
    root = etree.fromstring(parts[STYLES])
    return {one.get(qn("styleId")): one.find(qn("name")).get(qn("val")) for one in root.iter(qn("style"))}


# One edited file.


@dataclass(frozen=True)
class Made:
    """An edited file: the kinds with the marks of their paragraphs, and the manner in which it was written."""

    data: bytes
    edits: tuple[tuple[str, tuple[str, ...]], ...]
    manner: str


def edit(ground: Ground, kinds: list[str], chance: random.Random, office: Path | None) -> Made:
    """Make several edits in one file."""
    parts = unpack(ground.draft)
    root = etree.fromstring(parts[DOCUMENT])
    sheet = Sheet(root, style_names(parts), ground.in_data)
    hand = Hand(chance, chance.random() < 0.4, chance.choice(AUTHORS))
    manner = ["tracked" if hand.tracked else "plain"]
    edits = []
    for kind in kinds:
        touched = (KINDS | TOLD)[kind](hand, sheet)
        if touched is None:
            continue
        hand.touched += touched
        for paragraph in touched:
            hand.touched += [one for one in (paragraph.getprevious(), paragraph.getnext()) if one is not None]
        edits.append((kind, touched))
    if chance.random() < 0.5:
        scatter(hand, sheet)
        manner.append("scattered")
    if chance.random() < 0.5:
        with_paragraph_ids(hand, sheet)
    if chance.random() < 0.2:
        without_marks(sheet)
        manner.append("no marks")
    whole = sorted(
        ((kind, tuple(dict.fromkeys(shown(one)[0].strip() for one in touched))) for kind, touched in edits),
        key=lambda pair: pair[0],
    )
    parts[DOCUMENT] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    if chance.random() < 0.2:
        parts = without_custom(parts)
        manner.append("no custom XML")
    data = pack(parts)
    if office is not None and chance.random() < 0.3:
        data = resaved(data, office)
        manner.append("LibreOffice")
    return Made(data, tuple(whole), ", ".join(manner))


def without_custom(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Lose the custom XML, as some programs do."""
    left = {name: data for name, data in parts.items() if not name.startswith("customXml/")}
    for name, mark in (("[Content_Types].xml", "PartName"), ("word/_rels/document.xml.rels", "Target")):
        root = etree.fromstring(left[name])
        for one in [one for one in root if "customXml/" in one.get(mark, "")]:
            root.remove(one)
        left[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return left


def resaved(data: bytes, folder: Path) -> bytes:
    """Open and save with LibreOffice."""
    source, target = folder / "in" / "edited.docx", folder / "out"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)  # noqa: S603
    return (target / "edited.docx").read_bytes()


# Pulled and built.


def run(ground: Ground, made: Made, tally: Tally, *, loud: bool) -> None:
    """Pull an edited file, build, compare, pull again; the project is put back at the end."""
    project = ground.project
    began = time.perf_counter()
    pulled = pull(project, *ground.here, open_package(made.data, "word"), Choice())
    tally.seconds += time.perf_counter() - began
    before = {path: path.read_bytes() for path in pulled.files}
    try:
        commit(ground.root, pulled.files, "bench")
        result = pipeline.build(project, ground.root / "build" / "again.docx", pages="on-open")
        assert result.written, [str(one) for one in result.problems if one.severity.value == "错误"]
        _compare(ground, made, pulled, (ground.root / "build" / "again.docx").read_bytes(), tally, loud=loud)
        again = _pulled(project, made.data)
        if again.files:
            tally.second.append(f"{ground.name} {made.edits} {made.manner}: {[str(p) for p in again.files]}")
    finally:
        commit(ground.root, before, "bench")


def _pulled(project: Project, data: bytes) -> Any:
    found = pipeline.printed(project, [])
    assert found is not None
    return pull(project, *found, open_package(data, "word"), Choice())


def _compare(ground: Ground, made: Made, pulled: Any, built: bytes, tally: Tally, *, loud: bool) -> None:
    wanted, got = printed(made.data), printed(built)
    looks = [(text, bold) for text, bold, _ in wanted]
    others = [(text, bold) for text, bold, _ in got]
    wrong: list[tuple[range, range]] = [
        (range(a, b), range(c, d))
        for tag, a, b, c, d in SequenceMatcher(None, looks, others, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    place = _places(made, wanted)
    told = {text for one in pulled.unwritten for text in (one.after, one.before)}
    blamed: set[int] = set()
    for n, (kind, _) in enumerate(made.edits):
        tally.tried[kind] += 1
        mine = [at for at, (here, _) in enumerate(wrong) if any(_near(here, one) for one in place[n])]
        blamed.update(mine)
        if not mine:
            tally.exact[kind] += 1
        elif pulled.unwritten or pulled.proposals or pulled.conflicts:
            tally.told[kind] += 1
        else:
            tally.silent.append(f"{ground.name} {kind} ({made.manner})")
        if mine and (loud or kind in KINDS):
            print(f"-- {ground.name} {kind} ({made.manner})", file=sys.stderr)
            for at in mine[:3]:
                _show(wrong[at], looks, others)
            for one in pulled.unwritten[:6]:
                print(f"   told {one.source} {one.what} {one.why} {one.after[:40]}", file=sys.stderr)
    for at, (here, there) in enumerate(wrong):
        if at not in blamed:
            tally.strayed.append(f"{ground.name} {[kind for kind, _ in made.edits]} ({made.manner})")
            print(f"-- strayed {ground.name} {made.edits} ({made.manner}) {len(told)}", file=sys.stderr)
            _show((here, there), looks, others)


def _show(pair: tuple[range, range], looks: list[tuple[str, str]], others: list[tuple[str, str]]) -> None:
    for sign, found, at in (("<", looks, pair[0]), (">", others, pair[1])):
        for n in list(at)[:3]:
            print(f"   {sign} {found[n][0][:160]} | {''.join(sorted(set(found[n][1])))}", file=sys.stderr)


def _places(made: Made, wanted: list[tuple[str, str, Any]]) -> list[list[int]]:
    """Where the touched paragraphs stand among those with words; joined ones hold what was in them."""
    found = []
    for _, marks in made.edits:
        mine = [
            n
            for n, (text, _, _) in enumerate(wanted)
            for mark in marks
            if text == mark or (len(mark) > 8 and mark in text)
        ]
        found.append(mine or [-1])
    return found


def _near(here: range, at: int) -> bool:
    """A paragraph that went or came makes its neighbours' place differ."""
    return here.start - 2 <= at <= here.stop + 1


def plans(
    names: list[str], kinds: list[str], total: int, size: int, chance: random.Random
) -> Iterator[tuple[str, list[str]]]:
    """Spread kinds over files, evenly."""
    made = n = 0
    while made < total:
        # What is only told stands in files of its own: it would be mixed up with its neighbours.
        for group in ([kind for kind in kinds if kind in KINDS], [kind for kind in kinds if kind in TOLD]):
            chance.shuffle(group)
            for start in range(0, len(group), size):
                yield names[n % len(names)], group[start : start + size]
                made += len(group[start : start + size])
                n += 1


def cost(folder: Path, times: int, chance: random.Random) -> None:
    """Say what `pull` and `diff FILE .` cost of the report so many times as long, in computing time."""
    root = folder / f"x{times}"
    multiply(ROOT, root, YEAR, times)
    project = Project(root, YEAR)
    assert pipeline.build(project, project.output, pages="on-open").written
    ground = Ground("hebei", root, project.output.read_bytes(), frozenset(), None)
    made = edit(ground, [kind for kind in KINDS if kind != "cell"], chance, None)
    file = root / "build" / "edited.docx"
    file.write_bytes(made.data)
    began = time.process_time()
    found = _pulled(project, made.data)
    pulled = time.process_time() - began
    began = time.process_time()
    compare(file, root, YEAR)
    compared = time.process_time() - began
    print(
        f"the report {times} times: {len(made.edits)} edits, {len(found.changes)} changes; "
        f"pull {pulled:.1f} s, diff {compared:.1f} s: {pulled / compared:.2f} times",
        flush=True,
    )


def main() -> None:
    """Run and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--edits", type=int, default=500)
    arguments.add_argument("--per-file", type=int, default=5)
    arguments.add_argument("--project", nargs="*", default=list(PROJECTS))
    arguments.add_argument("--kind", nargs="*", default=[*KINDS, *TOLD])
    arguments.add_argument("--office", action="store_true", help="re-save some files with LibreOffice")
    arguments.add_argument("--loud", action="store_true")
    arguments.add_argument("--times", type=int, nargs="+", help="what it costs of the report so many times as long")
    chosen = arguments.parse_args()
    tally = Tally()
    chance = random.Random(chosen.seed)  # noqa: S311
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-bench-") as folder:
        for times in chosen.times or ():
            cost(Path(folder), times, chance)
        if chosen.times:
            return
        grounds = {name: prepare(Path(folder), name) for name in chosen.project}
        for ground in grounds.values():
            assert not _pulled(ground.project, ground.draft).files, f"{ground.name}: an unedited file changes something"
        files = 0
        try:
            for name, kinds in plans(chosen.project, chosen.kind, chosen.edits, chosen.per_file, chance):
                made = edit(grounds[name], kinds, chance, Path(folder) if chosen.office else None)
                files += 1
                if made.edits:
                    run(grounds[name], made, tally, loud=chosen.loud)
        finally:  # broken off, it says what came of the edits so far
            report(tally, files)


def report(tally: Tally, files: int) -> None:
    """Print what came of it."""
    for kind in (*KINDS, *TOLD):
        if tally.tried[kind]:
            print(f"{kind:20} {tally.exact[kind]:4} of {tally.tried[kind]:4} exact, {tally.told[kind]} told")
    able = sum(tally.tried[kind] for kind in KINDS)
    exact = sum(tally.exact[kind] for kind in KINDS)
    print(f"expressible kinds: {exact} of {able} exact ({100 * exact / max(1, able):.1f} %)")
    print(f"neither exact nor told: {len(tally.silent)} {tally.silent[:5]}")
    print(f"touched what nobody edited: {len(tally.strayed)} {tally.strayed[:5]}")
    print(f"changed something at the second pull: {len(tally.second)} {tally.second[:3]}")
    print(f"{files} files, {tally.seconds / max(1, files):.2f} s a pull beside loading the project")


if __name__ == "__main__":
    main()
