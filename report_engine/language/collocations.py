"""Which verbs a noun goes with, by classes: 水平 is raised and not widened; from the data file beside this module."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "collocations.yaml"
_ADVERBS = (
    "(?:也|都|又|还|得到了?|有了?|有所|明显|显著|不断|日益|逐年|逐步|逐渐|进一步|大幅|大大|持续|稳步|普遍|整体|越来越|正在|在|更加|"
    "得以|均|很大|较大|一定|的|幅度|程度|迅速|快速)*"
)
_ENDS = r"(?=了?(?:[，。；、！]|\Z)|了(?![的解不]))"
_END = (
    rf"(?=[，。；！]|\Z|[和与及](?:(?!的){HANZI}){{1,8}}?"
    # 推进公共卫生能力和疾控体系建设: what stands last is what is pushed on.
    "(?<!建设)(?<!发展)(?<!改革)(?<!普及)(?<!协调)(?<!研究)(?<!管理)(?<!治理)(?<!创新)(?<!融合)(?<!开发)(?<!率)(?<!度)(?<!体制)(?<!体系)(?<!机制)(?<!占比)(?<!比例)(?<!比重)"
    "(?<!水平)(?<!质量)(?<!能力)(?<!效益)(?<!效率)(?<!条件)(?<!优势)(?<!作用)[，。；])"
)
_VERBAL = (
    "提高|提升|增强|改善|加强|促进|推进|推动|优化|强化|保障|确保|巩固|拓展|锻炼|适应|满足|围绕|用于|"
    "创造|提供|营造|注入|充满|迈上|迈出|迈开|这一|积累|形成|精神|等|以|为|和|与|及|或|、"
)
# A verb of one character that has the noun for its own object: 树立自信提质量.
_SHORT = "(?<![提增促保抓创练育展补固夯])"
_GOVERNS = expression(
    "加大|提高|提升|增强|具备|具有|锻炼|培养|缺乏|缺少|考[查核]|测试|检验|展示|体现|加强|改善|改进|强化|保证|影响|[有为的]$|(?:落实|出台|实施|制定|制订|执行|贯彻|研究|完善|健全|建立|采取|推出|细化)(?:[^，。；]{2,14}[和与及])?$"
)


@dataclass(frozen=True, slots=True)
class Clash:
    """A noun with a verb that it does not take, where they stand, and what it takes."""

    start: int
    end: int
    noun: str
    verb: str
    say: str


def clashes(text: str) -> Iterator[Clash]:
    """Find the nouns of a text with a verb before or behind that they do not take."""
    behind, before, objects = _patterns()
    for pattern in (behind, before):
        for match in pattern.finditer(text):
            # 认可度: what has a class by its last character is found by it, and named with the two before.
            start = match.start("noun") - (2 if len(match["noun"]) == 1 else 0)
            noun = text[start : match.end("noun")]
            found = _state(noun, match["verb"])
            if found is not None and not _hastens(match) and not _is_part(text, match, found):
                yield Clash(min(start, match.start()), match.end(), noun, match["verb"], found)
    for match in objects.finditer(text):
        one = _objects()[match["verb"]]
        # 提高解决问题能力: the noun is what is raised.
        low = max(0, match.start() - 40)
        begin = max(text.rfind(mark, low, match.start()) for mark in ("，", "。", "；", "！", "方面", "中")) + 1
        other = any(match[0].endswith(word) for word in one.get("except", ()))
        if match["noun"] in one["clash"] and not other and not _GOVERNS.search(text, begin, match.start()):
            yield Clash(*match.span(), match["noun"], match["verb"], one["say"])


def _is_part(text: str, match: re.Match[str], say: str) -> bool:
    """Tell whether the verb is part of what the right one is said of: 加大改善民生力度."""
    begin = max(text.rfind(mark, 0, match.start()) for mark in "，。；！") + 1
    return any(verb in text[begin : match.start()] for verb in say.split("、"))


def _state(noun: str, verb: str) -> str | None:
    for one in _read()["states"]:
        words, excepted = one["nouns"], one.get("except", ())
        mine = any(noun.endswith(word) for word in words)
        suffix = noun.endswith(tuple(one.get("suffixes", ()))) and not noun.endswith(tuple(excepted)) and len(noun) > 2
        if (mine or suffix) and verb in one["clash"] and noun + verb not in excepted:
            return str(one["say"])
        if mine:
            return None
    return None


def _hastens(match: re.Match[str]) -> bool:
    """Tell whether 加快 may be said of another verb that stands between: 加快掌握技能."""
    return (
        match["verb"] in ("加快", "加速")
        and match["noun"] != "力度"
        and len(match.groupdict().get("middle") or "") >= 2
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    states = _read()["states"]
    nouns = one_of({word for one in states for word in one["nouns"]})
    suffixes = "".join(suffix for one in states for suffix in one.get("suffixes", ()))
    verbs = one_of({verb for one in states for verb in one["clash"]})
    first = "".join(sorted({word[0] for one in states for word in one["nouns"]} | {*suffixes}))  # most others have none
    noun = rf"(?P<noun>{nouns}|[{suffixes}](?<={HANZI}{{3}}))"
    middle = (
        rf"(?:了|着)?(?P<middle>(?:(?!{_VERBAL})[^，。；！的]){{0,6}}?(?:的(?:(?!{_VERBAL})[^，。；！的]){{0,2}}?)?)"
    )
    epithet = one_of(_read()["epithets"])
    # Behind 了 what stands before 的 says whose it is: 培养了学生对节日的认识水平.
    between = rf"(?:了(?:(?!{_VERBAL})[^，。；！的]){{0,12}}?的?|(?:了|着)?(?:{epithet})的)"
    return (
        re.compile(rf"(?=[{first}]){noun}{_ADVERBS}(?P<verb>{verbs}){_ENDS}"),
        re.compile(rf"(?P<verb>{verbs})(?<!不断扩大){middle}{_SHORT}(?P<noun>{nouns}){_END}"),
        re.compile(
            rf"(?P<verb>{one_of(_objects())})(?:{between}(?:(?!{_VERBAL})[^，。；！的]){{0,6}}?"
            rf"|(?:(?!{_VERBAL})[^，。；！的了]){{2,6}}?){_SHORT}(?P<noun>{one_of(_clashing())}){_END}"
        ),
    )


@cache
def _objects() -> Mapping[str, Any]:
    return {verb: one for one in _read()["objects"] for verb in one["verbs"]}


def _clashing() -> set[str]:
    return {noun for one in _read()["objects"] for noun in one["clash"]}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
