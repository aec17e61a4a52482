"""Schools ranked by their pupils in plain words, and two held against each other: 甲的学生最多, 甲的学生比乙多."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from report_engine.checks.institutions import Institutions
from report_engine.language.amounts import small
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.language.trie import one_of

_NAME = "\x03"  # stands for a school's name
_SIZE = "(?:在校学?生|学生|办学)(?:的?总?(?:人数|规模|数量?))?|在籍生|人数|规模"
_N = f"{_NAME}(?:附设)?(?:职高班)?"
_PLACE = (
    r"(?:首位|榜首|首|第一(?:位|名)?(?!产)|第(?P<n{0}>[二三四五六七八九十]|\d{{1,2}})(?:位|名)?"
    "|(?P<last{0}>末位|最后|倒数第一))"
)
_RANKS = "(?:位?居|位?列|名列|排(?:名|位)?|稳居|高居)(?:[在于])?"
_ENDS = r"(?=[，。；！）]|\Z)"
_ANY = expression("最[多少大小]|仅次于|比|多于|少于|超过|不及|[居列排]")
_MORE = "多大于过超"


def outnumbered(passage: Passage, start: int, end: int, known: Institutions) -> Iterator[tuple[str, str, str]]:
    """Find what is not so in a sentence: the name, what is said of it, and why."""
    text = passage.quiet
    if not _ANY.search(text, start, end):
        return
    names = [match[0] for match in known.names.finditer(text, start, end)]
    column = next((column for column in known.sizes if "生" in column), "")
    if not names or len(names) > 2 or not column:
        return
    said = known.names.sub(_NAME, text[start:end]).strip()
    by_row = {id(row): size for row, size in zip(known.rows, known.sizes[column], strict=True)}
    sizes = [by_row[id(known.by_name[name])] for name in names]
    single, pair = _patterns(tuple(sorted({*known.marks, *(v for values in known.classes.values() for v in values)})))
    match = pair.search(said)
    if match and len(names) == 2:
        yield from _pair(match, names, sizes, column, known)
    match = single.search(said) if len(names) == 1 else None
    if match:
        words = [word[0] for word in known.words.finditer(match[0])]
        # 在县区属学校中，甲规模居首位: the group may stand before.
        words = words or [word[0] for word in known.words.finditer(said, 0, match.start())]
        row = known.by_name[names[0]]
        rows = [n for n, one in enumerate(known.rows) if known.has_all(one, words)]
        if len(rows) > 1 and known.has_all(row, words):
            yield from _single(match, names[0], sizes[0], [known.sizes[column][n] for n in rows])


def _single(match: re.Match[str], name: str, mine: Decimal, sizes: Sequence[Decimal]) -> Iterator[tuple[str, str, str]]:
    groups = match.groupdict()
    above, below = sum(size > mine for size in sizes), sum(size < mine for size in sizes)
    n = next((small(value) for key, value in groups.items() if key.startswith("n") and value), None)
    last = any(value for key, value in groups.items() if key.startswith("last") and value)
    least = any(value in ("少", "小") for key, value in groups.items() if key.startswith("most") and value)
    wrong = below > 0 if least or last else above + 1 != (n or 1)
    if wrong:
        place = f"{name} {mine} 是第 {above + 1}" + (f"，后面还有 {below} 所" if least or last else "")
        yield name, match[0].replace(_NAME, ""), place


def _pair(
    match: re.Match[str], names: Sequence[str], sizes: Sequence[Decimal], column: str, known: Institutions
) -> Iterator[tuple[str, str, str]]:
    mine, other = sizes
    hint = f"{names[0]} {mine}，{names[1]} {other}"
    if match["next"]:
        words = [word[0] for word in known.words.finditer(match.string)]
        rows = [size for row, size in zip(known.rows, known.sizes[column], strict=True) if known.has_all(row, words)]
        wrong = mine >= other or any(mine < size < other for size in rows)
    else:
        wrong = mine <= other if (match["than"] or match["rel"])[0] in _MORE else mine >= other
    if wrong:
        yield names[0], match[0].replace(_NAME, ""), hint


@lru_cache(maxsize=4)
def _patterns(classes: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    group = (
        rf"(?:(?:全市|我市|本市)的?(?:(?:{one_of(classes)})的?)*|(?:(?:{one_of(classes)})的?)+)"
        "(?:中等职业|中职|职业)?(?:学校|院校)?"
    )
    inside = rf"(?:在?{group}(?:[中里内]|当中|之中)?，?)"
    what = "的(?:一?[所个家])?(?:中等职业|中职|职业)?(?:学校|院校|办学点|单位)?"
    most = "最(?P<most{0}>[多少大小])"
    forms = (
        rf"^{inside}{_N}的?(?:{_SIZE}){most.format(1)}{_ENDS}",
        rf"{_N}[是为]{group}[中里]?的?(?:{_SIZE}){most.format(2)}(?:{what}){_ENDS}",
        rf"{group}(?:[中里]|当中)?，?(?:{_SIZE}){most.format(3)}(?:{what})?(?:是|为|当属|要数){_N}",
        rf"(?:论|按|就|从)(?:{_SIZE})(?:来?看|来?说|而言|计算?|排序)?，{_N}(?:在{group}[中里])?{_RANKS}(?:{group}[中里]?)?{_PLACE.format(4)}{_ENDS}",
        rf"{_N}的?(?:{_SIZE})(?:在{group}[中里])?{_RANKS}(?:{group}[中里]?的?)?{_PLACE.format(5)}{_ENDS}",
    )
    pair = (
        rf"{_N}的?(?:{_SIZE})(?:还|也)?比{_N}的?(?:{_SIZE})?(?:还要?|更|要|略|稍)?(?P<than>[多大少小])"
        rf"|{_N}的?(?:{_SIZE})(?:明显|远)?(?P<rel>多于|大于|超过|少于|小于|不及){_N}(?:的?(?:{_SIZE}))?{_ENDS}"
        rf"|{_N}的?(?:{_SIZE})(?P<next>仅次于){_N}{_ENDS}"
    )
    return re.compile("|".join(forms)), re.compile(pair)
