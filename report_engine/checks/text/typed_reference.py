"""N007: figures, tables, cases and sections are referred to by id, not by a typed number.

规则：正文提到图、表、案例、附表、章节时写 [@编号]，号码由程序排；直接写的号码，增删一个图就错了。
好：见[@fig-routes]；如[@tbl-scale]所示。
坏：见图5；如表 3 所示；详见案例2；见2.1.3节。
"""

from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import LINK, QUOTED, blank
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem, Severity

N007 = Code("N007", Category.STRUCTURE, Severity.ERROR)

_HAN = "一二三四五六七八九十"
_WORD = r"(?P<word>附表|附图|案例|图表|图|(?<![代发列填仪外手])表)"
_ANY = expression(rf"(?:[图表]|案例|[见第])\s*[\d{_HAN}]")
_REFERENCE = expression(
    # 案例3个 and 图2幅 count; “图 5” followed by a mark or by 所示 refers.
    rf"{_WORD}\s*(?P<number>\d{{1,3}}(?:[-.]\d{{1,2}})?)(?![\d.%]|\s*[个篇幅张份项则例组类人名万余多件公千米里平秒分天年月岁元点])"
    rf"|(?:见|如|据|从|由|（)\s*(?P<word2>附表|附图|案例|图|表)\s*(?P<number2>[{_HAN}]+)(?![{_HAN}个篇幅张份项则例组类])"
    r"|(?P<see>见|详见|参见)第?\s*(?P<number3>\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[章节]))"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for typed numbers of figures, tables, cases and sections."""
    for passage in loaded.holding(("图", "表", "案例", "见", "第")):
        if passage.kind == "alt" or not _ANY.search(passage.text):
            continue
        for match in _REFERENCE.finditer(blank(passage.text, QUOTED, LINK)):
            said = " ".join(match[0].strip("（").split())
            place = passage.at(match.start())
            hint = "写 [@编号]，编号是那个图、表、案例或标题的 id"
            if passage.kind != "prose":  # where marks are printed as they stand
                hint = "去掉号码，只写名称；要提到它，在正文里写 [@编号]"
            message = f"“{said}”的号码是直接写的"
            yield N007.problem(message, place, hint, passage.about(f"reference:{said}", match.start()), said)
