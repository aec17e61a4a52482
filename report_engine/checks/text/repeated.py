"""What a paragraph says twice: sentences turned or joined, clauses pasted again.

The rule is W304 of `pasted.py`, which holds whole sentences against those of the report.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_engine.checks.across import pasted
from report_engine.checks.across.pasted import NEAR, bare, han, has, place_of
from report_engine.language.expressions import expression
from report_engine.language.passages import VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Problem

_CLAUSE = 8  # characters of a clause that the next sentence begins with
_TAIL = 6  # characters of a clause that is the end of the one before
_LONG = 12  # characters of a clause that stands twice in a paragraph
_LIGHTLY = 4  # characters by which two sentences may be longer that say the same
_LIGHT = set("的由在都也了并均就还又且把则")  # in which two sentences may differ that say the same in another order
_SIDES = set("在到上中里下来去")  # 落到行动中, 落在行动上
_HEAD = 6  # characters with which a clause begins like another
_NO_WORDS = _LIGHT | set("此外另同时共又再有")  # with which a statement is added to others, too
_SAID = 6  # characters of a clause around its value that make a statement
_VALUED = expression(rf"[\d{VALUE}]")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold the sentences and clauses of each paragraph against one another."""
    for passage in loaded.prose:
        seen: set[str] = set()
        before = -1  # where the sentence before begins
        several = len(passage.sentences) > 1
        plain = [han(passage.said(*one)) for one in passage.sentences] if several else []
        for place, (start, end) in enumerate(passage.sentences):
            said = bare(passage, start, end)
            if said in seen and has(said, NEAR):
                before = -1
                continue  # told as a sentence that stands twice
            seen.add(said)
            if before >= 0:
                yield from (
                    _clause(passage, before, start, end)
                    or _turned(passage, before, start, end)
                    or _joined(passage, place, plain)
                )
            yield from _twice_over(passage, start, end)
            yield from _tail(passage, start, end)
            before = start
        if several:
            yield from _far(passage)
            yield from _valued(passage)


def _clause(passage: Passage, before: int, start: int, end: int) -> list[Problem]:
    """Tell a sentence whose first clause ends a clause of the sentence before."""
    clauses = passage.clauses(start, end)
    if len(clauses) < 2:
        return []
    said = passage.text[slice(*clauses[0])].strip()
    if not has(said, _CLAUSE):
        return []
    ends = (passage.text[slice(*clause)].rstrip("。！？") for clause in passage.clauses(before, start))
    if not any(clause.endswith(said) for clause in ends):
        return []
    return [_said_before(passage, start, said, "前一句里")]


def _turned(passage: Passage, before: int, start: int, end: int) -> list[Problem]:
    """Tell a sentence that has the characters of the one before in another order."""
    if abs((end - start) - (start - before)) > _LIGHTLY:
        return []
    one, other = (Counter(han(passage.quiet[a:b])) for a, b in ((before, start), (start, end)))
    if one.total() < _LONG or not set((one - other) + (other - one)) <= _LIGHT or passage.within(before, end):
        return []
    about = passage.about("pasted", start)
    message = "这一句与前一句说的是同一件事"
    return [
        pasted.W304.problem(
            message, place_of(passage, start), "删去一处，或改成要说的话", about, passage.said(start, end)
        )
    ]


def _far(passage: Passage) -> Iterator[Problem]:
    """Tell a long clause that another sentence of the paragraph has said."""
    seen: dict[str, int] = {}
    for number, (start, end) in enumerate(passage.sentences):
        for begin, stop in passage.clauses(start, end)[1:]:
            said = passage.text[begin:stop].rstrip("。！？")
            if has(said, _LONG) and seen.setdefault(said, number) != number:
                yield _said_before(passage, begin, said, "这一段前面")


def _twice_over(passage: Passage, start: int, end: int) -> Iterator[Problem]:
    """Tell clauses of a sentence that it says again word for word, one or several of them: 甲，乙，甲，乙."""
    clauses = [(at, passage.text[at:stop].strip("。！？ \n")) for at, stop in passage.clauses(start, end)]
    first: dict[str, int] = {}
    if len({said for _, said in clauses}) == len(clauses):
        return
    for n, (at, said) in enumerate(clauses):
        before = first.setdefault(said, n)
        run = [one for _, one in clauses[before:n]]
        if run and run == [one for _, one in clauses[n : n + len(run)]] and has("".join(run), NEAR):
            yield _said_before(passage, at, said, "这一句前面")
            return


def _tail(passage: Passage, start: int, end: int) -> Iterator[Problem]:
    """Tell a clause that is the end of the one before it, pasted again: 节目由学生自编自演，由学生自编自演."""
    clauses = [(at, passage.text[at:stop].strip("，。！？ \n")) for at, stop in passage.clauses(start, end)]
    for (_, before), (at, said) in pairwise(clauses):
        if before != said and before.endswith(said) and has(said, _TAIL) and not _VALUED.search(said):
            yield _said_before(passage, at, said, "前一节里")


def _joined(passage: Passage, number: int, plain: Sequence[str]) -> Iterator[Problem]:
    """Tell a sentence that is pasted of those before it with other marks, or whose first clause nearly is.

    `plain` are the characters of each sentence.
    """
    start, end = passage.sentences[number]
    said, before = plain[number], plain[max(0, number - 3) : number]
    if len(said) >= _LONG and said in "".join(before) and not any(said in one for one in before):
        yield _said_before(passage, start, passage.said(start, end).strip("。 "), "这一段前面")
        return
    at = before[-1].rfind(said[:_HEAD]) if len(said) >= _LONG else -1
    tail = before[-1][at:] if at >= 0 else ""
    clause = han(passage.said(*passage.clauses(start, end)[0])) if tail else ""
    if len(clause) < _LONG or tail == clause or abs(len(tail) - len(clause)) > 1:
        return
    one, other = Counter(clause), Counter(tail)
    if set((one - other) + (other - one)) <= _LIGHT | _SIDES:
        yield _said_before(passage, start, passage.said(start, end).partition("，")[0], "前一句里")


def _valued(passage: Passage) -> Iterator[Problem]:
    """Tell a clause that gives a value again with no other words than an earlier sentence: 还聘请了导师{…}人."""
    seen: dict[str, tuple[int, Counter[str]]] = {}
    for number, (start, end) in enumerate(passage.sentences):
        for begin, stop in passage.clauses(start, end):
            values = passage.within(begin, stop)
            if len(values) != 1:
                continue
            words = Counter(one for one in han(passage.quiet[begin:stop]) if one not in _NO_WORDS)
            before, first = seen.setdefault(values[0].typed, (number, words))
            if before != number and words.total() >= _SAID and not words - first and not first - words:
                said = passage.said(begin, stop).strip("。 ")
                yield _said_before(passage, begin, said, "这一段前面")


def _said_before(passage: Passage, offset: int, said: str, where: str) -> Problem:
    about = passage.about(f"pasted:{said}", offset)
    message = f"“{said}”在{where}已经说过"
    return pasted.W304.problem(message, place_of(passage, offset), "删去一处，或改成要说的话", about, said)
