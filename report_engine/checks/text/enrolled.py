"""More pupils of one school than the list of schools has for it: 120名学生 where 36 are enrolled."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_engine.checks.institutions import Institutions, institutions
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded

_PUPILS = expression("学生|在校生|男生|女生|同学")
# Others than those enrolled, those of many years, and those who come more than once.
_OTHERS = expression(
    "各校|全市|全县|全区|外校|两校|多校|兄弟|中小学|小学|初中|社区|居民|累计|历届|历年|毕业|(?<!一)年来|以来|校友|学员|培训|来自|研学|观众|报名|咨询|邀请|接待|迎来|前来|到访|来访|来校|附近|周边|邻近|其他学校|普通学校|网|线上|人次|覆盖|辐射|服务|惠及"
)
_SIZE = "在校生"
_BEFORE, _BEHIND = 14, 8
_ROOM = Decimal("1.1")  # the list counts at one date


@dataclass(frozen=True, slots=True)
class TooMany:
    """Pupils that a school does not have."""

    passage: Passage
    amount: Amount
    school: str
    enrolled: Decimal


def too_many(loaded: Loaded) -> Iterator[TooMany]:
    """Hold each number of pupils against the school that its sentence, or the one before in its paragraph, names."""
    known = institutions(loaded)
    column = next((column for column in known.sizes if _SIZE in column), None)
    if column is None:
        return
    for one in loaded.sentences:
        passage = one.passage
        counted = any(amount.unit == "人" for amount in one.amounts)
        if not counted or not _PUPILS.search(passage.quiet, one.start, one.end):
            continue
        names = [match[0] for match in known.names.finditer(passage.text, one.start, one.end)]
        before = {match[0] for match in known.names.finditer(passage.text, 0, one.start)}
        rows = {id(known.by_name[name]) for name in names or before}
        if len(rows) != 1 or _OTHERS.search(passage.text, one.start, one.end):
            continue
        name = names[0] if names else min(before)
        yield from _sentence(one.amounts, passage, name, _size(known, name, column))


def _size(known: Institutions, name: str, column: str) -> Decimal:
    row = known.by_name[name]
    return next(size for cells, size in zip(known.rows, known.sizes[column], strict=True) if cells is row)


def _sentence(amounts: tuple[Amount, ...], passage: Passage, name: str, size: Decimal) -> Iterator[TooMany]:
    text = passage.quiet
    last = 0
    for one in amounts:
        words = text[max(last, one.start - _BEFORE) : one.start] + text[one.end : one.end + _BEHIND].partition("，")[0]
        last = one.end
        if one.unit == "人" and not one.change and one.value > size * _ROOM and _PUPILS.search(words):
            yield TooMany(passage, one, name, size)
