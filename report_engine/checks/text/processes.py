"""W244: the steps of what everybody knows stand in their order.

规则：并列写出的步骤（初赛、复赛、决赛；申请、审核、公示、发放），和一句里“先……再……最后……”说的步骤，不颠倒先后；“甲结束后，随即乙”的乙也不在甲之前。程序带着一份常见的步骤。
好：经过初赛、复赛、决赛三轮角逐；先签订三方协议，再安排学生上岗。
坏：经过初赛、决赛、复赛三轮角逐；先安排学生上岗，再签订三方协议。
"""

from collections.abc import Iterator

from report_engine.language.processes import turned
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W244 = Code("W244", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for steps that are turned."""
    for passage, one in turned(loaded.prose_holding):
        about = passage.about(f"turned:{one.said}", one.start)
        message = f"“{one.said}”写在“{one.before}”后面，先后颠倒了"
        yield W244.problem(message, passage.at(one.start), "调换次序", about, one.said)
