"""A draft carries what it was made from, and every file a seal that tells edits from a mere re-save."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image
from render.office import soffice
from support.reference import REPOSITORY
from support.report import report_2024
from tiny_project import PHOTO, Tiny

from report_engine import pipeline
from report_engine.base import is_edited, join, list_printed, read_base, read_story
from report_engine.load import load
from report_engine.ooxml.package import Package, open_package
from report_engine.project import Project

ROOTS = {"hebei": REPOSITORY, "county": REPOSITORY / "examples/county", "minimal": REPOSITORY / "examples/minimal"}


def opened(path: Path) -> Package:
    return open_package(path.read_bytes(), "word")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    files = {"hebei": report_2024(folder)}
    for name in ("county", "minimal"):
        files[name] = folder / f"{name}.docx"
        assert pipeline.build(Project(ROOTS[name], 2024), files[name], pages="on-open").written
    return files


@pytest.mark.parametrize("name", ROOTS)
def test_every_text_of_the_tree_is_found_in_the_file(name: str, built: dict[str, Path]) -> None:
    loaded = load(Project(ROOTS[name], 2024), [])
    assert loaded is not None
    listed = list_printed(loaded.document)
    package = opened(built[name])
    story = read_story(package, package.tree(package.main))
    found = {path for one in join(story.blocks, listed) for path in one.block.path.split()}
    texts = {one.path for one in listed if one.text or one.units}
    assert texts - found <= {"front.region_code"}  # a layout without scorecards prints none


@pytest.mark.parametrize("name", ROOTS)
def test_a_draft_carries_its_blocks(name: str, built: dict[str, Path]) -> None:
    base = read_base(opened(built[name]))
    assert base is not None
    assert base.year == 2024
    story = read_story(package := opened(built[name]), package.tree(package.main))
    assert [block.look for block in base.blocks] == [block.look for block in story.blocks]
    values = [unit for block in base.blocks for unit in block.units if unit.kind == "value"]
    assert values
    assert all(unit.of.split()[1].isdecimal() for unit in values)


def test_nothing_is_carried_that_is_not_printed(tiny: Tiny) -> None:
    tiny.write("data/2024/schools.csv", "序号,学校名称,简称,举办者,在校生规模\n1,海港市职业中专,海港中专,秘密,600\n")
    tiny.build()
    texts = [block.text for block in (read_base(opened(tiny.project.output)) or pytest.fail("no base")).blocks]
    assert "600" in texts
    assert not [text for text in texts if "秘密" in text]


def test_the_final_report_carries_none(tiny: Tiny) -> None:
    tiny.path(PHOTO).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1700, 1200), "white").save(tiny.path(PHOTO), "JPEG")
    pipeline.build(tiny.project, tiny.project.output, pages="on-open")
    assert read_base(opened(tiny.project.output)) is not None
    result = pipeline.build(tiny.project, tiny.project.output, final=True, pages="on-open")
    assert result.written, result.problems
    package = opened(tiny.project.output)
    assert read_base(package) is None
    assert not [name for name in package.parts if name.startswith("customXml")]
    assert not is_edited(tiny.project.output.read_bytes())


def test_the_same_input_gives_the_same_bytes(tiny: Tiny) -> None:
    tiny.build()
    first = tiny.project.output.read_bytes()
    tiny.build()
    assert tiny.project.output.read_bytes() == first


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全市在校生", "全市的在校生"),
        (">1000<", ">1001<"),
        ("学生排演", "学生们排演"),
        ('<w:t xml:space="preserve">全市在校生', "<w:rPr><w:b/></w:rPr><w:t>全市在校生"),
    ],
)
def test_an_edit_breaks_the_seal(old: str, new: str, tiny: Tiny) -> None:
    tiny.build()
    package = opened(tiny.project.output)
    assert not is_edited(package.to_bytes())
    document = package.parts[package.main].decode()
    assert old in document
    changed = package.with_parts({package.main: document.replace(old, new, 1).encode()})
    assert is_edited(changed.to_bytes())


def test_what_has_no_seal_counts_as_edited(tiny: Tiny) -> None:
    assert is_edited(tiny.path("templates/hebei/report.docx").read_bytes())
    assert is_edited(b"no Word file")


@pytest.mark.render
def test_a_mere_resave_is_no_edit(tmp_path: Path, built: dict[str, Path]) -> None:
    for name in ("county", "minimal"):
        command = [soffice(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", "docx", "--outdir", str(tmp_path), str(built[name])],
            check=True,
            capture_output=True,
            timeout=180,
        )
        data = (tmp_path / f"{name}.docx").read_bytes()
        assert data != built[name].read_bytes()
        assert not is_edited(data)
        assert read_base(open_package(data, "word")) is not None
