"""What a build gives its file to carry: a seal, and in a draft what it was made from."""

from report_engine.base.joined import Joined, join
from report_engine.base.listing import list_printed
from report_engine.base.part import Base, with_base
from report_engine.base.reading import Story, read_story
from report_engine.base.seal import other_texts, with_seal
from report_engine.document import Document
from report_engine.ooxml.package import Package


def sealed(report: Package, document: Document, school: str, *, final: bool) -> Package:
    """Let the file tell whether it was edited since; a draft carries what it was made from, too, and for whom."""
    story = _story(report)
    report = with_seal(report, story)
    if final:
        return report
    blocks = tuple(one.block for one in join(story.blocks, list_printed(document)))
    return with_base(report, Base(document.year, document.front.title.text, blocks, school))


def what_is_printed(report: Package, document: Document) -> tuple[tuple[Joined, ...], frozenset[str]]:
    """Read a report that was just composed, block by block with the tree, and the texts of its headers and footers."""
    return join(_story(report).blocks, list_printed(document)), other_texts(report)


def _story(package: Package) -> Story:
    return read_story(package, package.read(package.main))
