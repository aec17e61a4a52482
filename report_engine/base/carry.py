"""What a build gives its file to carry: a seal, and in a draft what it was made from."""

from report_engine.base.joined import Joined, join
from report_engine.base.listing import list_printed
from report_engine.base.part import Base, with_base
from report_engine.base.reading import Story, read_story
from report_engine.base.seal import other_texts, with_seal
from report_engine.document import Document
from report_engine.ooxml.package import Package, open_package


def sealed(report: bytes, document: Document, school: str, *, final: bool) -> bytes:
    """Let the file tell whether it was edited since; a draft carries what it was made from, too, and for whom."""
    package = open_package(report, "word")
    story = _story(package)
    package = with_seal(package, story)
    if final:
        return package.to_bytes()
    blocks = tuple(one.block for one in join(story.blocks, list_printed(document)))
    return with_base(package, Base(document.year, document.front.title.text, blocks, school)).to_bytes()


def what_is_printed(report: bytes, document: Document) -> tuple[tuple[Joined, ...], frozenset[str]]:
    """Read a file that was just composed, block by block with the tree, and the texts of its headers and footers."""
    package = open_package(report, "word")
    return join(_story(package).blocks, list_printed(document)), other_texts(package)


def _story(package: Package) -> Story:
    return read_story(package, package.read(package.main))
