"""A new node is found by the type check wherever it matters; a new block takes what the README says, no more."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.reference import REPOSITORY
from tiny_project import SECTION, Tiny

ENGINE, CACHE = "report_engine", ".mypy_cache"


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """A copy of the engine that may be changed."""
    root = tmp_path / "copy"
    shutil.copytree(REPOSITORY / ENGINE, root / ENGINE, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(REPOSITORY / "pyproject.toml", root / "pyproject.toml")
    if (REPOSITORY / CACHE).is_dir():  # what a type check of the engine as it is has found out
        shutil.copytree(REPOSITORY / CACHE, root / CACHE)
    return root


def change(engine: Path, name: str, *edits: tuple[str, str]) -> None:
    path = engine / ENGINE / name
    text = path.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, (name, old)
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


NODE = '''@dataclass(frozen=True, slots=True)
class Quote(Located):
    """A quotation."""

    content: tuple[Inline, ...]
    origin: Span


'''


def type_errors(engine: Path, *names: str) -> dict[str, list[str]]:
    """What the type check says of modules, and of all that they import, by module."""
    paths = [f"{ENGINE}/{name}" for name in names] or [ENGINE]
    command = [sys.executable, "-m", "mypy", "--cache-dir", CACHE, *paths]
    output = subprocess.run(command, cwd=engine, capture_output=True, text=True, check=False, timeout=600).stdout
    found: dict[str, list[str]] = {}
    for line in output.splitlines():
        place, error, message = line.partition(": error: ")
        if error:
            found.setdefault(place.partition(":")[0].removeprefix(f"{ENGINE}/"), []).append(message)
    assert found or "Success" in output, output
    return found


def test_a_node_that_the_walk_does_not_know_fails_the_type_check(engine: Path) -> None:
    old = "Block = Paragraph | ListItems | Table | Figure | Case"
    change(engine, "document/blocks.py", (old, f"{NODE}{old} | Quote"))
    assert type_errors(engine).keys() == {
        "walk.py",
        "word/writer.py",
        "word/case_text.py",
        "compare/outline_project.py",
        "base/listing.py",
    }


def test_a_slip_in_reading_xml_fails_the_type_check(engine: Path) -> None:
    """Of the kind that shows itself only where a document has such an element."""
    slips = (
        ("ooxml/styles.py", "for tab in owner.iterfind(", "for tab in owner.iterfnid("),
        ("word/landscape.py", 'section.find(qn("pgSz"))', 'section.fnid(qn("pgSz"))'),
        ("verify/wording.py", "parent_of(node).find(", "parent_of(node).fnid("),
        ("ooxml/accept.py", "parent = parent_of(node)", "parent = node.getparent()"),  # it may be absent
    )
    for name, right, wrong in slips:
        change(engine, name, (right, wrong))
    assert type_errors(engine, *(name for name, _, _ in slips)).keys() == {name for name, _, _ in slips}


QUOTE = '''"""`quote`: words of somebody, with who said them."""

from pydantic import Field

from report_engine.blocks.context import Context
from report_engine.blocks.parts import Id
from report_engine.blocks.prose import lower_prose
from report_engine.document import Block
from report_engine.read.located import Scalar
from report_engine.read.schema import Model


class QuoteBlock(Model):
    """Somebody's words."""

    id: Id
    words: Scalar = Field(description="原话，写法同正文")


def lower(block: QuoteBlock, context: Context) -> tuple[Block, ...]:
    """Print the words as a paragraph."""
    return lower_prose(block.words, context)
'''


IMPORT = "from report_engine.blocks.records"
ADDED = f"from report_engine.blocks.quote import QuoteBlock\n{IMPORT}"
LAST = 'Annotated[case.CaseBlock, _inner, Tag("case")],\n'
MATCH = "            return case.lower(block, context)\n"
WORDS = 'content.parts.append(_words("引语", block.words))'


def add_quote(engine: Path) -> None:
    """Follow “How to add a block”."""
    (engine / ENGINE / "blocks/quote.py").write_text(QUOTE, "utf-8")
    union = f'Annotated[case.CaseBlock, _inner, Tag("case")]\n        | {LAST.replace("case.Case", "quote.Quote")}'
    change(
        engine,
        "blocks/__init__.py",
        ("import case, chart, photo, prose, records,", "import case, chart, photo, prose, quote, records,"),
        ("| case.CaseBlock\n", "| case.CaseBlock | quote.QuoteBlock\n"),
        ('"photo", "case")', '"photo", "case", "quote")'),
        (LAST, union.replace('Tag("case")],', 'Tag("quote")],')),
        (
            '            noun = "案例"\n',
            '            noun = "案例"\n        case quote.QuoteBlock():\n            noun = "引语"\n',
        ),
        (MATCH, f"{MATCH}        case quote.QuoteBlock():\n            return quote.lower(block, context)\n"),
    )
    chart = "            case ChartBlock():\n"
    added = f"            case QuoteBlock():\n                {WORDS}\n{chart}"
    change(engine, "start/texts.py", (IMPORT, ADDED), (chart, added))
    change(engine, "start/usage.py", (IMPORT, ADDED), ("| CaseBlock():", "| CaseBlock() | QuoteBlock():"))


def said(engine: Path, *arguments: str) -> str:
    """Run a command of the changed engine."""
    code = "import sys; from report_engine.cli import main; main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=engine, capture_output=True, text=True, check=False, timeout=300
    )
    return done.stdout + done.stderr


def test_a_block_is_a_file_and_the_lines_that_the_type_check_asks_for(engine: Path, tiny: Tiny) -> None:
    add_quote(engine)
    quote = "      - quote: { id: said, words: '在校生{在校生数}人，见[@no-such]。' }\n"
    tiny.change(SECTION, "    body:\n", f"    body:\n{quote}")
    project = ("--year", "2024", "--root", str(tiny.root))
    assert "N002 没有编号为“no-such”的图、表、案例或标题" in said(engine, "check", *project)
    assert f"{SECTION}:9:" in said(engine, "trace", "在校生数", *project)
    tiny.change(SECTION, "[@no-such]", "[@tbl-scale]")
    assert "已生成" in said(engine, "build", "--pages", "on-open", *project)
    said(engine, "new", "2025", "--from", "2024", "--root", str(tiny.root))
    assert "引语" in said(engine, "check", "--year", "2025", "--root", str(tiny.root))
