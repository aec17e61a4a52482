"""W308: words of courtesy on the wrong side."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "劳模把工作笔记送给中心，主任欣然笑纳，陈列在展厅。",
        "学员在台上说：“我感谢父母，各位同学的家严也一定很辛苦。”",
        "导师对徒弟说：“有什么疑问，尽管垂询我。”",
        "信里写道：“老师当年的拙见，我至今记着。”",
        "主持人请劳模对学员的习作提出拙见，逐件点评。",
        "志愿者莅临敬老院，为老人理发。",
        "锦旗上写着“全体学员惠赠”。",
        "家长说：“感谢中心对令郎的培养，他懂事多了。”",
        "讲座由工程师主讲，家父是老工人。",
        "老师为学员的作文一一斧正，写下评语。",
        "学员向师傅不耻下问，进步很快。",
        "班主任说：“我的高见是先试一试。”",
        "专家认真拜读了学员的作品。",
        "青年教师常到专家办公室垂询教学方法。",
    ],
)
def test_the_wrong_side(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W308")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "学员双手递上作品，请劳模笑纳，主任欣然收下。",
        "学员说：“家父种了一辈子地。”信里说：“这是我的拙见，请老师指正。”",
        "专家莅临中心指导，领导、教师代表和家长光临现场。",
        "感谢企业惠赠设备，企业向中心惠赠图书；请老师惠存；班主任对家长说：“令郎进步很大。”",
        "师傅不耻下问，虚心听取徒弟的意见；学员请老师斧正，拜读了老师的大作。",
        "国家父母官，大家严格要求；重大作用，最高见解；企业鼎力支持中心办学；一家慈善组织。",
    ],
)
def test_the_right_side(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == []
