"""W205: what is another region's is not told as one's own."""

import pytest
from tiny_project import Tiny

from .language import found


@pytest.mark.parametrize(
    "text",
    [
        "全市中等职业学校把齐鲁文化融入校歌、校训和廊道布置，让学生在长城脚下读懂自己的家乡。",
        "各校主动融入长三角一体化发展，与北京、天津的兄弟学校互派学生交流，同上一堂课、同演一台戏。",
        "读书节期间，临沂市教育局为读书之星颁发奖杯，我市12名中职学生榜上有名。",
        "各校立足岭南文化，开设剪纸、粤剧选修课。",
        "学校抢抓粤港澳大湾区建设机遇，培养技术技能人才。",
        "青岛市教育局组织各校开展德育工作检查。",
        "学校传承巴蜀文化，建设了文化长廊。",
        "学校服务成渝地区双城经济圈建设，毕业生深受欢迎。",
    ],
)
def test_region_of_others(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W205")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "学校把燕赵文化融入校歌、校训。",
        "各校主动融入京津冀协同发展，与北京、天津的学校交流。",
        "毕业生到长三角、珠三角就业的有三十人。",
        "学生赴山东研学，感受齐鲁文化。",
        "海港市教育局为读书之星颁发奖杯。",
        "学校与临沂市教育局签订协议，互派教师。",
        "选修课介绍了齐鲁文化、巴蜀文化等地域文化。",
        "市教育局为读书之星颁发奖杯。",
        "协同推进长三角、粤港澳大湾区、成渝地区的产业转移，服务全国大局。",
        "拉萨市教育局副局长走进课堂。",
    ],
)
def test_region_that_is_spoken_of(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W205") == []
