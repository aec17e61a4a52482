"""W226: nothing of the work on a draft is left in the text."""

import pytest
from tiny_project import SECTION, Tiny

from .language import found


@pytest.mark.parametrize(
    "text",
    [
        "“1+X”证书试点扩大，X射线机维修进入课程，3×3篮球赛受到欢迎，场地120×80米。",
        "质量有待提高，图书的年份不详，待遇逐步提高，线索有待核实。",
        "学校邀请张主任把关方案，请企业师傅审核图纸，并请老师修改作业。",
        "上年的做法继续推行〔待核对〕，〔待填：在校生数〕人。",
        "校企/校校合作，编程/调试，纠正错误，C#课程，A/B两组。",
        "学校将方案修改为三个阶段，一期改为：上午上课；新增专业，原文见《办法》。",
        "二○○四年建校，校名（补充登记的）见后。",
        "名单待公示期满后确定，《办法（征求意见稿）》印发，各校提出修改意见。",
    ],
)
def test_what_is_no_draft(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W226") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("制造业XX家，其余为旅游企业。", "XX"),
        ("各途径人数见错误！未找到引用源。", "错误！未找到引用源"),
        ("××中专的毕业生在此实习。", "××"),
        ("参加培训的有****人次。", "****"),
        ("与□□公司签约。", "□□"),
        ("2024年X月，学校举办运动会。", "X"),
        ("宿舍装了空调，数量待定。", "数量待定"),
        ("校舍面积待核实，其余达标。", "面积待核实"),
        ("（此处请张主任核实）每周公布一次。", "（此处请张主任核实）"),
        ("全市共有兼职教师百余名（需核实）。", "（需核实）"),
        ("【待补充：师资照片】组织了培训。", "【待补充：师资照片】"),
        ("比上年增加（？）人。", "（？）"),
        ("以下由各校提供（略）。", "（略）"),
        ("批注：与前面重复。", "批注："),
        ("此段建议删除，学校开了家长会。", "此段建议删除"),
        ("图片见附件，学校办了成人礼。", "图片见附件"),
        ("学校举办第X届技能节。", "X"),
        ("修改为：学校把海洋文化写进校本课程。", "修改为："),
        ("职教集团共5个（此数请职教科再核一下）。", "（此数请职教科再核一下）"),
        ("开设书法等课程【李主任：课程名请核】。", "【李主任：课程名请核】"),
        ("就业率逐年上升??。", "??"),
        ("学校创建于二十世纪[2]，", "[2]"),
    ],
)
def test_what_is_left_of_a_draft(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    (told,) = found(tiny, "W226")
    assert f"草稿里的“{said}”没有处理" in told


def test_captions_and_labels_too(tiny: Tiny) -> None:
    tiny.change(SECTION, "label: 双师型占比", "label: 双师型占比（待核）")
    tiny.change(SECTION, "caption: 规模结构统计表", "caption: XX市统计表")
    assert sorted("XX" in said for said in found(tiny, "W226")) == [False, True]
