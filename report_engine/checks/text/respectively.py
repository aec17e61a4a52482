"""W310: behind 分别 stand as many numbers as things before it.

规则：“甲、乙、丙分别为”（“分别奖励”“分别于”）后面依次写出的同类的数、日期，“分别获一等奖和二等奖”“分别来自某区、某县”后面列出的，与前面列出的一样多；前面只写“三个专业”的，与那个数一样多。
好：专任教师、专业课教师分别为2289人和1200人；两个校区分别有20间和16间。
坏：专任教师、专业课教师分别为2289人、1200人和80人；第一、第二、第三产业分别为300人和900人；初赛和决赛分别于3月、5月、7月举行；
甲校、乙校、丙校的节目分别获一等奖和二等奖。
"""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.language.amounts import Amount, small
from report_engine.language.expressions import expression
from report_engine.language.lists import counts
from report_engine.language.passages import HAN, HANZI, VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W310 = Code("W310", Category.TEXT)

_RESPECTIVELY = expression(rf"(?:各|依次)?分别(?:{HANZI}{{1,6}})?(?=\d|{VALUE}|[一二两三四五六七八九十百]{{2}})")
_DATES = expression(
    r"(?:各|依次)?分别(?:定?于|在)(?P<dates>(?:\d{4}年)?\d{1,2}[月日](?:\d{1,2}日)?(?:(?:、|和|与|及|以及)(?:\d{4}年)?\d{1,2}[月日](?:\d{1,2}日)?)+)"
)
_WORDS = expression(
    rf"(?:各|依次)?分别(?P<verb>[荣]?获得?|取得|夺得|是|为|来自|位于|设在|在|到|被评为|授予|承担|负责|担任|开设|由)(?:了|全[省国市]|[省市]级)?"
    rf"(?P<row>[“”{HAN}]{{2,16}}(?:(?:、|和|与|及|以及|(?<=”)(?=“))[“”{HAN}]{{2,16}})+?)(?=[，。；]|获得|夺得|承[办担]|主持|担任|负责|举行|举办)"
)
# 一年级、二年级分别以“甲”“乙”“丙”为主题; 三个社团分别由两名教师指导.
_QUOTED = expression(
    "(?:各|依次)?分别(?:以|围绕|开展|举办|题为|命名为|取名)(?P<row>“[^“”]{1,16}”(?:[、和与]?“[^“”]{1,16}”)+)"
)
_SHARED = expression("(?:各|依次)?分别由(?P<n>[两三四五六七八九十])(?:名|位)(?!一)")
_TAKE = expression("以及|[、和与及]|(?<=”)(?=“)")
_SO_MANY = expression(rf"(?<!第)(?P<n>[两三四五六])(?:个|所|类|名|位|家|项|种|门|支|届|次|年){HANZI}{{0,8}}\Z")
_JOINT = expression(rf"[余多]?[{HAN}%]{{0,4}}?(?:、|和|与|及|以及|，)\Z")
_OPENER = expression("的(?=[^的]*、)|(?:中|(?<![课学])时|后|内|来|，)")
_AND = expression("、|以及|[和与及]")
_AGAINST = expression("[与同和跟][^、]{1,10}?(?:相比|比较|对比|一道|一起)")  # with whom: 与上年相比分别…
_YEARS = expression(r"\d{4}年?(?:(?:、|和|与|及)\d{4}年?)+")
_MOST, _FAR, _LONG = 8, 200, 12


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count on both sides of each 分别."""
    for passage in loaded.prose:
        if "分别" in passage.quiet:
            for match in _DATES.finditer(passage.quiet):
                row = len(_AND.split(match["dates"]))
                yield from _hold(match, _before(match, passage, loaded), row, passage)
            for match in _QUOTED.finditer(passage.text):
                yield from _hold(match, _before(match, passage, loaded), match["row"].count("“"), passage)
            for match in _SHARED.finditer(passage.quiet):
                yield from _hold(match, _before(match, passage, loaded), small(match["n"]) or 0, passage)
            for match in _WORDS.finditer(passage.text):
                if row := _alike(match):
                    yield from _hold(match, _before(match, passage, loaded), row, passage)
    for passage, start, end, found in sentences_with_amounts(loaded, re.compile("分别")):
        for match in _RESPECTIVELY.finditer(passage.quiet, start, end):
            row = len(_row([one for one in found if one.start >= match.end()], match.end(), passage.quiet))
            yield from _hold(match, _before(match, passage, loaded), row, passage)


def _before(match: re.Match[str], passage: Passage, loaded: Loaded) -> str:
    """Take the clause that lists the things."""
    far = max(0, match.start() - _FAR)
    begin = max(far, *(passage.quiet.rfind(mark, far, match.start()) + 1 for mark in "，。；：！？\n"))
    listed = _AGAINST.sub("", passage.quiet[begin : match.start()])
    for name in loaded.subjects.find(listed):  # 大国工匠、劳动模范人数 is one thing
        if "、" in name.name or _AND.search(name.name):
            listed = listed.replace(name.name, _AND.sub("·", name.name))
    return listed


def _row(behind: Sequence[Amount], start: int, text: str) -> list[Amount]:
    """Take the amounts of one unit that stand side by side right behind the word."""
    row: list[Amount] = []
    for one in behind:
        gap = text[row[-1].end if row else start : one.start]
        joined = not gap if not row else bool(_JOINT.fullmatch(gap)) and row[-1].unit in ("", one.unit)
        if not joined:
            break
        row.append(one)
    return row


def _alike(match: re.Match[str]) -> int:
    """Count what is listed in words, if it surely is one row: all end alike, all are quoted, or all are who does it."""
    items = [item for item in _TAKE.split(match["row"]) if item]
    ends = {item[-1] for item in items}
    short = max(map(len, items)) <= _LONG and min(map(len, items)) > 1
    return len(items) if short and (len(ends) == 1 or match["verb"] == "由") else 0


def _hold(match: re.Match[str], listed: str, row: int, passage: Passage) -> Iterator[Problem]:
    if row < 2 or re.search(r"(?<![中高初优上下同平])等(?![奖级次])|其中|每|\d(?!\d{0,3}年)|\x01", listed):
        return
    if not _YEARS.fullmatch(listed):
        listed = re.sub(r"\d{4}年", "", listed)
    numbers = _things(listed)
    if numbers and row not in numbers and max(numbers) <= _MOST:
        near = min(numbers, key=lambda n: abs(n - row))
        said = match[0] if match.re.pattern == _RESPECTIVELY.pattern else "分别"
        what = "项" if match.re.pattern == _WORDS.pattern else "个数"
        message = f"“{said}”前面是 {near} 项，后面是 {row} {what}"
        about = passage.about(f"respectively:{said}", match.start())
        yield W310.problem(message, passage.at(match.start()), "补上或删去，使两边一样多", about, f"{near}≠{row}")


def _things(listed: str) -> set[int]:
    """Count what is listed before the word; of 一、二年级的男生和女生 each has both."""
    many = _SO_MANY.search(listed)
    said = {small(many["n"]) or 0} if many else set()
    if "、" not in listed:
        pair = len(_AND.findall(listed))
        return said or ({2} if pair == 1 and not _OPENER.search(listed) else set())
    first, *_, last = listed.split("、")
    left = _AND.split(last)[0]
    # 思政课、体育课和美育课教师: what stands before 和 ends like the others, so it is one of them.
    numbers = (counts(listed) | said) - (
        {len(listed.split("、"))} if left != last and left[-1:] == first[-1:] else set()
    )
    opener = list(_OPENER.finditer(listed))
    if opener:
        numbers |= counts(listed[opener[-1].end() :])
    owner, of, things = listed.rpartition("的")
    if of:
        numbers |= {a * b for a in counts(owner) for b in counts(things)}
    return numbers
