"""Which of several thresholds holds for an indicator: the one that names it, its unit's, or the general one."""

from typing import Generic, TypeVar

from report_engine.checks.quantities import indicator
from report_engine.facts.catalogue import Indicator
from report_engine.load import Loaded
from report_engine.load.rules import Chosen

C = TypeVar("C", bound=Chosen)


class Thresholds(Generic[C]):
    """The rules of one kind, ready to be asked; of two alike the later holds."""

    def __init__(self, loaded: Loaded, kind: type[C]) -> None:
        self._named: dict[str, C] = {}
        self._by_unit: dict[str, C] = {}
        self._general: C | None = None
        for rule in loaded.rules.of(kind):
            if rule.indicators:
                self._named.update({indicator(loaded.facts, name).id: rule for name in rule.indicators})
            elif rule.unit is not None:
                self._by_unit[rule.unit] = rule
            else:
                self._general = rule

    def of(self, one: Indicator) -> C | None:
        """Find the rule that holds for an indicator."""
        return self._named.get(one.id) or self._by_unit.get(one.unit) or self._general
