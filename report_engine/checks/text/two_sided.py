"""W227: a ratio of two is written in the order of its name.

规则：“师生比”写 1:20（教师在前），“生师比”写 20:1 或 20；引用的、直接写的都一样，规定的标准也一样。
好：师生比1:{生师比}；生师比为{生师比}，即{生师比}:1；标准为师生比1:20。
坏：师生比{生师比}:1；师生比为{生师比}；标准为师生比20:1；生师比为1:15。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from report_engine.language.expressions import expression
from report_engine.language.passages import VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W227 = Code("W227", Category.TEXT)

# The name that has the fewer first, and the one that has the more first.
_FEW_FIRST, _MANY_FIRST = "师生比", "生师比"
_NAME = expression(f"{_FEW_FIRST}|{_MANY_FIRST}")
_SIDE = rf"(?:\d+(?:\.\d+)?|{VALUE})"
_ONE, _MORE = Decimal(1), Decimal(2)  # a number of students for a teacher that is bound is more than one
_RATIO = expression(
    rf"(?P<a>{_SIDE})\s*[:：∶比]\s*(?P<b>{_SIDE})|(?:[为是达到至约升降由从]|\A)+(?P<alone>{_SIDE})(?![:：∶比.\d%％]|\s*[:：∶])"
)
_OF_ANOTHER = (f"的{_FEW_FIRST}", f"的{_MANY_FIRST}")  # 优于1:20的师生比标准
_CLAUSE = expression("[，；。！？]")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for what is written behind the name of a ratio."""
    for passage in loaded.prose:
        text = passage.text
        names = list(_NAME.finditer(text)) if "生" in text else []
        for number, name in enumerate(names):
            end = names[number + 1].start() if number + 1 < len(names) else len(text)
            stop = _CLAUSE.search(text, name.end(), end)
            part = text[name.end() : stop.start() if stop else end]
            for match in _RATIO.finditer(part):
                behind = text[name.end() + match.end() : name.end() + match.end() + 4]
                if not behind.startswith(_OF_ANOTHER) and not _is_right(name[0], match):
                    yield _problem(passage, name, match)


def _is_right(name: str, match: re.Match[str]) -> bool:
    """Tell whether the larger one stands where the name has it."""
    if match["alone"]:
        return name == _MANY_FIRST or _value(match["alone"]) <= _ONE
    first, second = _value(match["a"]), _value(match["b"])
    return first == second or (first < second) == (name == _FEW_FIRST)


def _value(said: str) -> Decimal:
    return _MORE if said == VALUE else Decimal(said)


def _problem(passage: Passage, name: re.Match[str], match: re.Match[str]) -> Problem:
    said = passage.said(name.start(), name.end() + match.end())
    order = "教师在前：1 比若干" if name[0] == _FEW_FIRST else "学生在前：若干比 1"
    other = _MANY_FIRST if name[0] == _FEW_FIRST else _FEW_FIRST
    about = passage.about(f"ratio:{name[0]}", name.start())
    hint = f"{name[0]}是{order}；调换两边，或写成“{other}”"
    return W227.problem(f"“{said}”的次序与名称不符", passage.at(name.start()), hint, about, said)
