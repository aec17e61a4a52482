"""What is to become of the texts of a report: the plan that is made of an edited file."""

from dataclasses import dataclass, field

from report_engine.pull.anchors import Anchor
from report_engine.pull.model import Change, Conflict, Entry, Note, Proposal, Unwritten


@dataclass(slots=True)
class Plan:
    """New texts by block (none: it goes), and what is new, with what stands before it."""

    entries: dict[int, list[Entry]] = field(default_factory=dict)
    # Of a moved one where it was; last where it stands in Word.
    new: list[tuple[Anchor, Entry, Note, int | None, int]] = field(default_factory=list)
    notes: dict[int, Note] = field(default_factory=dict)
    joined: list[tuple[int, ...]] = field(default_factory=list)  # blocks that go together or not at all
    wholes: list[Change] = field(default_factory=list)  # sections and blocks that go, move, or are new
    proposals: list[Proposal] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    unwritten: list[Unwritten] = field(default_factory=list)
