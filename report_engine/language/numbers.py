"""Numbers as authors type them: which are data, their unit, and what they come to.

What is no number of anything is named in `designations`; nor are the small quantities in Chinese numerals data, of
which prose is made.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_engine.language.designations import without_designations
from report_engine.language.expressions import expression
from report_engine.language.numerals import SCALES, han_value
from report_engine.language.passages import LINK, QUOTED, hide

# What is counted in prose, longest first when compiled; units of the catalogue are added.
_MEASURES = {
    *"人名位所家个项门次本册元亩米台套件间座辆条户村天批期场份篇支对组班届种类周年岁幅块部处%％",
    "个百分点", "百分点", "人次", "户次", "项次", "平方米", "平方公里", "公里", "千米", "公顷", "学时",
    "课时", "小时", "分钟", "千瓦时", "立方米", "公斤", "千克", "周年", "学期", "个月", "Mbps", "GB", "TB",
}  # fmt: skip
_ARABIC = expression(r"(\d+(?:,\d{3})*(?:\.\d+)?)(?:[:：](\d+(?:\.\d+)?))?")
_DIGIT = expression(r"\d")
_OTHERS = expression(rf"{QUOTED}|{LINK}")  # what others say
_ANY = expression(r"\d|分之|[十百千万亿]")  # without one of them there is no number that is data
_HAN_NUMBER = expression(
    r"(?<![第数几好零〇一二两三四五六七八九十百千万亿])(?:百分之(?P<percent>[零〇一二两三四五六七八九十百点]+)"
    r"|(?P<part>[一二两三四五六七八九十百]+分之[一二两三四五六七八九十百]+)"
    r"|(?P<plain>[一二两三四五六七八九十百千万亿零〇]+(?:点[零〇一二两三四五六七八九]+[万亿]?)?))"
)
_HAN_IDIOM = expression(r"党的$|[“‘]$")
RATIO = "比"  # the unit of two numbers as 34.8:65.2
_APPROXIMATE = expression(r"[余多来几]")


@dataclass(frozen=True, slots=True)
class Typed:
    """One typed number with its unit; `value` is what it comes to in `unit`, `step` what its last digit counts."""

    start: int
    end: int
    text: str
    unit: str
    value: Decimal | None
    step: Decimal
    figures: int


def base_unit(unit: str) -> tuple[Decimal, str]:
    """Take 万 and 亿 out of a unit; words that count the same are one: 名 is 人, 个 is 项."""
    unit = unit.partition("/")[0]
    if len(unit) > 1 and unit[0] in "万亿":
        scale, plain = base_unit(unit[1:])
        return scale * SCALES[unit[0]], plain
    return Decimal(1), {"名": "人", "位": "人", "个": "项", "％": "%", "个百分点": "百分点"}.get(unit, unit)


def unit_pattern(units: Iterable[str]) -> re.Pattern[str]:
    """Compile what may stand after a number: measure words and the units of the catalogue, the longest first."""
    plain = {unit.partition("/")[0] for unit in units} - {""}
    words = sorted({*_MEASURES, *plain, *(f"万{unit}" for unit in ("人", "人次", "元", "册", "平方米"))}, key=len)
    return re.compile("|".join(re.escape(word) for word in reversed(words)))


def typed_numbers(text: str, units: re.Pattern[str], names: re.Pattern[str] | None = None) -> Iterator[Typed]:
    """Find the numbers of a text that are data; `names` are words of the dictionary that hold digits."""
    if not _ANY.search(text):
        return
    if names:
        text = names.sub(hide, text)
    # Every form of what is no data has a digit.
    text = without_designations(text) if _DIGIT.search(text) else _OTHERS.sub(hide, text)
    for match in _ARABIC.finditer(text):
        if match[2]:
            yield Typed(match.start(), match.end(), match[0].replace("：", ":"), RATIO, None, Decimal(1), 0)
            continue
        digits = match[0].replace(",", "")
        scale, end = _multiplier(text, match.end())
        step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale
        yield _typed(text, match.start(), end, units, Decimal(digits) * scale, step, _figures(digits))
    for match in _HAN_NUMBER.finditer(text):
        found = _han(match, text, units)
        if found:
            yield found


def _multiplier(text: str, end: int) -> tuple[int, int]:
    scale = 1
    while end < len(text) and text[end] in SCALES:
        scale *= SCALES[text[end]]
        end += 1
    return scale, end


def _figures(digits: str) -> int:
    """Count the digits that say something: 500 has one, 20812 five, 0.72 two."""
    return len((digits if "." in digits else digits.rstrip("0")).replace(".", "").lstrip("0"))


def _typed(
    text: str, start: int, end: int, units: re.Pattern[str], value: Decimal | None, step: Decimal, figures: int
) -> Typed:
    after = end + bool(_APPROXIMATE.match(text, end))
    unit = units.match(text, after)
    stop = unit.end() if unit else end
    scale, plain = base_unit(unit[0]) if unit else (Decimal(1), "")
    worth = None if value is None else value * scale
    return Typed(start, stop, text[start:stop], plain, worth, step * scale, figures)


def _han(match: re.Match[str], text: str, units: re.Pattern[str]) -> Typed | None:
    """Take a quantity in Chinese numerals for data if it is a share, or more than ten of something countable."""
    end = match.end()
    if match["percent"]:
        share = han_value(match["percent"])
        return Typed(match.start(), end, match[0], "%", share, Decimal(1), _figures(str(share)))
    if match["part"]:
        return Typed(match.start(), end, match[0], "", None, Decimal(1), 0)
    digits = match["plain"]
    start = match.start()
    if len(digits) == 1 and not (
        digits != "十" and re.search("[近上约逾超达]$|超过$", text[max(0, start - 2) : start])
    ):
        return None
    value = han_value(digits)
    if _HAN_IDIOM.search(text[max(0, start - 2) : start]) or (value is not None and value <= 10):
        return None
    if not set(digits) & {*SCALES, "十"}:
        return None
    found = _typed(text, start, end, units, value, Decimal(1), len(digits.strip("十百千万亿")))
    bare = found.end == end or found.text.endswith(("届", "班", "年级", "年", "周年"))
    return None if bare or "一贯" in text[found.end : found.end + 4] else found
