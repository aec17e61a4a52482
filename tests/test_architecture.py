"""The house rules of the engine: imports go downhill, each library has one home, modules stay small."""

import ast
import csv
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from support.reference import REPOSITORY

ENGINE = REPOSITORY / "report_engine"

# From the ground up: a package or module imports only what stands above it in this list, and itself.
ORDER = (
    "problems",
    "aside",
    "openings",
    "plan",
    "project",
    "result",
    "kept",
    "files",
    "transaction",
    "ooxml",
    "fingerprint",
    "read",
    "document",
    "walk",
    "facts",
    "language",
    "charts",
    "photos",
    "placeholder",
    "numbering",
    "blocks",
    "load",
    "checks",
    "start",
    "workbook",
    "collect",
    "rename",
    "foresee",
    "supplied",
    "drawing",
    "shelf",
    "pictures",
    "render",
    "template",
    "word",
    "paginate",
    "base",
    "verify",
    "template.rules",
    "compare",
    "pull",
    "explain",
    "editors",
    "prepare",
    "printing",
    "typeset",
    "reprint",
    "pipeline",
    "unchanged",
    "fleet",
    "drafts",
    "dismiss",
    "confirm",
    "__init__",
    "cli",
)

# The line, its first half, which needs no writer, and what needs LibreOffice.
LINE = (
    "report_engine.pipeline",
    "report_engine.prepare",
    "report_engine.printing",
    "report_engine.reprint",
    "report_engine.typeset",
)

# The steps of the line: only it may run them.
STEPS = {
    "report_engine.load.load",
    "report_engine.checks.check",
    "report_engine.numbering.number",
    "report_engine.pictures.foresee_pictures",
    "report_engine.pictures.settle",
    "report_engine.pictures.check_pictures",
    "report_engine.word.compose.compose",
    "report_engine.template.contract.open_template",
    "report_engine.paginate.paginate",
    "report_engine.verify.verify",
}

# May ask what day it is: a decision of today is dated so, unless its author says otherwise.
CLOCK = ("cli/report.py",)

# May measure time: how long a job takes, and when it takes too long. No report depends on it.
STOPWATCH = "fleet/"

# Not steps of the line: they use one for a purpose of their own.
BESIDE = (
    "report_engine.compare.outline_project",  # numbers two documents that are compared, never built
    "report_engine.pull.net",  # loads a copy that is thrown away
    "report_engine.foresee",  # checks a copy that is thrown away
)

# The files, or folders, that may use a library.
HOMES = {
    "docxtpl": ("word/frame.py",),
    "jinja2": ("word/frame.py",),
    "docx": ("word/build.py", "word/frame.py", "word/serialise.py"),
    # `render` does not draw: it takes the path of font files that come with the library.
    "matplotlib": ("charts/", "render/fonts.py"),
    "pypdfium2": ("render/printed.py",),
    "markdown_it": ("blocks/markdown.py",),
    "mdit_py_cjk_friendly": ("blocks/markdown.py",),
    # `explain` reads a file of its own, not an author's.
    "yaml": ("read/", "explain/codes.py", "language/phrases.py"),
    "openpyxl": ("workbook/",),
    "simpleeval": ("facts/formula.py",),
    # `charts` encodes what matplotlib has drawn, without its channel of transparency.
    "PIL": ("photos.py", "placeholder.py", "charts/canvas.py"),
    "click": ("cli/",),
    "distributed": ("fleet/cluster.py",),
    "rich": ("cli/",),
}


def modules() -> list[Path]:
    return sorted(ENGINE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Dotted name of a module; that of a package for its `__init__.py`."""
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def house(module: str) -> str:
    """The member of ORDER that a module belongs to; a room inside a package may have a place of its own."""
    parts = module.split(".")[1:]
    inner = ".".join(parts[:2])
    return inner if inner in ORDER else parts[0] if parts else "__init__"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> set[str]:
    """Every name that a module imports, anywhere in it: `package.module.thing` or `package.module`."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out in full"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def engine_modules(path: Path) -> set[str]:
    """Modules of the engine that a module imports."""
    known = {name_of(other) for other in modules()}
    found = set()
    for name in imported(path):
        if name.split(".")[0] == "report_engine":
            found.add(name if name in known else name.rpartition(".")[0])
    return found


def test_every_module_has_its_place_in_the_order() -> None:
    assert {house(name_of(path)) for path in modules()} == set(ORDER)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_only_go_downhill(path: Path) -> None:
    own = ORDER.index(house(name_of(path)))
    uphill = [name for name in engine_modules(path) if ORDER.index(house(name)) > own]
    assert uphill == []


def test_modules_of_one_package_do_not_import_each_other_in_circles() -> None:
    graph = {name_of(path): engine_modules(path) - {name_of(path)} for path in modules()}
    packages = {name for name in graph if any(other.startswith(f"{name}.") for other in graph)}
    # A package's `__init__` collects its modules; whoever imports one of them runs it first anyway.
    for name, needs in graph.items():
        graph[name] = {need for need in needs if not (need in packages and name.startswith(f"{need}."))}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_step_of_the_pipeline_runs_another(path: Path) -> None:
    """Steps share types, never each other's work; `__init__` may pass on what its own package offers."""
    taken = {name for name in imported(path) if name in STEPS}
    if path.name == "__init__.py":
        taken = {name for name in taken if not name.startswith(f"{name_of(path)}.")}
    assert not taken or name_of(path) in (*LINE, *BESIDE), taken


def test_the_pipeline_runs_every_step() -> None:
    line = {path: imported(path) for path in modules() if name_of(path) in LINE}
    assert set().union(*line.values()) >= STEPS


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library: str) -> None:
    users = {
        path.relative_to(ENGINE).as_posix()
        for path in modules()
        if any(name.split(".")[0] == library for name in imported(path))
    }
    assert {user for user in users if not user.startswith(HOMES[library])} == set()
    assert users, f"nothing uses {library}"


def test_only_the_format_s_room_opens_packages_and_parses_xml() -> None:
    """What comes from outside goes through one door, which knows limits, checksums and harmful declarations."""
    readers = {"zipfile", "etree.fromstring", "etree.parse", "etree.XML", "etree.iterparse", "etree.XMLParser"}
    found = set()
    for path in modules():
        used = {name.split(".")[0] for name in imported(path)}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                used.add(f"{node.value.id}.{node.attr}")
        found |= {(path.relative_to(ENGINE).as_posix(), name) for name in used & readers}
    assert {(path, name) for path, name in found if not path.startswith("ooxml/")} == set()
    assert {name for _, name in found} == {"zipfile", "etree.fromstring", "etree.XMLParser"}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_functions_are_short(path: Path) -> None:
    """With their decorators and their docstring."""
    lengths = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            lengths.append((node.name, (node.end_lineno or first) - first + 1))
    assert [(name, lines) for name, lines in lengths if lines > 40] == []


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_modules_say_what_they_are_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_engine_knows_no_city_and_no_year(path: Path) -> None:
    """They stand in content and data; a text for authors may name one after 例如, a docstring a year."""
    docstrings = {node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = re.sub(r"https?://\S+", "", node.value).partition("例如")[0]
            assert not re.search("秦皇岛|河北", text), text
            assert node in docstrings or not re.search(r"\b20\d\d\b", text), text
        elif isinstance(node, ast.Constant) and isinstance(node.value, int):
            assert not 2000 <= node.value <= 2099, f"line {node.lineno}"


def places() -> set[str]:
    """Names of the repository's own report: province, city, districts and schools."""
    rows = list(csv.DictReader((REPOSITORY / "data/2024/schools.csv").read_text("utf-8-sig").splitlines()))
    schools = {row["学校名称"] for row in rows}
    districts = {match[1] for name in schools if (match := re.match(r"(\w{2,3}?)(?:县|区|市|满族)", name))}
    region = re.search(r"name: (\w+?)省(\w+?)市", (REPOSITORY / "content/2024/report.yaml").read_text("utf-8"))
    assert region is not None
    return {*schools, *districts, *region.groups()}


def test_the_names_that_the_engine_may_not_hold_are_found() -> None:
    assert places() > {"河北", "秦皇岛", "昌黎", "卢龙", "抚宁", "青龙", "秦皇岛市卫生学校"}


def engine_texts() -> list[Path]:
    """All text of the engine: modules with their comments, and the files that come with them."""
    files = [path for path in ENGINE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    # The guide is the bureau's, and lies here as a link only; a lexicon and lists of all places have these names, too.
    texts = [path for path in files if path.suffix not in {".docx", ".typed"} and not path.is_symlink()]
    return [
        path
        for path in texts
        if path.parent.name != "lexicon_data" and path.name not in {"divisions.yaml", "regions.yaml", "sights.yaml"}
    ]


@pytest.mark.parametrize("path", engine_texts(), ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_no_file_of_the_engine_names_a_place_of_this_report(path: Path) -> None:
    """Comments and the files beside the modules too; only what follows 例如 in a line may."""
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        text = line.partition("例如")[0]
        assert not [name for name in places() if name in text], f"line {number}: {line}"


def test_nothing_depends_on_clock_chance_or_locale() -> None:
    forbidden = {"random", "uuid", "time", "locale", "secrets"}
    for path in modules():
        used = {name.split(".")[0] for name in imported(path)} & forbidden
        if path.relative_to(ENGINE).as_posix().startswith(STOPWATCH):
            used -= {"time"}
        assert not used, f"{path.name}: {used}"
        for node in ast.walk(tree(path)):
            if path.relative_to(ENGINE).as_posix() in CLOCK:
                continue
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in {"now", "today", "utcnow"}:
                raise AssertionError(f"{path.name}:{node.lineno}: {node.func.attr}")


def test_text_files_are_opened_with_their_encoding() -> None:
    """What the locale says must not decide how a file is read."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                named = {keyword.arg for keyword in node.keywords}
                if node.func.attr in {"read_text", "write_text"}:
                    assert node.args or "encoding" in named, f"{path.name}:{node.lineno}"


def test_fields_and_styles_of_paragraphs_are_read_in_one_place() -> None:
    """What a field's result is, and which style a paragraph has, is one question with one answer."""
    users = {
        (word, path.relative_to(ENGINE).as_posix())
        for path in modules()
        for word in (
            "fldCharType",
            "{qn('pPr')}/{qn('pStyle')}",
            "pPr/pStyle",
            '_STYLE, _VAL = qn("pPr"), qn("pStyle")',
        )
        if word in path.read_text("utf-8")
    }
    assert users == {("fldCharType", "ooxml/fields.py"), ('_STYLE, _VAL = qn("pPr"), qn("pStyle")', "ooxml/styles.py")}
