"""W213, W307 and W308: former names, voices from elsewhere, marks, and what stands side by side."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("市卫计委的专家到校作健康讲座。", "旧称：不写“卫计委”"),
        ("学校与市旅游局共同举办导游词大赛。", "旧称：不写“市旅游局”"),
        ("2024年，市工商局到校检查食堂。", "旧称：不写“工商局”"),
        ("公安消防支队指导疏散演练。", "旧称：不写“公安消防”"),
        ("根据省教委的通知，各校完成备案。", "旧称：不写“省教委”"),
        ("市劳动局、市人社局联合举办技能大赛。", "旧称：不写“劳动局”"),
        ("县卫生局的专家到校讲课。", "旧称：不写“县卫生局”"),
        ("学校推行双证书制度。", "过时的提法：不写“双证书制度”"),
        ("足额落实教育附加费。", "过时的提法：不写“教育附加费”"),
        ("学校为决胜全面建成小康社会作出贡献。", "过时的提法：不写“决胜全面建成小康社会”"),
        ("学校资助建档立卡贫困学生。", "过时的提法：不写“建档立卡贫困”"),
    ],
)
def test_former_names(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W213") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "1995年，学校经省教委批准设立。",
        "学校由原劳动局的技工培训班发展而来。",
        "学校与市卫生健康委员会、市市场监督管理局联合检查。",
        "天津市教委、省教育厅、市卫生健康委、劳动部门支持；企业人事部招聘，脱贫县的学生享受资助。",
        "学校1998年经省教委批准成立，隶属原劳动部，当时由市卫生局主管。",
        "全面建成小康社会的历史性成就写进校史课。",
        "卫生部门到校指导，农业部门提供种苗，建设部门验收。",
    ],
)
def test_former_names_in_history(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W213") == []


@pytest.mark.parametrize("said", ["小编", "咱们", "衷心感谢", "我们的"])
def test_voices_from_elsewhere(tiny: Tiny, said: str) -> None:
    sentences = {
        "小编": "小编带大家走进实训楼。",
        "咱们": "咱们职业学校办学条件好。",
        "衷心感谢": "在此表示衷心感谢。",
        "我们的": "我们的做法得到好评。",
    }
    tiny.prose(sentences[said])
    assert len(messages(tiny, "W213")) == 1


def test_what_people_say_has_their_voice(tiny: Tiny) -> None:
    tiny.prose("学生说：“我们的实训室像车间。”这让我们看到了变化。")
    assert messages(tiny, "W213") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("学校解决并发现了实训中的问题。", "语序不当：“解决并发现”"),
        ("各校认真贯彻和学习大会精神。", "语序不当：“贯彻和学习”"),
        ("学校不但在全国闻名，而且在全市也有名气。", "语序不当：“不但在全国闻名，而且在全市也有名气”"),
        ("参加的有家长、女教师和教师。", "并列不当：“参加的有家长、女教师和教师”"),
        ("学校开设茶艺、非遗和剪纸等课程。", "并列不当：“非遗和剪纸”"),
        ("社团之所以受欢迎的原因，是活动多样。", "句式杂糅：“之所以受欢迎的原因”"),
        ("队伍以企业师傅和专业教师为主组成。", "句式杂糅：“以企业师傅和专业教师为主组成”"),
        ("大家交换了广泛的意见。", "语序不当：“交换了广泛的意见”"),
    ],
)
def test_side_by_side(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "学校发现并解决了实训中的问题，学习和贯彻大会精神。",
        "学校不但在全市有名气，而且在全国闻名；不仅全国知名，在全市更是第一。",
        "参加的有家长、教师和学生，开设茶艺、插花和剪纸等非遗课程。",
        "不管是新生，还是老队员，都坚持训练。",
        "队伍以企业师傅为主，由专业教师和行业专家组成。",
        "学生得体的举止令来宾称赞，让企业得实惠、学生得本领。",
    ],
)
def test_right_side_by_side(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W308") == []


@pytest.mark.parametrize(
    ("text", "count"), [("阅读“红岩”《平凡的世界》等作品。", 1), ("阅读《红岩》《平凡的世界》等作品。", 0)]
)
def test_works_side_by_side_have_one_kind_of_marks(tiny: Tiny, text: str, count: int) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W307")) == count
