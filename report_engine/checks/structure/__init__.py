"""Rules over ids, mentions, titles, and the places and shares of blocks; one file a rule."""

from report_engine.checks.rooms import rules_in

RULES = rules_in(__name__, __path__)
