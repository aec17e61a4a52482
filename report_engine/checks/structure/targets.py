"""What the rules walk over: numbered targets and mentions, in reading order."""

from collections.abc import Iterator

from report_engine import walk
from report_engine.document import Case, Figure, Ref, Scorecard, Section, Table
from report_engine.load import Loaded
from report_engine.walk import Target

NOUNS: dict[type, str] = {Section: "标题", Figure: "图", Table: "表", Case: "案例", Scorecard: "附表"}


def targets(loaded: Loaded) -> Iterator[Target]:
    """Go through everything that has an id."""
    return walk.targets(loaded.document)


def title_of(target: Target) -> str:
    """Give the caption of a table or figure, the title of all else."""
    return str(target.caption if isinstance(target, Table | Figure) else target.title)


def mentions(loaded: Loaded) -> Iterator[Ref]:
    """Go through every `[@id]`."""
    return walk.mentions(loaded.document)
