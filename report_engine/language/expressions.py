"""Regular expressions that are compiled when a text first asks for them: of seven hundred a check needs few.

Python takes a millisecond to compile one; all of them take as long as reading the report.
"""

import re
from typing import cast

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex")


class _Expression:
    """Stands for a compiled expression; once one of its methods was asked for it has them all."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((each, getattr(compiled, each)) for each in _ASKED)
        return self.__dict__[name]


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Write an expression down."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
