"""Rules over the numbers, held against `data/rules.yaml`, last year, history and confirmation; one file a rule."""

from report_engine.checks.rooms import rules_in

RULES = rules_in(__name__, __path__)
