"""Writes an old name down in the catalogue as a former one, beside the name of today."""

from report_engine.facts.catalogue import Indicator
from report_engine.read.textfile import TextFile


def alias(indicator: Indicator, file: TextFile, old: str) -> tuple[int, str]:
    """Give where to put it and what to write: into the list that is there, or as a field of its own."""
    if old in indicator.former:
        return indicator.name.span.end, ""
    if indicator.former:
        last = indicator.former[-1]
        if file.text[last.span.end :].lstrip()[:1] in ("]", ","):
            return last.span.end, f", {old}"
        return last.span.end, f"\n{_indent(file, last.span.start)}{old}"
    line = file.text[file.text.rfind("\n", 0, indicator.name.span.start) + 1 : indicator.name.span.start]
    if "{" in line:
        return indicator.name.span.end, f", former: [{old}]"
    end = file.text.find("\n", indicator.name.span.end)
    return (len(file.text) if end < 0 else end), f"\n{_depth(line)}former: [{old}]"


def _depth(line: str) -> str:
    """Blanks up to where the field of a line begins, also of the first field of an item."""
    return " " * (len(line) - len(line.lstrip(" -")))


def _indent(file: TextFile, start: int) -> str:
    """Repeat what stands before an item of a list on its line."""
    return file.text[file.text.rfind("\n", 0, start) + 1 : start]
