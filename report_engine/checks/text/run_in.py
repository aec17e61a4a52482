"""W273: what stands below a bold heading at the head of a sentence is about it.

规则：段首、句首加粗的小标题（“**打造党建品牌。**”）下面，到下一个小标题为止，要说到它的题目。自己题目的词一个也没有、说的全是另一个
题目的，多半是标题贴错了，或调换段落时没有一起搬。
好：**打造党建品牌。**各校组织党员开展主题党日活动。
坏：**打造党建品牌。**各校组建篮球、足球社团，定期举办运动会。
"""

from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import HIDDEN, Passage
from report_engine.language.themes import strays
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W273 = Code("W273", Category.TEXT)

_HEAD = expression(r"\*\*(?P<head>[^*\n]{3,24}[。：])\*\*")
_BLANK = expression(r"\s+")
_SHORTEST = 16  # characters that say enough to tell what they are about


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold each heading against what stands below it in its paragraph."""
    for passage in loaded.prose:
        span = passage.origin.span
        typed = span.file.text[max(0, span.start - 2) : span.end]  # the marks before the first character are no part
        if "**" in typed:
            yield from _paragraph([match["head"] for match in _HEAD.finditer(typed)], passage)


def _paragraph(heads: list[str], passage: Passage) -> Iterator[Problem]:
    text = passage.text
    places = [(at, head) for head in heads if (at := text.find(head)) >= 0]
    for number, (at, head) in enumerate(places):
        stop = places[number + 1][0] if number + 1 < len(places) else len(text)
        body = _BLANK.sub("", text[at + len(head) : stop]).replace(HIDDEN, "")
        other = strays(head, body) if len(body) >= _SHORTEST else ""
        if other:
            about = passage.about(f"head:{head}", at)
            message = f"小标题是“{head[:-1]}”，下面没有说到它，说的是“{other}”"
            yield W273.problem(message, passage.at(at), "核对小标题和下面的话", about, head)
