"""R105, R106, R108: this year and last year."""

import pytest
from tiny_project import CATALOGUE, LAST_YEAR, VALUES, Tiny

from report_engine.load.history import lock
from report_engine.pipeline import check
from report_engine.problems import Severity

from .ruled import add_rule, only_rule

LOCK = "data/history/2023.csv"
SUM = "data/history/2023.sha256"


def test_stock_that_the_flows_do_not_give(ruled: Tiny) -> None:
    ruled.change(VALUES, "majors,专业数,22", "majors,专业数,25")
    assert ruled.check() == [
        (
            f"{VALUES}:9:1: 错误 R105 专业数 2024 年为 25，由上年推算却是 22：上年 20，加 新增专业数 3，减 撤销专业数 1"
            "（核对两年的存量和本年的增减；规则见 data/rules.yaml:6）"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "teachers,专任教师数,90",
            "teachers,专任教师数,900",
            "3:1: 警告 R106 专任教师数由上年的 90人 变为 900人，增长 900.0%，超过 30%",
        ),
        (
            "voc_pct,中职占比,34.8",
            "voc_pct,中职占比,48.3",
            "6:1: 警告 R106 中职占比由上年的 33.9% 变为 48.3%，提高 14.4 个百分点，超过 10",
        ),
    ],
)
def test_change_beyond_its_threshold(ruled: Tiny, old: str, new: str, said: str) -> None:
    ruled.change(VALUES, old, new)
    rule = 8 if "百分点" in said else 7
    assert f"{VALUES}:{said}（核对两年的数、单位和口径；规则见 data/rules.yaml:{rule}）" in ruled.check()


def test_threshold_of_one_indicator_goes_before_that_of_its_unit_and_before_all(ruled: Tiny) -> None:
    ruled.change(VALUES, "高级教师数,32", "高级教师数,42")  # +50 %
    only_rule(ruled, "change: { most: 30% }\n- change: { unit: 人, most: 60% }")
    assert ruled.check() == []
    only_rule(
        ruled,
        "change: { most: 90% }\n- change: { unit: 人, most: 60% }\n- change: { most: 5, indicators: [高级教师数] }",
    )
    assert [text.partition("，")[0] for text in ruled.check()] == [
        f"{VALUES}:14:1: 警告 R106 高级教师数由上年的 28人 变为 42人"
    ]


@pytest.mark.parametrize(("above", "count"), [("33", 0), ("32", 1)])
def test_small_numbers_may_jump(ruled: Tiny, above: str, count: int) -> None:
    only_rule(ruled, f"change: {{ most: 1, above: {above}, indicators: [高级教师数] }}")
    assert len(ruled.check()) == count


def test_growth_from_nothing_has_no_percentage(ruled: Tiny) -> None:
    ruled.change(LAST_YEAR, "majors,专业数,20", "majors,专业数,0")
    assert any("专业数由上年的 0个 变为 22个，增加 22，超过 30%" in text for text in ruled.check())


# --- R113: last year's value ------------------------------------------------------------------


def test_value_that_was_not_renewed(ruled: Tiny) -> None:
    ruled.change(VALUES, "equipment_yuan,设备金额,8563", "equipment_yuan,设备金额,7262")
    hint = "核对；两年确实相同，记入 dismissed.yaml；规则见 data/rules.yaml:13"
    said = f"{VALUES}:13:1: 警告 R113 设备金额与上年一样，都是 7262元，像是上年的数没有更新（{hint}）"
    assert said in ruled.check()


@pytest.mark.parametrize(
    ("value", "told"), [("1000", 0), ("0.00", 0), ("28", 0), ("101", 1), ("10.1", 1), ("0.0123", 1)]
)
def test_round_and_short_values_may_stay(ruled: Tiny, value: str, told: int) -> None:
    only_rule(ruled, "stale: { digits: 3 }")
    ruled.change(CATALOGUE, "name: 设备值, unit: 万元, decimals: 2", "name: 设备值, unit: 万元, decimals: 4")
    ruled.change(VALUES, "设备值,0.86", f"设备值,{value}")
    ruled.change(LAST_YEAR, "设备值,0.73", f"设备值,{value}")
    assert [" R113 " in text for text in ruled.check()] == [True] * told


def test_derived_values_may_stay(ruled: Tiny) -> None:
    """What they are computed from is told."""
    only_rule(ruled, "stale: { digits: 3, indicators: [双师型教师占比] }")
    for name in (VALUES, LAST_YEAR):
        text = ruled.path(name).read_text("utf-8").splitlines()
        kept = [line for line in text if not line.startswith(("teachers,", "dual_teachers,"))]
        ruled.write(name, "\n".join([*kept, "teachers,专任教师数,90,", "dual_teachers,双师型教师数,41,", ""]))
    assert ruled.check() == []


# --- R108, D050: history ---------------------------------------------------------------------


@pytest.fixture
def locked(ruled: Tiny) -> Tiny:
    text, checksum = lock(ruled.load().facts, 2023)
    ruled.write(LOCK, text)
    ruled.write(SUM, checksum)
    assert ruled.check() == []
    return ruled


def test_last_years_value_changed_without_a_reason(locked: Tiny) -> None:
    locked.change(LAST_YEAR, "majors,专业数,20", "majors,专业数,21")
    assert [text for text in locked.check() if "R108" in text] == [
        (
            f"{LAST_YEAR}:10:1: 错误 R108 专业数 2023 年现在为 21，报告定稿时锁定的是 20"
            "（改回 20；确需修订的，在 data/2023/indicators.csv 这一行的备注里写“修订：理由”）"
        )
    ]


@pytest.mark.parametrize("remark", ["见上年报告", "修订", "修订：", "修订： "])
def test_remark_that_is_no_reason(locked: Tiny, remark: str) -> None:
    locked.change(LAST_YEAR, "teachers,专任教师数,90,", f"teachers,专任教师数,91,{remark}")
    assert any("错误 R108 专任教师数" in text for text in locked.check())


def test_revision_with_a_reason_is_noted(locked: Tiny) -> None:
    locked.change(LAST_YEAR, "general_pct,普高占比,66.1,", "general_pct,普高占比,66.2,修订：漏报一校")
    found = [p for p in check(locked.project).problems if p.code[0] not in "IW"]
    assert [(p.code, p.severity) for p in found] == [("R108", Severity.NOTE)]
    assert "66.2，报告定稿时锁定的是 66.1（修订：漏报一校）" in found[-1].message


def test_derived_value_is_locked_as_it_was_printed(locked: Tiny) -> None:
    """双师型占比 was 27 of 90 teachers; its own row of last year has no value and may hold the reason."""
    locked.change(LAST_YEAR, "dual_teachers,双师型教师数,27,", "dual_teachers,双师型教师数,28,修订：补报一人")
    assert [text.partition("（")[0] for text in locked.check()] == [
        f"{LAST_YEAR}:4:1: 提示 R108 双师型教师数 2023 年现在为 28，报告定稿时锁定的是 27",
        f"{CATALOGUE}:12:7: 错误 R108 双师型教师占比 2023 年现在为 31.11，报告定稿时锁定的是 30.00",
    ]
    locked.write(LAST_YEAR, locked.path(LAST_YEAR).read_text("utf-8") + "dual_pct,双师型教师占比,,修订：补报一人\n")
    assert all(" 提示 R108 " in text for text in locked.check())


def test_value_that_is_gone(locked: Tiny) -> None:
    locked.change(LAST_YEAR, "private,民办在校生,380,\n", "")
    assert [text.partition("（")[0] for text in locked.check()] == [
        f"{CATALOGUE}:33:9: 错误 R108 民办在校生 2023 年现在没有值，报告定稿时锁定的是 380"
    ]


def test_same_value_with_other_decimals_is_the_same(locked: Tiny) -> None:
    locked.change(LAST_YEAR, "voc_pct,中职占比,33.9", "voc_pct,中职占比,33.90")
    assert locked.check() == []


@pytest.mark.parametrize("gone", [True, False])
def test_history_that_was_tampered_with(locked: Tiny, gone: bool) -> None:
    if gone:
        locked.path(SUM).unlink()
    else:
        locked.change(LOCK, "专业数,20", "专业数,21")
    assert locked.check() == [
        (
            f"{LOCK}: 错误 D050 锁定的历史与校验和不符"
            "（从备份或版本库恢复这个文件；历史不能手改，要修订上年的数请改上年的 indicators.csv）"
        )
    ]


def test_lock_survives_windows_line_ends(locked: Tiny) -> None:
    locked.write(LOCK, b"\xef\xbb\xbf" + locked.path(LOCK).read_bytes().replace(b"\n", b"\r\n"))
    assert locked.check() == []


def test_indicator_that_the_province_no_longer_asks_for(locked: Tiny) -> None:
    for name in (CATALOGUE, VALUES, LAST_YEAR):
        lines = locked.path(name).read_text("utf-8").splitlines(keepends=True)
        locked.write(name, "".join(line for line in lines if "senior" not in line))
    only_rule(locked, "change: { most: 30% }")
    assert locked.check() == []


def test_year_that_is_delivered_is_locked_against_itself(locked: Tiny) -> None:
    text, checksum = lock(locked.load().facts, 2024)
    locked.write(LOCK.replace("2023", "2024"), text)
    locked.write(SUM.replace("2023", "2024"), checksum)
    locked.change(VALUES, "teachers,专任教师数,90", "teachers,专任教师数,91")
    assert any("专任教师数 2024 年现在为 91，报告定稿时锁定的是 90" in text for text in locked.check())


def test_rule_for_later_years(ruled: Tiny) -> None:
    add_rule(ruled, "flow: { stock: 专业数, added: 新增专业数, removed: 新增专业数, since: 2025 }")
    assert ruled.check() == []
