"""What a tag in the Word file may name: the context that the frame is rendered with."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args, get_origin

from report_engine.read.schema import nearest

SLOTS = ("preface", "toc", "tables", "photos", "cases", "body")
OPTIONAL_SLOTS = ("declaration",)
_HINT = "例如 {{ report.title }}、{%p if report.has_declaration %}、{%tr for row in card.rows %}"


@dataclass(frozen=True, slots=True)
class ReportTags:
    """`report.…` in the Word file."""

    title: str
    subtitle: str
    issuer: str
    date: str
    publication_form: str
    publication_url: str
    has_declaration: bool


@dataclass(frozen=True, slots=True)
class RowTags:
    """`row.…` in a scorecard's table."""

    no: str
    label: str
    unit: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class CardTags:
    """`card.…`: one scorecard."""

    heading: str
    region: str
    year_a: str
    year_b: str
    rows: tuple[RowTags, ...]


@dataclass(frozen=True, slots=True)
class FrameContext:
    """Everything a tag may name."""

    report: ReportTags
    slots: dict[str, str]
    cards: tuple[CardTags, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """Something to loop over; `one` is the shape of an item."""

    one: "Shape"


Shape = Mapping[str, Any] | Many | None
"""Names and what they hold, a list of something, or a text to print."""


UNKNOWN: Shape = {}
"""What a loop goes over whose own name is wrong, which is told once."""


def _shape(kind: Any) -> Shape:
    return {
        field.name: Many(_shape(get_args(field.type)[0])) if get_origin(field.type) is tuple else None
        for field in fields(kind)
    }


REPORT, CARD, ROW = _shape(ReportTags), _shape(CardTags), _shape(RowTags)
SCOPE: Mapping[str, Shape] = {
    "report": REPORT,
    "slots": dict.fromkeys((*SLOTS, *OPTIONAL_SLOTS)),
    "cards": Many(CARD),
}
LOOP: Shape = dict.fromkeys(("index", "first", "last", "length"))
ONLY_INSIDE: Mapping[str, tuple[str, Shape]] = {
    "card": ("for card in cards", CARD),
    "row": ("for row in card.rows", ROW),
}


class TagError(ValueError):
    """A tag that cannot be read, or names what does not exist; the message is for the designer, `hint` the cure."""

    def __init__(self, message: str, hint: str = _HINT) -> None:
        super().__init__(message)
        self.hint = hint


def resolve(path: str, scope: Mapping[str, Shape]) -> Shape:
    """Follow a dotted name; TagError if it leads nowhere."""
    shape: Shape = scope
    for part in path.split("."):
        if shape is UNKNOWN:
            return UNKNOWN
        if not isinstance(shape, Mapping) or part not in shape:
            raise TagError(f"没有“{path}”这个名称", _hint(path, scope))
        shape = shape[part]
    return shape


def _hint(path: str, scope: Mapping[str, Shape]) -> str:
    first, _, rest = path.partition(".")
    if first in ONLY_INSIDE and first not in scope:
        loop, shape = ONLY_INSIDE[first]
        if isinstance(shape, Mapping) and (not rest or rest in shape):
            return f"它只能写在 {loop} 和 endfor 之间"
    known = _paths(scope)
    same = [name for name in known if name.rpartition(".")[2] == path.rpartition(".")[2]]
    siblings = [name for name in known if name.startswith(f"{first}.")]
    near = nearest(rest, [name.partition(".")[2] for name in siblings])
    if same or near:
        return f"是不是“{same[0] if same else f'{first}.{near}'}”？"
    return f"可用的有：{'、'.join(siblings or known)}"


def _paths(scope: Mapping[str, Shape]) -> list[str]:
    """List the names that can be printed."""
    return [
        f"{first}.{name}"
        for first, shape in scope.items()
        if isinstance(shape, Mapping)
        for name, inner in shape.items()
        if inner is None
    ]
