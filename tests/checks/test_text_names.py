"""W201, W204 to W207, W210: names of schools, offices, people, documents, places, and terms."""

import pytest
from tiny_project import CASE, REPORT, SCHOOLS, SECTION, Tiny

from .language import found, messages

TERMS = "data/terms.yaml"
DICTIONARY = """\
bodies:
  - { name: 海港市教育局, short: [市教育局] }
documents:
  - { name: 关于做好职业教育质量报告编制工作的通知, number: 海教职成〔2024〕14号 }
people: [王乾渝]
words: [海港市各职业中专]
terms:
  - { name: 职普比, avoid: [普职比] }
elsewhere: [临江, 唐山]
"""
TOURISM = "2,海港市卫生学校,市卫校,民办,300\n3,海港市外事旅游职业学校,外事职校,民办,100"


@pytest.fixture
def named(tiny: Tiny) -> Tiny:
    """A project with a dictionary, and a school whose name is long."""
    tiny.write(TERMS, DICTIONARY)
    tiny.change(SCHOOLS, "2,海港市卫生学校,市卫校,民办,400", TOURISM)
    return tiny


# --- W201: names ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "海港市外事旅游职业学校、外事职校、海港市卫生学校、海港市教育局和市教育局。",
        "海港市各职业中专、海港市中等职业学校、海港市各中职学校都参加。",
        "海港市教育系统和卫生学校师生，王乾渝到场。",
        "双师型教师占比提高。",
    ],
)
def test_right_names(named: Tiny, text: str) -> None:
    named.prose(text)
    assert found(named, "W201") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("海港市外事旅游学校", "海港市外事旅游职业学校"),
        ("海港市外事旅游职业学样", "海港市外事旅游职业学校"),
        ("海港市外事旅旅游职业学校", "海港市外事旅游职业学校"),
        ("海巷市外事旅游职业学校", "海港市外事旅游职业学校"),
        ("海港市教育厅", "海港市教育局"),
        ("海港教育局", "海港市教育局"),
        ("王乾鱼", "王乾渝"),
        ("汪乾渝", "王乾渝"),
        ("双师型教帅占比", "双师型教师占比"),
    ],
)
def test_almost_a_name(named: Tiny, wrong: str, right: str) -> None:
    named.prose(f"据了解，{wrong}有进展。")
    assert found(named, "W201") == [
        f"10:13: “{wrong}”与“{right}”只差一两个字（写成“{right}”；确实是另一个名称，登记到 data/terms.yaml）"
    ]


@pytest.mark.parametrize("wrong", ["外事校", "外事职职校", "外事学校", "外职校"])
def test_almost_a_name_of_four_characters(named: Tiny, wrong: str) -> None:
    named.prose(f"据了解，{wrong}招生顺利。")
    assert messages(named, "W201") == [f"“{wrong}”与“外事职校”只差一两个字"]


@pytest.mark.parametrize("text", ["卫事职校招生。", "外事处职责明确。", "外事职能。"])
def test_another_name_of_four_characters(named: Tiny, text: str) -> None:
    named.prose(text)
    assert found(named, "W201") == []


def test_character_before_the_last_one_twice(named: Tiny) -> None:
    named.write(TERMS, DICTIONARY.replace("bodies:\n", "bodies:\n  - { name: 海港区艺术团 }\n"))
    named.prose("海港区艺术术团演出。")
    assert messages(named, "W201") == ["“海港区艺术术团”与“海港区艺术团”只差一两个字"]


def test_almost_a_name_in_a_label_and_on_the_cover(named: Tiny) -> None:
    named.change(SECTION, "label: 双师型占比", "label: 双师型教帅占比")
    named.change(REPORT, "issuer: 海港市教育局", "issuer: 海港市教育厅")
    named.change(REPORT, "form: 教育局官网", "form: 海港港市教育局官网")
    assert messages(named, "W201") == [
        "“海港市教育厅”与“海港市教育局”只差一两个字",
        "“港港市教育局”与“海港市教育局”只差一两个字",
        "“双师型教帅占比”与“双师型教师占比”只差一两个字",
    ]


@pytest.mark.parametrize("text", ["海港市教育局局。", "海港市教育局局和学校。", "海港市教育局局《办法》。"])
def test_last_character_twice(named: Tiny, text: str) -> None:
    named.prose(text)
    assert messages(named, "W201") == ["“海港市教育局局”与“海港市教育局”只差一两个字"]


def test_word_that_begins_with_the_last_character(named: Tiny) -> None:
    named.prose("海港市教育局局长到海港市卫生学校校园参观。海港市教育部门、海港市教育主管部门参加。")
    assert found(named, "W201") == []


def test_almost_a_name_that_is_the_whole_text(named: Tiny) -> None:
    named.change(REPORT, "issuer: 海港市教育局", "issuer: 海港市教育句")
    assert messages(named, "W201") == ["“海港市教育句”与“海港市教育局”只差一两个字"]


def test_registered_name_is_right(named: Tiny) -> None:
    named.prose("海港市外事旅游学校是另一所学校。")
    named.write(TERMS, DICTIONARY.replace("words: [", "words: [海港市外事旅游学校, "))
    assert found(named, "W201") == []


def test_schools_are_known_without_a_dictionary(tiny: Tiny) -> None:
    tiny.prose("海港市卫生学樣参加。")
    assert messages(tiny, "W201") == ["“海港市卫生学樣”与“海港市卫生学校”只差一两个字"]


def test_mistake_in_the_dictionary_is_told(tiny: Tiny) -> None:
    tiny.write(TERMS, "bodies:\n  - { nam: 海港市教育局 }\n")
    assert tiny.check() == [f"{TERMS}:2:7: 错误 Y011 不认识的字段“nam”（是不是“name”？）"]


# --- W204: documents ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "《关于做好职业教育质量报告编制工作的通知》（海教职成〔2024〕14号）印发。",
        "国务院印发《国家职业教育改革实施方案》（国发〔2019〕4号）。",
        "《校园安全管理办法》和《校园消防管理办法》印发，《美术》《美木》出版。",
        "《中华人民共和国教师法》《中华人民共和国教育法》《中华人民共和国民事诉讼法》和《民事诉讼法》。",
    ],
)
def test_right_documents(named: Tiny, text: str) -> None:
    named.prose(text)
    assert found(named, "W204") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "《关于做好职业教育质量报告编制工作通知》印发。",
            "10:9: 《关于做好职业教育质量报告编制工作通知》与登记的《关于做好职业教育质量报告编制工作的通知》",
        ),
        (
            "《校园安全管理办法实施细则》即《校园安全管理办法实施细节》。",
            "10:24: 《校园安全管理办法实施细节》与前面写的《校园安全管理办法实施细则》",
        ),
        ("（海教职成〔2023〕14号）。", "10:10: 文号“海教职成〔2023〕14号”没有登记（登记的是 海教职成〔2024〕14号）"),
        (
            "（海教职成〔2024〕第14号）。",
            "10:10: 文号“海教职成〔2024〕第14号”的序号只写数（写成 海教职成〔2024〕14号）",
        ),
        (
            "（海教职成[2024]14号）。",
            "10:10: 文号“海教职成[2024]14号”的年份要用六角括号（写成 海教职成〔2024〕14号）",
        ),
    ],
)
def test_almost_a_document(named: Tiny, text: str, said: str) -> None:
    named.prose(text)
    like = "只差一两个字（写成一样；确实是另一个文件，登记到 data/terms.yaml）"
    assert found(named, "W204") == [said + like if said.endswith("》") else said]


@pytest.mark.parametrize(
    "text",
    [
        "中共中央办公厅、国务院办公厅印发的《关于深化现代职业教育体系建设改革的意见》。",
        "国务院印发《国家职业教育改革实施方案》，教育部等九部门印发《职业教育提质培优行动计划（2020—2023年）》。",
        "省委办公厅印发《关于深化现代职业教育体系建设改革的实施意见》《关于推动现代职业教育高质量发展的若干措施》。",
        "《中华人民共和国职业教育法》和《职业教育法》；《高等职业学校设置标准》。",
        "《教育部办公厅关于加快推进现代职业教育体系建设改革重点任务的通知》；《国务院关于印发国家职业教育改革实施方案的通知》。",
        "教育部、财政部等部门印发《职业学校兼职教师管理办法》。",
        "市教育局转发省教育厅《学生实习管理办法》。",
    ],
)
def test_well_known_documents(named: Tiny, text: str) -> None:
    named.prose(text)
    assert found(named, "W204") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("贯彻《关于深化现代职业教育体系改革建设的意见》。", "关于深化现代职业教育体系建设改革的意见"),
        ("《关于深化现代职业教育建设体系改革的意见》。", "关于深化现代职业教育体系建设改革的意见"),
        ("落实《国家职业教育改革方案》。", "国家职业教育改革实施方案"),
        ("落实《职业学校学生实习管理办法》。", "职业学校学生实习管理规定"),
        ("《关于推动现代职业教育高品质发展的意见》。", "关于推动现代职业教育高质量发展的意见"),
        ("教育部印发《国家职业教育改革实施方案》。", "国务院印发"),
        ("教育部、国务院办公厅印发的《关于深化现代职业教育体系建设改革的意见》。", "中共中央办公厅、国务院办公厅印发"),
        ("国务院《深化新时代教育评价改革总体方案》。", ""),
        ("全国人民代表大会颁布《深化新时代教育评价改革总体方案》。", "中共中央、国务院印发"),
        ("国务院办公厅2020年3月印发的《关于全面加强新时代大中小学劳动教育的意见》。", "中共中央、国务院印发"),
        ("《国家职业教育改革实施方案》由教育部2019年1月印发。", "国务院印发"),
        ("《国家职业教育改革实施方案》由国务院2019年1月印发。", ""),
        ("《国家职业教育改革实施方案》由教育部门组织学习。", ""),
        ("学校学习《中华人民共和国教师法》，该法由国务院颁布。", "全国人大常委会印发"),
    ],
)
def test_well_known_document_otherwise(named: Tiny, text: str, said: str) -> None:
    named.prose(text)
    told = found(named, "W204")
    assert len(told) == bool(said)
    assert all(said in one for one in told)


# --- W205: places ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("海港市各校参加。", []),
        ("临江市各校参加。", ["10:9: “临江”是外地的地名（本报告是海港市的）"]),
        ("师生赴唐山参加比赛，来自临江的队伍最多，决赛在唐山举行。", []),
        ("师生到唐山、临江招聘，同唐山一家钢厂签约；临江、唐山两地的校长来校交流。", []),
        ("其他城市如临江、唐山的学校办得早，邀请赛设在唐山，学生考入临江的高职院校。", []),
        ("唐山职业学院同步招生。", ["10:9: “唐山”是外地的地名（本报告是海港市的）"]),
    ],
)
def test_places_elsewhere(named: Tiny, text: str, said: list[str]) -> None:
    named.prose(text)
    assert found(named, "W205") == said
    named.write(TERMS, DICTIONARY.replace("bodies:\n", "bodies:\n  - { name: 唐山职业学院 }\n"))
    assert found(named, "W205") == ([] if "学院" in text else said)


def test_own_place_with_a_wrong_character(tiny: Tiny) -> None:
    tiny.change(REPORT, "name: 河北省海港市", "name: 河北省秦皇岛市")
    tiny.prose("秦皇岛市、秦皇岛港，秦黄岛市。")
    assert found(tiny, "W205") == ["10:19: “秦黄岛市”与“秦皇岛市”只差一个字（写成“秦皇岛市”）"]


# --- W206, W207: terms, and the school of a case --------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("职普比稳定。", []),
        ("《普职比办法》印发。", []),
        ("普职比稳定。", ["10:9: 不用“普职比”的说法（写成“职普比”）"]),
    ],
)
def test_avoided_term(named: Tiny, text: str, said: list[str]) -> None:
    named.prose(text)
    assert found(named, "W206") == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全市职业技术学校共有三所。", True),
        ("云和县职业技术学校的教师来访。", False),
        ("来自龙游县职业技术学校的选手获奖。", False),
    ],
)
def test_avoided_term_in_the_name_of_a_school(named: Tiny, text: str, told: bool) -> None:
    named.change("data/terms.yaml", "elsewhere:", "  - { name: 职业学校, avoid: [职业技术学校] }\nelsewhere:")
    named.prose(text)
    assert bool(found(named, "W206")) is told


@pytest.mark.parametrize(("school", "told"), [("海港市职业中专", False), ("海港中专", False), ("市卫校", True)])
def test_school_of_a_case(tiny: Tiny, school: str, told: bool) -> None:
    tiny.change(CASE, "学生排演话剧", f"{school}学生排演话剧")
    said = f"{CASE}:5:5: 这是海港市职业中专的案例，这里写的是“市卫校”（核对学校名称和 school）"
    assert found(tiny, "W207") == ([said] if told else [])


# --- W210: what belongs to one school -------------------------------------------------------

BELONGING = """\
belonging:
  - { school: 外事职校, names: [王乾渝, 海港万怡酒店] }
  - { school: 海港市职业中专, names: [海港万怡酒店] }
"""


@pytest.fixture
def owned(named: Tiny) -> Tiny:
    """A dictionary that says what belongs to whom."""
    named.write(TERMS, DICTIONARY + BELONGING)
    return named


@pytest.mark.parametrize(
    "text",
    [
        "海港市外事旅游职业学校毕业生王乾渝创业。",
        "外事职校和海港市卫生学校一起接待了王乾渝。",
        "外事职校的毕业生很多。其中有王乾渝。",
        "王乾渝是创业之星。",  # nobody says where from
        "海港市职业中专同海港万怡酒店合作，外事职校也同海港万怡酒店合作。",
        "海港市卫生学校开学。\n\n王乾渝到场。",  # another paragraph
    ],
)
def test_told_of_its_own_school(owned: Tiny, text: str) -> None:
    owned.prose(text)
    assert found(owned, "W210") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("海港市卫生学校毕业生王乾渝创业。", "10:19"),
        ("市卫校的毕业生很多。其中有“王乾渝”。", "10:23"),
    ],
)
def test_told_of_another_school(owned: Tiny, text: str, place: str) -> None:
    owned.prose(text)
    hint = "核对学校名称；确有变化就改 data/terms.yaml 的 belonging"
    said = f"“王乾渝”登记在海港市外事旅游职业学校名下，这里说的是海港市卫生学校（{hint}）"
    assert found(owned, "W210") == [f"{place}: {said}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("市卫校师生创编了情景剧《为复兴而奋斗》。", True),
        ("市卫校举办“从心出发·筑梦远航”活动。", True),
        ("市卫校的“红烛宣讲团”走进社区。", True),
        ("海港市职业中专创编了情景剧《为复兴而奋斗》。", False),
        ("市卫校学习《为复兴奋斗》，举办“从心出发”活动。", False),
        ("情景剧《为复兴而奋斗》在各校上演。", False),
    ],
)
def test_works_and_teams_of_a_case(tiny: Tiny, text: str, told: bool) -> None:
    tiny.change(
        CASE, "学生排演话剧", "学生排演情景剧《为复兴而奋斗》，以“从心出发·筑梦远航”为主题，“红烛宣讲团”演出，排演话剧"
    )
    tiny.prose(text)
    assert bool(found(tiny, "W210")) is told


def test_in_a_case_the_school_is_that_of_the_case(owned: Tiny) -> None:
    owned.change(CASE, "学生排演话剧", "王乾渝排演话剧")
    assert messages(owned, "W210") == ["“王乾渝”登记在海港市外事旅游职业学校名下，这里说的是海港市职业中专"]
    owned.change(TERMS, "school: 外事职校", "school: 海港市职业中专")
    assert found(owned, "W210") == []


def test_school_of_what_belongs_is_one_of_the_year(owned: Tiny) -> None:
    owned.change(TERMS, "school: 外事职校", "school: 海港市第九中学")
    said = "belonging 里的学校“海港市第九中学”不在当年的学校一览表里（写一览表里的学校名称或简称）"
    assert found(owned, "W210") == [f"{TERMS}:11:15: {said}"]
