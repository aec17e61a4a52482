"""What Word cannot hold of a layout: `layout.yaml` and the scorecards."""

import pytest
from tiny_project import CARD, FILES, LAYOUT, Tiny

NUMBER = "（写第一个编号的样子，例如 图 1、1.1.1、第一章）"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("figure: 图 1", "figure: 图", f"4:11: 错误 Y013 “figure”：“图”里应有一个编号{NUMBER}"),
        ("figure: 图 1", "figure: 图 2", f"4:11: 错误 Y013 “figure”：“图 2”应写第一个编号，数字为 1 或一{NUMBER}"),
        ("figure: 图 1", "figure: 图 1-1", f"4:11: 错误 Y013 “figure”：“图 1-1”里应有一个编号{NUMBER}"),
        (
            '["1.", "1.1", "1.1.1"]',
            '["1.", "1.1.1"]',
            f"3:13: 错误 Y013 “headings”：“1.1.1”里应有 1 到 2 个编号{NUMBER}",
        ),
        ('["1.", "1.1", "1.1.1"]', "1.", "3:13: 错误 Y013 “headings”应当是列表（每项以“- ”开头），现在是“1.”"),
        ("challenge: 挑战 1：", "challenge: 挑战：", f"8:24: 错误 Y013 “challenge”：“挑战：”里应有一个编号{NUMBER}"),
        ("photo: { width_mm: 140", "photo: { width_mm: 宽", "9:20: 错误 Y013 “width_mm”应当是数，现在是“宽”"),
        ("chart: { width_mm: 150", "chart: { width_mm: 5", "11:20: 错误 Y013 “width_mm”应当大于 10，现在是“5”"),
        ("chart: {", "charts: {", "11:1: 错误 Y011 不认识的字段“charts”（是不是“chart”？）"),
    ],
)
def test_mistake_in_the_layout(tiny: Tiny, old: str, new: str, said: str) -> None:
    text = tiny.path(LAYOUT).read_text("utf-8")
    tiny.write(LAYOUT, text.replace(old, new, 1))
    assert tiny.check() == [f"{LAYOUT}:{said}"]


def test_scorecard_rows_that_continue_and_cards_left_out(tiny: Tiny) -> None:
    tiny.change(CARD, "indicator: teachers, unit: 人, level: 1", "indicator: teachers, unit: 名, continues: true")
    tiny.write("templates/hebei/scorecards/2-x.yaml", "number: 2\ntitle: 满意度调查表\nomitted: 本年未调查。\n")
    (card,) = tiny.document().scorecards
    assert [(row.label.text, row.unit.text) for row in card.rows] == [("在校生人数", "人"), ("", "名")]


def test_scorecards_stand_in_the_order_of_their_official_numbers(tiny: Tiny) -> None:
    tiny.write("templates/hebei/scorecards/0-last.yaml", FILES[CARD].replace("number: 1", "number: 6"))
    assert [card.number for card in tiny.load().document.scorecards] == [1, 6]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("indicator: teachers", "indicator: teacher", "5:18: 错误 P010 没有叫“teacher”的指标（是不是“teachers”？）"),
        ("number: 1", "number: 一", "1:9: 错误 Y013 “number”应当是整数，现在是“一”"),
        ("level: 1", "level: 3", "5:44: 错误 Y013 “level”不能大于 2，现在是“3”"),
        ("level: 1", "continues: 是", "5:48: 错误 Y013 “continues”应当是 true 或 false，现在是“是”"),
        ("number: 1", "number: 1\nomitted: 未印", "1:1: 错误 P090 附表要么有 rows，要么有 omitted（不印的理由）"),
    ],
)
def test_mistake_in_a_scorecard(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(CARD, old, new)
    assert tiny.check() == [f"{CARD}:{said}"]


def test_two_scorecards_of_one_number(tiny: Tiny) -> None:
    other = "templates/hebei/scorecards/3-x.yaml"
    tiny.write(other, FILES[CARD])
    assert tiny.check() == [f"{other}:1:1: 错误 N001 附表号 1 重复，1-talent.yaml 已经用了（换一个表号）"]
