"""Makes the merged document whole: ids, bookmarks, tables that touch."""

from itertools import count

from report_engine.compare.redline.importer import OLD
from report_engine.compare.redline.marks import Marker
from report_engine.ooxml.elements import WP, Element, qn, remove, value_of, w

_CHANGES = [qn(name) for name in ("ins", "del", "moveTo", "moveFrom", "pPrChange", "rPrChange", "cellIns", "cellDel")]
_MOVES = [qn(f"{name}Range{end}") for name in ("moveFrom", "moveTo") for end in ("Start", "End")]
_SHARED = [
    *_CHANGES,
    *_MOVES,
    *(qn(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentReference")),
]


def tidy(root: Element, marker: Marker) -> None:
    """Put everything in order."""
    _part_tables(root, marker)
    _drop_halves(root)
    _number(root)


def _part_tables(root: Element, marker: Marker) -> None:
    """Put a paragraph between two tables of which one comes or goes: programs join tables that touch.

    It is marked both as new and as deleted, so that accepting and rejecting take it away.
    """
    for table in list(root.iter(qn("tbl"))):
        following = table.getnext()
        if following is not None and following.tag == qn("tbl") and (_is_marked(table) or _is_marked(following)):
            between = w("p")
            marker.paragraph_end(between, "+")
            marker.paragraph_end(between, "-")
            table.addnext(between)


def _is_marked(table: Element) -> bool:
    marks = [row.find(f"{qn('trPr')}/{mark}") is not None for row in table.findall(qn("tr")) for mark in _CHANGES[:2]]
    return sum(marks) * 2 == len(marks)


def _drop_halves(root: Element) -> None:
    """Take away bookmarks of the old document of which only one end was brought along, or whose name is taken."""
    starts: dict[str, Element] = {}
    ends: dict[str, Element] = {}
    names = {value_of(s, "name") for s in root.iter(qn("bookmarkStart")) if not value_of(s, "id").startswith(OLD)}
    for node in list(root.iter(qn("bookmarkStart"), qn("bookmarkEnd"))):
        key, name = value_of(node, "id"), node.get(qn("name"))
        if not key.startswith(OLD):
            continue
        side = starts if name is not None else ends
        if key in side or name in names:
            remove(node)
        else:
            side[key] = node
            names.add(name or "")
    for key in sorted(starts.keys() ^ ends.keys()):
        half = starts[key] if key in starts else ends[key]
        remove(half)


def _number(root: Element) -> None:
    """Give ids to marks, bookmarks and pictures: bookmarks and changes share one space."""
    pictures = list(root.iter(f"{{{WP}}}docPr"))
    used = {node.get(qn("id")) for node in root.iter(*_SHARED) if node.tag not in (*_CHANGES, *_MOVES)}
    used |= {picture.get("id") for picture in pictures}
    free = (str(n) for n in count(1) if str(n) not in used)
    given: dict[str, str] = {}
    for node in root.iter(*_SHARED):
        key = value_of(node, "id")
        if node.tag in _CHANGES:
            node.set(qn("id"), next(free))
        elif key.startswith(OLD) or node.tag in _MOVES:
            given[key] = given.get(key) or next(free)
            node.set(qn("id"), given[key])
    for picture in pictures:
        if picture.get("id") == OLD:
            picture.set("id", next(free))
