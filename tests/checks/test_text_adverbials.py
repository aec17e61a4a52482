"""W308: 的, 地 and 得 where the classes of the words around decide."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("学员们认真的聆听讲解。", "认真的聆听"),
        ("学员们在师傅的指导下仔细的观察每一个步骤。", "仔细的观察"),
        ("义工热情的为老人理发。", "热情的为老"),
        ("师傅耐心的把要领讲给徒弟听。", "耐心的把要"),
        ("中心深入企业，积极的开展技能培训。", "积极的开展"),
        ("教师深刻的认识到安全的重要。", "深刻的认识"),
        ("工程正有条不紊得推进。", "有条不紊得推进"),
        ("学员认真得记录数据。", "认真得记录"),
        ("学员们愉快得度过了周末。", "愉快得度过"),
        ("中心解决了生活上地难题。", "地难题"),
        ("队伍有了显著地成效。", "著地成效"),
        ("学员的手艺提高的很快。", "提高的很快"),
    ],
)
def test_the_wrong_particle(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == [f"的、地、得：“{said}”"]


@pytest.mark.parametrize(
    "text",
    [
        "学员积极的参与热情得到激发，认真的学习态度受到好评，安全的学习和生活环境令人放心。",
        "教师耐心的讲解赢得了掌声；学员积极的参与者多；扎实的行动、细致的服务最有说服力。",
        "双方开展了广泛深入的合作，形成规范有序的工作格局，奉行积极的对外交往原则。",
        "他高兴得跳起来，激动得流下了眼泪，考场安静得只听见翻卷子的声音，生活得更安全。",
        "多地试点，北京等地情况相同，面貌发生翻天覆地变化；到各地走走看看；出发地码头、栖息地质量、昌黎地秧歌。",
        "更好地服务群众，形象地体验过程，有力地作用于实践，有针对性地重点突破；落实的比较好的中心有两个。",
    ],
)
def test_the_right_particle(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W308") == []
