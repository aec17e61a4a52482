"""The weekday that a sentence says of a date, where both stand apart: 趁着周日休息，志愿队于2024年5月25日来到….

They are of one day where a word says so (这个星期日, 当天是, 正逢), where one stands in apposition to the other, or
where the weekday opens the sentence and the date tells when the next clause happened.
"""

import re
from collections.abc import Iterator

from report_engine.language.dates import Date
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage

DAY = "(?:星期|周|礼拜)"
X = "[一二三四五六日天]"
WEEKEND, WORKDAY = frozenset({"周末", "双休日"}), "工作日"
_SAID = rf"(?:{DAY}{X}(?![至到、和与及—～~-])|周末|双休日|工作日)"
_PART = "(?:一大?早|清晨|早晨|早上|[上下]午|中午|午后|傍晚|晚上?|晚间|夜晚|夜里|的)"
# Said of a date farther on: ……4月23日是世界读书日，这一天正好是周五; ……5月4日举行，虽是星期日.
_FARTHER = expression(
    rf"(?:(?:这一?|那一?|当)[天日]|该日|此日|日子)[^，。；每\d]{{0,4}}?(?:是|为|逢|值)(?:一?个)?(?P<a>{_SAID})"
    rf"|，(?:(?:虽然?|尽管|正好?|恰好?|刚好|又|时|因|由于|碰巧)(?:是|为|逢|值)|适逢|是)(?:一?个)?(?P<b>{_SAID})"
    rf"|(?<=日)[^，。；、至到每\d]{{0,7}}?(?:是|为|逢|值)(?:一?个)?(?P<c>{_SAID})"
    rf"|(?<=日){_PART}*[，（—]*(?:20\d\d年的?)?[这那]一?个(?P<d>{_SAID})(?!之?[前后])"
    rf"|(?<=日){_PART}+[，（](?:一个|正是|恰是|又是|时逢)?[^，。；、每\d]{{0,4}}(?P<e>{_SAID})(?=[，）])"
    rf"|(?<=日)[，（](?:一个|正是|恰是|又是|一个[^，。；、每\d]{{1,5}}的)(?P<f>{_SAID})(?=[，）]|{_PART})"
)
_GOES_BY = expression("次日|翌日|[前后]一天|第[二三四五]天|[前后隔]天|每|[至到]|前后|后来|此后|之后|以后|最后")
_FAR = 60  # characters between a date and what is said of it
_BEFORE = expression(
    rf"(?<![每逢至到、和]){DAY}(?P<week>{X})(?:[上下]午|晚上?)?(?:[（(]|，即|也就是|，也就是)\Z"
    rf"|(?<![每逢至到、和一个])(?P<end>周末|双休日)(?:[（(]|，即|，也就是)\Z"
)
# What opens a sentence and says when it happened: 趁着周日休息，; 星期六一早，; 由于是周末，.
_OPENS = expression(
    rf"(?:(?<=[。！？，；\n])|\A)(?:趁|趁着|利用|借着?|就着?|在|于|由于|因为?|正|恰|虽|虽然|尽管|[这那是逢值]|一个|[这那]个|时|适)*?(?P<is>是)?"
    rf"(?P<said>{_SAID})(?:之便|的?(?:休息|放假|不上课|空闲|闲暇|空当|机会|时间|课余|假期|休假)|[这那当]天|里|{_PART})*，"
)
# 每周二为无手机日，首个……定在2024年3月13日.
_FIRST = expression(rf"每个?(?P<said>{DAY}{X})(?![至到、和])[^。；\d]{{0,30}}?(?:首|第一)[个次期场][^。；\d]{{0,12}}\Z")
_WHEN = expression(r"(?:\Z|[^，。；]{0,24}(?:于|在|是|即)\Z)")
_ATTRIBUTE = expression(
    r"(?:[上下]午|晚上?)?(?:[之以]?[前后]|起|开始|以来|至|到|[—-]|[^，。；]{0,10}的(?!时候))|日?[、和与及]"
)


def said_of(one: Date, passage: Passage) -> Iterator[tuple[int, str]]:
    """Give the weekdays that are said of a date before it, or farther on, where no other date stands between."""
    if len(one.days) != 1 or one.weekday:
        return
    text = passage.unlinked
    ends = one.end + _FAR
    behind = min((other.start for other in passage.dates if other.start > one.start and other.days), default=ends)
    match = _FARTHER.search(text, one.end - 1, min(ends, behind))
    if match and not _GOES_BY.search(text, one.end, match.start()):
        name = str(match.lastgroup)
        yield match.start(name), match[name]
    before = _BEFORE.search(text, max(0, one.start - 12), one.start)
    if before:
        yield before.start(), before["end"] or before[0].strip("（( ，即也就是")
    elif opens := _opening(one, passage) or _FIRST.search(text, max(0, one.start - _FAR), one.start):
        yield opens.start("said"), opens["said"]


def _opening(one: Date, passage: Passage) -> re.Match[str] | None:
    """Find the weekday that opens the sentence, where the date stands in the clause right behind it."""
    text = passage.unlinked
    start, end = passage.sentence(one.start)
    if sum(start <= other.start < end for other in passage.dates) != 1 or not (
        found := list(_OPENS.finditer(text, start, one.start))
    ):
        return None
    between = text[found[-1].end() : one.start]
    because = found[-1]["is"] and not between  # 因为是周末，4月23日的诵读会…
    if "，" in between or not _WHEN.match(between) or (_ATTRIBUTE.match(text, one.end) and not because):
        return None
    return found[-1]
