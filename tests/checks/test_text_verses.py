"""W223: lines that everybody quotes."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "教室里挂着“会当凌绝顶，一览众山低”的条幅。",
        "学生抄写“纸上得来终觉浅，觉知此事要躬行”。",
        "“宝剑锋从磨砺出，梅花香从苦寒来”写在车间门口。",
        "墙上写着“不积跬步，无以至百里”，提醒学生从小事做起。",
        "学生背诵杜牧的“粉骨碎身浑不怕，要留清白在人间”。",
        "“长风破浪会有时，直挂云帆济沧海”是杜甫的诗句，被学生写进毕业留言。",
        "学生朗诵“沉舟侧畔千帆过，病树前头万木春”，出自《陋室铭》。",
        "合唱团演唱《水调歌头·咏梅》。",
        "书法社抄写了《清平乐·长沙》。",
    ],
)
def test_quoted_wrongly(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W223")


@pytest.mark.parametrize(
    "text",
    [
        "教室里挂着“会当凌绝顶，一览众山小”的条幅，学生抄写陆游的“纸上得来终觉浅，绝知此事要躬行”。",
        "“宝剑锋从磨砺出，梅花香自苦寒来”写在车间门口；“技能宝剑从磨砺出”是学生改写的。",
        "“更上一层楼”行动启动，“更上一级台阶”是目标，“春风又绿校园岸”是学生的诗。",
        "孔子在《论语》里说：“三人行，必有我师焉。”李白和杜甫的诗也常被引用。",
        "合唱团演唱《卜算子·咏梅》《沁园春·雪》，改编了《沁园春·校园》。",
        "王勃写下“海内存知己，天涯若比邻”，李白写过另一首送别诗。",
        "“师者，所以传道授业解惑也”出自韩愈的《师说》。",
    ],
)
def test_quoted_rightly(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W223") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“天下兴亡，匹夫有责。”王夫之的这句话被书写在长廊入口处。", True),
        ("“欲穷千里目，更上一层楼。”李白这句诗激励着学生。", True),
        ("大厅悬挂着孔子的名言：“老吾老，以及人之老；幼吾幼，以及人之幼。”", True),
        ("2024年是全面贯彻党的二十大精神的开局之年。", True),
        ("2024年是党的二十大召开之年。", True),
        ("“天下兴亡，匹夫有责。”顾炎武的这句话被书写在长廊入口处。", False),
        ("“天下兴亡，匹夫有责。”李老师的这句话让学生难忘。", False),
        ("过去一年，是全面贯彻党的二十大精神的开局之年。", False),
        ("大厅悬挂着孟子的名言：“老吾老，以及人之老；幼吾幼，以及人之幼。”", False),
        ("2023年是全面贯彻党的二十大精神的开局之年；2024年，各校学习贯彻党的二十大精神。", False),
    ],
)
def test_whose_words_they_are_and_which_year(tiny: Tiny, text: str, told: bool) -> None:
    tiny.prose(text)
    assert bool(messages(tiny, "W223")) is told
