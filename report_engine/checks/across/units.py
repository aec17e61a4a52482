"""W102: a value is followed by the unit of its indicator.

规则：{指标} 后面紧跟它的单位；% 随数印出，不再写。“名、位”和“人”相同，“个”和“项”相同，
量同一类东西的“家、所、间”“本、册、种”都可以；几个数并列时可以只在最后写单位。
好：在校生{在校生数}人；合格率为{毕业率}，较高；{省培人次}人次和{国培人次}人次。
坏：在校生{在校生数}所；合格率为{毕业率}%；参训{培训人次}人；投入{财政专项经费}元（单位是万元）。
"""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit, unit_pattern
from report_engine.language.passages import HANZI, Bound
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W102 = Code("W102", Category.TEXT)

_SCALED = expression("([万亿])[余多来几]")
# Measures of one kind of thing: a table counts 工匠学院 with 家, a text with 所; 教材 with 本, a text with 种.
_ALIKE = tuple(map(frozenset, ("个家所间座处", "个项件种类", "个门", "本册部", "本种", "次场", ("学时", "课时"))))
_SAID = {"Mbps": expression("兆|M(?![A-Za-z])")}  # said of a network
_RATIO = expression(r"\d[:：∶]\Z")
_BETWEEN = expression("[余多来几]?")
# After these the unit may come later: of a row of numbers the last has it, a ratio has none.
_GOES_ON = expression(r"\s*(?:[、和与及至或～~—:：/-]|以上|以下|以及)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Read what follows every value."""
    local = (number.unit for number in loaded.local_numbers)
    units = unit_pattern((*(indicator.unit for indicator in loaded.facts.catalogue.values()), *local))
    for passage in loaded.passages:
        text = passage.text
        for value in passage.values:
            message = _complaint(value, text, units)
            if message:
                place = passage.at(value.start)
                about = passage.about(f"unit:{value.name}", value.start)
                hint = f"写成 {value.typed}{_right(value)}"
                yield W102.problem(message, place, hint, about, passage.said(value.end, value.end + 4))


def _right(value: Bound) -> str:
    return "" if _prints_unit(value) else value.unit


def _prints_unit(value: Bound) -> bool:
    """Tell whether the printed value brings its unit along: %, 百分点 and 增幅 do."""
    return value.unit == "%" or value.form == "增幅"


def _complaint(value: Bound, text: str, units: re.Pattern[str]) -> str:
    if not value.unit and value.form != "增幅":
        return ""
    between = _BETWEEN.match(text, value.end)
    after = between.end() if between else value.end
    found = units.match(text, after)
    unit = found[0] if found else ""
    scale = _SCALED.match(text, value.end)
    if scale and value.unit[0] in "万亿" and (counted := units.match(text, scale.end())):
        unit = scale[1] + counted[0]  # 3.2万余名
    if unit == "人次" and text.startswith("之", after + 2):
        unit = "人"  # 1349人次之: the next
    if unit == "人" and text.startswith("（次）", after + 1):
        unit = "人次"
    if _prints_unit(value):
        if unit in ("%", "％", "个百分点", "百分点"):
            return f"{{{value.name}}}已经带有单位，后面又写了“{unit}”"
        # Not every character that can be a unit is one here: 占{比例}个别学校. A unit ends what is said.
        ends = found and not re.match(HANZI, text[found.end() : found.end() + 1])
        return f"{{{value.name}}}带 %，后面的“{unit}”不是它的单位" if ends else ""
    if _RATIO.search(text, 0, value.start):
        return ""  # 1:{…}
    if base_unit(unit) == base_unit(value.unit) or (not unit and text.startswith(value.unit, after)):
        return ""
    said = _SAID.get(value.unit)
    alike = any({unit, value.unit} <= one for one in _ALIKE) and (unit, value.unit) != ("个", "所")  # 26个学校
    if alike or (said and said.match(text, after)):
        return ""
    if unit and value.unit.startswith(unit) and _GOES_ON.match(text, after + len(unit)):
        return ""  # 提高了{…}个、{…}个和{…}个百分点: the last has all of it
    if unit:
        return f"{{{value.name}}}的单位是“{value.unit}”，后面写的是“{unit}”"
    # “外借册次为{册次}”: the noun has named what is counted.
    # Of a change the clause before has, too: “外借册次为{册次}，比上年{册次:增减}”.
    marks = "。" if value.form == "增减" else "。，；"
    before = text[max(text.rfind(mark, 0, value.start) for mark in marks) + 1 : value.start]
    unit = re.escape(value.unit)
    named = re.search(f"{HANZI}{unit}" if len(value.unit) > 1 else rf"{unit}数(?:分别)?[为是达]?\Z", before)
    return "" if named or _GOES_ON.match(text, after) else f"{{{value.name}}}后面没有单位“{value.unit}”"
