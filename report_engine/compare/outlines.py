"""Compares two outlined reports, part by part in the order of the new one."""

from collections.abc import Iterator

from report_engine.compare.difference import VALUES, Difference
from report_engine.compare.matching import recognise
from report_engine.compare.outline import Datum, Outline, Part, plain
from report_engine.compare.prose import added_lines, compare_lines, read_prose
from report_engine.compare.things import Things, untitled

_NONE = Datum("", "", "")
_KINDS = {"section": "section", "case": "case", "front": "section"}


def compare_outlines(old: Outline, new: Outline) -> tuple[Difference, ...]:
    """Give every difference, grouped by section in the order of the new report, what is gone in its old place."""
    notes = (Difference("note", note, "", "") for note in (*old.notes, *new.notes))
    return (*notes, *_data(old, new), *_Comparison(old, new).all())


def _data(old: Outline, new: Outline) -> Iterator[Difference]:
    """Compare the values of the data files; a year that only one side has is told in one line."""
    years = [{year for _, year in outline.data} for outline in (old, new)]
    for year in sorted(years[0] ^ years[1]):
        before, after = (_count(year, outline) for outline in (old, new))
        yield Difference("value", f"{year}年", before, after, VALUES)
    for key in dict.fromkeys((*new.data, *old.data)):
        was, now = old.data.get(key, _NONE), new.data.get(key, _NONE)
        if key[1] in years[0] & years[1] and was.raw != now.raw:
            alike = was.text == now.text  # the difference is in places that are not printed
            texts = (was.raw, now.raw) if alike else (was.text, now.text)
            yield Difference("value", now.name or was.name, texts[0], texts[1], VALUES)


def _count(year: int, outline: Outline) -> str:
    number = sum(key[1] == year for key in outline.data)
    return f"{number} 个值" if number else ""


class _Comparison:
    """Two outlines and what corresponds in them."""

    def __init__(self, old: Outline, new: Outline) -> None:
        self.old, self.new = old, new
        self.matched = recognise(old, new)
        self.prose = read_prose(old, new, self.matched)
        self.things = Things(old, self.matched)
        before = {part.key: part for part in old.parts}
        self.before = {part.key: before[key] for key, part in self.matched.parts.items()}

    def all(self) -> Iterator[Difference]:
        """Walk the new report; parts that are gone follow what stood before them."""
        gone: dict[str, list[Part]] = {}
        last = ""
        for one in self.old.parts:
            if one.key in self.matched.parts:
                last = self.matched.parts[one.key].key
            else:
                gone.setdefault(last, []).append(one)
        for part in (None, *self.new.parts):
            if part is not None:
                yield from self._part(part)
            for lost in gone.get("" if part is None else part.key, ()):
                yield from self._removed(lost)

    def _part(self, new: Part) -> Iterator[Difference]:
        old = self.before.get(new.key)
        if old is None:
            yield Difference(_KINDS[new.kind], new.name, "", _summary(new), new.name)
            yield from (one for one in added_lines(new, range(len(new.lines)), self.prose) if one.kind == "moved")
            yield from self.things.added(new)
            yield from untitled(new, None)
            return
        if old.title != new.title:
            yield Difference("title", new.name, old.title, new.title, new.name)
        if old.school != new.school:
            yield Difference("case", f"{new.name}，学校", old.school, new.school, new.name)
        if new.key in self.matched.moved:
            yield Difference("moved", new.name, _seat(old, self.old), _seat(new, self.new), new.name)
        yield from compare_lines(old, new, self.prose)
        yield from self.things.compare(old, new)
        yield from untitled(new, old)

    def _removed(self, old: Part) -> Iterator[Difference]:
        yield Difference(_KINDS[old.kind], f"原{old.name}", _summary(old), "", f"原{old.name}")
        yield from self.things.removed(old, f"原{old.name}")


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
