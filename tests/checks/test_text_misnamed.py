"""W225: contests, awards, projects and majors are called by their names."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    "text",
    [
        "全国职业院校技能大赛、世界技能大赛、云岭省职业技能大赛、全市职业院校技能大赛都有人参加。",
        "海港市中等职业学校技能大赛和校内技能竞赛。",
        "数控技术应用、物联网应用技术、计算机应用专业招生，汽车、烹饪与营养专业有冠名班。",
        "国家奖学金、国家助学金和省政府奖学金。",
        "开设中式面点、汽车检修、数字技术专业，特色专业、教育实习项目。",
        "选用职业教育规划教材，汽车运用与维修专业招生。",
        "市人力资源社会保障局、省发展改革委、县文化广电旅游局、市市场监管局参加，人社部门支持。",
        "现代职业教育体系更加完善，校企合作共同体扩大。",
    ],
)
def test_right_names_and_others(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W225") == []


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("云岭省职业学院技能大赛开赛。", "省职业学院技能大赛", "省职业院校技能大赛"),
        ("世界职业技能院校大赛开赛。", "世界职业技能院校大赛", "世界职业院校技能大赛"),
        ("全国院校职业技能大赛开赛。", "全国院校职业技能大赛", "全国职业院校技能大赛"),
        ("获中等职业教育国家励志奖学金。", "中等职业教育国家励志奖学金", "中等职业教育国家奖学金"),
        ("新增新能源汽车运用和修理专业。", "新能源汽车运用和修理", "新能源汽车运用与维修"),
        ("新增旅游管理与服务专业。", "旅游管理与服务", "旅游服务与管理"),
        ("电子商物专业的学生实习。", "电子商物", "电子商务"),
        ("护理、数控应用技术等三个专业招生。", "数控应用技术", "数控技术应用"),
        ("云岭市人力资源与社会保障局验印。", "人力资源与社会保障局", "人力资源和社会保障局"),
        ("县农村农业局组织培训。", "农村农业局", "农业农村局"),
        ("区退役军人事业局送来学员。", "退役军人事业局", "退役军人事务局"),
        ("落实职业教育提质增优行动计划。", "职业教育提质增优行动计划", "职业教育提质培优行动计划"),
    ],
)
def test_names_that_are_almost_right(tiny: Tiny, text: str, said: str, name: str) -> None:
    tiny.prose(text)
    (message,) = messages(tiny, "W225")
    assert message.startswith(f"“{said}”与")
    assert message.endswith(f"“{name}”相像而不同")


def test_words_of_a_registered_office_in_another_order(tiny: Tiny) -> None:
    tiny.write("data/terms.yaml", "bodies:\n  - { name: 云岭省教育厅 }\n")
    tiny.prose("云岭教育省厅作了部署，云岭省教育厅印发通知。")
    assert messages(tiny, "W225") == ["“云岭教育省厅”与登记的单位的名称“云岭省教育厅”相像而不同"]


def test_registered_name_is_another(tiny: Tiny) -> None:
    tiny.write("data/terms.yaml", "words: [旅游管理与服务]\n")
    tiny.prose("新增旅游管理与服务专业。")
    assert found(tiny, "W225") == []


def test_a_school_with_its_words_in_another_order(tiny: Tiny) -> None:
    tiny.change("data/2024/schools.csv", "海港市卫生学校", "海港市东山区职业技术教育中心")
    tiny.prose("海港市东山区职业教育技术中心的教师下乡，海港市东山区职业技术教育中心的学生实习。")
    (told,) = messages(tiny, "W225")
    assert "海港市东山区职业技术教育中心" in told
