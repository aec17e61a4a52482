"""Where in the project what a built file prints was written."""

from collections.abc import Mapping

from report_engine.base import Joined, join, list_printed, read_story
from report_engine.compare.outline import Stops
from report_engine.compare.wordfile import WordFile
from report_engine.load import Loaded
from report_engine.ooxml.elements import Element
from report_engine.problems import Source


def sources_of(word: WordFile, loaded: Loaded) -> Mapping[Element, Stops]:
    """Tell the places of the paragraphs of a file that was built of a project."""
    story = read_story(word.package, word.report.root)
    found: dict[Element, Stops] = {}
    for one, paragraphs in zip(join(story.blocks, list_printed(loaded.document)), story.paragraphs, strict=True):
        stops = _stops(one, loaded.facts.places)
        found.update((paragraph, stops) for paragraph in paragraphs if stops)
    return found


def _stops(one: Joined, data: Mapping[tuple[str, int], Source]) -> Stops:
    stops: list[tuple[int, str]] = []
    offset = 0
    for unit, span in zip(one.block.units, one.spans, strict=False):
        if span is not None:
            place = f"{span.source.file.as_posix()}:{span.source.line}"
            if unit.kind == "value":
                place += _of_data(unit.of, data)
            if not stops or stops[-1][1] != place:
                stops.append((offset, place))
        offset += len(unit.text)
    if not stops and one.listed is not None:
        source = one.listed.span.source
        stops = [(0, f"{source.file.as_posix()}:{source.line}")]
    return tuple(stops)


def _of_data(of: str, data: Mapping[tuple[str, int], Source]) -> str:
    """Name the place of a value in the data; a value is called by indicator, year and form."""
    name, year, form = [*of.split(" "), "", ""][:3]
    place = data.get((name, int(year))) if year.isdecimal() and form == "plain" else None
    return f"，数据 {place.file.as_posix()}:{place.line}" if place else ""
