"""Compares two outlined reports, part by part in the order of the new one."""

from collections.abc import Iterable, Iterator

from report_engine.compare.difference import VALUES, Difference
from report_engine.compare.exhibits import compare_exhibits, removed_exhibits
from report_engine.compare.matching import Matched, recognise
from report_engine.compare.outline import Datum, Outline, Part, plain
from report_engine.compare.prose import compare_lines, read_prose

_NONE = Datum("", "", "")
_KINDS = {"section": "section", "case": "case", "front": "section"}


def compare_outlines(old: Outline, new: Outline) -> tuple[Difference, ...]:
    """Give every difference, grouped by section in the order of the new report, what is gone in its old place."""
    notes = (Difference("note", note, "", "") for note in (*old.notes, *new.notes))
    return (*notes, *_data(old, new), *_parts(old, new))


def _data(old: Outline, new: Outline) -> Iterator[Difference]:
    """Compare the values of the data files; a year that only one side has is told in one line.

    Where the printed value is the same, another one in the file is still somebody's change; digits that
    only a formula gives are nobody's.
    """
    years = [{year for _, year in outline.data} for outline in (old, new)]
    for year in sorted(years[0] ^ years[1]):
        before, after = (_count(year, outline) for outline in (old, new))
        yield Difference("value", f"{year}年", before, after, VALUES)
    for key in dict.fromkeys((*new.data, *old.data)):
        was, now = old.data.get(key, _NONE), new.data.get(key, _NONE)
        if key[1] not in years[0] & years[1]:
            continue
        if was.text != now.text:
            yield Difference("value", now.name or was.name, was.text, now.text, VALUES)
        elif was.stated and now.stated and was.stated != now.stated:
            yield Difference("value", now.name, was.stated, f"{now.stated}（印出的数不变）", VALUES)


def _count(year: int, outline: Outline) -> str:
    number = sum(key[1] == year for key in outline.data)
    return f"{number} 个值" if number else ""


def _parts(old: Outline, new: Outline) -> Iterator[Difference]:
    """Walk the new report; parts that are gone follow what stood before them."""
    matched = recognise(old, new)
    prose = read_prose(old, new, matched)
    gone: dict[str, list[Part]] = {}
    last = ""
    for part in old.parts:
        last = matched.names.get(part.key, last)
        if part.key not in matched.names:
            gone.setdefault(last, []).append(part)
    yield from _removed(gone.get("", ()), matched)
    for part in new.parts:
        before = matched.parts.get(part.key)
        if before is None:
            yield Difference(_KINDS[part.kind], part.name, "", _summary(part), part.name)
        else:
            yield from _heading(before, part)
            if part.key in matched.moved:
                yield Difference("moved", part.name, _seat(before, old), _seat(part, new), part.name)
        yield from compare_lines(before, part, prose)
        yield from compare_exhibits(before, part, matched)
        yield from _removed(gone.get(part.key, ()), matched)


def _heading(old: Part, new: Part) -> Iterator[Difference]:
    if old.title != new.title:
        yield Difference("title", new.name, old.title, new.title, new.name)
    if old.school != new.school:
        yield Difference("case", f"{new.name}，学校", old.school, new.school, new.name)


def _removed(parts: Iterable[Part], matched: Matched) -> Iterator[Difference]:
    for part in parts:
        name = f"原{part.name}"
        yield Difference(_KINDS[part.kind], name, _summary(part), "", name)
        yield from removed_exhibits(part, name, matched)


def _summary(part: Part) -> str:
    """Say how much a part holds, and how it begins."""
    text = "".join(map(plain, part.lines))
    begin = f"，“{text[:30]}{'…' if len(text) > 30 else ''}”" if text else ""
    return f"{len(part.lines)} 段 {len(text)} 字{begin}"


def _seat(part: Part, outline: Outline) -> str:
    """Say where a part stands: under what, and after what."""
    parent = next((one.name for one in outline.parts if one.key == part.parent), "")
    family = [one for one in outline.parts if (one.parent, one.kind) == (part.parent, part.kind)]
    place = f"第 {family.index(part) + 1} 个"
    return f"{parent} 下{place}" if parent else place
