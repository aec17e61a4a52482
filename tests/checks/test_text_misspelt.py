"""W213: what is no word and one slip away from a word of the lexicon; correct text, names and quotations are quiet."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said", "right"),
    [
        ("机房的设备由两名教师维户。", "维户", "维护"),  # sounds the same
        ("评审对这项做法给予了充分肯订。", "充分肯订", "充分肯定"),
        ("食堂的新楼年底竣王。", "竣王", "竣工"),  # looks the same
        ("参赛队荻得一等奖。", "荻得", "获得"),
        ("开学前把防冶溺水的办法讲一遍。", "防冶", "防治"),
        ("成绩连续三年名列茅前。", "名列茅前", "名列前茅"),  # two neighbours turned
        ("会上经究研，定在三月。", "究研", "研究"),
        ("班主任分析思动想态，及时疏导。", "思动想态", "思想动态"),  # two others turned
        ("师生齐心协利，按期搬完。", "齐心协利", "齐心协力"),  # an idiom
        ("毕业生供不映求。", "供不映求", "供不应求"),
        ("两校修订了人才培培养方案。", "人才培培养方案", "人才培养方案"),  # one doubled
        ("各校坚持立德数人的方向。", "立德数人", "立德树人"),  # both halves are words
        ("在行走中厚植家国情杯。", "家国情杯", "家国情怀"),
        ("电子商物专业的学生在直播间实习。", "电子商物", "电子商务"),  # a term of the field
        ("各校推行现代学徙制。", "现代学徙制", "现代学徒制"),
        ("展馆陈列先辈的丰功伟迹。", "丰功伟迹", "丰功伟绩"),  # an idiom that the counted texts lack
        ("社团动活每周三下午开展。", "社团动活", "社团活动"),
        ("工程完工后由三方验守。", "验守", "验收"),  # in another tone
        ("车间的安全制度不断建全。", "不断建全", "不断健全"),
    ],
)
def test_no_word(tiny: Tiny, text: str, said: str, right: str) -> None:
    tiny.prose(text)
    (only,) = messages(tiny, "W213")
    assert only == f"“{said}”不成词，多半是“{right}”"


def test_place_and_cure(tiny: Tiny) -> None:
    tiny.prose("设备由教师维户。")
    assert found(tiny, "W213") == [
        "10:14: “维户”不成词，多半是“维护”（写成“维护”；确实是专名、行话，登记到 data/terms.yaml 的 words）"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "李荻得知消息，与王竣、陈茅前往慰问。",
        "冀教版教材和京津冀协同发展，湘鄂赣三地联办。",
        "学校学习了《防冶手册》，把“维户”一词写错的作业退回。",
        "全市现有校舍十二栋，其中教学楼五栋、实训楼三栋、宿舍楼四栋。",
        "学生跟着师傅学刨、锯、錾、锉，下料、画线、打样冲眼。",
        "各校校长、各村村民代表、各县县域内的企业负责人参加。",
        "老师傅手把手教，青年教师步步跟，学生人人练。",
        "种植葡萄、板栗、甘薯，养殖对虾、扇贝、河鲀。",
        "与韩国釜山、俄罗斯喀山、马来西亚槟城的学校结为友好学校。",
        "教代会每学期开一次，团代会、学代会每年开一次。",
        "海港因港而兴，学校因海而名。",
        "石雕艺人到校带徒，学生在真材实料面前学本领。",  # idioms that the counted texts lack
        "今年的报名人数不温不火。",
        "盼望他们早日成为栋梁之才。",
        "学完一门课，就练熟一组技能。",  # met often elsewhere
        "教练员具备国家级执裁资格。",
        "燃料的热值由实训室测定，课堂没有失序，病房供氧正常。",
        "他毕业后转投新能源行业，从事期现业务。",
        "阅览室增设行业期刊专架，供学生查阅。",  # a slip would be in another tone
        "老装卸工讲港口的变化。",
        "新建的宿舍楼有五室一厅的套间两套。",  # another number
        "比赛限时两分半钟。",
        "周末翻一翻，发现苗头及时聊一聊。",
        "授人以鱼，不如授人以渔。",  # told apart
        "县委宣传部部长到校调研。",
        "集团在风高浪急的市场中稳住了订单。",  # words of their own, turned no idiom
    ],
)
def test_correct_text(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W213") == []


def test_what_a_report_writes_often_is_its_own_word(tiny: Tiny) -> None:
    tiny.prose("学校建有资住馆。参观资住馆的有学生和家长。")
    assert found(tiny, "W213") == []


def test_what_a_report_repeats_is_held_against_its_slips(tiny: Tiny) -> None:
    tiny.prose("共享车间归两校。共享车间每天开放。企业进共享车间授课。学生到享共车间上课。")
    (only,) = messages(tiny, "W213")
    assert "多半是“共享" in only


def test_a_registered_word_is_right(tiny: Tiny) -> None:
    tiny.write("data/terms.yaml", "words: [维户宝]\n")
    tiny.prose("报修用维户宝登记，设备由教师维户。")
    assert messages(tiny, "W213") == ["“维户”不成词，多半是“维护”"]


@pytest.mark.parametrize("listed", ["places: [{ names: [韩文公祠], within: 海港区 }]", "elsewhere: [韩文公祠]"])
def test_a_place_of_the_dictionary_is_right(tiny: Tiny, listed: str) -> None:
    tiny.prose("团员到韩文公祠宣誓。")
    assert messages(tiny, "W213") == ["“公祠”不成词，多半是“公司”"]
    tiny.write("data/terms.yaml", f"{listed}\n")
    assert messages(tiny, "W213") == []
