"""Shares in words that stand apart from their numbers: 占近四成, 占专任教师的三成多, 达标率91.7%，近九成."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage
from report_engine.language.proportions import LESS, MORE, WORDS, is_wrong
from report_engine.load import Loaded

_WORDS = expression(WORDS)
# Between a percentage and the words that say it again.
_AGAIN = expression("[，（]?(?:也就是说|也就是|换言之|即|相当于|意味着)(?:大?约|占比?|已|达到?|，|：)*")
_SAID_AGAIN = expression(rf"[^，。；（]{{0,8}}（(?:占比?|比例|大?约|具体|即|实际|{HANZI}{{1,6}}率|为|是|达到?)*")
_CLAUSE = expression("[^，。；]{0,14}，(?:大?约|占比?|已经?|也|就|都|均|仅|只|还)*|（")
_OF = expression(
    rf"(?:占(?:比|到|了)?|相当于|(?P<less>{LESS})|(?P<more>{MORE}))(?P<whole>[^，。；、\d\x01占]{{0,16}}?)的?\Z"
)
_NOTHING = expression(r"[，、（]?(?:大?约|就|便|已|只|仅|均|全部)*")
_FILLS = expression("(?:大约|就|便|已经?|只|仅|均|全部)+\\Z")
_COUNTING = expression("^(?:其|全部|全体|总体)|(?:总人数|总数|人数|总量|总学时|总额)$")
_ALL = ("", "全市", "全校", "全县", "全区", "总", "学校", "总体")
_ALONE = expression(r"(?P<whole>)[^，。；]{0,16}，\Z")
_AMONG = expression(rf"{HANZI}{{0,14}}(?:[中里]|，其中)")
_FITS = 0.5  # of an indicator's name
_FAR = 20


def apart(
    found: Sequence[Amount], start: int, end: int, passage: Passage, loaded: Loaded
) -> Iterator[tuple[re.Match[str], str]]:
    """Find the words of a sentence that its numbers do not bear out, and what these come to."""
    for match in _WORDS.finditer(passage.quiet, start, end):
        if match["times"]:
            continue
        percent = _percent(match, found, passage.quiet)
        before = [one for one in found if one.end <= match.start() and one.unit != "%" and not one.change]
        of = _of(match, before, passage.quiet)
        pairs = [] if percent or not of else list(_pairs(of, before, passage, loaded))
        less = bool(match["less"] or (of and not percent and of.groupdict().get("less")))
        more = bool(match["more"] or match["over"] or (of and not percent and of.groupdict().get("more")))
        rights = [(percent.value / 100, passage.said(percent.start, percent.end))] if percent else pairs
        if rights and all(is_wrong(right, match, less=less, more=more) for right, _ in rights):
            right, said = rights[0]
            yield match, f"{said} 是 {right.quantize(Decimal('0.001')).normalize():f}"


def _percent(match: re.Match[str], found: Sequence[Amount], text: str) -> Amount | None:
    """Find the percentage that the words say again."""
    ends = text[match.end() : match.end() + 1] in ("，", "。", "；")
    for one in found:
        if one.unit != "%" or one.change:
            continue
        if one.end <= match.start() and match.start() - one.end <= _FAR:
            tight = _AGAIN.fullmatch(text, one.end, match.start())
            if tight or (ends and _CLAUSE.fullmatch(text, one.end, match.start())):
                return one
        if one.start >= match.end() and _SAID_AGAIN.fullmatch(text, match.end(), one.start):
            return one
    return None


def _of(match: re.Match[str], before: Sequence[Amount], text: str) -> re.Match[str] | None:
    """Find what names the whole between the words and the number that is a part of it: 占全市的."""
    if not before or before[-1].rough or not before[-1].value:
        return None
    end = before[-1].end
    of = _OF.search(text, max(match.start() - _FAR, end), match.start())
    if of is None and text[match.start() - 1] == "，" and text[match.end() : match.end() + 1] in ("，", "。", "；"):
        among = len(before) > 1 and re.search("[中里]", text[before[-2].end : before[-1].start])
        return _ALONE.search(text, end, match.start()) if among else None  # 12个专业中，5个为重点专业，过半
    return of if of and _says_nothing(text, before[-1], of.start()) else None


def _says_nothing(text: str, part: Amount, until: int) -> bool:
    """Tell whether nothing new is named behind a part: “双师型”教师826人，“双师型”教师已超过……."""
    gap = text[part.end : until].lstrip("，、（")
    said = _FILLS.sub("", gap)
    return _NOTHING.fullmatch(text, part.end, until) is not None or (
        len(said) > 1 and said in text[max(0, part.start - _FAR) : part.start]
    )


def _pairs(
    of: re.Match[str], before: Sequence[Amount], passage: Passage, loaded: Loaded
) -> Iterator[tuple[Decimal, str]]:
    """Pair the last number before with every whole that it can be a share of."""
    text, part = passage.quiet, before[-1]
    name = _COUNTING.sub("", of["whole"])
    wholes = [one for one in before[:-1] if one.unit == part.unit and one.value >= part.value and not one.rough]
    named = "" if name in _ALL else name
    own = bool(part.bound and part.bound.indicator)
    said = named if own else named[-2:]  # of a school's 教师 there are not so many kinds
    for position, one in enumerate(wholes):
        begin = wholes[position - 1].end if position else max(0, one.start - _FAR)
        among = named or _AMONG.match(text, one.end)
        if among and all(character in text[begin : one.end + 4] for character in said):
            yield part.value / one.value, f"{passage.said(part.start, part.end)}÷{passage.said(one.start, one.end)}"
    if named and own:
        yield from _indicators(part, of["whole"], passage, loaded)


def _indicators(part: Amount, name: str, passage: Passage, loaded: Loaded) -> Iterator[tuple[Decimal, str]]:
    """Pair an indicator's value with that of the one whose name is the whole's."""
    assert part.bound
    assert part.bound.indicator
    own, values = part.bound.indicator, loaded.facts.values
    mine = values.get((own.id, part.bound.year))
    found = loaded.subjects.find(name)
    keys = sorted(found[-1].owners) if found and found[-1].end >= len(name) - 2 else []
    fits = loaded.fits.fit(name, str(own.unit))
    for key in keys or [key for key, fit in sorted(fits.items()) if fit >= _FITS]:
        other = loaded.facts.catalogue[key]
        value = values.get((key, part.bound.year))
        if mine and value and value >= mine and other.unit == own.unit:
            yield mine / value, f"{passage.said(part.start, part.end)}÷{other.name} {value.normalize():f}"
