"""Who had tracked what in a file before its changes were accepted: their name stays on their changes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from report_engine.ooxml.accept import unwrap
from report_engine.ooxml.elements import Element, copy, parent_of, qn, value_of

_HERE, _GONE = (qn("ins"), qn("moveTo")), (qn("del"), qn("moveFrom"))
_TEXTS = {qn("delText"): qn("t"), qn("delInstrText"): qn("instrText")}
_STATUS, _AUTHOR, _DATE = "status", "author", "date"  # in no namespace: these copies are never written


@dataclass(frozen=True, slots=True)
class Hand:
    """An author, and when the change was made; empty if the file does not say."""

    author: str
    date: str


@dataclass
class History:
    """Changes of a file, by the elements that live on and by the texts that do not."""

    runs: dict[Element, Hand] = field(default_factory=dict)  # that were inserted
    ends: dict[Element, Hand] = field(default_factory=dict)  # paragraphs whose end was inserted
    rows: dict[Element, Hand] = field(default_factory=dict)  # that were inserted
    looks: dict[Element, Hand] = field(default_factory=dict)  # runs and paragraphs that were given another look
    both: dict[Element, Element] = field(default_factory=dict)  # paragraphs as they read with both texts
    joined: dict[Element, Hand] = field(default_factory=dict)  # paragraphs into which the one before runs
    deleted: dict[str, Hand] = field(default_factory=dict)  # texts of paragraphs and rows that were deleted


def read_history(root: Element) -> History:
    """Read the tracked changes of a document that still holds them."""
    history = History()
    for mark in root.iter(*_HERE):
        parent = parent_of(mark)
        if parent.tag == qn("trPr"):
            history.rows[parent_of(parent)] = _hand(mark)
        elif parent.tag == qn("rPr"):
            history.ends[parent_of(parent_of(parent))] = _hand(mark)
        else:
            history.runs.update((run, _hand(mark)) for run in mark.iter(qn("r")))
    for mark in root.iter(qn("rPrChange"), qn("pPrChange")):
        history.looks[parent_of(parent_of(mark))] = _hand(mark)
    _read_lost(root, history)
    return history


def status_of(elements: Iterable[Element]) -> tuple[str, Hand]:
    """Tell what had become of the first run among elements of a paragraph that reads with both texts."""
    for element in elements:
        for run in element.iter(qn("r")):
            return run.get(_STATUS, "="), Hand(run.get(_AUTHOR, ""), run.get(_DATE, ""))
    return "=", Hand("", "")


def _read_lost(root: Element, history: History) -> None:
    before: list[Element] = []  # what the next paragraph begins with, once the ends between are gone
    for paragraph in root.iter(qn("p")):
        end = next(iter(paragraph.iterfind(f"{qn('pPr')}/{qn('rPr')}/*")), None)
        ends = (
            [m for m in paragraph.iterfind(f"{qn('pPr')}/{qn('rPr')}/*") if m.tag in _GONE] if end is not None else []
        )
        if ends:
            history.deleted[_rejected(paragraph)] = _hand(ends[0])
            before.append(paragraph)
            following = paragraph.getnext()
            if following is not None and following.tag == qn("p"):
                history.joined[following] = _hand(ends[0])
            continue
        if before or next(paragraph.iter(*_HERE, *_GONE), None) is not None:
            history.both[paragraph] = _with_both([*before, paragraph])
        before = []
    for row in root.iter(qn("tr")):
        gone = next((m for m in row.iterfind(f"{qn('trPr')}/*") if m.tag in _GONE), None)
        if gone is not None:
            history.deleted[" ".join(_rejected(p) for p in row.iter(qn("p")))] = _hand(gone)


def _with_both(paragraphs: list[Element]) -> Element:
    """Copy paragraphs into one that shows what was deleted as well, each run stamped with its fate."""
    made = copy(paragraphs[-1])
    start = sum(child.tag == qn("pPr") for child in made)
    made[start:start] = [copy(child) for p in paragraphs[:-1] for child in p if child.tag != qn("pPr")]
    for mark in list(made.iter(*_HERE, *_GONE)):
        if parent_of(mark).tag == qn("rPr"):
            continue
        for run in mark.iter(qn("r")):
            run.set(_STATUS, "+" if mark.tag in _HERE else "-")
            run.set(_AUTHOR, value_of(mark, "author"))
            run.set(_DATE, value_of(mark, "date"))
        unwrap(mark)
    for node in list(made.iter(*_TEXTS)):
        node.tag = _TEXTS[str(node.tag)]
    return made


def _rejected(paragraph: Element) -> str:
    """The text of a paragraph without what was inserted."""
    nodes = paragraph.iter(qn("t"), qn("delText"))
    return "".join(node.text or "" for node in nodes if next(node.iterancestors(*_HERE), None) is None)


def _hand(mark: Element) -> Hand:
    return Hand(value_of(mark, "author"), value_of(mark, "date"))
