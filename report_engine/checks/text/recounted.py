"""W131: a paragraph that has said how many there are does not speak of more.

规则：一段里先写明有几个（“设三个分会场”“为期三天”“组建四支队伍”），后面说同样的东西，不会比它多；写“甲、乙、丙各一个，另外两个”的，
加起来等于前面的数；“这12名教师”“全班46名学生”“这批58万元的设备”与前面惟一的同类数相同。新增、扩建的，说别的学校、别的年份的，另写一次“有”“设”的，不算；后面的数比它少的，可以是其中一部分，也不算。
好：设三个分会场，三个分会场同时开幕；培训为期三天，三天的课程排得很满。
坏：设三个分会场，四个分会场同时开幕；培训为期三天，五天的课程排得很满；四个社团参加，合唱、舞蹈、书法各一个，另外两个是戏剧社；
选派15名青年教师，返校后这12名教师开出示范课。
"""

import re
from collections.abc import Iterator

from report_engine.language.amounts import small
from report_engine.language.definite import others
from report_engine.language.expressions import expression
from report_engine.language.lists import counts
from report_engine.language.passages import HAN, HANZI, VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W131 = Code("W131", Category.TEXT)

_HAN = "[一二两三四五六七八九十]"
_COUNT = expression(
    rf"(?P<n>[{_HAN[1:-1]}\d{VALUE}](?<![第每前后头近约超几\d.点{_HAN[1:-1]}].)(?:(?<={_HAN}){_HAN}{{0,2}}|(?<=\d)\d{{0,2}}|(?<={VALUE})))(?P<measure>个(?!月)|所|支|项|门|间|座|场|期|批|轮|天|周|名|位|条|家)"
    rf"(?P<of>的?)(?P<noun>{HANZI}{{0,10}})"
)
_DECLARES = expression(
    r"(?:共?设有?|建有|建成|组建了?|开设了?|分为?|分成|共有?|拥有|[校院馆市县区]有|现有|为期|历时|持续|举办了?|设置了?|选派了?|有)\Z"
)
# Where a noun ends: at the verb, particle or adverb behind it.
_CUT = expression(
    "同时|均|都|参[加展赛]|统一|分[工别]|进行|开展|走[进访]|实行|[在与和由是的共全已被对各其等将可以为就也还并及让使]|先后|应邀|提交|接待|紧张|有序|安排|排得"
)
# 举办技能夜校6期: the number stands behind what it counts.
_NOUN_FIRST = expression(
    rf"(?:举办|开设|组建|建[成有设]|设有?|有|成立|开展|组织|承办|编写|培育|打造|开办)了?(?P<noun>{HANZI}{{2,8}})\Z"
)
_LASTS, _TIMES = "天周", "期批轮场"
_WHOLE = expression("参训|参赛|与会|全体|所有|入选|参会")
_CHANGED = expression(
    "新增|增加|新建|扩建|增[至到设]|达到|又|另|再|其他|加上|合计|去年|上年|往年|明年|以前|兄弟|外[校市省县]|两校|各校|分别"
)
_PAUSE = "，。；：、"
_EACH = expression(
    rf"(?P<listed>[{HAN}、]{{3,40}})各(?:有)?一(?P<measure>个|支|所|名|项|间)，?(?:另外|另|其余|其他|还有)(?P<n>{_HAN}|\d)(?P=measure)"
)
_PARAGRAPH = 600  # characters before a number within which nothing else may be meant
_Declared = dict[tuple[str, str], tuple[int, int]]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Remember what each paragraph has counted."""
    for passage in loaded.prose:
        declared: _Declared = {}
        for match in _COUNT.finditer(passage.quiet):
            yield from _counted(match, declared, passage)
        yield from _each(passage)
        for other in others(passage):
            message = f"前面说的是“{other.before}”，这里是“{other.said}”"
            about = passage.about(f"recounted:{other.said}", other.start)
            yield W131.problem(message, passage.at(other.start), "核对两处的数", about, other.said)


def _counted(match: re.Match[str], declared: _Declared, passage: Passage) -> Iterator[Problem]:
    text, number = passage.quiet, _number(match, passage)
    if number is None:
        return
    measure, noun = match["measure"], _noun(match["noun"])
    if _DECLARES.search(text, max(0, match.start() - 6), match.start()):
        if noun or measure in _LASTS or (measure in _TIMES and not match["noun"]):
            declared.setdefault((measure, "" if measure in _LASTS else noun), (number, match.end("measure")))
        return
    first = None if noun else _NOUN_FIRST.search(text, max(0, match.start() - 12), match.start())
    if first and measure not in _LASTS:
        declared.setdefault((measure, first["noun"]), (number, match.end("measure")))
        return
    plain = _WHOLE.sub("", noun)
    if measure in "名位" and plain == noun:
        return  # 30名教师 of one event are others than the 20 of another
    found = (
        declared.get((measure, "")) if measure in _LASTS else _of_noun(declared, measure, plain, text, match.start())
    )
    if found is None or not noun or (measure in _LASTS and not match["of"]):
        return
    said, since = found
    if number > said and not _CHANGED.search(text, since, match.start()) and _is_whole(match, text):
        written = passage.said(match.start(), match.end("measure")) + match["of"] + noun
        message = f"前面说的是 {said}{measure}，这里是“{written}”"
        about = passage.about(f"recounted:{written}", match.start())
        yield W131.problem(message, passage.at(match.start()), "核对两处的数", about, f"{number}≠{said}")


def _of_noun(declared: _Declared, measure: str, noun: str, text: str, stop: int) -> tuple[int, int] | None:
    """Find what was counted under this name, or under a longer one that ends with it, if that is the only one."""
    exact = declared.get((measure, noun)) or declared.get((measure, ""))
    if exact or not noun:
        return exact
    longer = [
        one
        for one in _COUNT.finditer(text, max(0, stop - _PARAGRAPH), stop)
        if one["measure"] == measure and noun in one["noun"]
    ]
    found = [of for (own, name), of in declared.items() if own == measure and name.endswith(noun)]
    return found[0] if len(found) == 1 >= len(longer) else None


def _is_whole(match: re.Match[str], text: str) -> bool:
    """Tell whether it stands where it means them all: at the beginning of a clause, behind 在, or behind 了."""
    return match.start() == 0 or text[match.start() - 1] in f"{_PAUSE}在了这"


def _each(passage: Passage) -> Iterator[Problem]:
    """Add up 甲、乙、丙各一个，另外两个 against the number before."""
    text = passage.quiet
    for match in _EACH.finditer(text) if "各" in text else ():
        before = [
            one
            for one in _COUNT.finditer(text, max(0, match.start() - 40), match.start())
            if one["measure"] == match["measure"]
        ]
        total, rest = _number(before[-1], passage) if before else None, small(match["n"])
        listed = counts(match["listed"])
        if total and rest and listed and all(total != count + rest for count in listed):
            message = f"前面说的是 {total}{match['measure']}，这里加起来是 {min(listed) + rest}{match['measure']}"
            about = passage.about(f"recounted:{match['n']}", match.start())
            yield W131.problem(
                message, passage.at(match.start()), "核对两处的数", about, f"{min(listed) + rest}≠{total}"
            )


def _noun(words: str) -> str:
    cut = _CUT.search(words)
    noun = words[: cut.start()] if cut else words
    return noun if 2 <= len(noun) <= 8 else ""


def _number(match: re.Match[str], passage: Passage) -> int | None:
    if match["n"] != VALUE:
        return small(match["n"])
    at = match.start("n")
    text = next((value.item.text for value in passage.within(at, at + 1)), "")
    return int(text) if text.isdecimal() else None
