"""What is said of all, where the numbers of the sentence show that it is true of some: 达标率91.7%，全部达标."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.checks.quantities import indicator
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, HANZI, Passage
from report_engine.load import Loaded
from report_engine.load.rules import BoundRule

ALL = expression(
    rf"(?P<said>(?:全部|全员|(?<![班人校师户平年月日])(?<![^学]生)均已?|都已?|无一例外地?(?:都)?)(?:已经?|顺利|成功|实现了?)*(?P<what>{HANZI}{{2}}))|无一例外"
)
_RATE = expression(rf"(?P<stem>{HANZI}{{2}})率(?:为|是|达到?|约|有|{HAN}{{0,2}})*\Z".replace("{HAN}", f"{HANZI}"))
_ONLY = expression(rf"全[市校县区](?P<said>唯一)的?(?:一?[家所个名支项座])?(?P<noun>{HANZI}{{2,8}})")
_SOME = expression("未|不|没|其余|其他|剩余|补|要|争取|力争|确保|推动|实现(?!了)|应|将")
_REST = expression("；|其余|其他")
# 第一批三百套，第二批二百套: one of a series is not all of it.
_SERIES = expression(r"(?:第[一二三四五六七八九十\d]+|[一二三四]期|[上下]半年|[春秋]季)[^，。；]{0,8}\Z")
_FAR, _BEHIND = 12, 4


def overstated(
    found: Sequence[Amount], start: int, end: int, passage: Passage, bounds: dict[str, str], loaded: Loaded
) -> Iterator[tuple[int, str, str]]:
    """Find the words: where they stand, what they are, and what the numbers say."""
    text = passage.quiet
    for match in ALL.finditer(text, start, end):
        clause = max(start, max(text.rfind(mark, start, match.start()) for mark in "，；") + 1)
        mine = [one for one in found[1:] if clause <= one.start < match.start()]
        if mine or _SOME.search(text, clause, match.start()):
            continue  # 其中公办8所全部达标
        stem = match["what"]
        for position, one in enumerate(found):
            begin = max(found[position - 1].end if position else start, one.start - _FAR)
            rate = _RATE.search(text, begin, one.start) if one.unit == "%" and one.value < 100 else None
            if stem and rate and rate["stem"] == stem:
                yield match.start(), match[0], f"{stem}率是 {one.value.normalize():f}%"
                return
        some = text[match.start() - 1 : match.start()] == "的"  # 保留下来的都使用……
        yield from _parts(match, found, passage) if stem and not some else ()
        if "无一例外" in match[0]:
            yield from _institutions(match, found, bounds, loaded)
    for only in _ONLY.finditer(text, start, end):
        for one in found:
            named = only["noun"][:4] in text[max(start, one.start - _FAR) : one.start]
            if one.end <= only.start() and one.value > 1 and named and not one.change:
                yield only.start(), only["said"], f"前面写的是 {one.value.normalize():f}"


def _parts(match: re.Match[str], found: Sequence[Amount], passage: Passage) -> Iterator[tuple[int, str, str]]:
    """Hold those of whom it is said again with a number against all: 120名学生全部取得证书，取证112人."""
    text, stem = passage.quiet, match["what"]
    plain = [one for one in found if not one.rough and not one.change and one.unit not in ("%", "")]
    if len(plain) < 2:
        return
    whole, parts = plain[0], plain[1:]
    around = text[whole.end : parts[-1].end + _BEHIND]
    # 120名学生全部参加，96人取得证书: of those who did something else.
    if any(one.unit != whole.unit for one in parts) or stem[0] not in around.replace(match[0], ""):
        return
    if _SERIES.search(text, max(0, whole.start - _FAR), whole.start):
        return
    total = sum((one.value for one in parts), Decimal(0))
    if total < whole.value <= total * 2 and not _REST.search(around):
        yield match.start(), match[0], f"{whole.value.normalize():f} 里只有 {total.normalize():f}"


def _institutions(
    match: re.Match[str], found: Sequence[Amount], bounds: dict[str, str], loaded: Loaded
) -> Iterator[tuple[int, str, str]]:
    """Hold an indicator behind 无一例外 against that of all: 办赛学校24所 of 26."""
    for one in found:
        part = one.bound.indicator if one.bound and one.start > match.start() and not one.change else None
        whole = bounds.get(str(part.id)) if part else None
        if part is None or whole is None or one.bound is None:
            continue
        values = loaded.facts.values
        mine, every = values.get((part.id, one.bound.year)), values.get((whole, one.bound.year))
        if mine is not None and every is not None and mine < every:
            yield match.start(), match[0], f"{loaded.facts.catalogue[whole].name}是 {every:f}，{part.name}是 {mine:f}"
        return


def wholes(loaded: Loaded) -> dict[str, str]:
    """Give the whole that the rules set over each indicator of the same unit."""
    facts = loaded.facts
    pairs = (
        (indicator(facts, name), indicator(facts, rule.whole))
        for rule in loaded.rules.of(BoundRule)
        for name in rule.part
    )
    return {str(part.id): str(whole.id) for part, whole in pairs if part.unit == whole.unit}
