"""Rules over what was loaded, one file a rule; each finds problems and changes nothing."""

from collections.abc import Iterable
from itertools import chain

from report_engine.checks import dismissal
from report_engine.checks.data import RULES as DATA
from report_engine.checks.structure import RULES as STRUCTURE
from report_engine.checks.text import RULES as TEXT
from report_engine.load import Loaded
from report_engine.problems import Problem

RULES = (*STRUCTURE, *DATA, *TEXT)


def check(loaded: Loaded, others: Iterable[Problem] = ()) -> list[Problem]:
    """Apply every rule; what was dismissed with a reason is left out, of `others` too, which no tree shows."""
    return list(dismissal.settle(chain((problem for rule in RULES for problem in rule.check(loaded)), others), loaded))
