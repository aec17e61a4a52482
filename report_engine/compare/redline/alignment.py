"""What stayed and what changed inside a paragraph; where its changes were tracked, just those."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_engine.compare.history import Hand, status_of
from report_engine.compare.redline.blocks import Block
from report_engine.compare.redline.tokens import Token, read_tokens
from report_engine.compare.sequences import exact
from report_engine.compare.wordfile import WordFile
from report_engine.compare.words import Change, changes


@dataclass(frozen=True, slots=True)
class Alignment:
    """The changes as `words.changes` gives them, and who had deleted a token of the old paragraph."""

    changes: list[Change]
    gone: Mapping[int, Hand] = field(default_factory=dict)


def align(old: Block, new: Block, word: WordFile) -> Alignment:
    """Compare two paragraphs."""
    before, after = [token.key for token in old.tokens], [token.key for token in new.tokens]
    tracked = word.history.both.get(new.element)
    if tracked is None:
        return Alignment(changes(before, after))
    tokens = read_tokens(tracked, word)[0]
    fates = [status_of([t.run] if t.run is not None else t.nodes) for t in tokens]
    kept = [_of(tokens, fates, lost) for lost in ("+", "-")]
    if (kept[0], kept[1]) == (before, after):
        return _as_tracked(fates)
    deleted = [n for n, (status, _) in enumerate(fates) if status == "-"]
    found = changes(before, after)
    gone = [i for tag, a, b, _, _ in found if tag == "replace" for i in range(a, b)]
    pairs = exact([before[i] for i in gone], [tokens[n].key for n in deleted])
    return Alignment(found, {gone[i]: fates[deleted[n]][1] for i, n in pairs})


def _of(tokens: list[Token], fates: list[tuple[str, Hand]], lost: str) -> list[object]:
    return [token.key for token, (status, _) in zip(tokens, fates, strict=True) if status != lost]


def _as_tracked(fates: list[tuple[str, Hand]]) -> Alignment:
    """Take the changes as they were tracked."""
    found: list[Change] = []
    gone: dict[int, Hand] = {}
    a = c = 0
    for status, hand in fates:
        b, d = a + (status != "+"), c + (status != "-")
        tag = "equal" if status == "=" else "replace"
        if status == "-":
            gone[a] = hand
        if found and found[-1][0] == tag:
            _, a, _, c, _ = found.pop()
        found.append(("equal", a, b, c, d) if tag == "equal" else ("replace", a, b, c, d))
        a, c = b, d
    return Alignment(found, gone)
