"""N006 to N009: mentions in order and by id, alternative texts, the quota of photos."""

import pytest
from tiny_project import CASE, LAYOUT, SECTION, Tiny

from .language import found, messages

ALT = "alt: 学生站在舞台中央谢幕"

# --- N006: order ----------------------------------------------------------------------------


def test_mention_after_the_table(tiny: Tiny) -> None:
    tiny.change(SECTION, "见[@tbl-scale]、", "见")
    tiny.change(SECTION, "经验见[@drama]。", "经验见[@drama]和[@tbl-scale]。")
    assert found(tiny, "N006") == [
        "12:11: 表“tbl-scale”先出现，后面才提到（在它前面的正文里写 [@tbl-scale]，或把它移到提到它的段落后面）"
    ]


def test_mention_after_the_case(tiny: Tiny) -> None:
    tiny.change(SECTION, "经验见[@drama]。\n", "各有经验。\n")
    tiny.change(SECTION, "- case: drama\n", "- case: drama\n      - 经验见[@drama]。\n")
    assert messages(tiny, "N006") == ["案例“drama”先出现，后面才提到"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("经验见[@drama]。", "经验见[@drama]和[@fig-drama]。", False),
        ("- case: drama\n", "- case: drama\n      - 演出见[@fig-drama]。\n", True),
    ],
)
def test_figure_of_a_case_is_mentioned_before_or_in_it(tiny: Tiny, old: str, new: str, told: bool) -> None:
    tiny.change(CASE, "（见[@fig-drama]）", "")
    tiny.change(SECTION, old, new)
    assert messages(tiny, "N006") == (["图“fig-drama”先出现，后面才提到"] if told else [])


def test_what_is_mentioned_nowhere_is_not_also_late(tiny: Tiny) -> None:
    tiny.change(SECTION, "见[@tbl-scale]、", "见")
    assert found(tiny, "N006") == []


# --- N007: typed numbers --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("见图5。", "10:10: “图5”"),
        ("如表 3 所示。", "10:10: “表 3”"),
        ("详见案例2。", "10:11: “案例2”"),
        ("（表1）。", "10:10: “表1”"),
        ("见附表4。", "10:10: “附表4”"),
        ("如图三所示。", "10:9: “如图三”"),
        ("见2.1.3节。", "10:9: “见2.1.3”"),
    ],
)
def test_typed_reference(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "N007") == [f"{said}的号码是直接写的（写 [@编号]，编号是那个图、表、案例或标题的 id）"]
    assert found(tiny, "W101") == []


@pytest.mark.parametrize(
    "text",
    [
        "图表5幅，案例12篇，代表3人，发表2篇论文。",
        "“图5”是画名。",
        "距离西雅图51公里。",
        "案例三年来很多，一表人才。",
        "见[@tbl-scale]。",
    ],
)
def test_what_is_no_reference(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "N007") == []


# --- N008: alternative texts ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("话剧剧照", ["替代文字与图题相同"]),
        ("“话剧”剧照", ["替代文字与图题相同"]),
        ("drama.jpg", ["替代文字是文件名"]),
        ("照片", ["替代文字“照片”太短"]),
        ("学生站在舞台中央谢幕", []),
    ],
)
def test_alternative_text(tiny: Tiny, alt: str, said: list[str]) -> None:
    tiny.change(CASE, ALT, f"alt: {alt}")
    assert messages(tiny, "N008") == said


def test_alternative_text_of_two_photos_and_of_a_chart(tiny: Tiny) -> None:
    photo = f"  - photo: {{ id: fig-two, file: two.jpg, caption: 又一张, {ALT} }}\n"
    tiny.write(CASE, tiny.path(CASE).read_text("utf-8").replace("[@fig-drama]", "[@fig-drama]和[@fig-two]") + photo)
    tiny.change(SECTION, "caption: 在校生和专任教师\n", "caption: 在校生和专任教师\n          alt: 在校生和专任教师\n")
    assert messages(tiny, "N008") == ["替代文字与“fig-drama”的相同", "替代文字与图题相同"]


# --- N009: the quota of photos --------------------------------------------------------------


@pytest.mark.parametrize(
    ("quota", "said"),
    [
        ("case_photos: { min: 1, max: 1 }", []),
        ("case_photos: { min: 2 }", ["案例“戏剧进校园”有 1 张照片，至少要 2 张"]),
        ("case_photos: { max: 0 }", ["案例“戏剧进校园”有 1 张照片，最多 0 张"]),
        ("report_photos: { min: 1, max: 3 }", []),
        ("report_photos: { max: 0 }", ["全报告有 1 张照片，最多 0 张"]),
    ],
)
def test_quota_of_photos(tiny: Tiny, quota: str, said: list[str]) -> None:
    tiny.change(LAYOUT, "name: 河北省质量年度报告\n", f"name: 河北省质量年度报告\n{quota}\n")
    assert messages(tiny, "N009") == said


# --- N011, N012: what the engine prints is not typed as well ------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: 规模结构", "title: 二、规模结构", "二、"),
        ("title: 规模结构", "title: （一）规模结构", "（一）"),
        ("title: 规模结构", "title: 1.1 规模结构", "1.1"),
        ("title: 规模结构", "title: 3.规模结构", "3."),
        ("title: 基本情况", "title: 第一章 基本情况", "第一章"),
        ("caption: 规模结构统计表", "caption: 表1 规模结构统计表", "表1"),
        ("caption: 学校一览表", "caption: 附表二：学校一览表", "附表二"),
        ("caption: 在校生和专任教师", "caption: 图 2　在校生和专任教师", "图 2"),
    ],
)
def test_typed_number_before_a_title(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(SECTION, old, new)
    (told,) = found(tiny, "N011")
    assert f"的标题前面写了“{said}”" in told


@pytest.mark.parametrize(
    "title",
    [
        "“1+X”证书",
        "3.5亿元投入",
        "2024年招生",
        "三年来的变化",
        "图书馆",
        "十四五规划",
        "一体化办学",
        "表1年度数",
        "5G实训",
    ],
)
def test_title_that_begins_with_a_number_of_its_own(tiny: Tiny, title: str) -> None:
    tiny.change(SECTION, "title: 规模结构", f"title: '{title}'")
    assert messages(tiny, "N011") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("见表[@tbl-scale]。", "10:10: “表[@tbl-scale]”会印出两个“表”（去掉前面的“表”）"),
        ("图 [@fig-scale]显示，增长明显。", "10:9: “图[@fig-scale]”会印出两个“图”（去掉前面的“图”）"),
        ("规模（案例[@drama]）扩大。", "10:12: “案例[@drama]”会印出两个“案例”（去掉前面的“案例”）"),
        ("如下表[@tbl-scale]所示。", "10:11: “表[@tbl-scale]”会印出两个“表”（去掉前面的“表”）"),
    ],
)
def test_word_of_the_label_before_a_mention(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "N012") == [said]


@pytest.mark.parametrize(
    "text", ["见[@tbl-scale]。", "结构图[@fig-scale]。", "见附件（[@card-1]）。", "第[@scale]节。"]
)
def test_word_that_is_no_label(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "N012") == []


def test_typed_reference_in_a_caption_is_not_sent_into_another_mistake(tiny: Tiny) -> None:
    tiny.change(SECTION, "caption: 学校一览表", "caption: 学校一览表（续表2）")
    (told,) = found(tiny, "N007")
    assert "去掉号码" in told
