"""Rules over what was loaded, one file a rule; each finds problems and changes nothing."""

from report_engine.checks import dismissal
from report_engine.checks.data import RULES as DATA
from report_engine.checks.structure import RULES as STRUCTURE
from report_engine.checks.text import RULES as TEXT
from report_engine.load import Loaded
from report_engine.problems import Problem

RULES = (*STRUCTURE, *DATA, *TEXT)


def check(loaded: Loaded) -> list[Problem]:
    """Apply every rule; what was dismissed with a reason is left out."""
    return list(dismissal.settle((problem for rule in RULES for problem in rule.check(loaded)), loaded))
