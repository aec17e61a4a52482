"""W222: no short form of a school's name is made up."""

import pytest
from tiny_project import SCHOOLS, Tiny

from .language import found, messages

MORE = """\
2,海港市卫生学校,市卫校,民办,100
3,海港市体育舞蹈中等专业学校,体育舞蹈中专,民办,100
4,海港市燕海科技职业学校,燕海科技职校,民办,50
5,临河县职业技术教育中心,临河县职教中心,公办,50
6,临河县卫生职业中等专业学校,临河卫校,公办,50
7,海港市渔港职业学校,渔港职校,民办,50"""


@pytest.fixture
def listed(tiny: Tiny) -> Tiny:
    """A city with more schools."""
    tiny.change(SCHOOLS, "2,海港市卫生学校,市卫校,民办,400", MORE)
    return tiny


@pytest.mark.parametrize(
    "text",
    [
        "市卫校、临河卫校、体育舞蹈中专和燕海科技职校参加，海港市体育舞蹈中等专业学校承办。",
        "卫生学校、体育学校、渔港学校各有特点，学生升入舞蹈学校。",
        "临河县职业学校、临河县各中等职业学校都在扩招。",
        "全市中专、职高和技校，各校、该校、新学校、县职教中心。",
        "与天津市渤海职业技术学院合作。",
        "海港市体育舞蹈中等职业学校招生（W201 已说）。",
        "临河职教中心和临河县卫校开放实训室，海港市卫校、海港市燕海科技职校的学生来参观。",
    ],
)
def test_registered_names_and_common_words(listed: Tiny, text: str) -> None:
    listed.prose(text)
    assert found(listed, "W222") == []


@pytest.mark.parametrize("said", ["临河职教中心", "临河县卫校", "海港市卫校", "海港市体育舞蹈中专"])
def test_a_usual_contraction_is_no_slip(listed: Tiny, said: str) -> None:
    listed.prose(f"{said}的学生承担了演出。")
    assert found(listed, "W201") == found(listed, "W222") == []


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("体舞中专", "海港市体育舞蹈中等专业学校"),
        ("市体舞职校", "海港市体育舞蹈中等专业学校"),
        ("体育舞蹈职高", "海港市体育舞蹈中等专业学校"),
        ("市卫职校", "海港市卫生学校"),
        ("燕海职业科技学校", "海港市燕海科技职业学校"),
        ("燕科职校", "海港市燕海科技职业学校"),
        ("临河卫职专", "临河县卫生职业中等专业学校"),
        ("临职教中心", "临河县职业技术教育中心"),
        ("临河职中", "临河县职业技术教育中心"),
        ("燕海科专", "海港市燕海科技职业学校"),
    ],
)
def test_made_up_short_forms(listed: Tiny, said: str, full: str) -> None:
    listed.prose(f"近年来，{said}的学生承担了演出。")
    assert messages(listed, "W222") == [f"“{said}”不是登记的简称，说的像是{full}"]


def test_registered_short_form_is_in_the_hint(listed: Tiny) -> None:
    listed.prose("体舞中专招生。")
    (said,) = found(listed, "W222")
    assert said.endswith("（写成“体育舞蹈中专”或全称；确实通用，登记到 data/terms.yaml 这所学校的 short）")
