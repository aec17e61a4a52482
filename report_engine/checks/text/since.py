"""How long something has lasted since the year in which a sentence says that it began: 1984年建校，2024年建校40周年."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.amounts import stated
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, VALUE, Passage

_Y = r"(?:19|20)\d{2}"
_N = rf"(?<!\d)\d{{1,3}}|[一二三四五六七八九十百]{{1,4}}|{VALUE}"
_BEGIN = (
    "建校|建厂|建馆|始建|创建|创办|成立|设立|组建|兴办|创立|诞生|开办|开设|建成|建立|参加工作|入职|从教|任教|执教|"
    "入党|入伍|入学|毕业|出生|生于|启动|开始|起|签约|结对|合作|来校|到校|调入|进入|进厂|进校|从业|从医|开业|投产|挂牌|招生"
)
_BEGUN = expression(
    rf"(?:建|设|办|创|(?<![学新师考招研男女医])生|始|成立|出生|毕业|创办|创建|设立)[自于](?P<at>{_Y})年"
    rf"|(?<![\d至到])(?P<in>{_Y})年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?{HANZI}{{0,8}}?(?:{_BEGIN})"
    rf"|[从自](?P<from>{_Y})年"
)
_LASTED = expression(
    rf"(?P<age>[已才刚仅]?(?:年满|已经|已满|刚满|时年|现年|正好|已)?(?P<a>{_N})(?:周岁|岁)(?!以|生日|华诞|时|那年|起))"
    rf"|(?P<round>(?P<r>{_N})(?:周年|岁生日|华诞))"
    rf"|(?:已经?|满|满了|走过了?|持续了?|连续|历时|历经|教龄|工龄|党龄|校龄|从教|办学|建校|离校|扎根|坚守|坚持)"
    rf"(?:{HANZI}{{0,8}}?[了有满])?(?:整整|足足)?(?P<y>{_N})个?年(?![级度月代内前后中末初底])"
    rf"|(?<=，)(?P<as>{_N})年如一日"
    rf"|(?<=，)(?:整整)?(?P<during>{_N})年(?:间|来(?![临到自]))"
)
_ROUGH = expression(r"[近约超逾]\Z|将近\Z|虚岁?\Z|不到\Z")
_OTHER = expression("其中|[；。]|另|前身")
_AHEAD = expression("计划|拟|将|预计|规划|目标|协议|合同|力争")  # so many years are to come
_SINCE = expression("(?:开始|起)")
_ANY = expression(rf"{_Y}年")
_TRIGGER = expression(
    "岁|周年|华诞|(?:已|满|过|持续|连续|历时|历经|龄|从教|办学|建校|离校|扎根|坚守|坚持)[^，。；]{1,16}年|年如一日|年[间来]"
)


@dataclass(frozen=True, slots=True)
class Miscounted:
    """A number of years that is not what lies between two years."""

    start: int
    said: str
    first: int
    last: int


def miscounted(passage: Passage, this_year: int) -> Iterator[Miscounted]:
    """Find what is counted wrongly from the beginning that its sentence, or alone its paragraph, names before it."""
    text = passage.quiet
    if not _ANY.search(text) or not _TRIGGER.search(text):
        return
    every = list(_BEGUN.finditer(text))
    alone = every if len({_year(one) for one in every}) == 1 else []
    for start, end in passage.sentences:
        begun = list(_BEGUN.finditer(text, start, end))
        for match in _LASTED.finditer(text, start, end):
            # 学校创办于2004年。2024年迎来建校20周年: of what else could the paragraph speak?
            found = _one(match, begun or (alone if match["round"] else []), passage, this_year)
            if found:
                yield found


def _one(match: re.Match[str], begun: list[re.Match[str]], passage: Passage, this_year: int) -> Miscounted | None:
    text, age = passage.quiet, match["age"]
    name = "a" if age else "r" if match["round"] else next((one for one in ("as", "during") if match[one]), "y")
    said = stated(passage, *match.span(name))
    at = match.start(name)
    before = [one for one in begun if one.end() <= at and _year(one) < this_year]
    if age:  # of a birth alone
        before = [one for one in before if "生" in one[0]]
    if not before or not said or _ROUGH.search(text, max(0, at - 2), at) or text[match.end() : match.end() + 1] == "多":
        return None
    first = before[-1] if age else before[0]
    if match["round"] and not text[first.end() : at]:
        return None  # 2023年10月1日是新中国成立74周年: the year of the day, not of the beginning
    if not match["round"] and not age and _AHEAD.search(text, at, passage.sentence(at)[1]):
        return None
    if first["from"] and match[0].startswith("连续") and _SINCE.match(text, first.end()):
        return None  # 从2014年开始，连续三年举办: that may have ended
    years = [int(year[:4]) for year in _ANY.findall(text, first.end(), at)]
    between = text[first.end() : at]
    if (not match["round"] and _OTHER.search(between)) or len({_year(one) for one in before}) > 1 + (len(years) > 0):
        return None
    lasts = years[-1:] or [this_year, this_year - 1]
    # Before the birthday, and with both the first and the last year counted, it is one less, or more.
    room = (0,) if match["round"] else (0, -1) if age else (0, 1, -1)
    # 建于1956年，2004年更名，2024年更名20周年: counted from another year that is named.
    if any(said == last - since + more for last in lasts for since in (_year(first), *years[:-1]) for more in room):
        return None
    # 1998年毕业，2003年入职，从教二十一年: counted from the later one to this year.
    if not match["round"] and any(said == this_year - since + more for since in years for more in room):
        return None
    if age and any(said == this_year - _year(first) + more for more in room):
        return None  # 1990年出生，2008年参加工作，三十四岁被评为技师
    return Miscounted(at, passage.said(at, match.end()), _year(first), lasts[0])


def _year(match: re.Match[str]) -> int:
    return int(match["at"] or match["in"] or match["from"])
