"""What stands at a date and what happened in a year: 新建{实习实训室数}个, 多年来累计毕业{毕业生人数}人."""

from collections.abc import Iterator

from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.passages import Bound, Passage
from report_engine.load import Loaded

_NEW = expression(
    r"(?P<said>新(?:建成?|增|认定|评定|聘任?|招聘|设|购置?|开设|添置?|遴选))[^，。；：、\d\x01的后]{0,14}\Z"
)
_SUM = expression(r"(?P<said>累计)[^，。；：\d\x01]{0,14}\Z")
_YEARS = expression(
    r"多年来?|历年来?|近[三四五六七八九十\d]+年|(?<![一\d])[三五十]年来|(?<![学今本]年)(?<!入学)以来|长期以来"
)
# What is counted in the course of a year, by its name or definition.
_FLOW = expression(
    "新|增|减|撤|扩|当年|年度内|招生|毕业|编写|获奖|立项|培训|人次|学时|课时|到款|到账|经费|金额|课酬|参加|参与|举办|就业|升学|次数|收入"
)
_OF_A_YEAR = expression("毕业生人数|招生|获奖|培训|人次|学时|金额|经费|课酬|升学人数|落实人数")
_AT_A_DATE = expression("在校生|教职工|专任教师总数|班主任人数|占地|建筑面积|编制")
_FAR = 24


def mistaken(passage: Passage, loaded: Loaded) -> Iterator[tuple[Bound, str, str]]:
    """Find the values that are of another kind than the word before them: the value, the word, what it is."""
    for value in passage.values:
        one = value.indicator
        if one is None or value.form or one.unit == "%":
            continue
        before = passage.quiet[max(0, value.start - _FAR) : value.start]
        new, whole = _NEW.search(before), _SUM.search(before)
        if new and not _FLOW.search(_about(one)) and not _is_the_change(value, one, loaded):
            yield value, new["said"], "是总数，不是新增的数"
        elif whole and _AT_A_DATE.search(str(one.name)):
            yield value, whole["said"], "是一个时点上的数，不能累计"
        elif whole and _OF_A_YEAR.search(str(one.name)):
            start, _ = passage.sentence(value.start)
            if _YEARS.search(passage.quiet, start, value.start):
                yield value, whole["said"], "是一年的数，不是多年累计"


def _about(one: Indicator) -> str:
    return "".join(map(str, (one.name, *one.short, one.definition or "")))


def _is_the_change(value: Bound, one: Indicator, loaded: Loaded) -> bool:
    now, last = (loaded.facts.values.get((one.id, year)) for year in (value.year, value.year - 1))
    return now is not None and last is not None and not last
