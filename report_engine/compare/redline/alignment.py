"""What stayed and what changed inside a paragraph; where its changes were tracked, just those."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from report_engine.compare.history import Hand, status_of
from report_engine.compare.redline.blocks import Block
from report_engine.compare.redline.tokens import Token, read_tokens
from report_engine.compare.sequences import exact
from report_engine.compare.wordfile import WordFile
from report_engine.compare.words import Change, changes

_TWO = 2


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two paragraphs with the changes as `words.changes` gives them, and who had deleted a token of the old one."""

    old: Block
    new: Block
    changes: list[Change]
    gone: Mapping[int, Hand] = field(default_factory=dict)


def align(old: Block, new: Block, word: WordFile) -> Alignment:
    """Compare two paragraphs; what was tracked may begin and end inside a word."""
    before, after = [token.key for token in old.tokens], [token.key for token in new.tokens]
    tracked = word.history.both.get(new.element)
    if tracked is None:
        return Alignment(old, new, changes(before, after))
    tokens = _spelt(read_tokens(tracked, word)[0])
    fates = [status_of([t.run] if t.run is not None else t.nodes) for t in tokens]
    kept = [_of(tokens, fates, lost) for lost in ("+", "-")]
    first, second = (replace(block, tokens=tuple(_spelt(block.tokens))) for block in (old, new))
    if kept == [[token.key for token in block.tokens] for block in (first, second)]:
        return _as_tracked(first, second, fates)
    deleted = [n for n, (status, _) in enumerate(fates) if status == "-"]
    found = changes(before, after)
    gone = [i for tag, a, b, _, _ in found if tag == "replace" for i in range(a, b)]
    places = [i for i in gone for _ in _spelt(old.tokens[i : i + 1])]
    keys = [token.key for i in gone for token in _spelt(old.tokens[i : i + 1])]
    pairs = exact(keys, [tokens[n].key for n in deleted])
    return Alignment(old, new, found, {places[i]: fates[deleted[n]][1] for i, n in pairs})


def _spelt(tokens: Sequence[Token]) -> list[Token]:
    """Cut words into characters; marks stand before the first."""
    spelt: list[Token] = []
    for token in tokens:
        if token.run is None or token.nodes or len(token.text) < _TWO:
            spelt.append(token)
            continue
        for n, character in enumerate(token.text):
            spelt.append(replace(token, key=character, text=character, marks=() if n else token.marks))
    return spelt


def _of(tokens: list[Token], fates: list[tuple[str, Hand]], lost: str) -> list[object]:
    return [token.key for token, (status, _) in zip(tokens, fates, strict=True) if status != lost]


def _as_tracked(old: Block, new: Block, fates: list[tuple[str, Hand]]) -> Alignment:
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
    return Alignment(old, new, found, gone)
