"""W304: no sentence and no paragraph stands twice.

规则：同一段里不出现两个相同的句子，别的段、别的文件里不出现同一个长句（20字以上）；后一句的开头不把前一句的一节
（8字以上）又说一遍，同一段里不把一节（12字以上）、一句（换个次序、换了标点）说两遍，同一句里不把一节连着的话再贴一次。多半是复制、粘贴时多贴了一次，或改稿时旧句没有删。
好：检查采取查阅台账与实地走访相结合的方式。对发现的问题，责令学校限期整改。
坏：检查采取查阅台账与实地走访相结合的方式。检查采取查阅台账与实地走访相结合的方式。
"""

from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem, Source

W304 = Code("W304", Category.TEXT)

NEAR, _FAR = 8, 20  # how many characters two equal ones must have: in a paragraph, elsewhere
_HAN = expression(f"{HANZI}+")
_BLANKS = expression(r"\s*")
_NOT_SAID = expression(r"[\s。！？]+")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Remember every sentence of the report; of a paragraph that stands twice its first sentence is told."""
    seen: dict[str, tuple[int, Passage, int]] = {}
    number = 0
    for passage in loaded.prose:
        last = -1  # the sentence that the one before repeats
        for start, end in passage.sentences:
            number += 1
            said = bare(passage, start, end)
            first = seen.setdefault(said, (number, passage, start))
            is_again = first[0] != number and has(said, NEAR if first[1] is passage else _FAR)
            if is_again and first[0] != last + 1:
                yield _again(passage, start, said, first[1], first[2])
            last = first[0] if is_again else -1


def bare(passage: Passage, start: int, end: int) -> str:
    """Give a sentence without blanks and the marks at its end."""
    return _NOT_SAID.sub("", passage.said(start, end))


def _again(passage: Passage, start: int, said: str, first: Passage, at: int) -> Problem:
    where = "这一段前面" if first is passage else f" {place_of(first, at)} "
    about = passage.about("pasted", start)
    message = f"这一句与{where}的一句完全相同"
    return W304.problem(message, place_of(passage, start), "删去一处，或改成要说的话", about, said[:20])


def has(said: str, size: int) -> bool:
    """Tell whether there are so many characters."""
    return len(said) >= size and len(han(said)) >= size


def han(text: str) -> str:
    """Leave only its Han characters."""
    return "".join(_HAN.findall(text))


def place_of(passage: Passage, start: int) -> Source:
    """Find the first character of a sentence behind its blanks."""
    blanks = _BLANKS.match(passage.text, start)
    return passage.at(blanks.end() if blanks else start)
