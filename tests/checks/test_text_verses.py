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
