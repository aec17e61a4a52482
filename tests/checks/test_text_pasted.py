"""W304: clauses and sentences that are pasted twice, with other marks too."""

import pytest
from tiny_project import Tiny

from .language import found


@pytest.mark.parametrize(
    "text",
    [
        "学校把校训刻在石上、写进歌里、落到行动中。把校训刻在石上、写进歌里、落在行动上，成为师生的追求。",
        "一月一场红色电影雷打不动。看完电影，各班围坐讨论。一月一场红色电影雷打不动，看完电影，各班围坐讨论。",
        "志愿队走进社区，为老人提供理发、测量血压等服务，为老人提供理发、测量血压等服务，深受欢迎。",
        "为丰富课余生活，学校开设了校本选修课，学校开设了校本选修课，内容涉及剪纸。",
        "师生齐聚操场，参加升旗仪式，师生齐聚操场，参加升旗仪式，聆听讲话。",
    ],
)
def test_pasted_twice(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W304")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "春有踏青，夏有诵读，秋有登高，冬有诵读，四季皆有书声。",
        "人人参与，班班有歌，人人参与是基础，班班有歌是特色。",
        "第一组学生先练习，后展示，第二组学生先练习，后展示。",
        "获得一等奖的班级，由学校颁发证书，获得二等奖的班级，由学校颁发证书。",
        "学校对接校内实训基地开展实践教学。对接校外实训基地开展实践教学，成效明显。",
        "学校坚持每月开展一次主题班会。班会由学生自己主持，每月一个主题。",
    ],
)
def test_said_in_a_row(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W304") == []
