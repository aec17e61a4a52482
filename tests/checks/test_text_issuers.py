"""W204: titles of another kind or with other verbs, and who issued a document."""

import pytest
from tiny_project import Tiny

from .language import found


@pytest.mark.parametrize(
    "text",
    [
        "班主任逐条讲解《职业院校学生实习管理办法》。",
        "依据《教育部办公厅关于改进和提升新时代中等职业学校德育工作的意见》修订方案。",
        "学习《教育部办公厅关于加强和改进新时代中等职业学校德育工作的若干措施》。",
        "《中华人民共和国爱国主义教育条例》自2024年1月1日起施行。",
        "按照教育部《关于开展学校绩效评价工作的通知》（冀教职成〔2024〕14号）要求，整理材料。",
        "根据省教育厅《学校办学达标工程工作方案》（教职成〔2022〕5号），改善条件。",
    ],
)
def test_document_of_another_name_or_issuer(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W204")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "市总工会、市教育局联合印发《建设工匠学院的实施办法》。市总工会、市财政局联合印发《建设工匠学院的实施办法》。",
        "落实省教育厅《关于开展手拉手活动的通知》精神。各校落实市教育局《关于开展手拉手活动的通知》。",
    ],
)
def test_issued_by_others_elsewhere(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W204")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "班主任逐条讲解《职业学校学生实习管理规定》，学校制定《学生实习管理办法》。",
        "市教育局制定《关于加强和改进新时代中等职业学校德育工作的若干措施》。",
        "1981年，《中华人民共和国学位条例》施行；学校学习《中华人民共和国爱国主义教育法》。",
        "市教育局转发教育部《职业学校学生实习管理规定》。",
        "市总工会、市教育局联合印发《建设工匠学院的实施办法》。市总工会印发《建设工匠学院的实施办法》。",
        "落实省教育厅《关于开展手拉手活动的通知》精神。学校学习《关于开展手拉手活动的通知》。",
    ],
)
def test_documents_named_rightly(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W204") == []
