"""The rules over what was loaded: each with a good and a bad example."""

import pytest
from tiny_project import CASE, FILES, LAYOUT, REPORT, SECTION, Tiny

OTHER_CASE = "content/2024/cases/02-song.yaml"
SONG = "id: song\ntitle: 歌声\nschool: 海港中专\nbody:\n  - 学生合唱。\n"
PLACE = "      - case: drama\n"


def test_good_project_breaks_no_rule(tiny: Tiny) -> None:
    assert tiny.check() == []


# --- N001: ids ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "id: fig-scale",
            "id: tbl-scale",
            "16:11: 错误 N001 编号“tbl-scale”重复，{0}:12:11 的表已经用了（换一个编号）",
        ),
        (
            "id: tbl-schools,",
            "id: tbl-scale,",
            "21:18: 错误 N001 编号“tbl-scale”重复，{0}:12:11 的表已经用了（换一个编号）",
        ),
        ("  - id: scale", "  - id: basics", "6:9: 错误 N001 编号“basics”重复，{0}:1:5 的标题已经用了（换一个编号）"),
        ("id: fig-scale", "id: scale", "16:11: 错误 N001 编号“scale”重复，{0}:6:9 的标题已经用了（换一个编号）"),
        ("id: fig-scale", "id: drama", "{1}:1:5: 错误 N001 编号“drama”重复，{0}:16:11 的图已经用了（换一个编号）"),
        ("id: fig-scale", "id: card-1", "{2}:1:1: 错误 N001 编号“card-1”重复，{0}:16:11 的图已经用了（换一个编号）"),
    ],
)
def test_id_given_twice(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(SECTION, old, new)
    tiny.write(SECTION, tiny.path(SECTION).read_text("utf-8").replace("[@fig-scale]", "").replace("[@tbl-schools]", ""))
    card = "templates/hebei/scorecards/1-talent.yaml"
    text = said.format(SECTION, CASE, card)
    expected = text if text.startswith(("content", "templates")) else f"{SECTION}:{text}"
    assert [problem for problem in tiny.check() if "N003" not in problem] == [expected]


def test_two_cases_of_one_id(tiny: Tiny) -> None:
    tiny.write(OTHER_CASE, SONG.replace("id: song", "id: drama"))
    assert tiny.check() == [f"{OTHER_CASE}:1:5: 错误 N001 编号“drama”重复，{CASE}:1:5 已经有了（换一个编号）"]


# --- N002, N003: mentions -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("fig-scal", "没有编号为“fig-scal”的图、表、案例或标题（是不是“fig-scale”？）"),
        ("Fig-scale", "没有编号为“Fig-scale”的图、表、案例或标题（是不是“fig-scale”？）"),
        ("fig_scale", "没有编号为“fig_scale”的图、表、案例或标题（是不是“fig-scale”？）"),
        ("图 3", "没有编号为“图 3”的图、表、案例或标题（编号是图、表、案例或标题的 id）"),
        ("students", "没有编号为“students”的图、表、案例或标题（编号是图、表、案例或标题的 id）"),
    ],
)
def test_mention_of_nothing(tiny: Tiny, target: str, said: str) -> None:
    tiny.prose(f"见[@{target}]")
    assert tiny.check() == [f"{SECTION}:10:10: 错误 N002 {said}"]


@pytest.mark.parametrize("target", ["tbl-scale", "fig-scale", "drama", "card-1", "basics", "scale", "fig-drama"])
def test_everything_numbered_can_be_mentioned(tiny: Tiny, target: str) -> None:
    tiny.prose(f"见[@{target}]")
    assert tiny.check() == []


def test_misspelt_only_mention_is_one_message(tiny: Tiny) -> None:
    """That the figure is not mentioned follows from the slip."""
    tiny.change(SECTION, "[@fig-scale]", "[@fig-scael]")
    assert tiny.check() == [
        f"{SECTION}:10:36: 错误 N002 没有编号为“fig-scael”的图、表、案例或标题（是不是“fig-scale”？）"
    ]


@pytest.mark.parametrize(
    ("file", "mention", "said"),
    [
        (
            SECTION,
            "[@tbl-scale]、",
            f"{SECTION}:12:11: 错误 N003 表“tbl-scale”在正文里没有提到（在正文里写 [@tbl-scale]）",
        ),
        (
            SECTION,
            "[@fig-scale]",
            f"{SECTION}:16:11: 错误 N003 图“fig-scale”在正文里没有提到（在正文里写 [@fig-scale]）",
        ),
        (SECTION, "[@drama]", f"{CASE}:1:5: 错误 N003 案例“drama”在正文里没有提到（在正文里写 [@drama]）"),
        (
            CASE,
            "（见[@fig-drama]）",
            f"{CASE}:6:12: 错误 N003 图“fig-drama”在正文里没有提到（在正文里写 [@fig-drama]）",
        ),
        (
            SECTION,
            "和[@card-1]",
            (
                "templates/hebei/scorecards/1-talent.yaml:1:1: 错误 N003 附表“card-1”在正文里没有提到"
                "（在正文里写 [@card-1]）"
            ),
        ),
    ],
)
def test_target_that_no_text_mentions(tiny: Tiny, file: str, mention: str, said: str) -> None:
    tiny.change(file, mention, "")
    assert tiny.check() == [said]


def test_mentions_in_preface_and_lists_count(tiny: Tiny) -> None:
    tiny.change(SECTION, "见[@tbl-scale]、", "")
    tiny.change(REPORT, "编成本报告。", "编成本报告，见[@tbl-scale]。")
    tiny.change(SECTION, "和[@card-1]", "")
    tiny.prose("- 见[@card-1]\n- 其他")
    assert tiny.check() == []


# --- N004: placement ------------------------------------------------------------------------


def test_case_that_stands_nowhere(tiny: Tiny) -> None:
    tiny.write(OTHER_CASE, SONG)
    assert [problem for problem in tiny.check() if "N003" not in problem] == [
        f"{OTHER_CASE}:1:5: 错误 N004 案例“歌声”没有放进任何一节（在要放的一节里加上 - case: song）"
    ]


def test_mention_of_a_case_that_stands_nowhere_is_no_second_mistake(tiny: Tiny) -> None:
    tiny.change(SECTION, PLACE, "")
    assert tiny.check() == [
        f"{CASE}:1:5: 错误 N004 案例“戏剧进校园”没有放进任何一节（在要放的一节里加上 - case: drama）"
    ]


def test_case_that_stands_twice(tiny: Tiny) -> None:
    tiny.change(SECTION, PLACE, PLACE * 2)
    assert tiny.check() == [f"{CASE}:1:5: 错误 N004 案例“戏剧进校园”放了 2 次（只留一处 - case: drama）"]


# --- N005: markup in titles -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            SECTION,
            "caption: 在校生和专任教师",
            "caption: 在校生{在校生数}人",
            f"{SECTION}:16:11: 错误 N005 图“fig-scale”的标题里有 {{在校生数}}",
        ),
        (
            SECTION,
            "caption: 规模结构统计表",
            "caption: '[@fig-scale]统计表'",
            f"{SECTION}:12:11: 错误 N005 表“tbl-scale”的标题里有 [@fig-scale]",
        ),
        (SECTION, "title: 规模结构", "title: '**规模**结构'", f"{SECTION}:6:9: 错误 N005 标题“scale”的标题里有 **"),
        (
            CASE,
            "title: 戏剧进校园",
            "title: 戏剧{在校生数}",
            f"{CASE}:1:5: 错误 N005 案例“drama”的标题里有 {{在校生数}}",
        ),
    ],
)
def test_markup_in_a_title(tiny: Tiny, file: str, old: str, new: str, said: str) -> None:
    tiny.change(file, old, new)
    assert tiny.check() == [f"{said}，会照原样印出（标题里直接写文字，引用和粗体只能用在正文里）"]


# --- C001: length ---------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "said"), [(986, []), (987, ["有 1001 字，超过 1000 字（压缩 1 字）"])])
def test_length_of_a_case_as_printed(tiny: Tiny, count: int, said: list[str]) -> None:
    """学生排演话剧（见[@fig-drama]）。 counts 14: a mention prints as a short number such as 图 12."""
    text = FILES[CASE].replace("body:\n", f"body:\n  - |\n    {'字' * (count - 2)}\n     两 字\n")
    tiny.write(CASE, text)
    problems = [problem for problem in tiny.check() if "I001" not in problem]
    assert problems == [f"{CASE}:1:5: 警告 C001 案例“戏剧进校园”{text}" for text in said]


def test_limit_is_the_layouts(tiny: Tiny) -> None:
    tiny.write(LAYOUT, FILES[LAYOUT] + "case_max_chars: 5\n")
    assert tiny.check() == [f"{CASE}:1:5: 警告 C001 案例“戏剧进校园”有 14 字，超过 5 字（压缩 9 字）"]
