"""Sets a heading a little closer where one or two characters would be left on a line of their own."""

from math import ceil

from report_engine.ooxml.elements import Element, first_child, w
from report_engine.ooxml.numbers import twips, whole
from report_engine.ooxml.styles import Chain
from report_engine.template.contract import Style
from report_engine.word.build import Build
from report_engine.word.digits import width_in_ems

_STRAY = 2.5  # ems: as much as two characters and a mark are wide
_MOST = 0.06  # ems by which characters come closer at the most; few see it
_SLACK = 0.15  # ems that faces are wider than computed
_SIZE = 20  # half points, where nothing says another


def tighten(run: Element, number: str, title: str, style: Style, build: Build) -> None:
    """Change the spacing of the characters of a title, whose run it is, if it then ends with the line before."""
    chain = build.chain(style)
    em = whole(chain.element("rPr", "sz"), default=_SIZE) * 10  # all lengths in twentieths of a point
    spacing = _length(chain, "rPr", "spacing", "val")
    sides = (_length(chain, "pPr", "ind", side) for side in ("left", "right", "firstLine"))
    room = build.template.text_width - sum(sides)
    text = number + title
    stray = width_in_ems(text) * em + spacing * len(text) - room
    closer = ceil((stray + _SLACK * em) / len(title))
    if 0 < stray <= _STRAY * em and closer <= _MOST * em:
        first_child(run, "rPr").append(w("spacing", val=spacing - closer))


def _length(chain: Chain, group: str, tag: str, attribute: str) -> int:
    return twips(chain.element(group, tag, attribute), attribute)
