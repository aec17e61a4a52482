"""的, 地 and 得 where the words around decide: 认真地听完, 擦得锃亮; from the data file beside this module."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias

from report_engine.language.adverbials import misjoined
from report_engine.language.edges import begins_word
from report_engine.language.lexicon import lexicon
from report_engine.language.passages import HANZI, Passage
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "particles.yaml"
_PHRASE = 4  # characters of a phrase that says how: 不切实际
_END = r"(?=[，。；、！]|\Z)"
_ASPECT = (
    "(?:了(?![，。；、！]|[解结])|着(?![手重力急眼]|[，。]?装)|完(?![善整成美备])"
    "|起(?:了|来|身)|下(?:了|来|去)|出(?:了|来))"
)
# What is said, done or learnt may itself be important: 老师说的十分重要.
_JUDGED = "重要|必要|关键|有用|有限|真实|正确|合理|少|多|不同|一样|有?(?:道理|意思|启发|价值|意义)"
_DEGREE = "十分|非常|格外|更加|很|相当|极其|比较|越来越|特别|多么"


@dataclass(frozen=True, slots=True)
class Particle:
    """A particle that is the wrong one, with the words around it, and what to write."""

    start: int
    end: int
    cure: str


def particles(holding: Callable[[Iterable[str]], Iterable[Passage]]) -> Iterator[tuple[Passage, Particle]]:
    """Find the wrong particles of the texts."""
    for way in _ways():
        for passage in holding(way.needs):
            text = passage.quiet
            for match in way.pattern.finditer(text):
                if text[match.start() - 1 : match.start()] in ("不", "显", "变") or _is_whole(text, match):
                    continue  # 不认真的带着: another word
                # An expression that begins with the particle is cheaper than one that begins before it.
                yield passage, Particle(match.start() - (text[match.start()] in "的地得"), match.end(), way.cure)
    for passage in holding("的地得"):
        for start, end, cure in misjoined(passage.quiet):
            yield passage, Particle(start, end, cure)


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Tell whether 地 is part of a word, or ends a phrase of four: 推动地方法人机构, 盐碱地, 不切实际地要求."""
    if text[match.start()] != "地":
        return False
    if text[max(0, match.start() - 2) : match.start() + 1] in lexicon().cost:
        return True  # 盐碱地, 事发地
    phrase = text[max(0, match.start() - _PHRASE) : match.start()]
    return (len(phrase) == _PHRASE and phrase in lexicon().cost) or begins_word(text, match.start())


@dataclass(frozen=True)
class _Way:
    """A way to write one wrongly: the words of which it has one, the expression that finds it, and the cure."""

    needs: frozenset[str]
    expression: str
    cure: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a text has one of the words."""
        return re.compile(self.expression)


@cache
def _ways() -> tuple[_Way, ...]:
    read: dict[str, Any] = stored(FILE)
    kinds = (
        (_manners, "修饰后面的动词，写“地”"),
        (_results, "后面说的是程度、结果，写“得”"),
        (_nouns, "修饰后面的名词，写“的”"),
    )
    return tuple(
        _Way(frozenset(needs), expression, cure) for written, cure in kinds for needs, expression in written(read)
    )


_Written: TypeAlias = tuple[tuple[Iterable[str], str], ...]


def _manners(read: dict[str, Any]) -> _Written:
    """Write what finds 的 or 得 between a manner and a verb."""
    manners, active = one_of(read["manners"]), one_of(read["active"])
    verb = f"(?!{one_of(read['nouns'])}){HANZI}{{1,2}}?"
    behind = [f"{manner}的" for manner in read["manners"]]
    return (
        (behind, rf"(?:{manners})的{verb}{_ASPECT}"),
        (behind, rf"(?:{manners})的[跑走冲站坐说笑唱跳喊问答看听写][向到在进出过上下回来去着了]"),
        (
            [f"{one}得" for one in read["active"]],
            rf"(?:{active})得(?:为|给|向|把|将|对|从|帮|替|让|{verb}{_ASPECT})(?!很|多|了得)",
        ),
    )


def _results(read: dict[str, Any]) -> _Written:
    """Write what finds 的 or 地 between a verb and what came of it."""
    doubled = rf"(?!{one_of(read['aabb'])})(?P<a>{HANZI})(?P=a)(?P<b>{HANZI})(?P=b)"
    degree = rf"(?:{_DEGREE})(?!{_JUDGED}|[^，。]{{0,2}}[的])(?:[^，。；的地]{{2,4}}|[快慢好稳牢准紧熟透细])"
    return (
        ([f"{manner}的" for manner in read["manners"]], rf"(?:{one_of(read['manners'])})的{HANZI}不[出得了住起完]"),
        ("的地", rf"[的地](?<={HANZI}.)(?<!是.)(?<![各当等外两三本上下里中间边].){doubled}{_END}"),
        (
            [f"{act}{one}" for act in read["acts"] for one in "的地"],
            rf"(?:{one_of(read['acts'])})[的地](?:{degree}|{one_of(read['results'])}){_END}",
        ),
    )


def _nouns(read: dict[str, Any]) -> _Written:
    """Write what finds 地 or 得 between a noun and another."""
    nouns, ends = one_of(read["nouns"]), "|".join(sorted(_twos(read["manners"])))
    place = "地(?![处理方址点面下位区块势震质形带域标铁板产貌市])"
    said = "得(?=讲解|指导|要求|帮助|努力|表现|付出|关心|评价|支持)"
    return (
        ("地得", rf"(?:{read['owners']})(?:{place}|{said}){HANZI}{{2}}"),
        (
            "地",
            rf"地(?<={HANZI}.)(?<![{read['places']}].)(?<!(?:{ends}).)(?:{nouns})(?![^，。；]{{0,2}}[着])",
        ),
        (
            "得",
            rf"得(?<={HANZI}.)(?<![{read['gains']}].)(?:{nouns})(?=[十非很更不有得是也都将和与的]|日益|明显)",
        ),
    )


def _twos(words: list[str]) -> set[str]:
    """Give the ends of words, all of one length as a look behind must be."""
    return {word[-2:] for word in words}
