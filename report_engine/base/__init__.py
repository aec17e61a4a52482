"""What a report prints, block by block: read from its Word file, known from the tree, carried in a draft.

Read in this order: `units` (what a block is), `reading` (the blocks of a Word file), `listing` (what the
tree prints), `joined` (both together); then `part`, which a draft carries, `seal`, by which an edited
file is told, `carry`, which a build calls, and `kept`, where it goes when a build takes its name.
"""

from report_engine.base.carry import sealed, what_is_printed
from report_engine.base.joined import Joined, join
from report_engine.base.kept import keep_edited
from report_engine.base.listing import Listed, list_printed
from report_engine.base.part import Base, BaseError, read_base, with_base, year_of
from report_engine.base.reading import Story, read_story
from report_engine.base.seal import is_edited, other_texts, with_seal
from report_engine.base.units import Block, Seat, Unit

__all__ = [
    "Base",
    "BaseError",
    "Block",
    "Joined",
    "Listed",
    "Seat",
    "Story",
    "Unit",
    "is_edited",
    "join",
    "keep_edited",
    "list_printed",
    "other_texts",
    "read_base",
    "read_story",
    "sealed",
    "what_is_printed",
    "with_base",
    "with_seal",
    "year_of",
]
