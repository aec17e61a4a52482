"""Festivals and days of remembrance, from the data file beside this module: on which date each falls in a year."""

from calendar import monthrange, weekday
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from report_engine.language.phrases import stored

FILE = "festivals.yaml"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Festival:
    """One of them: a date of every year, dates by year, or the n-th weekday of a month; `since` is the first year."""

    name: str
    date: str
    lunar: tuple[tuple[int, str], ...]
    nth: str
    since: int | None

    def on(self, year: int) -> tuple[int, int] | None:
        """Give month and day in a year; None if the file does not know."""
        if self.nth:
            month, count, day = map(int, self.nth.split("-"))
            days = [d for d in range(1, monthrange(year, month)[1] + 1) if weekday(year, month, d) == day - 1]
            return month, days[count - 1]
        said = self.date or dict(self.lunar).get(year)
        if not said:
            return None
        month, day = map(int, said.split("-"))
        return month, day


@cache
def festivals() -> dict[str, Festival]:
    """Read the file, by name."""
    read: dict[str, Any] = stored(FILE)
    return {
        name: Festival(
            name,
            entry.get("date", ""),
            tuple(entry.get("lunar", {}).items()),
            entry.get("nth", ""),
            entry.get("since"),
        )
        for entry in read["days"]
        for name in entry["names"]
    }


@cache
def founded() -> dict[str, int]:
    """Give the years from which the anniversaries of everybody's history are counted, by what began."""
    read: dict[str, Any] = stored(FILE)
    return {name: int(entry["year"]) for entry in read["founded"] for name in entry["names"]}


def works(day: date) -> bool:
    """Tell whether a day is worked on: all but weekends, and those weekends that make up for a holiday."""
    made_up = _made_up().get(day.year)
    return made_up is None or day.weekday() < _SATURDAY or f"{day.month}-{day.day}" in made_up


@cache
def _made_up() -> dict[int, list[str]]:
    read: dict[int, list[str]] = stored(FILE)["workdays"]
    return read
