"""W242: what is dated beside a term, a holiday or a school year lies in it, and what has its season stands there.

规则：写在学期、寒暑假后面的括号里，或紧挨着它的日期，在那个学期、假期的月份里（第一学期、秋季学期9月到1月，第二学期、春季学期2月到7月，寒假
1、2月，暑假7、8月，前后差几天的不算）；“2023—2024学年”开头的一句里，做的事在2023年9月到2024年8月。假期前后的事、对一学年的总结、公布、表彰
不算。花开、果熟、雨雪、昼夜长短和农时，与写出的月份、季节、节日相合；端午、中秋这样的节日在农历的哪一天、吃什么做什么，也一样。
好：2023—2024学年第一学期（2023年9月至2024年1月）；2024年7月15日，暑假社会实践开始；9月，学生上山采收板栗。
坏：2023—2024学年第一学期（2024年3月至7月）；2023—2024学年，学校在2024年10月举办了运动会；2024年3月的暑假社会实践；3月，学生上山采收板栗；
重阳节恰在春季学期；端午节，学生一起打月饼。
"""

from collections.abc import Iterator

from report_engine.language.seasons import triggers, unseasonal
from report_engine.language.terms import outside
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W242 = Code("W242", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for dates that lie outside, then for what is out of season."""
    account = loaded.layout.accounts().get("学年")
    own = account.of(loaded.document.year)[0].year if account else None
    for passage in loaded.prose:
        for one in outside(passage, own):
            about = passage.about(f"term:{one.said}", one.start)
            message = f"“{one.said}”不在{one.of}里" if one.of != "学年" else f"“{one.said}”不是相连的两年"
            yield W242.problem(message, passage.at(one.start), one.hint, about, one.said)
    for passage in loaded.prose_holding(triggers()):
        for found in unseasonal(passage.quiet, passage.sentences):
            about = passage.about(f"season:{found.said}", found.start)
            message = f"“{found.said}”与“{found.time}”不合时令"
            yield W242.problem(message, passage.at(found.start), found.hint, about, found.said)
