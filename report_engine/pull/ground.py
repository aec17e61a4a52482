"""The project as an edited file is held against it: its blocks, their units, and the item that holds each."""

from collections.abc import Sequence
from dataclasses import replace

from report_engine.base import Joined
from report_engine.load import Loaded
from report_engine.pull.decide import Sides
from report_engine.pull.groups import item_of
from report_engine.pull.items import Bodies
from report_engine.pull.place import Ground
from report_engine.read.origin import Span
from report_engine.walk import targets
from report_engine.word.text import bookmark_name


def ground_of(loaded: Loaded, here: Sequence[Joined], sides: Sides, bodies: Bodies) -> Ground:
    """Collect it."""
    marks = {bookmark_name(target.id): target.id for target in targets(loaded.document)}
    ground = Ground(here, tuple(block.units for block in sides.here), (), marks)
    return replace(ground, holders=[_holder(n, ground, bodies) for n in range(len(here))])


def _holder(block: int, ground: Ground, bodies: Bodies) -> Span | None:
    """Find the text of YAML in which a block stands: of running text its item, of anything else itself."""
    listed = ground.here[block].listed
    if listed is None or not listed.spans:
        return None
    item = item_of(block, ground, bodies)
    if item is not None and item.scalar is not None:
        return item.scalar.span
    if listed.what != "note":
        return listed.span
    text, start = listed.span.file.text, listed.span.start
    if text[start - 1 : start] in ("'", '"'):
        return Span(listed.span.file, start - 1, listed.span.end + 1)
    lead = text[:start].rstrip()
    return Span(listed.span.file, len(lead) - 1, listed.span.end) if lead[-1:] in ("|", ">") else listed.span
