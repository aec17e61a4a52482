"""Compares tables, figures and photos."""

from collections.abc import Iterator
from dataclasses import replace

from report_engine.compare.difference import Difference
from report_engine.compare.matching import Matched
from report_engine.compare.outline import Outline, Part, Thing
from report_engine.compare.tables import compare_tables


class Things:
    """The things of two reports by their keys."""

    def __init__(self, old: Outline, matched: Matched) -> None:
        self.matched = matched
        homes = {thing.key: (part, thing) for part in old.parts for thing in part.things if thing.key}
        # What the new report has, with what it was and where: by the new key.
        self.before = {thing.key: homes[key] for key, (_, thing) in matched.things.items()}

    def compare(self, old: Part, new: Part) -> Iterator[Difference]:
        """Give what is different in two parts."""
        yield from self.added(new)
        for one, thing in zip(_untitled(old), _untitled(new), strict=False):
            yield from _both(one, thing, new.name)
        yield from self.removed(old, new.name, len(_untitled(new)))

    def added(self, new: Part) -> Iterator[Difference]:
        """Give what a part has that it had not; what came from elsewhere is compared."""
        for thing in new.things:
            home = self.before.get(thing.key)
            if home is not None:
                if self.matched.names.get(home[0].key) != new.key:
                    yield Difference("moved", _name(thing), home[0].name, new.name, new.name)
                yield from _both(home[1], thing, new.name)
            elif thing.key:
                yield Difference(thing.kind, _name(thing), "", _told(thing), new.name)

    def removed(self, old: Part, section: str, kept: int = 0) -> Iterator[Difference]:
        """Give what is gone; `kept` untitled ones live on."""
        for thing in (*(t for t in old.things if t.key and t.key not in self.matched.names), *_untitled(old)[kept:]):
            yield Difference(thing.kind, f"原{_name(thing)}", _told(thing), "", section)


def untitled(part: Part, old: Part | None) -> Iterator[Difference]:
    """Give the untitled things that a part has more than it had."""
    for thing in _untitled(part)[len(_untitled(old)) if old else 0 :]:
        yield Difference(thing.kind, _name(thing), "", _told(thing), part.name)


def _untitled(part: Part) -> list[Thing]:
    return [thing for thing in part.things if not thing.key]


def _both(old: Thing, new: Thing, section: str) -> Iterator[Difference]:
    if old.title != new.title:
        yield Difference("title", new.label, old.title, new.title, section)
    if old.content != new.content:
        looks = (old.look, new.look) if old.look != new.look else ("原图", "另一张图")
        yield Difference(new.kind, _name(new), *looks, section)
    for one in compare_tables(old, new, new.label or new.title, section):
        # The numbers of a chart are compared as a table, too.
        yield one if new.kind == "table" else replace(one, kind=new.kind)


def _name(thing: Thing) -> str:
    return " ".join(filter(None, (thing.label, thing.title))) or {"table": "无题的表"}.get(thing.kind, "无题的图")


def _told(thing: Thing) -> str:
    """Say what a thing is, where only one side has it."""
    if thing.kind == "table":
        return f"共 {len(thing.rows)} 行"
    return thing.look or thing.title
