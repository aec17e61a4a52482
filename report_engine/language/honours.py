"""Honours as sentences tell them: who or what has one, of which level, medal and batch.

《前厅实务》入选省“十四五”职业教育规划教材; 甲校代表队在某大赛中荣获铜奖.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, Passage

_WON = (
    "(?:入选|入围|获评|荣获|喜获|获批|获得|获|摘得|夺得|斩获|捧回|赢得|取得|被?评为|评选为|被?认定为|确定为|命名为|列为|授予|列入|成为"
    "|立项为|跻身)了?"
)
_HONOUR = (
    r"规划教材|精品(?:在线|线上)?(?:开放)?课程?|非物质文化遗产|合作项目|育人项目|教学成果|示范(?:校|学校|专业|基地|课程|岗)"
    r"|(?:典型|优秀)案例|品牌|名师|劳动模范|奖章|技术能手|传承人|班主任|标兵|(?:先进|优秀)(?:个人|教师|集体|单位|学校|学生|班级|团支部)"
    r"|文明(?:校园|单位|风采)|基地|工作室|课题|非遗"
)
_MEDAL = r"金奖|银奖|铜奖|[特一二三]等奖|优秀奖|金牌|银牌|铜牌|冠军|亚军|季军"
_TOLD = expression(
    rf"{_WON}(?P<tail>[^，。；！？《》]{{0,24}}?)(?:(?P<honour>{_HONOUR})|(?P<medal>{_MEDAL}))(?![\d\x01]|[{HAN}]{{0,3}}?[\d\x01一二三四五六七八九十两多]+[项个枚人名])"
)
_TITLE = expression(r"[《“]([^《》“”]{2,30})[》”]")
_CONTEST = expression(rf"[{HAN}“”]{{2,24}}?(?:大赛|竞赛|比赛|锦标赛|展演|大奖赛|争夺赛|总决赛|评选|展评)")
_BEFORE_CONTEST = expression("^.*(?:在|参加|年|届|于|首届)")
_LEVELS = (
    ("国家级", expression("国家|全国|世界|国际")),
    ("省级", expression("省")),
    ("市级", expression("(?<!城)市(?!场)")),
    ("县区级", expression("县|(?<![社地校园景城片学])区(?!域)")),
)
_BATCH = expression(r"第([一二三四五六七八九十\d]{1,3})批|首批")
_COMMON = expression("十[一二三四五]五|双师|双高|三教|1\\+X|五育|一带一路|互联网")
_YEAR = expression(r"(?<!\d)20\d{2}")
_RISES = expression("先后|又|再次|再获|晋级|升格|升级|推荐|逐级|层层|分别|推选")  # who has one level goes on to another
_ANY = expression(rf"{_HONOUR}|{_MEDAL}")


@dataclass(frozen=True, slots=True)
class Honour:
    """What has an honour and which, by words that name no other; and how it is told: its level, medal, batch."""

    key: tuple[str, ...]
    start: int
    said: str
    year: str
    ways: tuple[tuple[str, str], ...]


def honours(passage: Passage, holders: re.Pattern[str], by_name: dict[str, str]) -> Iterator[Honour]:
    """Find the honours whose holder or name can be told: a title, a quoted name, a school or a person."""
    text = passage.text
    if not _ANY.search(text):
        return
    for match in _TOLD.finditer(text):
        start, end = passage.sentence(match.start())
        clause = max(text.rfind(mark, start, match.start()) for mark in "；。") + 1
        before = text[max(start, clause) : match.start()]
        if _RISES.search(text, start, end):
            continue
        tail = match["tail"]
        ways = dict(_ways(tail))
        contest = _contest(before + (tail if match["medal"] else ""))
        if match["medal"]:
            if not contest:
                continue
            ways = {"名次": match["medal"]}
        if not ways:
            continue
        year = _year(before + tail)
        what = (contest or match["honour"], year if match["medal"] else "")
        for key in _keys(before, tail, match, holders, by_name):
            yield Honour((*key, *what), match.start(), match[0], year, tuple(sorted(ways.items())))


def _keys(
    before: str, tail: str, match: re.Match[str], holders: re.Pattern[str], by_name: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    named = [title for title in _TITLE.findall(tail) if not _COMMON.search(title)] if match["honour"] else []
    if named:
        yield "named", named[-1], _year(tail)
        return
    titles = [title[1] for title in _TITLE.finditer(before) if not _COMMON.search(title[1]) and len(title[1]) > 3]
    if titles:
        yield "title", titles[-1].removesuffix("技艺")
    found = {by_name[name[0]] for name in holders.finditer(before)}
    if not titles and len(found) == 1:
        yield "holder", found.pop()


def _ways(tail: str) -> Iterator[tuple[str, str]]:
    found = [name for name, pattern in _LEVELS if pattern.search(_TITLE.sub("", tail))]
    # 省…市的 is the city's; 全国、省级 are two.
    if found and not re.search("[、和]", tail):
        yield "级别", found[-1]
    batch = _BATCH.search(tail)
    if batch:
        yield "批次", batch[1] or "一"


def _contest(said: str) -> str:
    every = list(_CONTEST.finditer(said))
    return _BEFORE_CONTEST.sub("", every[0][0]).replace("“", "").replace("”", "") if every else ""


def _year(said: str) -> str:
    years = _YEAR.findall(said)
    return years[-1] if years else ""
