"""W246: who and what a paragraph speaks of keeps its name.

规则：一段里先写了“学生赵晓彤”，后面不写“赵晓丹”；先写“剪纸艺人刘师傅”，后面不成了“王师傅”；“薪火”宣讲团不成了“星火”宣讲团，“海浪杯”
不成了“浪花杯”；活动、社团、刊物、剧目的名称也一字不差。成行成列的（“一班一品”“一校一品”）、写明是两个人、两件事的（另一位、姐妹、更名……）不算。
好：学生赵晓彤入学时落后，两年后，赵晓彤夺得金牌。
坏：学生赵晓彤入学时落后，两年后，赵晓丹夺得金牌。
"""

from collections.abc import Iterator

from report_engine.language.renamed import renamed
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W246 = Code("W246", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for names that change."""
    for passage in loaded.prose:
        for one in renamed(passage.text):
            said = passage.text[one.start : one.end]
            about = passage.about(f"renamed:{said}", one.start)
            message = f"前面是“{one.first}”，这里是“{said}”"
            yield W246.problem(message, passage.at(one.start), "核对是不是同一个", about, said)
