"""Compares two outlined reports, part by part in the order of the new one."""

from collections.abc import Iterable, Iterator

from report_engine.compare.difference import VALUES, Difference
from report_engine.compare.exhibits import compare_exhibits, removed_exhibits
from report_engine.compare.matching import Matched, recognise
from report_engine.compare.outline import Datum, Outline, Part, plain
from report_engine.compare.prose import compare_lines, read_prose

_FEW = 10  # so many changes of format are always told one by one
_NONE = Datum("", "", "")
_KINDS = {"section": "section", "case": "case", "front": "section"}


def compare_outlines(old: Outline, new: Outline) -> tuple[Difference, ...]:
    """Give every difference, grouped by section in the order of the new report, what is gone in its old place."""
    notes = (Difference("note", note, "", "") for note in (*old.notes, *new.notes))
    return (*notes, *_data(old, new), *_page(old, new), *_few(list(_parts(old, new)), new))


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
            yield Difference("value", now.name or was.name, was.text, now.text, VALUES, now.place or was.place)
        elif was.stated and now.stated and was.stated != now.stated:
            yield Difference("value", now.name, was.stated, f"{now.stated}（印出的数不变）", VALUES, now.place)


def _few(found: list[Difference], new: Outline) -> list[Difference]:
    """Tell in one line what nearly every paragraph has: another program or template did that, no author."""
    formats = [one for one in found if one.kind == "format"]
    if len(formats) <= max(_FEW, sum(len(part.lines) for part in new.parts) // 2):
        return found
    note = Difference("format", f"{len(formats)} 处", "", "多数段落的格式都不同：换过版式，或用别的程序另存过", "格式")
    return [note, *(one for one in found if one.kind != "format")]


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
            yield Difference(_KINDS[part.kind], part.name, "", _summary(part), part.name, part.place)
        else:
            yield from _heading(before, part)
            if part.key in matched.moved:
                yield Difference(
                    "moved", part.name, _seat(before, old), _seat(part, new), part.name, part.place or before.place
                )
        yield from compare_lines(before, part, prose)
        yield from compare_exhibits(before, part, matched)
        yield from _removed(gone.get(part.key, ()), matched, part.place)


def _heading(old: Part, new: Part) -> Iterator[Difference]:
    place = new.place or old.place
    if old.title != new.title:
        yield Difference("title", new.name, old.title, new.title, new.name, place)
    if old.level and new.level and old.level != new.level:
        yield Difference("title", new.name, f"{old.level} 级标题", f"{new.level} 级标题", new.name, place)
    if old.school != new.school:
        yield Difference("case", f"{new.name}，学校", old.school, new.school, new.name, place)
    for comment in new.comments:
        if comment not in old.comments:
            yield Difference("comment", new.name, "", comment.told, new.name, place)


def _removed(parts: Iterable[Part], matched: Matched, near: str = "") -> Iterator[Difference]:
    for part in parts:
        name = f"原{part.name}"
        yield Difference(_KINDS[part.kind], name, _summary(part), "", name, part.place or near)
        yield from removed_exhibits(part, name, matched)


def _page(old: Outline, new: Outline) -> Iterator[Difference]:
    if old.page and new.page and old.page != new.page:
        yield Difference("format", "页面设置", "；".join(old.page), "；".join(new.page), "页面")


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
