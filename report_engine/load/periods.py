"""The periods that a layout's numbers are counted over: from which day to which, told from the report's year."""

import re
from dataclasses import dataclass
from datetime import date

_YEARS = {"上年": -1, "本年": 0, "下年": 1}
_COMMON = 6  # a year that has no 29th of February, nor has the one before or after it
_DAY = r"(上年|本年|下年)(\d{1,2})月(\d{1,2})日"
_PERIOD = re.compile(f"{_DAY}至{_DAY}")


@dataclass(frozen=True, slots=True)
class Period:
    """A period for reports of any year: the first day and the last, each with its distance in years."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]

    def of(self, year: int) -> tuple[date, date]:
        """Give both days for the report of a year."""
        (a, b, c), (d, e, f) = self.first, self.last
        return date(year + a, b, c), date(year + d, e, f)


def period(text: str) -> Period:
    """Read 上年9月1日至本年8月31日; ValueError for what is none."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(text)
    a, b, c, d, e, f = match.groups()
    found = Period((_YEARS[a], int(b), int(c)), (_YEARS[d], int(e), int(f)))
    first, last = found.of(_COMMON)  # no leap year: a period cannot begin or end on the 29th of February
    if first >= last:
        raise ValueError(text)
    return found
