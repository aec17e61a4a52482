"""W131: what a paragraph has counted is not more when it is spoken of again."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("集训为期五天，七天的集训紧张有序。", "前面说的是 5天，这里是“七天的集训”"),
        ("中心建有两个食堂，三个食堂均明厨亮灶。", "前面说的是 2个，这里是“三个食堂”"),
        ("比赛共设六个赛项，选手参加了八个赛项的角逐。", "前面说的是 6个，这里是“八个赛项”"),
        ("中心组建了四支义诊队。一年来，五支义诊队走进社区。", "前面说的是 4支，这里是“五支义诊队”"),
        (
            "共有{32|名册}名教师参加。结束后，{35|名册}名参训教师提交了总结。",
            "前面说的是 32名，这里是“{35|名册}名参训教师”",
        ),
        ("培训班开设三期，四期培训共有{200|名册}人参加。", "前面说的是 3期，这里是“四期培训”"),
        ("中心有四个社团展演，合唱、舞蹈、书法各一个，另外两个是戏剧社。", "前面说的是 4个，这里加起来是 5个"),
    ],
)
def test_counted_again_and_more(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W131") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "中心有四个社团，今年新增两个社团，六个社团都有指导教师。",
        "集训为期五天，前两天讲理论，两天的理论课由讲师承担；为期两天的比赛后又开展了为期三天的集训。",
        "中心有三个食堂，两个食堂对外招标，另一个自营；甲校有两个校区，乙校有三个校区。",
        "比赛设六个赛项，选手参加了四个赛项的比赛；中心有9个人，来自45个国家。",
        "中心有五个社团展演，合唱、舞蹈、书法各一个，另外两个是戏剧社。",
        "有32名教师参加。第二天，45名教师观摩了公开课。",
    ],
)
def test_counted_again(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W131") == []
