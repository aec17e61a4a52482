"""Whether a number that an author wrote beside an indicator's name is meant to be that indicator's value."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from report_engine.checks.names import body_names, exact, school_names
from report_engine.facts.formats import rounded
from report_engine.facts.printing import NoValueError, digits
from report_engine.language.beside import Named
from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded

_YEAR = expression(r"(?<!\d)((?:19|20)\d\d)年")
_LAST = expression(r"(?<![比较与同])(?:上年|去年|上一?学年|前一年)")  # 比上年 speaks of this year
_ELSEWHERE = expression(
    rf"全[国省区县校院]|该|本校|我校|每|[人校班生]均|平均|(?<!中职)(?<!业)学校(?:现|共|有|在|开|占)|{HANZI}{{1,6}}[县区省州](?!属|域|级|内)"
)
# A part of the region's schools, or something that one of them does, is not the region: a class, a project, a survey.
_NARROWER = expression(
    r"[培研轮集进]?[训修]班|(?<!培训)项目(?!数)|专业群?(?![数课技大个教])|[一二三四五六]年级|工作室|社团|抽[样查]|问卷|试点|首批|第[一二三]批"
    rf"|(?<!{HANZI})学校(?![数总个])"
)
_SOME = expression(r"[^\W\d](?<![年度月日末底前市])的\Z")  # 在校生不足百人的学校: some of them
_OF_A_PART = expression("台账|问卷|抽样|调查")
_PLANNED = expression(r"计划|预计|力争|目标|争取|拟|将|增加|减少|增长|下降|提高|新增|相差|[多少]于|以[上下内]")
_FAR = 300  # characters before a name within which a school or a year is looked for


@dataclass(frozen=True, slots=True)
class Stated:
    """What the data have for a name: in words, and how it is written in braces."""

    says: str
    write: str


class Scope:
    """The report's region and what is inside it: a school's number is not the city's."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.facts = loaded.facts
        self.year = loaded.document.year
        self._region = str(loaded.document.front.region)
        self._cases = {case.source.file for case in loaded.cases}

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        return exact((*school_names(self.loaded), *body_names(self.loaded)))

    @cached_property
    def _schools(self) -> re.Pattern[str]:
        return exact(school_names(self.loaded))

    def is_of_part(self, source: str) -> bool:
        """Tell whether a number was taken from one school, or from a survey: then it is not the region's."""
        return bool(_OF_A_PART.search(source) or self._schools.search(source))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        """How a text says that it speaks of the whole region; 是全市最大的 says it of something else."""
        place = re.sub(r"^.*省", "", self._region)
        return re.compile(f"(?<![是为居列])(?:{'|'.join(('全市', '我市', *map(re.escape, filter(None, (place,)))))})")

    def is_whole(self, named: Named, passage: Passage) -> bool:
        """Tell whether a name in a passage speaks of the whole region."""
        if passage.file in self._cases:
            return False
        before = passage.text[max(0, named.start - _FAR) : named.start]
        # The city's name at the beginning of a school's is the school's.
        free = self._inside.sub(lambda match: "\0" * len(match[0]), before)
        last = max((match.end() for match in self._whole.finditer(free)), default=0)
        rest = before[last:]
        sentence = rest[max(rest.rfind(mark) for mark in "。！？；") + 1 :]
        apart = (
            self._inside.search(rest)
            or _ELSEWHERE.search(sentence)
            or _NARROWER.search(sentence)
            or _SOME.search(sentence)
        )
        return not apart and (named.whole or last > 0)

    def disagrees(
        self, value: Decimal | str, unit: str, named: Named, passage: Passage, start: int, step: Decimal = Decimal(0)
    ) -> Stated | None:
        """Tell what the data have where a number beside a name is another; `step` is what its last digit counts.

        A pair is compared as it is written: 34.8:65.2.
        """
        stated = self.stated(named, unit, passage, start)
        if not stated or not self.is_whole(named, passage):
            return None
        return None if any(agrees(value, known, step) for known, _ in stated) else stated[0][1]

    def stated(self, named: Named, unit: str, passage: Passage, start: int) -> list[tuple[Decimal | str, Stated]]:
        """List the values that a name can have here: of the year that is spoken of, in base units."""
        far = max(0, named.start - _FAR)
        begin = max(far, max(passage.text.rfind(mark, far, named.start) for mark in "。！？；") + 1)
        before, gap = passage.text[begin:start], passage.text[named.end : start]
        if _PLANNED.search(gap) or self._inside.search(gap):
            return []  # 在校生最多的是甲校，有3613人: the number is the school's
        years = [int(year) for year in _YEAR.findall(before)] + [self.year - 1] * bool(_LAST.search(before))
        found: list[tuple[Decimal | str, Stated]] = []
        for key in sorted(named.owners):
            one = self.facts.catalogue[key]
            scale, base = base_unit(one.unit)
            if base != unit:
                continue
            for year in dict.fromkeys(years or [self.year]):
                known = self.facts.values.get((key, year))
                if known is None and not one.pair:
                    continue
                try:
                    printed = digits(self.facts, one, year, "")
                except NoValueError:
                    continue
                write = f"{{{one.name}}}" if year == self.year else f"{{{one.name}:{year}}}"
                stated = Stated(f"{one.name} {year} 年是 {printed}{one.unit}", write)
                found.append((printed if known is None else rounded(known, one.decimals) * scale, stated))
        return found


def agrees(value: Decimal | str, known: Decimal | str, step: Decimal) -> bool:
    """Tell whether a number is another, or the other rounded to what was written: 1.7万 for 17043."""
    if value == known or isinstance(value, str) or isinstance(known, str):
        return value == known
    return step > 0 and (known / step).quantize(Decimal(1), ROUND_HALF_UP) * step == value
