"""N010: a figure or table is referred to by id, not by where it may stand.

规则：不写“见下表”“如上图所示”“见下页表格”，写 [@编号]：分页和排版会变，图、表有号码；“（见）”“如所示”漏了编号。
好：分类情况见[@tbl-scale]。
坏：分类情况见下表；如下图所示；详见上图；见下页表格；下表列出各校情况；分类情况（见）表明……。
"""

from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import LINK, QUOTED, blank
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem, Severity

N010 = Code("N010", Category.STRUCTURE, Severity.WARNING)

# 如下表述, 以下图书: there 表 and 图 belong to the word behind.
_WHAT = "(?:图(?![书纸像谱画册案文])|表(?![述示达明现扬决态演彰率面])|附图|附表)"
_ANY = expression("[上下前后页列面方见](?:图|表|附图|附表)|见[，。；、和）)]|如所|[由从]可")
_POINTING = expression(
    rf"(?:[见如据从由在]|根据|按照)(?:本页|[上下前后](?:页|一页|面|列|方)?)的?{_WHAT}"
    rf"|(?:详?见|参见)(?:附表|附图|图|表)(?=[，。；）])|(?<![^，。；：（\s])[上下]{_WHAT}(?=[所显中为是列反])"
    # Behind these a mention is lacking.
    r"|[（(](?:详|参|请)?见[）)]|(?<!\w)(?:详|参)?见(?=[，。；、和])|如所[示列]|[由从]可以?(?:看出|知|见)(?=[，：])"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for figures and tables that are pointed at."""
    for passage in loaded.holding(("图", "表", "见", "如所", "由可", "从可")):
        if not _ANY.search(passage.text):
            continue
        for match in _POINTING.finditer(blank(passage.text, QUOTED, LINK)):
            about = passage.about(f"pointing:{match[0]}", match.start())
            hint = "写 [@编号]，编号是那个图、表的 id"
            yield N010.problem(f"“{match[0]}”没有说出是哪一个", passage.at(match.start()), hint, about, match[0])
