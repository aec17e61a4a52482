"""Rules over what was loaded, one file a rule; each finds problems and changes nothing."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from types import ModuleType

from report_engine.checks import dismissal
from report_engine.checks.rooms import rules_in
from report_engine.load import Loaded
from report_engine.problems import Problem

_ROOMS = ("structure", "data", "across", "text")


@cache
def rules(*rooms: str) -> tuple[ModuleType, ...]:
    """Give the rules of some rooms; without a word those of all."""
    return tuple(chain.from_iterable(rules_in(f"{__name__}.{room}") for room in rooms or _ROOMS))


def check(loaded: Loaded, others: Iterable[Problem] = ()) -> list[Problem]:
    """Apply every rule; what was dismissed with a reason is left out, of `others` too, which no tree shows."""
    found = (problem for rule in rules() for problem in rule.check(loaded))
    return list(dismissal.settle(chain(found, others), loaded))
