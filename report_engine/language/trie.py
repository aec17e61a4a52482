"""Many words as one expression that looks at each character once: what begins alike is written once."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

_Node: TypeAlias = dict[str, "_Node"]
_END = ""


@lru_cache(maxsize=64)
def pattern(words: frozenset[str]) -> re.Pattern[str]:
    """Compile the expression, once for each set of words."""
    return re.compile(one_of(sorted(words)))


def one_of(words: Iterable[str]) -> str:
    """Write the expression that finds the longest of the words at a place; for none one that never matches."""
    root: _Node = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        if word:
            node[_END] = {}
    return _written(root) if root else r"(?!)"


def _written(node: _Node) -> str:
    branches = [re.escape(character) + _written(below) for character, below in node.items() if character]
    if not branches:
        return ""
    single = all(len(branch) == 1 for branch in branches)
    found = branches[0] if len(branches) == 1 else f"[{''.join(branches)}]" if single else f"(?:{'|'.join(branches)})"
    if _END not in node:
        return found
    return f"{found}?" if len(found) == 1 or single else f"(?:{found})?"
