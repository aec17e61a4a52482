"""The numbers that pages print on themselves, in header or footer."""

import re
from collections.abc import Iterator, Sequence

from report_engine.ooxml.elements import Element
from report_engine.ooxml.package import Package
from report_engine.render.printed import Page
from report_engine.verify.wording import plain, wordings

_NUMBER = "([0-9]+|[ivxlc]+|[a-z]|[一二三四五六七八九十百]+)"


def page_number_lines(package: Package) -> list[re.Pattern[str]]:
    """Read from the headers and footers of a file how the line with the page number looks."""
    found: dict[str, None] = {}
    for name, kind in package.stories.items():
        if kind in ("header", "footer"):
            found |= dict.fromkeys(_patterns(package.read(name)))
    return [re.compile(pattern) for pattern in found]


def page_numbers(pages: Sequence[Page], patterns: list[re.Pattern[str]]) -> dict[int, str]:
    """Find the number of each physical page that prints one; the line that is nearest to the sheet's edge."""
    numbers: dict[int, str] = {}
    for physical, page in enumerate(pages, 1):
        from_edge = [(min(line.base, page.height - line.base), line) for line in page.lines if line.aside]
        aside = [line for _, line in sorted(from_edge, key=lambda one: one[0])]
        found = (pattern.fullmatch(plain(line.text)) for line in aside for pattern in patterns)
        number = next((match["page"] for match in found if match), None)
        if number is not None:
            numbers[physical] = number
    return numbers


def _patterns(story: Element) -> Iterator[str]:
    """Write each line with a PAGE field as a pattern; what other fields print may be anything."""
    for wording in wordings(story):
        pattern, position, has_page = "", 0, False
        for span in sorted(wording.fields, key=lambda span: span.begin):
            is_page = span.code.partition(" ")[0].upper() == "PAGE"
            pattern += re.escape(wording.text[position : span.begin])
            pattern += f"(?P<page>{_NUMBER})" if is_page and not has_page else ".*?"
            position, has_page = span.end, has_page or is_page
        if has_page:
            yield pattern + re.escape(wording.text[position:])
