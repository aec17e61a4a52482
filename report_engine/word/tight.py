"""Sets a heading a little closer where one or two characters would be left on a line of their own."""

from dataclasses import dataclass
from math import ceil

from report_engine.ooxml.elements import Element, first_child, w
from report_engine.ooxml.numbers import twips, whole
from report_engine.ooxml.styles import Chain
from report_engine.word.digits import width_in_ems

_STRAY = 2.5  # ems: as much as two characters and a mark are wide
_MOST = 0.06  # ems by which characters come closer at the most; few see it
_SLACK = 0.15  # ems that faces are wider than computed
_SIZE = 20  # half points, where nothing says another


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a style, in twentieths of a point: the size of its type, what characters are set apart, its width."""

    em: int
    spacing: int
    room: int


def line_of(chain: Chain, text_width: int) -> Line:
    """Measure the lines of a style."""
    em = whole(chain.element("rPr", "sz"), default=_SIZE) * 10
    sides = (_length(chain, "pPr", "ind", side) for side in ("left", "right", "firstLine"))
    return Line(em, _length(chain, "rPr", "spacing", "val"), text_width - sum(sides))


def tighten(run: Element, number: str, title: str, line: Line) -> None:
    """Change the spacing of the characters of a title, whose run it is, if it then ends with the line before."""
    text = number + title
    stray = width_in_ems(text) * line.em + line.spacing * len(text) - line.room
    closer = ceil((stray + _SLACK * line.em) / len(title))
    if 0 < stray <= _STRAY * line.em and closer <= _MOST * line.em:
        first_child(run, "rPr").append(w("spacing", val=line.spacing - closer))


def _length(chain: Chain, group: str, tag: str, attribute: str) -> int:
    return twips(chain.element(group, tag, attribute), attribute)
