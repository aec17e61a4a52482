"""W308: no sentence says twice, or denies twice, what it says once, and each has its subject.

规则：“不少于……以上”“大约……左右”“防止不发生”“通过……，使……”“是因为……的原因”，状语后面写“的”、补语前面写“的”，都是
常见的病句，要改正。程序带着一份，收得少而有把握。引号、书名号里的不管。
好：不少于80学时；防止发生事故；各校扎实地推进改革；准备得十分充分。
坏：不少于80学时以上；防止不发生事故；各校扎实的推进改革；通过开展培训，使教师的能力得到提高。
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from report_engine.language.constructions import constructions
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W308 = Code("W308", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for every construction outside quotations."""
    prose = loaded.prose
    everything = "\n".join(passage.quiet for passage in prose)
    ends = list(accumulate(len(passage.quiet) + 1 for passage in prose))
    for one in constructions():
        for number in sorted({bisect_right(ends, at) for word in one.needs for at in _places(word, everything)}):
            passage = prose[number]
            for match in one.pattern.finditer(passage.quiet):
                said = passage.said(match.start(), match.end())
                about = passage.about(f"construction:{said}", match.start())
                message = f"{one.group}：“{said}”"
                yield W308.problem(message, passage.at(match.start()), one.cure, about, said)


def _places(word: str, text: str) -> Iterator[int]:
    """Find where a word stands: each text is looked through once for a word, not once for each construction."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
