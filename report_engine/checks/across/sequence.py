"""W305: what is counted off is counted in order.

规则：一是、二是、三是，第一、第二、第三，其一、其二，（一）（二），①②依次写，不重复、不跳号；“首先”后面是“其次”，不再写“首先”；“第一步”
在“第二步”前面；说两件事，一个“前者”、一个“后者”。
分成几段写的，每段以“一是”“二是”开头，同样依次写。
好：一是完善制度，二是落实责任，三是加强巡查。
坏：第一阶段参观，第二阶段实践，第二阶段展示；一是完善制度，一是落实责任，三是加强巡查；一是完善制度，三是加强巡查；首先……首先……。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from report_engine.language.expressions import expression
from report_engine.language.numerals import han_value
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W305 = Code("W305", Category.TEXT)

_NUMBER = "[一二三四五六七八九十]{1,3}"
_EDGE = r"(?:(?<=[，。；：、！？\s])|^)"
# 统一是, 第一是, 其一是, 高二是: there the numeral belongs to the word before.
_OWN = "(?<![一二三四五六七八九十统第单唯万专之其逐划归同合初高大小期周旬月])"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
ORDINAL = expression(
    rf"{_OWN}(?P<is>{_NUMBER})是(?![否非])|{_EDGE}(?P<must>{_NUMBER})要(?!素)"
    rf"|{_EDGE}第(?P<nth>{_NUMBER})(?=，|是)|{_EDGE}其(?P<of>{_NUMBER})(?=，|是)"
    rf"|{_EDGE}（(?P<bracket>{_NUMBER})）(?![、项款目和至])|{_EDGE}（(?P<digit>\d{{1,2}})）(?![班、项款目和至])"
    rf"|(?P<circle>[{_CIRCLES}])(?![、和至])"
)
# Without one of these there is nothing that counts off: looked for first, since most texts have none.
_ANY = expression(
    rf"[{_CIRCLES}]|[一二三四五六七八九十](?:是|要|，)|（[\d一二三四五六七八九十]|第[一二三四五六七八九十]|[首其再最]|前者|后者|然后|接着"
)
_STEP = expression("第(?P<n>[一二三四五六七八九十]{1,3})(?P<what>步|阶段|环节)(?![^，。；]{0,4}之[前后])")
_TURN = expression(
    rf"{_EDGE}第(?P<n>[一二三四五六七八九十]{{1,2}})(?P<what>步|阶段|环节|板块|部分|篇章|天|轮|场|站|周|批|期)"
    r"(?!的)(?![^，。；]{0,6}(?:结束|完成|[之以]?后|期间|开始前|中(?=[，。])))(?=[^，。；]{2})"
)
_PAIRED = expression("第[一二三四五六七八九十]|前者|后者")
# 目前处于第二阶段, 从第一步到第三步: what has been counted off is referred to.
_REFERS = expression(
    f"(?:目前|现在?|处[于在]|进行到|回到|[比较与同和在到至]|停留?在|的是)[^，。；]{{0,3}}\\Z|第{_NUMBER}(?:步|阶段|环节)[到至—～]+\\Z"
)
_FORMER = expression("[前后]者")
_FIRST = expression(rf"{_EDGE}(?P<word>首先|其次|再次|然后|接着|最后)")


_DEEPEST = 6  # lists inside one another


@dataclass
class _Count:
    """One way of counting off: how far each open list has come, the innermost last."""

    open: list[int] = field(default_factory=list)
    told: bool = False

    def read(self, number: int) -> str:
        """Go on with a number; what is wrong with it, if anything."""
        last = self.open[-1] if self.open else 0
        was_told, self.told = self.told, False
        if not self.open or (number == 1 and last != 1) or number == last + 1 or (was_told and number == last):
            if number == 1 or not self.open:
                self.open = [*self.open[-_DEEPEST:], number]  # a new list, or one inside an item of the other
            self.open[-1] = number
            return ""
        outer = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n] + 1 == number), None)
        if outer is not None:
            self.open[outer:] = [number]
            return ""
        self.told = True
        if number == last:
            self.open[-1] = last + 1  # the second of them is the next one
            return "写了两次"
        self.open[-1] = number
        return "跳号了" if number > last else "的次序不对"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Follow each way of counting off through a paragraph, and through paragraphs that begin with a number."""
    counts: dict[str, _Count] = {}
    file = None
    for passage in loaded.passages:
        if passage.kind not in ("prose", "title"):
            continue
        counts_off = passage.kind == "prose" and _ANY.search(passage.quiet)
        opening = ORDINAL.match(passage.quiet.lstrip()) if counts_off else None
        kept = str(opening.lastgroup) if opening and passage.file == file else ""
        counts = {kind: count for kind, count in counts.items() if kind == kept}
        file = passage.file
        if counts_off:
            yield from _ordinals(passage, counts)
            yield from _first(passage)
            yield from _steps(passage)
            yield from _turns(passage)


def number_of(ordinal: re.Match[str]) -> int:
    """Read the number of what ORDINAL has found; 0 if it is none."""
    written = ordinal[str(ordinal.lastgroup)]
    if written in _CIRCLES:
        return _CIRCLES.index(written) + 1
    return int(written if written.isdecimal() else han_value(written) or 0)


def _ordinals(passage: Passage, counts: dict[str, _Count]) -> Iterator[Problem]:
    for match in ORDINAL.finditer(passage.quiet):
        kind = str(match.lastgroup)
        number = number_of(match)
        count = counts.setdefault(kind, _Count())
        last = count.open[-1] if count.open else 0
        wrong = count.read(number)
        if wrong:
            hint = f"前一个是第{last}项，这里应是第{last + 1}项"
            yield _problem(f"“{match[0]}”{wrong}", hint, match[0], match.start(), passage)


def _first(passage: Passage) -> Iterator[Problem]:
    """Tell 首先 right after 首先, and 首先 or 最后 for the second time in a sentence."""
    last = ""
    for start, end in passage.sentences:
        said: set[str] = set()
        for match in _FIRST.finditer(passage.quiet, start, end):
            word = match["word"]
            if word in ("首先", "其次", "最后") and (word in said or word == last == "首先"):
                yield _problem(f"“{word}”写了两次", "改成应有的次序", word, match.start("word"), passage)
            said.add(word)
            last = word


def _steps(passage: Passage) -> Iterator[Problem]:
    """Tell 第二步 before 第一步, and 前者 for both of two."""
    if not _PAIRED.search(passage.quiet):
        return
    for start, end in passage.sentences:
        last: dict[str, int] = {}
        for match in _STEP.finditer(passage.quiet, start, end):
            number = int(han_value(match["n"]) or 0)
            before = last.get(match["what"], 0)
            if (number < before or number > before + 1 > 1) and not _REFERS.search(passage.quiet, start, match.start()):
                hint = f"前面写到第{before}{match['what']}"
                wrong = "的次序不对" if number < before else "跳号了"
                yield _problem(f"“{match[0]}”{wrong}", hint, match[0], match.start(), passage)
            last[match["what"]] = number
        pair = list(_FORMER.finditer(passage.quiet, start, end))
        if len(pair) == 2 and pair[0][0] == pair[1][0]:
            other = "后者" if pair[0][0] == "前者" else "前者"
            yield _problem(f"“{pair[1][0]}”写了两次", f"一处应是“{other}”", pair[1][0], pair[1].start(), passage)


def _turns(passage: Passage) -> Iterator[Problem]:
    """Tell 第二阶段 right behind 第二阶段, where the paragraph has counted up to it from the first."""
    last: dict[str, int] = {}
    for match in _TURN.finditer(passage.quiet):
        number, what = int(han_value(match["n"]) or 0), match["what"]
        before = last.get(what, 0)
        if number == before > 1:
            hint = f"前面已经写到第{match['n']}{what}"
            yield _problem(f"“第{match['n']}{what}”写了两次", hint, match[0], match.start(), passage)
        last[what] = number if number == before + 1 or number == 1 else 0


def _problem(message: str, hint: str, said: str, offset: int, passage: Passage) -> Problem:
    return W305.problem(message, passage.at(offset), hint, passage.about(f"sequence:{said}", offset), said)
