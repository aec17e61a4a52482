"""W245: what cannot both be so."""

import pytest
from tiny_project import Tiny

from .language import found


@pytest.mark.parametrize(
    "text",
    [
        "中心首次承办市级护理竞赛，这也是中心连续第三年承办该项赛事。",
        "本次培训全程以线上方式进行，参训教师在会场分组研讨。",
        "中心将于2024年10月举办招聘会，当天有{30|签到册}家企业到场。",
        "全体学生都通过了考核。仍有5名学生没有取得证书。",
        "演练那天无一缺席。有两名学生请假在家。",
        "夜校课程全免，每人收取材料费{50|名册}元。",
        "问卷采取无记名方式填写。学生在卷首写上姓名和班级。",
        "阅览室每天向师生开放，周末不开放。",
        "技能节每两年举办一次。今年的技能节照例每年举办一届。",
        "实训楼已经竣工，目前仍在施工。",
    ],
)
def test_two_things_that_cannot_both_be(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W245")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "中心首次承办市级护理竞赛；继首次承办之后，中心连续第三年承办该项赛事。",
        "培训采用线上线下相结合的方式，教师在会场分组研讨；理论课全程线上，现场直播两场。",
        "中心将于2025年10月举办招聘会，预计到场30家企业。上届招聘会当天有20家企业到场。",
        "经过补考，全体学生都通过了考核，此前仍有5名学生没有取得证书。",
        "夜校课程免费开放，教材费每人交20元。",
        "问卷匿名填写，不必写上姓名。",
        "阅览室每天开放，除周末外不限人数。",
        "实训楼已经竣工，二期工程正在建设。",
        "未发生一起安全事故，去年同期发生两起。",
        "首届毕业生连续三年回校；首届技能节上，学生展示了作品。",
    ],
)
def test_two_things_that_can(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W245") == []
