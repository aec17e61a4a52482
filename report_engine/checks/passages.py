"""What the rules over language read: bound values, sentences and clauses, and text with parts blanked out.

Blanking keeps every offset, so that `Scalar.at` still finds the place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.blocks.context import LocalFact, Written
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import Facts
from report_engine.problems import InSentence
from report_engine.read.located import Scalar

HIDDEN = "\x00"  # no file can hold it, so it stands for nothing an author typed
HAN = "\u3007\u3400-\u9fff\uf900-\ufaff"

MARKUP = r"(?<!\\)\{[^{}\n]*\}|(?<!\\)\[@[^\]\n]*\]"
QUOTED = r"“[^“”\n]*”|‘[^‘’\n]*’|《[^《》\n]*》"
LINK = r"\]\([^()\s]*\)|https?://[\w./?=&%#:-]+|[\w.-]+@[\w.-]+"
_VALUE = re.compile(r"(?<!\\)\{([^{}\n]*)\}")
_SENTENCE = re.compile(r"(?:[^。！？\n]|\n(?!\s*\n|\s*[-*] |\s*\d+\. ))+[。！？]?")
_CLAUSE = re.compile(r"[^，；：,;]+")
_QUIET = re.compile(rf"{QUOTED}|{LINK}")


@dataclass(frozen=True, slots=True)
class Bound:
    """One `{name:form}` that names a value: an indicator's, or a number of the file."""

    start: int
    end: int
    name: str
    form: str
    indicator: Indicator | None
    local: LocalFact | None

    @property
    def unit(self) -> str:
        """Unit of the value, as it is written after a number."""
        unit = self.indicator.unit if self.indicator else self.local.unit if self.local else ""
        return unit.partition("/")[0]

    def year(self, report_year: int) -> int:
        """Year of the value."""
        return int(self.form) if self.form.isdecimal() else report_year


def bound(written: Written, facts: Facts) -> Iterator[Bound]:
    """Go through the values of a text; a name that is none has been told when it was read."""
    for match in _VALUE.finditer(written.text):
        name, _, form = (part.strip() for part in match[1].replace("：", ":").partition(":"))
        local = written.local.get(name)
        indicator = None if local else facts.find(name)
        if local or indicator:
            yield Bound(match.start(), match.end(), name, form, indicator, local)


def blank(text: str, *patterns: str) -> str:
    """Hide what matches, keeping every offset."""
    return re.sub("|".join(patterns), hide, text)


def hide(match: re.Match[str]) -> str:
    """Put as much nothing in the place of what matched."""
    return HIDDEN * len(match[0])


def quiet(text: str) -> str:
    """Hide quotations, titles and links: what is not the author's own sentence."""
    return _QUIET.sub(hide, text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Go through the sentences of a text in which quotations are hidden."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """List the clauses of a sentence."""
    return [match.span() for match in _CLAUSE.finditer(text, start, end)]


def in_sentence(what: str, text: Scalar, offset: int) -> InSentence:
    """Name something in the sentence around an offset, as the author typed it."""
    spans = sentences(quiet(text))
    start, end = next((span for span in spans if span[0] <= offset < span[1]), (0, len(text)))
    return InSentence(what, text.file.name.stem, " ".join(text[start:end].split()))
