"""What must be written together: texts of one item, both ends of a move, paragraphs that were joined."""

from collections.abc import Iterator

from report_engine.pull.anchors import FLOW, Anchor
from report_engine.pull.intended import Plan
from report_engine.pull.items import Bodies, Item
from report_engine.pull.place import Ground


def item_of(block: int, ground: Ground, bodies: Bodies) -> Item | None:
    """The item of a body in which a running text stands."""
    listed = ground.here[block].listed
    path = "" if listed is None or listed.what not in FLOW else listed.path
    while path and path not in bodies.of_block:
        path = path.rpartition(".")[0]
    return bodies.of_block.get(path)


class Groups:
    """Joins what touches the same item, and what a move or a joined paragraph ties together."""

    def __init__(self, plan: Plan, ground: Ground, bodies: Bodies) -> None:
        self.plan, self.ground, self.bodies = plan, ground, bodies
        self.parent: dict[object, object] = {}
        for block in plan.entries:
            self._join(("text", block), self._key(block))
        for blocks in plan.joined:
            for block in blocks:
                self._join(("text", block), ("text", blocks[0]))
        for n, (anchor, entry, _, origin, now) in enumerate(plan.new):
            self._join(("new", n), self._anchor_key(anchor))
            last = plan.new[n - 1] if n else None
            if entry.listed and last and last[1].listed and (last[0], last[4]) == (anchor, now - 1):
                self._join(("new", n), ("new", n - 1))  # one list
            if origin is not None:
                self._join(("new", n), ("text", origin))

    def groups(self) -> Iterator[tuple[list[int], list[int]]]:
        """Give the blocks and the numbers of new paragraphs of each group."""
        groups: dict[object, tuple[list[int], list[int]]] = {}
        for block in self.plan.entries:
            groups.setdefault(self._root(("text", block)), ([], []))[0].append(block)
        for n in range(len(self.plan.new)):
            groups.setdefault(self._root(("new", n)), ([], []))[1].append(n)
        yield from groups.values()

    def _key(self, block: int) -> object:
        item = item_of(block, self.ground, self.bodies)
        return ("item", item.file.name, item.start) if item else ("alone", block)

    def _anchor_key(self, anchor: Anchor) -> object:
        if anchor.block is not None:
            listed = self.ground.here[anchor.block].listed
            if listed is not None and listed.what == "item":
                return self._key(anchor.block)
            item = item_of(anchor.block, self.ground, self.bodies)
            # Between the paragraphs of one text: the text is written anew.
            if item is not None and not is_last(anchor.block, item, self.ground, self.bodies):
                return self._key(anchor.block)
        if anchor.body and not self.bodies.of_body.get(anchor.body):
            return ("new at", anchor)  # the first of them opens the list
        return object()

    def _root(self, key: object) -> object:
        while self.parent.get(key, key) != key:
            key = self.parent[key]
        return key

    def _join(self, one: object, other: object) -> None:
        self.parent.setdefault(one, one)
        self.parent.setdefault(other, other)
        self.parent[self._root(one)] = self._root(other)


def texts_of(item: Item, ground: Ground, bodies: Bodies) -> list[int]:
    """The running texts that stand in an item."""
    return [n for n in range(len(ground.here)) if item_of(n, ground, bodies) is item]


def is_last(block: int, item: Item, ground: Ground, bodies: Bodies) -> bool:
    """Tell whether no further text of an item follows."""
    return all(item_of(n, ground, bodies) is not item for n in range(block + 1, min(block + 60, len(ground.here))))
