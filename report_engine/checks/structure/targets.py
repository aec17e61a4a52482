"""What the rules walk over: numbered targets and mentions, in reading order."""

import re
from collections.abc import Iterator

from report_engine.document import Case, Figure, Ref, Scorecard, Section, Table
from report_engine.load import Loaded
from report_engine.numbering import body_blocks, inline, walk_blocks, walk_sections

Target = Section | Figure | Table | Case | Scorecard

MENTION = re.compile(r"\[@([^\]\n]+)\]")  # as an author writes one
NOUNS: dict[type, str] = {Section: "标题", Figure: "图", Table: "表", Case: "案例", Scorecard: "附表"}


def targets(loaded: Loaded) -> Iterator[Target]:
    """Go through everything that has an id."""
    document = loaded.document
    for block in (*walk_blocks(document.declaration), *walk_blocks(document.preface)):
        if isinstance(block, Figure | Table | Case):
            yield block
    for section in walk_sections(document.sections):
        yield section
        for block in walk_blocks(section.body):
            if isinstance(block, Figure | Table | Case):
                yield block
    yield from document.scorecards


def title_of(target: Target) -> str:
    """Give the caption of a table or figure, the title of all else."""
    return target.caption if isinstance(target, Table | Figure) else target.title


def mentions(loaded: Loaded) -> Iterator[Ref]:
    """Go through every `[@id]`."""
    for block in body_blocks(loaded.document):
        for item in inline(block):
            if isinstance(item, Ref):
                yield item
