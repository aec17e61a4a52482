"""W245: a sentence does not say two things that cannot both be so.

规则：一句里（有的在相邻两句里）不同时写互相抵触的两种说法：首次承办、连续第三年承办；全程线上、在会场讨论；全员到齐、有人请假；免费、每人收费……
程序带着一份。讲从前的、另一件事的，不算。
好：学校连续第三年承办市级竞赛；培训以线上线下相结合的方式进行。
坏：学校首次承办市级竞赛，这也是学校连续第三年承办该项赛事；培训全程以线上方式进行，教师在会场分组讨论。
"""

from collections.abc import Iterator

from report_engine.language.contradictions import contradicted
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W245 = Code("W245", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for what contradicts itself."""
    for passage in loaded.prose:
        for one in contradicted(passage):
            said = passage.said(one.start, one.start + len(one.said))
            about = passage.about(f"contradicted:{said}", one.start)
            message = f"“{said}”与前面的“{one.against}”不能同时成立"
            yield W245.problem(message, passage.at(one.start), "核对是哪一种", about, said)
