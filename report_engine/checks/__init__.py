"""Rules over what was loaded, one file a rule; each finds problems and changes nothing."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from types import ModuleType

from report_engine.checks import dismissal, quiet
from report_engine.checks.quiet import Memory
from report_engine.checks.rooms import rules_in
from report_engine.language import Passage
from report_engine.load import Loaded
from report_engine.problems import Problem

_WHOLE, _BY_PASSAGE = ("structure", "data", "across"), "text"


@cache
def rules(*rooms: str) -> tuple[ModuleType, ...]:
    """Give the rules of some rooms; without a word those of all."""
    return tuple(chain.from_iterable(rules_in(f"{__name__}.{room}") for room in rooms or (*_WHOLE, _BY_PASSAGE)))


def check(loaded: Loaded, others: Iterable[Problem] = (), memory: Memory | None = None) -> list[Problem]:
    """Apply every rule; what was dismissed with a reason is left out, of `others` too, which no tree shows.

    Passages that a `memory` knows as quiet are not read again.
    """
    found = (problem for rule in rules(*_WHOLE) for problem in rule.check(loaded))
    return list(dismissal.settle(chain(found, _in_texts(loaded, memory), others), loaded))


def _in_texts(loaded: Loaded, memory: Memory | None) -> Iterator[Problem]:
    """Apply the rules that read each passage by itself to those of which nobody knows that they are quiet."""
    if memory is None:
        yield from _by_passage(loaded, loaded.passages)
        return
    names, known = quiet.names(loaded), quiet.recall(memory)
    fresh = [number for number, name in enumerate(names) if name not in known]
    passages = tuple(loaded.passages[number] for number in fresh)
    found = _by_passage(loaded, passages) if passages else []
    told = {names[fresh[number]] for number in quiet.noisy(passages, found)}
    if known != set(names) - told:
        quiet.remember(memory, set(names) - told)
    yield from found


def _by_passage(loaded: Loaded, passages: tuple[Passage, ...]) -> list[Problem]:
    # Where all are read, what was worked out of them for the other rules serves here, too.
    alone = loaded if len(passages) == len(loaded.passages) else quiet.alone(loaded, passages)
    return [problem for rule in rules(_BY_PASSAGE) for problem in rule.check(alone)]
