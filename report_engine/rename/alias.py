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
        before = file.text[file.text.rfind("\n", 0, last.span.start) + 1 : last.span.start]
        return last.span.end, f"\n{before}{old}"
    line = file.text[file.text.rfind("\n", 0, indicator.name.span.start) + 1 : indicator.name.span.start]
    if "{" in line:
        return indicator.name.span.end, f", former: [{old}]"
    depth = " " * (len(line) - len(line.lstrip(" -")))  # up to where the field begins, also of an item's first
    end = file.text.find("\n", indicator.name.span.end)
    return (len(file.text) if end < 0 else end), f"\n{depth}former: [{old}]"
