"""W302: no word or mark stands twice, and every paragraph is closed.

规则：同一个虚字、同一个词不连写两遍（“人人”“实实在在”“一户一户”一类不算），一串列举里没有相同的两项，标点不连用，段首没有标点，段末有句号、问号或叹号。
好：各校的做法常常不同。
坏：声乐、舞蹈、朗诵、声乐四项；各校的的做法；开展开展培训；培训，，提高；段末没有句号
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from report_engine.language.edges import begins_word, severs
from report_engine.language.expressions import expression
from report_engine.language.lexicon import lexicon
from report_engine.language.lists import listed_twice
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W302 = Code("W302", Category.TEXT)

# Characters that hardly ever stand twice in a row, each with what may follow when they do: 为了|了解.
_ONCE = {
    "的": "确士", "了": "解结断如然", "是": "否非", "在": "校职岗线读册籍建此编", "和": "谐睦平气",
    "与": "会", "及": "时早格", "为": "期了人何", "对": "口方象照比手应接外", "把": "关握", "将": "来军",
    "从": "业事严小教", "有": "利关效序的限志意", "中": "职国小等学央心高部期专外药医型介间年",
    "上": "下级海", "地": "方区理市处位址块段质形名", "得": "到以法当体力宜手益", "由": "于来", "到": "位达校场会岗期",
    "其": "他中余次实", "于": "", "也": "", "都": "市", "就": "业是读近", "被": "", "各": "", "这": "",
    "并": "", "不": "", "以": "人赛及上下外来", "等": "级次同", "所": "有需以长", "能": "力够手",
    "可": "以能行", "使": "用命", "让": "", "向": "", "还": "", "而": "", "但": "",
}  # fmt: skip
# What the first of the two ends as often: 目的|的, 场所|所在, 可以|以.
_ENDS = {
    "的": "目标有",
    "与": "参",
    "中": "其",
    "所": "场易究业院留名住",
    "以": "可得予足难加",
    "有": "含享具拥",
    "地": "住本当产基场处",
    "及": "涉普以",
    "为": "作成认称行",
    "得": "获取值",
    "在": "现",
    "由": "理自",
    "能": "智功技职性动潜效产节机才",
    "到": "得达做",
}
_DOUBLED = "|".join(
    (f"(?<![{_ENDS[c]}])" if c in _ENDS else "") + f"{c}{c}" + (f"(?![{after}])" if after else "")
    for c, after in _ONCE.items()
)
_STOPS = "，。、；：！？"
_LONGEST = 8  # characters of a word that stands twice
# 一步一步, 一户一户, 一所学校一所学校 are right: 一 with what is taken one by one. 一同, 一直 are words. 走着走着, too.
_WORD = expression(rf"(?!一(?![同起直定样般致律再向旦切共并些])|(?:{HANZI}着){{2}})({HANZI}{{2,{_LONGEST}}})\1")
# 等等 is a word, 一样一样 is one by one; 讨论讨论 and the like are not written in a report.
_FINE = {"等等", "一样一样"}
_HAN = expression(HANZI)
_MARKS = r"([，。、；：])[，。、；：！？]+|[！？]{2,}|[！？][，。、；：]"
_FIRST = expression(r"\s*([，。、；：！？）》”])")
_ENDING, _CLOSING = frozenset("。！？…"), "”’）》"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for repetitions in every text, for the end in every paragraph."""
    for pattern, what, places in (
        (_DOUBLED, "重复的字", loaded.holding(c + c for c in _ONCE)),
        (_MARKS, "标点连用", loaded.holding(map("".join, product(_STOPS, _STOPS)))),
    ):
        for passage in places:
            yield from _told(re.finditer(pattern, passage.unlinked), what, passage)
    for number, begun in loaded.texts.repeating(_LONGEST).items():
        passage = loaded.passages[number]
        yield from _told(
            (match for match in _words(passage.unlinked, begun) if not _turned(match)), "重复的词", passage
        )
    for passage in loaded.prose_holding("、"):
        text = passage.unlinked
        for start, item in listed_twice(text) if text.count("、") > 1 else ():
            yield _problem(passage, start, f"列举里“{item}”写了两次", "删去一个，或改成漏写的一项", item)
    for passage in loaded.prose:
        first = _FIRST.match(passage.unlinked)
        if first:
            yield _problem(passage, first.start(1), f"段首是“{first[1]}”", "删去它，或补上前面的字", first[1])
        yield from _open(passage.unlinked, passage)


def _words(text: str, begun: Iterable[int]) -> Iterator[re.Match[str]]:
    """Find the words that stand twice; they begin where two characters stand again."""
    reach = 0
    for at in begun:
        match = _WORD.match(text, at) if at >= reach else None
        if match:
            reach = match.end()
            yield match


def _told(found: Iterable[re.Match[str]], what: str, passage: Passage) -> Iterator[Problem]:
    for match in found:
        if match[0] not in _FINE and not _is_pair(passage.unlinked, match) and not _ends_and_begins(match):
            yield _problem(passage, match.start(), f"{what}“{match[0]}”", "删去一个", match[0])


def _ends_and_begins(match: re.Match[str]) -> bool:
    """Tell whether one word ends with the first of two characters and another begins with the second: 只有|有线.

    The first may be a word by itself: 为|为期三天, 课程中|中式烹饪.
    """
    text, at, words = match.string, match.start(), lexicon().cost
    if len(match[0]) != 2:
        return False
    return (text[at - 1 : at + 1] in words and text[at + 1 : at + 3] in words) or (
        match[0][0] in _ONCE and begins_word(text, at + 1)
    )


def _turned(match: re.Match[str]) -> bool:
    """Tell whether it is a row of words that begin as the one before ends: 创业|创新 behind 企业, 树立|自立|自强."""
    word = match[1]
    if word[1:] == "不" or severs(match.string, match.end(), match.end()):
        return True  # 要不要不断; 健康产业产业链
    if len(word) != 2 or word[1] == "一":  # 合伙人|一人|一票
        return len(word) == 2
    text, words = match.string, lexicon().cost
    row = text[match.start() - 1 : match.start() + 1], word[::-1], text[match.end() - 1 : match.end() + 1]
    return word not in words and all(one in words for one in row)


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """Tell whether another doubled character stands beside this one: 实实在在, 方方面面."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    pairs = (pair for pair in (before, after) if len(pair) == 2 and pair[0] == pair[1])
    whole = match[0] in lexicon().cost and text[match.end() - 1 : match.end() + 1] not in lexicon().cost  # 可可豆
    return len(match[0]) == 2 and (whole or any(map(_HAN.match, pairs)))


def _open(text: str, passage: Passage) -> Iterator[Problem]:
    """Tell a paragraph without an end; an item of a list may have none."""
    said = text.rstrip()
    if said and not passage.is_item and not said.endswith(("：", "；")) and said.rstrip(_CLOSING)[-1:] not in _ENDING:
        end = len(said) - 1
        said = passage.said(max(0, end - 5), end + 1)
        yield _problem(passage, end, f"段末“{said}”后面没有句号", "补上句号；话没有说完就补全", said)


def _problem(passage: Passage, offset: int, message: str, hint: str, said: str) -> Problem:
    place = passage.at(offset)
    return W302.problem(message, place, hint, passage.about(f"doubled:{said}", offset), said)
