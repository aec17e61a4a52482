"""Tags that begin and end something: every `if` and `for` has its end, on the same level of the document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from report_engine.ooxml.elements import Element, parent_of
from report_engine.template.grammar import Tag
from report_engine.template.spots import Spot
from report_engine.template.tag_names import Shape

Tell = Callable[[str, Spot, str, str], None]
"""Takes code, place, message and how to mend it."""


@dataclass(slots=True)
class _Open:
    """An `if` or `for` that waits for its end; `outside` is what may be named beyond it."""

    tag: Tag
    spot: Spot
    outside: Mapping[str, Shape]
    reported: bool


class Pairs:
    """What is open while one goes through a document; a mistake is told once, its consequences are not."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._open: list[_Open] = []

    @property
    def in_loop(self) -> bool:
        """Tell whether what stands here may be repeated."""
        return any(one.tag.kind == "for" for one in self._open)

    def may_loop(self, tag: Tag) -> bool:
        """Tell whether a loop may stand here: rows inside cards, nothing else inside anything."""
        loops = [one.tag for one in self._open if one.tag.kind == "for"]
        return not loops or (len(loops) == 1 and tag.path == f"{loops[0].variable}.rows")

    def open(self, tag: Tag, spot: Spot, outside: Mapping[str, Shape], *, reported: bool) -> None:
        """Begin an `if` or `for`; `reported` if something is wrong with it already."""
        self._open.append(_Open(tag, spot, outside, reported))

    def close(self, tag: Tag, spot: Spot, *, reported: bool) -> Mapping[str, Shape] | None:
        """Take an `else` or an end; returns what may be named after an end."""
        wanted = "for" if tag.kind == "endfor" else "if"
        fitting = [one for one in self._open if one.tag.kind == wanted and _same_level(one, tag, spot)]
        while fitting and self._open[-1] is not fitting[-1]:
            self._unclosed(self._open.pop())
        if not self._open:
            if not reported:
                self._tell("T011", spot, f"“{tag.raw}”前面没有 {wanted}", "删去它，或补上开头")
            return None
        last = self._open[-1]
        if not (fitting or reported or last.reported):
            last.reported = True
            layer = "对不上" if last.tag.kind != wanted else "不在同一层，对不上"
            self._tell("T011", spot, f"“{tag.raw}”{layer}{last.spot}", f"那里要的是 {_end_of(last.tag)}")
        return self._open.pop().outside if tag.kind.startswith("end") else None

    def end_paragraph(self) -> None:
        """Tell what should have ended with the paragraph in which it began."""
        for one in self._open:
            if not (one.tag.scope or one.reported):
                one.reported = True
                self._tell("T011", one.spot, f"“{one.tag.raw}”没有在同一段里结束", "跨段的写成 {%p … %}，单独成段")

    def end(self, *, reported: bool) -> None:
        """Come to the end of the body or of a header."""
        for one in self._open:
            one.reported = one.reported or reported
            self._unclosed(one)
        self._open.clear()

    def _unclosed(self, one: _Open) -> None:
        if not one.reported:
            self._tell("T011", one.spot, f"“{one.tag.raw}”没有结束", f"在后面写 {_end_of(one.tag)}")


def _end_of(tag: Tag) -> str:
    return f"{{%{tag.scope} end{tag.kind} %}}"


def _same_level(one: _Open, tag: Tag, spot: Spot) -> bool:
    """Tell whether both ends of a pair stand in the same text, table or paragraph."""
    return one.tag.scope == tag.scope and _container(one.tag, one.spot) is _container(tag, spot)


def _container(tag: Tag, spot: Spot) -> Element | None:
    if tag.scope == "tr":
        return None if spot.row is None else parent_of(spot.row)
    return parent_of(spot.element) if tag.scope == "p" else spot.element
