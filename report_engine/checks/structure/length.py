"""C001: a case keeps within the length that the layout allows.

规则：案例的字数不超过版式的规定。
好：案例正文 500 字，版式规定 `case_max_chars: 1000`。
坏：案例正文 1200 字。
"""

from collections.abc import Iterator

from report_engine.document import Ref
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem
from report_engine.walk import blocks, running

C001 = Code("C001", Category.STRUCTURE)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count the characters of each case as printed, blanks aside."""
    limit = loaded.layout.case_max_chars
    for case in loaded.cases:
        items = (item for block in blocks(case) for item in running(block))
        # A mention prints as a short number such as “图 12”.
        length = sum(4 if isinstance(item, Ref) else len("".join(item.text.split())) for item in items)
        if length > limit:
            message = f"案例“{case.title}”有 {length} 字，超过 {limit} 字"
            yield C001.problem(message, case.source, f"压缩 {length - limit} 字", Named(case.id), str(length))
