"""W203: a unit is spelled in one way.

规则：面积写“平方米”，次数写“人次”，百分号用半角 %；指标目录和 facts 的单位同样。
好：占地{校园占地面积}万平方米。
坏：占地{校园占地面积}万㎡；培训{培训人次}人·次；占30％。
"""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Source, Subject

W203 = Code("W203", Category.TEXT)

_RIGHT = {
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "M2": "平方米",
    "平米": "平方米",
    "平方公尺": "平方米",
    "㎞": "公里",
    "km": "公里",
    "KM": "公里",
    "㎏": "千克",
    "kg": "千克",
    "人·次": "人次",
    "人/次": "人次",
    "人.次": "人次",
    "％": "%",
    "﹪": "%",
    "块钱": "元",
    "个%": "个百分点",
    "mbps": "Mbps",
    "MBPS": "Mbps",
    "Mb/s": "Mbps",
}
_WRONG = expression(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, _RIGHT)) + r")(?![A-Za-z])")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for other spellings, in texts and in units."""
    for passage in loaded.holding(_RIGHT):
        if passage.kind == "label":
            continue  # the head of a narrow column may have the sign: 面积（㎡）
        for match in _WRONG.finditer(passage.unlinked):
            yield _problem(match[0], passage.at(match.start()), passage.about(f"unit:{match[0]}", match.start()))
    units = [(i.unit, i.id.source) for i in loaded.facts.catalogue.values()]
    local = [(number.unit, number.value.source) for number in loaded.local_numbers]
    for unit, place in (*units, *local):
        found = _WRONG.search(unit)
        if found:
            yield _problem(found[0], place, Named(f"unit:{found[0]}@{place.file.stem}"))


def _problem(said: str, place: Source, about: Subject) -> Problem:
    return W203.problem(f"单位写成了“{said}”", place, f"写成“{_RIGHT[said]}”", about, said)
