"""W223: what everybody can look up is said as it is, and what the project has written down too."""

import pytest
from tiny_project import Tiny

from .language import found

OWN = """\
facts:
  - { of: [技能节, 海港技能节], says: [“@始于#”, “#首次举办…@”], right: [2015年] }
"""


@pytest.mark.parametrize(
    "text",
    [
        "新修订的《中华人民共和国职业教育法》自2022年5月1日起施行；1996年9月1日施行的《职业教育法》是第一部。",
        "2023年，学校召开党的二十大精神学习会；2024年10月举行党的二十届三中全会精神宣讲会。",
        "党的二十大于2022年10月召开，2021年4月召开的全国职业教育大会提出建设技能型社会。",
        "岗位实习一般为六个月，在第五学期。",
        "专业课教师每5年到企业实践累计不少于6个月，每年至少1个月在企业。",
        "全市师生比为1:11.4，好于设置标准；师生比不低于1：20是国家的标准。",
        "国家助学金惠及一、二年级学生，国家奖学金每生每年6000元，高校的国家奖学金每生每年8000元。",
        "教师每5年接受不少于360学时的培训，每年不少于72学时。",
        "各校图书生均不少于35册。",
    ],
)
def test_facts_that_are_right(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W223") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("新修订的《中华人民共和国职业教育法》自2021年5月1日起施行。", "2021年5月1日"),
        ("家庭教育促进法于2023年1月1日正式施行。", "2023年1月1日"),
        ("党的二十大于2021年10月在北京召开。", "2021年10月"),
        ("2023年7月召开的党的二十届三中全会作出部署。", "2023年7月"),
        ("《职业学校学生实习管理规定》要求岗位实习一般为6周。", "6周"),
        ("《职业学校学生实习管理规定》由教育部等六部门联合印发。", "六"),
        ("《国家职业教育改革实施方案》（国发〔2009〕4号）提出二十条。", "2009〕4"),
        ("专业课教师每2年到企业实践的时间累计不少于6个月。", "2年"),
        ("专业课教师每五年累计不少于三个月到企业实践。", "三个月"),
        ("国家助学金资助全日制在籍二、三年级学生。", "二、三"),
        ("中职国家奖学金每生每年8000元。", "8000元"),
        ("设置标准要求师生比不低于1:25。", "1:25"),
        ("按设置标准，生均图书不少于20册。", "20"),
    ],
)
def test_facts_that_are_wrong(tiny: Tiny, text: str, value: str) -> None:
    tiny.prose(text)
    (said,) = found(tiny, "W223")
    assert f"里的“{value}”不对" in said


def test_facts_of_the_project(tiny: Tiny) -> None:
    tiny.write("data/terms.yaml", OWN.replace("“", '"').replace("”", '"'))
    tiny.prose("技能节始于2016年。")
    assert found(tiny, "W223") == [
        "10:14: 项目登记的事实：“技能节始于2016年”里的“2016年”不对（应是2015年；照原文核对）"
    ]
    tiny.prose("技能节始于2015年，2015年首次举办的是海港技能节。")
    assert len(found(tiny, "W223")) == 1
