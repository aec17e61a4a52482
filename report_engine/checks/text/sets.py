"""W252: a formula that has so many members is given with these, all of them and no others.

规则：“三全育人”“四有好老师”“五育并举”“四个自信”这样有固定几项的提法，列出来的几项不换成别的，也不漏（程序带着一份）。另有所指的，用
dismiss 保留。
好：全员育人、全程育人、全方位育人；有理想信念、有道德情操、有扎实学识、有仁爱之心。
坏：全员育人、全程育人、全面育人；坚持五育并举，德育重养成、智育重应用、体育重坚持、劳动教育重体验。
"""

from collections.abc import Iterator

from report_engine.language.passages import Passage
from report_engine.language.sets import Altered, altered, nearly
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W252 = Code("W252", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look through the lists of every sentence."""
    for number, known in nearly(loaded.texts.holding):
        passage = loaded.passages[number]
        if passage.kind == "prose":
            for one in altered(known, passage.text, passage.sentences):
                yield _problem(passage, one)


def _problem(passage: Passage, one: Altered) -> Problem:
    said = passage.said(one.start, one.end)
    message = f"“{one.said}”应是“{one.member}”" if one.said else f"漏了“{one.member}”"
    about = passage.about(f"set:{one.member}", one.start)
    return W252.problem(message, passage.at(one.start), f"这个提法的几项是：{one.formula}", about, said)
