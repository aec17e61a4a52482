"""What a school's report leaves out because the school has no value for it."""

from report_engine.blocks.context import Absent, Context, LeftOut
from report_engine.document import Block, Datum, Figure, Table
from report_engine.facts.facts import Facts
from report_engine.problems import Source
from report_engine.walk import below, mentions, printed


def kept(
    name: str, place: Source, nodes: tuple[Block, ...], absent: list[Absent], context: Context, *, whole: bool = False
) -> tuple[Block, ...]:
    """Keep what can be printed without the values that are absent; note what cannot, and what has gaps.

    A text says nothing without one of its values; a table or figure is left out when it would be empty. What is
    `whole` has a mistake besides, and is printed for its marks.
    """
    with_gaps = tuple(node for node in nodes if whole or _is_kept(node, context.facts))
    context.omitted.unsaid.update(ref.target for node in nodes if node not in with_gaps for ref in mentions(node))
    context.omitted.left_out.append(LeftOut(name, place, tuple(absent), printed=bool(with_gaps)))
    return with_gaps


def opening(text: str) -> str:
    """Give the first words of a text, for people to know it again."""
    line = "".join(text.replace("**", "").split())
    return line if len(line) <= 18 else line[:18] + "…"


def is_bare(body: tuple[Block, ...], facts: Facts) -> bool:
    """Tell whether a body shows nothing of the school; what it says of the city stands beside that."""
    shown = (*body, *(child for block in body for child in below(block)))
    return not any(isinstance(node, Table | Figure) for node in shown) and not any(
        _is_own(item.datum, facts) for block in body for item in printed(block)
    )


def _is_kept(node: Block, facts: Facts) -> bool:
    """Keep a figure, which is drawn only where there is something to draw, and a table that says something."""
    if isinstance(node, Table):
        return any(cell.text for cell in printed(node) if _is_own(cell.datum, facts))
    return isinstance(node, Figure)


def _is_own(datum: Datum | None, facts: Facts) -> bool:
    return datum is not None and datum.name not in facts.beside
