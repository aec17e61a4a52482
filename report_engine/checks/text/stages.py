"""What is dated in the wrong order: 2023年动工，2022年竣工; 先在3月……，再于1月……; 成立于2023年，2021年……."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.language.stages import named, places, then

_WHEN = expression(
    r"(?:(?P<next>次年|翌年|第二年)|(?<!\d)(?P<y>(?:19|20)\d{2})年)?(?:(?<![\d.])(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?)?(?![届级度\d])"
)
_ANY = expression(r"\d[年月]")
_OTHER = expression("第[二三四五六]|[二三]期|另|[上前下]一|新一(?!届)|往年|此前|早在|已于|已在|之前|原|再次|继续|扩大")
# 2024年5月报名参赛。同年3月获奖: who goes on so tells what came later.
_SAME_YEAR = expression(r"同年(?P<m>\d{1,2})月")
_FOUNDED = expression(
    r"(?P<what>[^，。；：！？”》\d\s的]{2,3})[”》]?(?:正式|最早|于)?(?:成立|组建|创办|创建|组队|建队|创刊|设立)(?:[于自在]|，?始于)(?P<y>(?:19|20)\d{2})年"
)
_THIS = "今年", "本年", "去年", "上年", "明年"  # no month of the year that was written before
_CLAUSE, _YEAR = expression("[^，。；：！？\n]+"), expression(r"(?<!\d)(?P<y>(?:19|20)\d{2})年(?![至到前底末])")
_BEFORE_IT = expression(
    "前身|筹|原|曾|申请|立项|规划|论证|提出|最早|雏形|起|之前|以前|毕业|出生|入学|成立|组建|建|另|其他|同类|首个|第一"
)
_CONTEST = expression(r"[^，。；、\d\x01的]{2}(?:比赛|大赛|竞赛|联赛|杯)")
_FINAL = expression("(?:登台|登场|参加|进入|进行|举行|角逐|争夺)决赛|决赛(?:举行|打响|开赛)")
_PAUSE = expression("[，；。、]")
_REACH, _MANY = 10, 8  # characters before a date that say what it is of; dates of a sentence
_AUTUMN, _SUMMER = 9, 7  # what begins in autumn and has no year may end in the next one

When = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Dated:
    """One date of a sentence, and the words before and behind it that say what happened."""

    start: int
    end: int
    when: When
    places: dict[int, set[int]]
    follows: bool


def out_of_order(passage: Passage) -> Iterator[tuple[int, str]]:
    """Find dates that come before those of an earlier stage: where they stand, and how they are written."""
    text = passage.quiet
    if not _ANY.search(text):
        return
    again = list(_same_year(text))
    yield from again
    told = {start + len(said) for start, said in again}
    yield from _unborn(passage.text)
    if not named().search(text):
        return
    for start, end in passage.sentences:
        if named().search(text, start, end):
            dated = list(_dated(text, start, end))
            for first, second in combinations(dated[:_MANY], 2):
                between = text[first.end : second.start]
                if ("；" in between and not _is_same(text, first.start, second)) or _OTHER.search(between):
                    continue
                for early, late in ((first, second), (second, first)):
                    if _is_stage(early, late, first) and _before(late.when, early.when) and second.end not in told:
                        yield second.start, text[second.start : second.end]
                        break


def _is_same(text: str, start: int, second: _Dated) -> bool:
    """Tell whether what follows ； is the final of the one contest named: 公布演讲比赛结果；5月24日，选手登台决赛."""
    named = set(_CONTEST.findall(text, start, second.end + 2 * _REACH))
    return bool(_FINAL.search(text, second.end, second.end + 2 * _REACH)) and len(named) == 1


def _same_year(text: str) -> Iterator[tuple[int, str]]:
    """Find a month of 同年 that is before the one that was told last."""
    for match in _SAME_YEAR.finditer(text):
        before = [one for one in _WHEN.finditer(text, 0, match.start()) if one["m"]]
        year = any(one["y"] for one in before)
        if year and int(match["m"]) < int(before[-1]["m"]) and not _OTHER.search(text, before[-1].end(), match.start()):
            yield match.start(), match[0]


def _unborn(text: str) -> Iterator[tuple[int, str]]:
    """Find what something did before the year in which it is said to have been founded."""
    for match in _FOUNDED.finditer(text):
        for clause in _CLAUSE.finditer(text):
            year = _YEAR.search(clause[0])
            at = clause.start() + year.start() if year else 0
            inside = match.start() < clause.end() and clause.start() < match.end()
            own = not inside and match["what"] in clause[0] and not _BEFORE_IT.search(clause[0])
            if year and own and int(year["y"]) < int(match["y"]):
                yield at, year[0]


def _dated(text: str, start: int, end: int) -> Iterator[_Dated]:
    found = [match for match in _WHEN.finditer(text, start, end) if match[0] and not match["next"]]
    year = 0
    for position, match in enumerate(found):
        year = 0 if text.endswith(_THIS, start, match.start()) else int(match["y"] or year)
        when = year, int(match["m"] or 0), int(match["d"] or 0)
        begin = max(start, found[position - 1].end() if position else start, match.start() - _REACH)
        stop = min(found[position + 1].start() if position + 1 < len(found) else end, match.end() + 2 * _REACH)
        behind = match.end() + (text[match.end() : match.end() + 1] == "，")  # 2024年3月，……: the clause behind it
        pause = _PAUSE.search(text, behind, stop)
        before = text[begin : match.start()]
        before = before[max(before.rfind(mark) for mark in "，；。、") + 1 :]
        words = before + "·" + text[match.end() : pause.start() if pause else stop]
        yield _Dated(*match.span(), when, places(words), bool(then().search(before)))


def _is_stage(early: _Dated, late: _Dated, first: _Dated) -> bool:
    """Tell whether what the one dates comes before what the other dates."""
    if late.follows and early is first:
        return True
    return any(max(steps) < min(late.places[number]) for number, steps in early.places.items() if number in late.places)


def _before(one: When, other: When) -> bool:
    """Tell whether a date is surely before another: a month alone may be of the next year."""
    if bool(one[0]) is not bool(other[0]) or (one[0] == other[0] and not (one[1] and other[1])):
        return one[0] < other[0] if one[0] and other[0] else False
    if one[0] == other[0] and other[1] >= _AUTUMN and one[1] <= _SUMMER and not one[0]:
        return False
    days = bool(one[2] and other[2])
    return one[: 3 if days else 2] < other[: 3 if days else 2]
