"""Words and formulas that are written wrongly, from the data files beside this module, each with its cure."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILES = ("confusables.yaml", "formulas.yaml", "former_names.yaml")
FIELD = "field.yaml"
_LONG = 6  # characters of a name that no other one is like


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wrong form: what is written instead, or what else to do, and beside which characters it is no mistake.

    What was right `until` a year is no mistake in a sentence about that year or one before it.
    """

    group: str
    wrong: str
    right: str = ""
    cure: str = ""
    not_after: str = ""
    not_before: str = ""
    followed_by: str = ""
    until: int = 0

    @property
    def hint(self) -> str:
        """Say how to mend it."""
        return "；".join(filter(None, (f"写成“{self.right}”" if self.right else "", self.cure)))

    @property
    def pattern(self) -> str:
        """Write the expression that finds it."""
        before = f"(?<![{self.not_after}])" if self.not_after else ""
        after = f"(?![{self.not_before}])" if self.not_before else ""
        tail = f"(?={self.followed_by})" if self.followed_by else ""
        return before + re.escape(self.wrong) + after + tail


@cache
def stored(name: str) -> Any:
    """Read one of the data files beside this module, which nobody changes."""
    return yaml.load(Path(__file__).with_name(name).read_text("utf-8"), yaml.CSafeLoader)


def groups(name: str) -> list[dict[str, Any]]:
    """Read one that is parted in groups."""
    found: list[dict[str, Any]] = stored(name)
    return found


@cache
def phrases() -> tuple[Phrase, ...]:
    """Read the files; the longest form comes first."""
    found: list[Phrase] = []
    for name in FILES:
        for group in groups(name):
            for entry in group.get("entries", ()):
                more = {key: value for key, value in entry.items() if key != "wrong"}
                found += [Phrase(group["group"], wrong, **more) for wrong in entry["wrong"]]
    return tuple(sorted(found, key=lambda phrase: -len(phrase.wrong)))


@cache
def formulas() -> dict[str, str]:
    """Give the formulas of which every character counts, and the long names of the field, each with its group."""
    said = {right: group["group"] for name in FILES for group in groups(name) for right in group.get("fixed", ())}
    names = (group for group in groups(FIELD) if group.get("fixed"))
    return said | {
        name: f"{group['group']}差一个字" for group in names for name in group["words"] if len(name) >= _LONG
    }


@cache
def field_words() -> tuple[str, ...]:
    """Give the words of vocational education, which dictionaries lack."""
    return tuple(word for group in groups(FIELD) for word in group["words"])
