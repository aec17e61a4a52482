"""V111～V113: SEQ and REF fields against what Word would compute.

规则：图、表、案例的编号和正文里的提及，与 Word 更新域以后的结果相同，没有指向不存在的地方。
好：第三张表的 SEQ 结果是 3，提到它的 REF 结果是“表 3”。
坏：在 Word 里删去一张表没有更新域，后面的编号不对（V111、V112）；提到的图已经删去（V113）。
"""

from collections.abc import Iterator

from report_engine.numbering import Digits, count
from report_engine.ooxml.elements import Element, qn
from report_engine.problems import Problem
from report_engine.verify.reading import Report, quote

_UPDATE = "在 Word 里全选后按 F9 更新域，或重新生成"


def check(report: Report) -> Iterator[Problem]:
    """Count again, and read again what each bookmark covers."""
    counts: dict[str, int] = {}
    covered = _covered(report.root)
    for field in report.fields:
        match field.words[:2]:
            case ("SEQ", name):
                number = _switch(field.words, r"\r")
                counts[name] = int(number) if number else counts.get(name, 0) + 1
                form: Digits = "han" if "CHINESENUM3" in field.words else "decimal"
                expected = count(counts[name], form)
                if field.result.strip() != expected:
                    where = quote(field.paragraph.text)
                    yield report.problem("V111", f"{where}的编号是 {field.result}，应为 {expected}", _UPDATE)
            case ("REF", target):
                yield from _reference(target, field.words, field.result, field.paragraph.text, covered, report)
            case ("PAGEREF", target) if target not in report.bookmarks:
                yield report.problem("V113", f"页码域指向不存在的书签 {target}", _UPDATE)
    for link in report.root.iter(qn("hyperlink")):
        anchor = link.get(qn("anchor"))
        if anchor and anchor not in report.bookmarks:
            yield report.problem("V113", f"链接{quote(''.join(link.itertext()))}指向不存在的书签 {anchor}", _UPDATE)


def _reference(
    target: str, words: tuple[str, ...], result: str, around: str, covered: dict[str, str], report: Report
) -> Iterator[Problem]:
    if target not in covered:
        yield report.problem("V113", f"{quote(around)}里的“{result}”指向不存在的地方", "改成指向现有的图、表、案例")
        return
    if r"\p" in words:
        return  # “above” or “below”
    expected: str | None = covered[target]
    if {r"\r", r"\n", r"\w"} & set(words):
        # Word leaves out the full stop at the end of a paragraph's number; those of lists are not counted here.
        number = report.heading_numbers.get(report.bookmarks[target].index)
        expected = None if number is None else number.rstrip(".、")
    if expected is None:
        return
    if "".join(result.split()) != "".join(expected.split()):
        yield report.problem("V112", f"{quote(around)}里写着“{result}”，应为“{expected}”", _UPDATE)


def _switch(words: tuple[str, ...], name: str) -> str | None:
    return words[words.index(name) + 1] if name in words[:-1] else None


def _covered(root: Element) -> dict[str, str]:
    """Collect the visible text between the two ends of every bookmark."""
    texts: dict[str, str] = {}
    opened: dict[str, str] = {}
    for node in root.iter(qn("bookmarkStart"), qn("bookmarkEnd"), qn("t")):
        if node.tag == qn("bookmarkStart"):
            opened[node.get(qn("id"))] = node.get(qn("name"))
            texts.setdefault(node.get(qn("name")), "")
        elif node.tag == qn("bookmarkEnd"):
            opened.pop(node.get(qn("id")), None)
        else:
            for name in opened.values():
                texts[name] += node.text or ""
    return texts
