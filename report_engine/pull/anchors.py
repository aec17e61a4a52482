"""Behind what of the project something new in Word comes."""

import re
from dataclasses import dataclass
from pathlib import Path

from report_engine.base import Block
from report_engine.problems import Source
from report_engine.pull.fields import only_signs
from report_engine.pull.items import Bodies
from report_engine.pull.place import Ground

FLOW = ("text", "item")
_OF_BODY = re.compile(r"\.\d+(?:\.items\.\d+)?$")
_IN_CASE = re.compile(r"(.*?(?:body|preface|declaration)\.\d+)\.body\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Behind what a new paragraph comes: a text of the project, else the item of a block, else a body's beginning."""

    block: int | None = None
    item: str = ""
    body: str = ""


class Anchors:
    """Follows the blocks of the Word file; `last` is the place of the last one that has one."""

    def __init__(self, ground: Ground, bodies: Bodies, nowhere: Source) -> None:
        self.ground, self.bodies, self.nowhere = ground, bodies, nowhere
        self.last: Anchor | None = None
        self.parted = False  # a text of the template stands behind it

    def follow(self, block: int) -> None:
        """Go on to a block of the project that stands where it stood."""
        one = self.ground.here[block]
        listed = one.listed
        if listed is None or listed.what == "front":
            self.parted = self.parted or (one.block.seat is None and not only_signs(one.block.units))
            return
        self.parted = False
        if listed.what in FLOW:
            self.last = Anchor(block=block)
        elif listed.what in ("heading", "case"):
            self.last = Anchor(body=f"{listed.path.removesuffix('.title')}.body")
        elif listed.what == "card":
            self.last = None
        else:
            path = listed.path  # a caption, a note, a cell: they belong to a block of the body
            while path and path not in self.bodies.of_block:
                path = path.rpartition(".")[0]
            self.last = Anchor(item=path) if path else None

    def place_for(self, block: Block, following: int | None = None) -> Anchor | None:
        """Find where a new paragraph goes; one that does not look like a case's leaves the case."""
        listed = self.ground.here[following].listed if following is not None else None
        if listed is not None and listed.what in FLOW:
            body = body_of(listed.path)
            if self.last is None or (self.parted and body != body_of(self._path(self.last))):
                return Anchor(body=body)
        if self.last is None or block.style.startswith("案例"):
            return self.last
        outer = _IN_CASE.match(self._path(self.last))
        return Anchor(item=outer[1]) if outer and outer[1] in self.bodies.of_block else self.last

    def source(self) -> Source:
        """The place behind which something new stands."""
        anchor = self.last
        if anchor is None:
            return self.nowhere
        if anchor.block is not None:
            return source_of(self.ground, anchor.block) or self.nowhere
        items = self.bodies.of_body.get(anchor.body, [])
        item = self.bodies.of_block.get(anchor.item) or next(iter(items), None)
        home = self.bodies.homes.get(anchor.body)
        if item is not None:
            return item.file.source(item.start)
        return home.file.source(max(0, home.at - 1)) if home else self.nowhere

    def file_of(self, anchor: Anchor) -> Path | None:
        """Name the file into which something new goes."""
        if anchor.block is not None:
            source = source_of(self.ground, anchor.block)
            return source.file if source else None
        item = self.bodies.of_block.get(anchor.item) or next(iter(self.bodies.of_body.get(anchor.body, ())), None)
        home = self.bodies.homes.get(anchor.body)
        file = item.file if item else home.file if home else None
        return file.name if file else None

    def _path(self, anchor: Anchor) -> str:
        if anchor.block is not None:
            listed = self.ground.here[anchor.block].listed
            return listed.path if listed else ""
        return anchor.item or anchor.body


def where_of(anchor: Anchor, ground: Ground) -> str:
    """Name in the tree what an anchor stands for; of a body's beginning its path with a dot."""
    if anchor.block is not None:
        listed = ground.here[anchor.block].listed
        return listed.path if listed else ""
    return anchor.item or f"{anchor.body}."


def body_of(path: str) -> str:
    """The path of the body in which a running text stands."""
    return _OF_BODY.sub("", path)


def source_of(ground: Ground, block: int) -> Source | None:
    """The place of the first character that an author wrote of a text."""
    one = ground.here[block]
    first = next((span for span in one.spans if span is not None), one.listed.span if one.listed else None)
    return None if first is None else first.source
