"""What is worked out of the catalogue's names and units, once, by whoever first asks: rules share it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from report_engine.facts.catalogue import Indicator
from report_engine.language.beside import Names
from report_engine.language.fits import Fits
from report_engine.language.numbers import unit_pattern
from report_engine.language.siblings import Difference, siblings


@dataclass(frozen=True)
class Vocabulary:
    """The names and units of a catalogue, ready to be looked for."""

    catalogue: Mapping[str, Indicator]

    @cached_property
    def subjects(self) -> Names:
        """The names, ready to be found beside values."""
        return Names(self.catalogue)

    @cached_property
    def fits(self) -> Fits:
        """The names, ready to be compared with words."""
        return Fits(self.catalogue)

    @cached_property
    def siblings(self) -> Mapping[str, Mapping[str, tuple[Difference, ...]]]:
        """How the names of indicators of one unit differ."""
        return siblings(self.catalogue)

    @cached_property
    def units(self) -> re.Pattern[str]:
        """What may stand behind a number: measure words and the units of the catalogue."""
        return unit_pattern(indicator.unit for indicator in self.catalogue.values())
