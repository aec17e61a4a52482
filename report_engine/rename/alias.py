"""Writes an old name down in the catalogue as a former one, beside the name of today."""

from report_engine.facts.catalogue import Indicator
from report_engine.read.textfile import TextFile


def alias(indicator: Indicator, file: TextFile, old: str) -> tuple[int, str]:
    """Give where to put it and what to write: into the list that is there, or as a field of its own."""
    if old in indicator.former:
        return indicator.name.end, ""
    if indicator.former:
        last = indicator.former[-1]
        if file.text[last.end :].lstrip()[:1] in ("]", ","):
            return last.end, f", {old}"
        return last.end, f"\n{_indent(file, last.start)}{old}"
    line = file.text[file.text.rfind("\n", 0, indicator.name.start) + 1 : indicator.name.start]
    if "{" in line:
        return indicator.name.end, f", former: [{old}]"
    end = file.text.find("\n", indicator.name.end)
    return (len(file.text) if end < 0 else end), f"\n{_depth(line)}former: [{old}]"


def _depth(line: str) -> str:
    """Blanks up to where the field of a line begins, also of the first field of an item."""
    return " " * (len(line) - len(line.lstrip(" -")))


def _indent(file: TextFile, start: int) -> str:
    """Repeat what stands before an item of a list on its line."""
    return file.text[file.text.rfind("\n", 0, start) + 1 : start]
