"""W216: what a sentence counts in or leaves out is what its indicators do.

规则：句子里写“含技工学校”“不含技工学校”的，所引用的指标在名称和指标目录的 definition 里写的口径要相同。
好：全市中等职业学校{学校数}所（不含技工学校）（definition 写“不含技工学校”）。
坏：按含技工学校口径，全市中等职业学校{学校数}所。
"""

import re
from collections.abc import Iterator

from report_engine.facts.catalogue import Indicator
from report_engine.language.passages import HAN, Bound, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W216 = Code("W216", Category.TEXT)

_SCOPE = re.compile(
    rf"(?P<out>不(?:包?含|包括|计|统计)|未(?:包?含|计入|包括)|扣除|除外)|(?P<in>(?<![{HAN}])(?:含|包含|包括|连同)|(?<=[按以])含)"
)
_WHAT = re.compile(rf"了?(?P<what>[{HAN}]{{2,12}})")
_TAIL = re.compile("(?:的|口径|统计|计算|在内|数据|人数|之内)+$")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare the scope of each sentence with that of its values."""
    scopes = {
        str(one.id): dict(_scopes(f"{one.name}（{'（'.join(one.short)}）{one.definition}"))
        for one in loaded.facts.catalogue.values()
    }
    for passage in loaded.prose:
        if "含" not in passage.text and "包括" not in passage.text:
            continue
        text = passage.quiet
        for start, end in passage.sentences:
            values = [value for value in passage.within(start, end) if value.indicator]
            both = set(_scopes(text[start:end])) if values else set()
            said = {what: inside for what, inside in both if (what, not inside) not in both}  # else each has its own
            for what, inside in said.items():
                for value in values if len(said) == 1 else ():
                    if (
                        value.indicator
                        and scopes[value.indicator.id].get(what, inside) is not inside
                        and not _own(text, value)
                    ):
                        yield _problem(passage, value, value.indicator, what, inside)
                        break


def _scopes(text: str) -> Iterator[tuple[str, bool]]:
    """List what a text counts in (True) and leaves out."""
    for match in _SCOPE.finditer(text):
        what = _WHAT.match(text, match.end())
        if what:
            for noun in re.split("[和与及、]", _TAIL.sub("", what["what"])):
                yield noun, bool(match["in"])


def _own(text: str, value: Bound) -> bool:
    """Tell whether the value has brackets with a scope of its own."""
    return bool(re.match(rf"[{HAN}%]{{0,3}}（[^（）]*含", text[value.end : value.end + 20]))


def _problem(passage: Passage, value: Bound, indicator: Indicator, what: str, inside: bool) -> Problem:
    word = "含" if inside else "不含"
    message = f"这一句说的是{word}{what}，“{indicator.name}”是{'不含' if inside else '含'}{what}的"
    about = passage.about(f"scope:{value.name}", value.start)
    return W216.problem(message, passage.at(value.start), "换成口径相同的指标，或改这一句", about, f"{word}{what}")
