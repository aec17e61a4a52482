"""How many items stand behind an announcement, where marks leave no doubt: 四个环节：甲、乙和丙，……; 分两幕……第三幕."""

import re
from collections.abc import Iterator

from report_engine.language.amounts import small
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI

_AND = expression("以及|[和与及]")
_STOPS = expression("[。；！？\n]")
_N = "[两二三四五六七八九十]"
_STAGED = expression(
    rf"(?:分|共|设|由|有|包[括含]|历经|经过)(?:为|成|了)?(?P<n>{_N})个?(?P<u>[幕步章站轮场关]|阶段|环节|部分|板块|乐章)"
)
# “三园一廊”：…… counts what is listed; 一校一品 counts nothing.
_CODED = expression(rf"“(?!(?:一{HANZI})+”)(?P<what>(?:[一两二三四五六七八九十]{HANZI}){{2,3}})”(?:布局|格局|景观)?：")
# What goes on behind a list, and is none of it.
_GOES_ON = expression(
    "(?:并|再|且|同时|每|让|使|确保|做到|实现|形成|推动|由|都|均|全|评|现场|深受|受到|在|从|以|其|这|供|材料|评选|气氛|参与|育人|引导|学生|师生|各|既|开学|极大|有力|切实|有效|为|年底|一年|把|将|得到|赢得|帮助|丰富)"
)
_NEAR = 2  # characters by which items of one list differ


def listed(text: str) -> set[int]:
    """Tell how many items the first clause lists with 、, if what follows it is surely none; nothing if nobody can."""
    stop = _STOPS.search(text)
    first, *rest = text[: stop.start() if stop else len(text)].split("，")
    items = first.split("、")
    behind = "，".join(rest)
    if len(items) < 2 or "、" in behind or "：" in text[: stop.start() if stop else len(text)]:
        return set()
    if any(_AND.search(item) for item in items[:-1]) or (rest and not _GOES_ON.match(rest[0])):
        return set()
    halves = _AND.split(items[-1])
    if len(halves) == 1 or not all(halves):
        return {len(items)}
    if len(halves) > 2:
        return set()
    # 晨读、社团、志愿服务和劳动实践: its halves are like the others. 开展调研和座谈 is one item.
    sizes = [len(item) for item in items[:-1]]
    sure = "和" in items[-1] or "以及" in items[-1]  # 挑战与展望 is the name of one part
    like = sure and 1 < len(halves[0]) == len(halves[1]) and max(abs(len(halves[0]) - size) for size in sizes) <= _NEAR
    return {len(items) + 1} if like else {len(items), len(items) + 1}


def coded(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Find the labels that count what is listed behind them, and is not so many: “三园一廊”：five of them."""
    for match in _CODED.finditer(text):
        number = sum(small(one) or 0 for one in match["what"][::2])
        found = listed(text[match.end() :])
        if found and number not in found:
            yield match, max(found)


def beyond(text: str) -> Iterator[tuple[int, str, str]]:
    """Find a stage behind the last of those that were announced: where, how it is written, and the announcement."""
    for match in _STAGED.finditer(text):
        number = small(match["n"]) or 0
        for other in re.compile(rf"第(?P<m>{_N}){match['u']}").finditer(text, match.end()):
            if (small(other["m"]) or 0) > number:
                yield other.start(), other[0], match[0]
                return
