"""V111～V113: SEQ and REF fields against what Word would compute.

规则：图、表、案例的编号和正文里的提及，与 Word 更新域以后的结果相同，没有指向不存在的地方。
好：第三张表的 SEQ 结果是 3，提到它的 REF 结果是“表 3”。
坏：在 Word 里删去一张表没有更新域，后面的编号不对（V111、V112）；提到的图已经删去（V113）。
"""

from collections.abc import Iterator

from report_engine.ooxml.elements import Element, qn, value_of
from report_engine.problems import Problem
from report_engine.verify.counting import form_of, written
from report_engine.verify.reading import Field, Paragraph, Report, quote
from report_engine.verify.updating import UPDATE

_TOP = "_top"  # Word's own name of the document's beginning, which no bookmark marks


def check(report: Report) -> Iterator[Problem]:
    """Count again, and read again what each bookmark covers."""
    for field, expected in stale(report):
        around = quote(field.paragraph.text)
        if expected is None:
            hint = "改成指向现有的图、表、案例"
            yield report.problem("V113", f"{around}里的“{field.result}”指向不存在的地方", hint)
        elif field.words[0] == "SEQ":
            yield report.problem("V111", f"{around}的编号是 {field.result}，应为 {expected}", UPDATE)
        else:
            yield report.problem("V112", f"{around}里写着“{field.result}”，应为“{expected}”", UPDATE)
    for field in report.fields:
        if field.words[:1] == ("PAGEREF",) and field.words[1] not in report.bookmarks:
            yield report.problem("V113", f"页码域指向不存在的书签 {field.words[1]}", UPDATE)
    for link in report.root.iter(qn("hyperlink")):
        anchor = link.get(qn("anchor"))
        if anchor and anchor.lower() != _TOP and anchor not in report.bookmarks:
            yield report.problem("V113", f"链接{quote(''.join(link.itertext()))}指向不存在的书签 {anchor}", UPDATE)


def stale(report: Report) -> Iterator[tuple[Field, str | None]]:
    """Find the counters and mentions that do not say what they should; None for what points nowhere."""
    covered = _covered(report.root)
    counts: dict[str, int] = {}
    for field in report.fields:
        match field.words[:2]:
            case ("SEQ", name):
                start = _switch(field.words, r"\r")
                counts[name] = int(start) if start and start.isdecimal() else counts.get(name, 0) + 1
                forms = [form_of(word) for word in field.words if form_of(word) != "decimal"]
                expected: str | None = written(counts[name], forms[0] if forms else "decimal")
            case ("REF", target) if target not in covered:
                yield field, None
                continue
            case ("REF", target):
                expected = _mention(field, covered[target], report)
            case _:
                continue
        if expected is not None and "".join(field.result.split()) != "".join(expected.split()):
            yield field, expected


def _mention(field: Field, covered: str, report: Report) -> str | None:
    """Tell what a mention should say; None where it is not text of this file."""
    if r"\p" in field.words:
        return None  # “above” or “below”
    if {r"\r", r"\n", r"\w"} & set(field.words):
        return _number(field, report.bookmarks[field.words[1]], report)
    return covered


def _number(field: Field, target: Paragraph, report: Report) -> str | None:
    r"""Write a heading's number as a mention has it; numbers of lists are not counted here.

    `\n` is the number alone, `\w` names all headings above that it does not name itself, `\r` those under which the
    mention does not stand. Word leaves out the full stop at the end.
    """
    if target.index not in report.heading_numbers:
        return None
    chain = report.headings_over[target.index]
    above = chain[: report.names_level(target) - 1]
    here = report.headings_over[field.paragraph.index]
    left_out = above if r"\n" in field.words else () if r"\w" in field.words else here
    numbers = (report.heading_numbers[one] for one in (*(a for a in above if a not in left_out), target.index))
    return "".join(number.rstrip(".、") for number in numbers)


def _switch(words: tuple[str, ...], name: str) -> str | None:
    return words[words.index(name) + 1] if name in words[:-1] else None


def _covered(root: Element) -> dict[str, str]:
    """Collect the visible text between the two ends of every bookmark."""
    texts: dict[str, str] = {}
    opened: dict[str, str] = {}
    for node in root.iter(qn("bookmarkStart"), qn("bookmarkEnd"), qn("t")):
        if node.tag == qn("bookmarkStart"):
            opened[value_of(node, "id")] = value_of(node, "name")
            texts.setdefault(value_of(node, "name"), "")
        elif node.tag == qn("bookmarkEnd"):
            opened.pop(value_of(node, "id"), None)
        else:
            for name in opened.values():
                texts[name] += node.text or ""
    return texts
