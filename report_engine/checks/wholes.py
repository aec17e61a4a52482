"""Which indicators are parts of which: by the sums of the rules, by 其中 in tables, and by bounds of one name."""

from report_engine.checks.data.bounds import implied
from report_engine.checks.quantities import indicator
from report_engine.facts.catalogue import Indicator
from report_engine.language.siblings import COUNTING
from report_engine.load import Loaded
from report_engine.load.rules import BoundRule, SumRule

Parts = frozenset[tuple[str, str]]


def parts_and_wholes(loaded: Loaded) -> Parts:
    """Pair each part with its whole, and with the whole of that."""
    facts = loaded.facts
    pairs = {(str(part.id), str(whole.id)) for part, whole in implied(loaded)}
    for sums in loaded.rules.of(SumRule):
        pairs |= {(str(indicator(facts, name).id), str(indicator(facts, sums.total).id)) for name in sums.parts or ()}
    for rule in loaded.rules.of(BoundRule):
        whole = indicator(facts, rule.whole)
        parts = (indicator(facts, name) for name in rule.part)
        # There are fewer 毕业生 than 在校生 and they are not among them; 思政课教师 are 专任教师.
        pairs |= {(str(part.id), str(whole.id)) for part in parts if _end(part) == _end(whole)}
    further = {(part, top) for part, whole in pairs for under, top in pairs if under == whole}
    return frozenset(pairs | further)


def _end(one: Indicator) -> str:
    return COUNTING.sub("", str(one.name))[-2:]
