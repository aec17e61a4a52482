"""W216: what a sentence counts in or leaves out is what its indicators do.

规则：句子里写“含技工学校”“不含技工学校”的，所引用的指标在名称和指标目录的 definition 里写的口径要相同。
“计入”“加上”“剔除”“算在内”“统计在内”的一样。指标目录写明是甲的一部分的，不说甲“不包括”它；甲的一部分（rules.yaml 的
sum、表里“其中”之下、definition 写“含”的），也不在甲之外“另有”。
好：全市中等职业学校{学校数}所（不含技工学校）（definition 写“不含技工学校”）。
坏：去向落实{去向落实人数}人，另有升学{升学人数}人；按含技工学校口径，全市中等职业学校{学校数}所；把技工学校算在内，全市{学校数}所。
"""

import re
from collections.abc import Iterator
from functools import cache

from report_engine.checks.text.besides import BESIDES, besides
from report_engine.checks.wholes import parts_and_wholes
from report_engine.facts.catalogue import Indicator
from report_engine.language.amounts import sentences
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Bound, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W216 = Code("W216", Category.TEXT)

_SCOPE = expression(
    rf"(?P<out>不(?:包?含|包括|计入?|统计|算)|未(?:包?含|计入|包括|统计)|扣除|剔除|除去|除外)"
    rf"|(?P<in>(?<!{HANZI})(?:含|包含|包括|连同|计入|算上|加上)|(?<=[按以])含|(?<=[数字])包括)"
)
_WHAT = expression(rf"了?(?P<what>{HANZI}{{2,12}})")
_TAIL = expression("(?:的|口径|统计|计算|在内|数据|人数|之内|后为?)+$")
# 把技工学校算在内, 技工学校未统计在内
_COUNTED = expression(
    rf"(?P<not>不|未)?(?:[把将]|(?<!{HANZI}))(?P<what>{HANZI}{{2,8}}?)(?P<none>不|未|没有)?[已也]?"
    "(?:(?:计算|统计|算|计|包括)在内|一[并同起](?:计入|统计|计算|纳入|算入|算上))"
)
_ANY = ("含", "包括", "计入", "不计", "算上", "加上", "除去", "剔除", "扣除", "在内", "一并", "一同", "一起")
_LEFT_OUT = expression(rf"不(?:包?含|包括){HANZI}{{0,12}}\Z")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare the scope of each sentence with that of its values."""
    scopes = cache(lambda key: {what: inside for _, what, inside in _scopes(_about(loaded.facts.catalogue[key]))})
    beside = [*sentences(loaded.prose_holding(BESIDES.pattern.split("|")), loaded.units)]
    parts = parts_and_wholes(loaded) if beside else frozenset()
    for stated in beside:
        for amount, whole, what in besides(stated, parts, scopes):
            message = f"说的是另有，“{what}”却已经算在“{whole.name}”里"
            about = stated.passage.about(f"scope:{what}", amount.start)
            yield W216.problem(message, stated.passage.at(amount.start), "写“其中”，或改这一句", about, what)
    for passage in loaded.prose_holding(_ANY):
        text = passage.quiet
        for start, end in passage.sentences:
            values = [value for value in passage.within(start, end) if value.indicator]
            both = list(_scopes(text, start, end)) if values else []
            said = {(what, inside) for _, what, inside in both}
            for at, what, inside in both:
                if (what, not inside) in said:
                    continue  # each has its own
                behind = [value for value in values if value.start > at]
                inner = [value for value in values if value.end <= at < _own(text, value)]
                for value in inner or behind or values:
                    one, own = value.indicator, _own(text, value) > 0 and not inner
                    if one and scopes(one.id).get(what, inside) is not inside and not own:
                        yield _problem(passage, value, one, what, inside)
                        break
            yield from _left_out(values, start, passage)


def _left_out(values: list[Bound], start: int, passage: Passage) -> Iterator[Problem]:
    """Tell 升学人数{…}人，不包括升入本科的{…}人, of which the catalogue says that they are among them."""
    for position, value in enumerate(values):
        for whole in values[:position] if _LEFT_OUT.search(passage.quiet, start, value.start) else ():
            one, other = value.indicator, whole.indicator
            if one and other and one.definition.startswith(f"{other.name}中"):
                message = f"这一句说的是不含，“{one.name}”是“{other.name}”里的"
                about = passage.about(f"scope:{value.name}", value.start)
                yield W216.problem(message, passage.at(value.start), "写“包括”“其中”", about, f"不含{one.name}")


def _about(one: Indicator) -> str:
    return f"{one.name}（{'（'.join(one.short)}）{one.definition}"


def _scopes(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str, bool]]:
    """List what a text counts in (True) and leaves out, and where."""
    stop = len(text) if end is None else end
    for match in _COUNTED.finditer(text, start, stop):
        if not _SCOPE.match(match["what"]):
            yield match.start(), match["what"].removeprefix("包括"), not (match["not"] or match["none"])
    for match in _SCOPE.finditer(text, start, stop):
        what = _WHAT.match(text, match.end(), stop)
        if what:
            for noun in re.split("[和与及、]", _TAIL.sub("", what["what"])):
                if noun:
                    yield match.start(), noun, bool(match["in"])


def _own(text: str, value: Bound) -> int:
    """Tell where the brackets of a value with a scope of its own end; 0 where it has none."""
    match = re.compile(rf"(?:{HANZI}|%){{0,3}}（[^（）]*含[^（）]*").match(text, value.end)
    return match.end() if match and "含" in text[value.end : value.end + 20] else 0


def _problem(passage: Passage, value: Bound, indicator: Indicator, what: str, inside: bool) -> Problem:
    word = "含" if inside else "不含"
    message = f"这一句说的是{word}{what}，“{indicator.name}”是{'不含' if inside else '含'}{what}的"
    about = passage.about(f"scope:{value.name}", value.start)
    return W216.problem(message, passage.at(value.start), "换成口径相同的指标，或改这一句", about, f"{word}{what}")
