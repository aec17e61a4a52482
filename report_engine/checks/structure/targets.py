"""What numbered things are called in messages, and their titles."""

from report_engine.document import Case, Figure, Scorecard, Section, Table
from report_engine.walk import Target

NOUNS: dict[type, str] = {Section: "标题", Figure: "图", Table: "表", Case: "案例", Scorecard: "附表"}


def title_of(target: Target) -> str:
    """Give the caption of a table or figure, the title of all else."""
    return str(target.caption if isinstance(target, Table | Figure) else target.title)
