"""Every rule over data documents a good and a bad example, and a bad one like it is found."""

import re
from collections.abc import Callable
from types import ModuleType

import pytest
from tiny_project import CARD, LAST_YEAR, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.checks import dismissal, rules
from report_engine.checks.data import absent, confirmed
from report_engine.load.history import lock

from .ruled import DISMISSED

# What is `confirmed`, and what is `absent` from a school's report, have tests of their own.
RULES = [
    rule
    for rule in (*rules("data"), dismissal)
    if (rule.__doc__ or "").startswith("R") and rule not in (absent, confirmed)
]


def _revise(tiny: Tiny) -> None:
    text, checksum = lock(tiny.load().facts, 2023)
    tiny.write("data/history/2023.csv", text)
    tiny.write("data/history/2023.sha256", checksum)
    tiny.change(LAST_YEAR, "majors,专业数,20", "majors,专业数,21")


def _dismiss_nothing(tiny: Tiny) -> None:
    tiny.write(DISMISSED, "- { code: R101, about: 在校生数 2023, value: 4338≠4403, reason: 待查, date: 2025-01-10 }\n")


def _withhold_one(tiny: Tiny) -> None:
    tiny.path("data/rules.yaml").write_text("- withhold: { indicators: [双师型教师数], below: 50 }\n", "utf-8")
    tiny.change(SECTION, "rows: [students,", "rows: [专任教师数,")


BAD: dict[str, Callable[[Tiny], None]] = {
    "R101": lambda tiny: tiny.change(LAST_YEAR, "students,在校生数,950", "students,在校生数,1015"),
    "R102": lambda tiny: tiny.change(VALUES, "双师型教师数,30", "双师型教师数,300"),
    "R103": lambda tiny: tiny.change(VALUES, "高级教师比例,35.56", "高级教师比例,35.55"),
    "R104": lambda tiny: tiny.change(VALUES, "设备值,0.86", "设备值,0.85"),
    "R105": lambda tiny: tiny.change(VALUES, "majors,专业数,22", "majors,专业数,25"),
    "R106": lambda tiny: tiny.change(VALUES, "专任教师数,90", "专任教师数,900"),
    "R107": lambda tiny: tiny.change(VALUES, "普高占比,65.2", "普高占比,652"),
    "R108": _revise,
    "R109": lambda tiny: tiny.change(CARD, "  - { no: 1, indicator: students, label: 在校生人数, unit: 人 }\n", ""),
    "R110": lambda tiny: tiny.change(SCHOOLS, "市卫校,公办中专,公办", "市卫校,公办中专,民办"),
    "R111": lambda tiny: tiny.change(SCHOOLS, "海港市艺术学校", "海港市卫生学校"),
    "R113": lambda tiny: tiny.change(VALUES, "设备金额,8563", "设备金额,7262"),
    "R115": _withhold_one,
    "R190": _dismiss_nothing,
}


def code(rule: ModuleType) -> str:
    match = re.match(r"R\d{3}(?=: )", rule.__doc__ or "")
    assert match, f"{rule.__name__}: the first line begins with the code"
    return match[0]


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_rule_is_documented_with_examples(rule: ModuleType) -> None:
    marks = re.findall(r"^(规则|好|坏)：\S", rule.__doc__ or "", re.MULTILINE)
    assert marks == ["规则", "好", "坏"]


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_good_project_is_quiet_and_a_bad_one_is_found(rule: ModuleType, ruled: Tiny) -> None:
    assert ruled.check() == []
    BAD[code(rule)](ruled)
    assert code(rule) in [text.split(" ")[2] for text in ruled.check()]


def test_every_example_has_its_rule() -> None:
    assert sorted(BAD) == sorted(code(rule) for rule in RULES)
