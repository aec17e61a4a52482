"""W215: who is said to have the most or the least has it in the list.

规则：正文说一所学校在校生最多、规模最大、居全市首位（第二位）的，一览表里这一列要数它最大（第二大）；句子里写明“民办”“县区属”
的，只在这些学校里比；两所学校相比的（甲的学生比乙多）也一样。
好：民办学校中，甲校在校生最多（一览表的民办学校里，甲校的在校生规模最大）。
坏：民办学校中，乙校在校生最多；规模最小的是丙校；乙校有在校生800人，是全市规模最大的学校。
"""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.institutions import Institutions, institutions
from report_engine.checks.text.outnumbered import outnumbered
from report_engine.language.amounts import small
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W215 = Code("W215", Category.TEXT)

_MOST = expression(
    r"(?P<most>最[多大高]|(?:居|列|排名?)[^，。；]{0,12}?(?:首位|第一|榜首|之首))|(?P<least>最[少小低])"
    r"|(?:居|列|排名?)[^，。；]{0,12}?第(?P<n>[二三四五六七八九十]|\d{1,2})(?![一二三四五六七八九十\d产]|个)"
)
_OTHER = expression("[增降减率均]|专业|毕业|就业|招生|教师|面积|年")
_IS = expression(r"的(?:学校|中职学校)?|的?[^，。；]{0,6}[是为]")
_AS, _ONE = expression("作为"), expression("的[^，。；]{0,10}")
_GOES_ON = expression("也?[是为居列排]|成为|位[居列]|规模|在校生|人数|办学规模")
_FAR = 40  # characters from a name to what a later clause says of it
_GROUP = expression("(?:中职|职业)?(?:学校|院校)?(?:[中里]|是|为)")
_NARROWER = expression("[县区镇乡]|同类|专业|[班类]|校园")  # of one county, or of a kind that the list does not have

_AMONG = expression("[县区镇乡][^，。；]{0,8}[中里内]，")  # 县区学校中: a group that the list has by another word
_ANOTHER = expression("的(?![^，。；]{0,6}(?:学校|院校|中心|一所|之一))")  # 规模最小的不足百人
_OF_ALL = expression("全[市省县区]|各校|所有")
_SOME = expression(
    r"(?P<n>\d+|[\x01两三四五六七八九十])[所家个][^，。；]{0,12}[中里内]，\Z"
)  # 四所县区职教中心中，甲校…


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for the first and the last of the list."""
    known = institutions(loaded)
    if not known.sizes:
        return
    for passage in loaded.prose_holding("最居列排比次于及"):
        text = passage.quiet
        for start, end in passage.sentences:
            found = [p for match in _MOST.finditer(text, start, end) for p in _one(match, (start, end), known, passage)]
            yield from found or _plainly(passage, start, end, known)


def _plainly(passage: Passage, start: int, end: int, known: Institutions) -> Iterator[Problem]:
    for name, said, hint in outnumbered(passage, start, end, known):
        at = passage.quiet.index(name, start)
        if _is_of_some(passage.quiet, start, at, known):
            continue
        about = passage.about(f"ranked:{name}", at)
        yield W215.problem(f"“{said.strip('，')}”与一览表不符：{hint}", passage.at(at), "核对学校名称", about, name)


def _is_of_some(text: str, start: int, end: int, known: Institutions) -> bool:
    """Tell whether the rank is one among several that are counted, or named, before it, and not among all."""
    some = _SOME.search(text, start, end)
    if _AMONG.search(known.words.sub("", known.names.sub("", text[start:end]))):
        return True
    return some is not None and some["n"] != str(len(known.rows))


def _one(match: re.Match[str], span: tuple[int, int], known: Institutions, passage: Passage) -> Iterator[Problem]:
    text = passage.quiet
    begin = max(text.rfind("，", span[0], match.start()) + 1, text.rfind("；", span[0], match.start()) + 1, span[0])
    stops = [at for mark in "，。；" if (at := text.find(mark, match.end())) >= 0]
    stop = min(stops, default=span[1])
    if "之一" in text[match.end() : stop]:
        return
    name = _name(match, (begin, stop), span, known, text)
    if name is None:
        return
    behind = name.start() > match.start()
    if behind and name.start() < stop and not _IS.fullmatch(text, match.end(), name.start()):
        return
    begin = min(begin, name.end()) if not behind else begin
    said = text[begin : match.start()] if behind else text[name.end() : match.end()]
    columns = [column for column in known.sizes if _speaks_of(column, said)]
    # The group is named before: 民办学校中; inside the clause 市属 may be part of anything.
    words = known.words.finditer(text, span[0], match.start() if behind else name.start())
    group = [word[0] for word in words]
    # 甲是民办学校中规模最大的, 规模最大的民办学校是甲.
    gap = (match.end(), name.start()) if behind else (name.end(), match.start())
    group += [] if behind else [word[0] for word in known.words.finditer(text, match.end(), stop)]  # 最大的民办学校
    group += [word[0] for word in known.words.finditer(text, *match.span())]  # 居民办学校首位
    group += [word[0] for word in known.words.finditer(text, *gap) if _GROUP.match(text, word.end())]
    group = group or _spoken_of(name, span, known, text)
    whole = known.names.sub("", text[begin : match.start()])
    if _is_of_some(text, span[0], max(begin, span[0]), known):
        return
    if _NARROWER.search(known.words.sub("", whole)):
        return
    if len(columns) == 1 and not _OTHER.search(said.replace(columns[0], "")):
        yield from _hold(match, name, columns[0], group, known, passage)


def _spoken_of(name: re.Match[str], span: tuple[int, int], known: Institutions, text: str) -> list[str]:
    """Give the groups that the paragraph has spoken of and the school is of: 民办学校…。规模最大的是甲."""
    if _OF_ALL.search(text, *span):
        return []
    before = {word[0] for word in known.words.finditer(text, 0, span[0])}
    return [word for word in sorted(before) if not known.denies(known.by_name[name[0]], word)]


def _name(
    match: re.Match[str], clause: tuple[int, int], span: tuple[int, int], known: Institutions, text: str
) -> re.Match[str] | None:
    """Find the only name of its clause; else the only one before it, or that which 作为 leads to."""
    inside = list(known.names.finditer(text, *clause))
    if inside:
        return inside[0] if len(inside) == 1 else None
    if _AS.match(text, clause[0]) and _ONE.fullmatch(text, match.end(), clause[1]):
        return known.names.match(text, clause[1] + 1)
    before = list(known.names.finditer(text, span[0], clause[0]))
    other = _ANOTHER.match(text, match.end()) is not None
    near = len(before) == 1 and match.end() - before[0].end() <= _FAR and not other and _GOES_ON.match(text, clause[0])
    return before[0] if near else None


def _speaks_of(column: str, said: str) -> bool:
    return any(column[n : n + 2] in said for n in range(len(column) - 1))


def _hold(
    match: re.Match[str], name: re.Match[str], column: str, group: Sequence[str], known: Institutions, passage: Passage
) -> Iterator[Problem]:
    rows = [n for n, row in enumerate(known.rows) if all(known.has(row, word) for word in group)]
    own = known.by_name[name[0]]
    mine = next((n for n in rows if known.rows[n] is own), None)
    if mine is None or len(rows) < 2:
        return
    sizes = known.sizes[column]
    if match["n"]:
        place = 1 + sum(sizes[n] > sizes[mine] for n in rows)
        if place != small(match["n"]):
            message = f"“{match[0]}”与一览表不符：按{column}，{name[0]} {sizes[mine]} 是第 {place}"
            about = passage.about(f"ranked:{name[0]}", match.start())
            yield W215.problem(message, passage.at(name.start()), "核对名次", about, name[0])
        return
    best = (max if match["most"] else min)(rows, key=lambda n: sizes[n])
    if sizes[best] != sizes[mine]:
        other = next(full for full, cells in known.by_name.items() if cells is known.rows[best])
        message = f"“{match[0]}”与一览表不符：{column}，{name[0]} {sizes[mine]}，{other} {sizes[best]}"
        about = passage.about(f"ranked:{name[0]}", match.start())
        yield W215.problem(message, passage.at(name.start()), "核对学校名称", about, name[0])
