"""Decides what becomes of every block of two bodies, tables or cells."""

from dataclasses import replace

from report_engine.compare.redline.blocks import FIXED, Block, Step
from report_engine.compare.redline.marks import Status
from report_engine.compare.redline.splits import with_moves, with_splits
from report_engine.compare.sequences import Pair, aligned, gaps, match
from report_engine.ooxml.elements import qn


def plan(old: list[Block], new: list[Block]) -> list[Step]:
    """Decide what becomes of every block, in the order in which they are to stand."""
    old = [block for block in old if block.kind != FIXED]
    loose = [n for n, block in enumerate(new) if block.kind != FIXED]
    pairs = [(i, loose[j]) for i, j in match([b.item for b in old], [new[n].item for n in loose])]
    pairs = _with_tables(pairs, old, new)
    steps = [
        _step(None if i is None else old[i], None if j is None else new[j])
        for i, j in aligned(pairs, len(old), len(new))
    ]
    return with_moves(_before_tables(_with_an_end(with_splits(steps))))


def _step(old: Block | None, new: Block | None) -> Step:
    status: Status = "-" if new is None else "=" if old or new.kind == FIXED else "+"
    return Step(status, old, new, status)


def _with_tables(pairs: list[Pair], old: list[Block], new: list[Block]) -> list[Pair]:
    """Pair tables and rows that are left between pairs, if there are as many of the same shape on either side."""
    found = list(pairs)
    for gone, come in gaps(pairs, len(old), len(new)):
        left = [n for n in gone if old[n].kind.startswith("t")]
        free = [n for n in come if new[n].kind.startswith("t")]
        if [_shape(old[n]) for n in left] == [_shape(new[n]) for n in free]:
            found += zip(left, free, strict=True)
    return sorted(found)


def _shape(block: Block) -> tuple[str, int]:
    grid = f"{qn('tblGrid')}/{qn('gridCol')}"
    return block.kind, len(block.element.findall(grid))


def _with_an_end(steps: list[Step]) -> list[Step]:
    """Let the last paragraph end in both documents: nothing follows into which it could run on.

    What was added behind a last paragraph begins, to Word, with the end of that paragraph.
    """
    loose = [n for n, step in enumerate(steps) if step.old or (step.new and step.new.kind != FIXED)]
    last = next((n for n in reversed(loose) if steps[n].status == "="), -1)
    tail = [n for n in loose if n > last]
    gone, come = ([n for n in tail if steps[n].status == status] for status in ("-", "+"))
    if not tail or any(_kind(steps[n]) != "p" for n in (tail[-1], *gone[-1:], *come[-1:])):
        return steps
    if gone and come:
        joined = _step(steps[gone[-1]].old, steps[come[-1]].new)
        return [joined if n == come[-1] else step for n, step in enumerate(steps) if n != gone[-1]]
    if last < 0:
        return steps
    if _kind(steps[last]) == "p" and all(_kind(steps[n]) == "p" for n in tail):
        ends: dict[int, Status] = dict.fromkeys((last, *tail[:-1]), steps[tail[-1]].status) | {tail[-1]: "="}
        return [replace(step, end=ends.get(n, step.end)) for n, step in enumerate(steps)]
    if _kind(steps[last]) == "p" and gone:
        apart = _step(steps[last].old, None), _step(steps[tail[-1]].old, steps[last].new)
    elif _kind(steps[last]) == "p":
        apart = _step(None, steps[last].new), _step(steps[last].old, steps[tail[-1]].new)
    else:
        return steps
    return [apart[0] if n == last else apart[1] if n == tail[-1] else step for n, step in enumerate(steps)]


def _before_tables(steps: list[Step]) -> list[Step]:
    """Let paragraphs that come or go before a table begin with the end of the one before them.

    An end before a table cannot run on into it: LibreOffice would leave an empty paragraph.
    """
    made = list(steps)
    for n, step in enumerate(steps):
        status = made[n - 1].status if n else "="
        if status not in ("+", "-") or not _kind(step).startswith("tbl"):
            continue
        first = n
        while first and _kind(made[first - 1]) == "p" and made[first - 1].status == made[first - 1].end == status:
            first -= 1
        before = made[first - 1] if 0 < first < n else None
        if before is None or _kind(before) != "p" or not before.status == before.end == "=" or _has_section(before):
            continue
        made[first - 1 : n - 1] = [replace(one, end=status) for one in made[first - 1 : n - 1]]
        made[n - 1] = replace(made[n - 1], end="=")
    return made


def _has_section(step: Step) -> bool:
    blocks = [block for block in (step.old, step.new) if block is not None]
    return any(block.element.find(f"{qn('pPr')}/{qn('sectPr')}") is not None for block in blocks)


def _kind(step: Step) -> str:
    block = step.old or step.new
    return block.kind if block else ""
