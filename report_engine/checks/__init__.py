"""Rules over what was loaded, one file a rule; each finds problems and changes nothing."""

from report_engine.checks import ids, length, markup, mentions, placement
from report_engine.load import Loaded
from report_engine.problems import Problem

RULES = (ids, mentions, placement, markup, length)


def check(loaded: Loaded) -> list[Problem]:
    """Apply every rule."""
    return [problem for rule in RULES for problem in rule.check(loaded)]
