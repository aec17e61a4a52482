"""W232: an honour is told with the same level, medal and batch wherever the report tells it.

规则：报告里几处说到同一部作品、同一个项目、同一所学校（同一个人）的同一项荣誉，级别（国家、省、市、县区）、批次、奖项（金银铜、一二三等）
要一致；不一致的，几处都提示。一处写了几个级别的、获奖有几项的，不算。
好：案例写“《前厅实务》入选省规划教材”，正文也写省规划教材。
坏：案例写“《前厅实务》入选省规划教材”，正文写“入选国家规划教材”；一处写铜奖，一处写金奖。
"""

from collections.abc import Iterator

from report_engine.checks.names import exact, school_names
from report_engine.language.honours import Honour, honours
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W232 = Code("W232", Category.TEXT)

_Told = tuple[Honour, Passage]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Gather the honours of the report, and hold those of one name against one another."""
    people = loaded.terms.people if loaded.terms else []
    by_name = {**school_names(loaded), **{str(name): str(name) for name in people}}
    if not by_name:
        return
    holders = exact(by_name)
    told: dict[tuple[str, ...], list[_Told]] = {}
    for passage in loaded.prose_holding("入评获得认定授摘夺捧列为成跻"):
        for one in honours(passage, holders, by_name):
            told.setdefault(one.key, []).append((one, passage))
    for every in told.values():
        for one, passage in every:
            yield from _against(one, passage, every)


def _against(one: Honour, passage: Passage, every: list[_Told]) -> Iterator[Problem]:
    """Tell an honour that another place tells otherwise."""
    for kind, way in one.ways:
        others = [
            (other, at)
            for other, at in every
            if dict(other.ways).get(kind, way) != way and (not one.year or other.year in ("", one.year))
        ]
        if others:
            other, at = others[0]
            place = at.at(other.start)
            message = f"“{one.said}”与别处的“{other.said}”不一致（{place.file.as_posix()}:{place.line}）"
            about = passage.about(f"honour:{one.said}", one.start)
            yield W232.problem(message, passage.at(one.start), f"核对{kind}，几处写成一样", about, one.said)
            return
