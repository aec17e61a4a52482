"""W274: what is said to be most, few or level of the numbers of a sentence is that.

规则：一句里写了“甲个里有乙个”（或刚写了百分比），后面说“多数”“过半”“不足一半”“少数”“个别”的，与乙占甲的份额相符；列出几部分，说其中
一部分“占多数”“成为首选”的，它的数最大；列出几个同类的数，说“均衡”“相差无几”“悬殊”的，与各数的
大小相符。说没有做到的（尚未、其余）、说别的事的，不算。
好：38个班级中有36个建成特色文化班级，绝大多数班级形成了班训；三个专业报名52人、48人、50人，大体均衡；公办10所、民办16所，民办学校占多数。
坏：38个班级中有36个建成特色文化班级，仅有少数班级形成了班训；三个产业就业412人、687人、3617人，基本均衡；
公办10所、民办16所，公办学校占多数；升学的占41.8%，过半的学生继续深造。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.checks.text.leading import LEADS, leading, parts_of
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W274 = Code("W274", Category.TEXT)

_PART = expression(
    "(?P<most>(?:超过|超)(?:一半|半数)|(?<![不没])过半|(?:半数|一半)(?:以上|多)|绝?大多数|绝?大部分|(?<!为)多数|(?<!不)普遍|占多数|占大头)|(?P<few>(?:仅有|只有|仅|只)(?:是|占)?(?:极?少数|个别|少部分|小部分)|极少数|寥寥无几"
    "|屈指可数|占少数|(?<=[，是])(?:少数|个别)|(?:不足|不到|未到)(?:一半|半数))(?!民族|化)"
)
_EVEN = expression(
    "(?P<even>(?<!不)(?<!不够)(?<!不太)(?:均衡|均等)(?!发展|化|配|有|教)|不相上下|相差无几|(?:差[别距异]|相差)(?:不大|很小|甚微)|旗鼓相当|平分秋色|各占一半|大体相当)"
    "|(?P<odd>(?:相差|差[距别异])?悬殊|严重失衡|差[距别异](?:很|较|极|巨)大|相差(?:很大|甚远|较大))"
)
_WITHIN = rf"[{HAN}\x00]{{0,14}}?(?:[中里]|，其中)，?[{HAN}\x00]{{0,12}}?"
# 毕业生8986人，升学3756人: some of them. 占41.8%，已是……的绝大多数: of the same.
_PARTLY = expression(
    "，(?:其中)?(?:升学|就业|参加|参与|获奖|取得|通过|达标|合格|报名|留在|考取|选择|加入)[^，。；]{0,6}"
)
_NEXT = rf"[，；](?:也就是说，|可见，|说明)?[{HAN}\x00]{{0,10}}"
_RATE = expression(rf"，(?:(?:19|20)\d{{2}}年|今年|本年度?|全市|全省)*(?P<stem>{HANZI}{{2}})率(?:为|是|达到?)?")
_THESE, _FROM = expression("这些|他们|她们|上述|其中"), expression("来自|出自|为本|是本|集中在|分布在|毕业于|具有|拥有")
_NOT = expression("未|没|尚|还|仍|不[能会足够合及是]|其余|其他|另|例外|除|分布|缺|不同|此外")
_LISTED = rf"[{HAN}\x00“”（）]{{0,16}}?[、，和与及]{{1,2}}[{HAN}\x00“”（）]{{0,16}}"
_TIME = expression("[上去前]年|学期|\\d年|[增减升降比较]")
_MOST, _FEW = Decimal("0.45"), Decimal("0.55")
_UNEVEN, _LEVEL = (
    2,
    Decimal("1.1"),
)  # times that the greatest is of the least, so that nobody calls them level, or unlike


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for words of quantity behind the numbers that they are said of."""
    trigger = re.compile(f"{_PART.pattern}|{_EVEN.pattern}|{LEADS.pattern}")
    for passage, start, end, found in sentences_with_amounts(loaded, trigger):
        plain = [one for one in found if not one.change and not one.rough and one.unit != "%"]
        for match in _PART.finditer(passage.quiet, start, end):
            yield from _share(match, [one for one in plain if one.end <= match.start()], passage, end)
        for match, own, other in leading(found, start, end, passage):
            said = f"{passage.said(own.start, own.end)}，另一个是 {passage.said(other.start, other.end)}"
            yield _problem(passage, match, said)
        for match in _PART.finditer(passage.quiet, start, end):
            yield from _percent(match, found, passage)
        for match in _EVEN.finditer(passage.quiet, start, end):
            yield from _spread(match, [one for one in found if one.end <= match.start()], passage, end)


def _share(match: re.Match[str], before: Sequence[Amount], passage: Passage, end: int) -> Iterator[Problem]:
    """Hold 多数 and 少数 against the only part and whole before them."""
    if len(before) != 2 or before[0].unit != before[1].unit or before[1].value > before[0].value or not before[0].value:
        return
    text, (whole, part) = passage.quiet, before
    if not _of_whole(text, whole, part, match.start()) or _NOT.search(text, whole.end, _stop(text, match, end)):
        return
    share = part.value / whole.value
    if share < _MOST if match["most"] else share > _FEW:
        said = f"{passage.said(part.start, part.end)}÷{passage.said(whole.start, whole.end)}"
        yield _problem(passage, match, f"{said} 是 {share:.0%}")


def _of_whole(text: str, whole: Amount, part: Amount, until: int) -> bool:
    """Tell whether the second of two amounts is a part of the first: by what stands between, or by what is said."""
    named = re.search(f"{HANZI}{{3}}(?:有|共|共有|为)?\\Z", text[max(0, whole.start - 10) : whole.start])
    begin = text.rfind("，", part.end, until) + 1
    again = named is not None and begin > 0 and f"{named[0][:3]}中" in text[begin:until]
    return bool(
        re.fullmatch(_WITHIN, text[whole.end : part.start]) or _PARTLY.fullmatch(text, whole.end, part.start) or again
    )


def _percent(match: re.Match[str], found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Hold them against the only percentage right before their clause: 占41.8%，超过一半的学生选择升学."""
    text = passage.quiet
    before = [one for one in found if one.end <= match.start() and one.unit == "%" and not one.change]
    if not before or not re.fullmatch(_NEXT, text[before[-1].end : match.start()]):
        yield from _rate(match, found, passage)
        return
    stop = _stop(text, match, len(text))
    if _NOT.search(text, before[-1].end, stop) or _is_of_part(text, before[-1], match, stop):
        return
    share = before[-1].value / 100
    if share < _MOST if match["most"] else share > _FEW:
        yield _problem(passage, match, f"{passage.said(before[-1].start, before[-1].end)}")


def _is_of_part(text: str, share: Amount, match: re.Match[str], stop: int) -> bool:
    """Tell whether the words are said of those who make up the share, or of those who do not.

    兼职教师占15%，多数来自企业; 贫困发生率22%，这些人口绝大多数住在山里; 合格率96%，个别学生需要补考.
    """
    if _THESE.search(text, share.end, match.start()) or _FROM.match(text, match.end()):
        return True
    begin = max(text.rfind(mark, 0, share.start) for mark in "，。；") + 1
    same = (text[at : at + 2] in text[match.end() : stop] for at in range(begin, share.start - 1))
    return match["few"] is not None and text.startswith(("少数", "个别"), match.start()) and not any(same)


def _rate(match: re.Match[str], found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Hold them against the rate of the same that the next clause gives: 绝大多数毕业生选择升学，升学率为41.8%."""
    text = passage.quiet
    stop = _stop(text, match, passage.sentence(match.start())[1])
    behind = [one for one in found if one.start > stop]
    rate = _RATE.fullmatch(text, stop, behind[0].start) if behind and behind[0].unit == "%" else None
    if (
        not rate
        or behind[0].change
        or rate["stem"] not in text[match.start() : stop]
        or _NOT.search(text, match.start(), stop)
    ):
        return
    share = behind[0].value / 100
    if share < _MOST if match["most"] else share > _FEW:
        yield _problem(passage, match, f"{passage.said(behind[0].start, behind[0].end)}")


def _spread(match: re.Match[str], before: Sequence[Amount], passage: Passage, end: int) -> Iterator[Problem]:
    """Hold 均衡 and 悬殊 against the row of numbers right before them."""
    text = passage.quiet
    row: list[Amount] = []
    for one in reversed(before):
        if row and (one.unit != row[0].unit or not re.fullmatch(_LISTED, text[one.end : row[0].start])):
            break
        row.insert(0, one)
    row = parts_of(row)
    if len(row) < 2 or any(one.change or one.rough or one.value <= 0 for one in row):
        return
    gap = text[row[-1].end : match.start()]
    begin = text.rfind("，", 0, row[0].start) + 1
    if gap.count("，") > 1 or _TIME.search(text, max(begin, row[0].start - 12), match.start()):
        return
    if _NOT.search(text, row[-1].end, _stop(text, match, end)):
        return
    times = max(one.value for one in row) / min(one.value for one in row)
    if times > _UNEVEN if match["even"] else times < _LEVEL:
        said = "、".join(passage.said(one.start, one.end) for one in row)
        yield _problem(passage, match, f"{said}，最大的是最小的 {times:.2f} 倍")


def _stop(text: str, match: re.Match[str], end: int) -> int:
    """Find where the clause of the word ends."""
    return min((at for mark in "，；。" if (at := text.find(mark, match.end(), end)) >= 0), default=end)


def _problem(passage: Passage, match: re.Match[str], fact: str) -> Problem:
    about = passage.about(f"weighed:{match[0]}", match.start())
    message = f"“{match[0]}”与数不符：{fact}"
    return W274.problem(message, passage.at(match.start()), "改写这个词，或核对这几个数", about, match[0])
