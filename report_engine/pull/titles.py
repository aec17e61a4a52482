"""Under which title of the project everything stands, and whether it still does in Word; levels that were changed."""

import re
from collections.abc import Iterator, Sequence

from report_engine.base import Block
from report_engine.pull.anchors import FLOW, body_of
from report_engine.pull.decide import Sides
from report_engine.pull.place import Ground

_LEVEL = re.compile(r"heading (\d)", re.IGNORECASE)
TITLES = ("heading", "case")


class Titles:
    """Follows the titles in the order of the Word file."""

    def __init__(self, ground: Ground, sides: Sides) -> None:
        self.ground, self.sides = ground, sides
        listed = [one.listed for one in ground.here]
        self.at = {one.path: n for n, one in enumerate(listed) if one is not None and one.what in TITLES}
        self.titles = frozenset(self.at.values())
        self.last: int | None = None

    def follow(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Go on to a group."""
        mine = self.titles.intersection(old)
        if mine and new:
            self.last = max(mine)

    def owner(self, block: int) -> int | None:
        """Find the title under which a running text stands in the project."""
        listed = self.ground.here[block].listed
        if listed is None or listed.what not in FLOW:
            return None
        return self.at.get(f"{body_of(listed.path).removesuffix('body')}title")

    def moved_along(self, block: int) -> bool:
        """Tell whether a text went where its title went: then the title was moved, and the text was not."""
        owner = self.owner(block)
        return owner is not None and owner == self.last and owner in self.sides.moved


def depth_of(path: str) -> int:
    """Count how deep a section stands: a chapter is of depth 1."""
    return path.split(".").count("sections")


def level_of(block: Block) -> str:
    """Read the level of a heading off its style; empty for anything else."""
    found = _LEVEL.fullmatch(block.style)
    return found[1] if found else ""


def releveled(sides: Sides) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], str]]:
    """Find paragraphs that were made headings, or headings of another level, or none."""
    pairs = [group for group in sides.groups if len(group.old) == len(group.new) == 1]
    levels = [(level_of(sides.here[group.old[0]]), level_of(sides.word[group.new[0]])) for group in pairs]
    lost = [before for before, after in levels if before and not after]
    if 2 * len(lost) > sum(bool(before) for before, _ in levels):
        yield (), (), "标题的样式丢了（别的程序存过）：级别没有比"
        return
    for group, (before, after) in zip(pairs, levels, strict=True):
        if before != after:
            named = [f"{level} 级标题" if level else "正文" for level in (before, after)]
            yield group.old, group.new, f"{named[0]}改成了{named[1]}：级别在 YAML 里改，一节写成 sections 里的一项"
