"""What is asked of whoever builds a report, and what they give back: bytes and text, for any machine to read."""

from collections.abc import Mapping
from dataclasses import dataclass

from report_engine.result import Pages


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of every report of a batch."""

    year: int
    final: bool = False
    pages: Pages = "auto"
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """One school's report: its name, and the pack of what it has for itself."""

    school: str
    own: bytes
    ask: Ask


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: files by their suffix, the result as JSON; or the `fault` that nobody foresaw."""

    school: str
    files: Mapping[str, bytes]
    result: str
    seconds: float = 0.0
    fault: str = ""
    trace: str = ""


class WorkError(RuntimeError):
    """Whoever makes the reports cannot go on at all; the message is for the user."""
