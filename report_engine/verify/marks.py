"""V121～V124: bookmarks, fields and drawings are whole, and their names and ids are unique.

规则：书签、域成对完整，编号不重复，每张图都有替代文字。
好：每个书签有头有尾，名称只用一次；每张图的 docPr 编号不同，都有替代文字。
坏：复制粘贴后两个书签同名（V121）、只剩一半（V122）；域缺结尾（V123）；图没有替代文字（V124）。
"""

from collections import Counter
from collections.abc import Iterator

from report_engine.ooxml.elements import WP, qn, value_of
from report_engine.problems import Problem, Severity
from report_engine.verify.reading import Report, quote, visible


def check(report: Report) -> Iterator[Problem]:
    """Count names, ids and ends."""
    starts = [value_of(node, "id") for node in report.root.iter(qn("bookmarkStart"))]
    ends = [value_of(node, "id") for node in report.root.iter(qn("bookmarkEnd"))]
    names = Counter(node.get(qn("name")) for node in report.root.iter(qn("bookmarkStart")))
    for name, times in names.items():
        if times > 1:
            yield report.problem("V121", f"书签 {name} 出现 {times} 次", "在 Word 的“插入→书签”里删去多余的")
    for number, times in Counter(starts).items():
        if times > 1:
            yield report.problem("V121", f"书签编号 {number} 出现 {times} 次", "重新生成报告")
    for number in sorted(set(starts) ^ set(ends)):
        yield report.problem("V122", f"书签（编号 {number}）只有一半", "删去它，或重新生成报告")
    yield from _fields(report)
    drawings = list(report.root.iter(f"{{{WP}}}docPr"))
    pictures = Counter(node.get("id") or "" for node in drawings)
    for number, times in pictures.items():
        if times > 1:
            yield report.problem("V121", f"图形编号 {number} 出现 {times} 次", "重新插入其中一张图")
    for node in drawings:
        if not (node.get("descr") or "").strip():
            message = f"图“{node.get('name', '')}”没有替代文字"
            yield report.problem("V124", message, "在 Word 里右键图片→编辑替代文字", Severity.WARNING)


def _fields(report: Report) -> Iterator[Problem]:
    for end in report.read_fields.stray_ends:
        where = next(end.iterancestors(qn("p")))
        yield report.problem("V123", f"{quote(visible(where))}里有域缺开头", "删去这一处后重新插入域")
    read = report.read_fields
    for one in (*read.closed, *read.unclosed):
        if one.begin.get(qn("dirty")) is not None:
            yield report.problem("V123", "有域带着更新标记，打开时 Word 会询问", "重新生成报告")
    if read.unclosed:
        yield report.problem("V123", f"有 {len(read.unclosed)} 个域缺结尾", "重新生成报告")
