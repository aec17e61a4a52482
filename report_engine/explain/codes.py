"""What each code means: from the docstrings of the rules, and `codes.yaml` for all that is not a rule."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import yaml

from report_engine.checks import dismissal, rules
from report_engine.verify import OF_A_LAYOUT
from report_engine.verify import RULES as FINISHED


@dataclass(frozen=True, slots=True)
class Explanation:
    """The documentation of one code."""

    code: str
    means: str
    good: str
    bad: str

    def __str__(self) -> str:
        """Write it for a terminal."""
        return f"{self.code}  {self.means}\n\n好：{self.good}\n坏：{self.bad}"


@cache
def explanations() -> Mapping[str, Explanation]:
    """Collect every code that can be printed."""
    found: dict[str, Explanation] = {}
    table = yaml.safe_load(Path(__file__).with_name("codes.yaml").read_text("utf-8"))
    for code, entry in table.items():
        found[code] = Explanation(code, entry["means"], entry["good"], entry["bad"])
    for rule in (*rules(), dismissal, *FINISHED, *OF_A_LAYOUT):
        for explanation in from_docstring(rule):
            found[explanation.code] = explanation
    return found


def from_docstring(rule: ModuleType) -> list[Explanation]:
    """Read `N002, N003: what it holds.` and the lines that begin with 规则：, 好： and 坏： of a rule's file."""
    text = rule.__doc__ or ""
    head, _, rest = text.partition("\n")
    codes, _, english = head.partition(":")
    means, good, bad = (_part(rest, mark) for mark in ("规则", "好", "坏"))
    return [Explanation(code, means or english.strip(), good, bad) for code in _codes(codes)]


def _codes(text: str) -> list[str]:
    span = re.fullmatch(r"([A-Z])(\d{3})～[A-Z](\d{3})", text.strip())
    if span:
        return [f"{span[1]}{number:03}" for number in range(int(span[2]), int(span[3]) + 1)]
    return re.findall(r"[A-Z]\d{3}", text)


def _part(text: str, mark: str) -> str:
    found = re.search(rf"^{mark}：(.*?)(?=^(?:规则|好|坏)：|\Z)", text, re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""
