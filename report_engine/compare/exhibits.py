"""Compares tables, charts and photos."""

from collections.abc import Iterator
from dataclasses import replace

from report_engine.compare.difference import Difference
from report_engine.compare.formats import compare_cells
from report_engine.compare.matching import Matched
from report_engine.compare.outline import Exhibit, Part
from report_engine.compare.tables import compare_tables


def compare_exhibits(old: Part | None, new: Part, matched: Matched) -> Iterator[Difference]:
    """Give what is different in a part; what came from elsewhere is compared, what has no caption in its order."""
    for one in new.exhibits:
        home = matched.exhibits.get(one.key)
        if home is not None:
            if matched.names.get(home[0].key) != new.key:
                yield Difference("moved", one.name, home[0].name, new.name, new.name, one.place)
            yield from _both(home[1], one, new.name)
        elif one.key:
            yield _added(one, new.name)
    before, after = _untitled(old), _untitled(new)
    for one, other in zip(before, after, strict=False):
        yield from _both(one, other, new.name)
    for one in after[len(before) :]:
        yield _added(one, new.name)
    if old is not None:
        yield from removed_exhibits(old, new.name, matched, kept=len(after))


def removed_exhibits(old: Part, section: str, matched: Matched, kept: int = 0) -> Iterator[Difference]:
    """Give what is gone of a part; so many without a caption live on."""
    titled = (one for one in old.exhibits if one.key and one.key not in matched.names)
    for one in (*titled, *_untitled(old)[kept:]):
        yield Difference(one.kind, f"原{one.name}", _told(one), "", section, one.place or old.place)


def _untitled(part: Part | None) -> list[Exhibit]:
    return [one for one in part.exhibits if not one.key] if part else []


def _both(old: Exhibit, new: Exhibit, section: str) -> Iterator[Difference]:
    at = new.place or old.place
    if old.title != new.title:
        yield Difference("title", new.label, old.title, new.title, section, at)
    if old.content != new.content:
        looks = (old.look, new.look) if old.look != new.look else ("原图", "另一张图")
        yield Difference(new.kind, new.name, *looks, section, at)
    for one in compare_tables(old, new, new.label or new.title, section):
        # The numbers of a chart are compared as a table, too.
        yield one if new.kind == "table" else replace(one, kind=new.kind)
    yield from compare_cells(old, new, new.name, section)


def _added(one: Exhibit, section: str) -> Difference:
    return Difference(one.kind, one.name, "", _told(one), section, one.place)


def _told(one: Exhibit) -> str:
    """Say what an exhibit is, where only one side has it."""
    return f"共 {len(one.rows)} 行" if one.kind == "table" else one.look or one.title
