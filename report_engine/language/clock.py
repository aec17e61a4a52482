"""Times of the day as texts write them, and what no clock shows: 25时, 22时70分, 早上17时."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.expressions import expression

_DAY = {
    "上午": range(5, 13),
    "早上": range(4, 12),
    "早晨": range(4, 12),
    "清晨": range(3, 10),
    "凌晨": range(8),
    "中午": (10, 11, 12, 13, 14, 1, 2),
    "下午": (12, *range(1, 8)),
    "午后": (*range(12, 18), *range(1, 7)),
    "傍晚": (*range(16, 21), *range(4, 9)),
    "晚上": (*range(5, 13), 1, *range(18, 25)),  # 晚上20时 is said, though 20时 is enough
    "夜里": (*range(7, 13), *range(6), *range(19, 25)),
    "夜间": (*range(7, 13), *range(6), *range(19, 25)),
    "深夜": (*range(9, 13), *range(5), *range(21, 25)),
}
_PARTS = "|".join(_DAY)
_TIME = expression(
    rf"(?:(?P<part>{_PARTS})(?:的|约|近)?)?(?<![\d.:：])(?P<h>\d{{1,2}})(?:[:：](?P<m>\d{{2}})(?![\d:：%.])"
    r"|(?P<word>[时点])(?:(?P<minutes>\d{1,2})分(?!钟|之))?)"
)
_AT = expression(r"(?:[于在到至从自]|时间[为是]?|每[天日晚早])\Z")
_THEN = expression(r"(?:[整半]|[开结前后起止准至到—～，。、；]|左右|以前|集合|出发|举行|进行|熄灯|发车)")
_NO_TIME = expression(r"比[分例]?[为是]?\Z|[胜负]\Z|平均|学\Z")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A time that no clock shows, or not at that part of the day."""

    start: int
    said: str
    why: str
    cure: str


def wrong_times(text: str) -> Iterator[Wrong]:
    """Find the times of a text that cannot be."""
    for match in _TIME.finditer(text):
        hours, minutes = int(match["h"]), int(match["m"] or match["minutes"] or 0)
        part = match["part"]
        surely = part or match["minutes"] or _in_time(match, text)
        if not surely or _NO_TIME.search(text, max(0, match.start() - 4), match.start()):
            continue
        if hours > 24 or minutes > 59 or (hours == 24 and minutes):
            yield Wrong(match.start(), match[0], "没有这个时刻", "核对时刻")
        elif part and hours not in _DAY[part] and text[match.end() : match.end() + 1] not in ("数", "名"):
            late = hours > 12 and part in ("下午", "晚上") and hours - 12 in _DAY[part]
            cure = f"写“{part}{hours - 12}”点，或只写24小时制的时刻" if late else "核对时刻"
            yield Wrong(match.start(), match[0], f"“{part}”与时刻不合", cure)


def _in_time(match: re.Match[str], text: str) -> bool:
    """Tell whether what may be points or a ratio stands where a time does."""
    before = _AT.search(text, max(0, match.start() - 4), match.start())
    return bool(before and (_THEN.match(text, match.end()) or match.end() == len(text)))
