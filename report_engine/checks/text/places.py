"""W205: the report speaks of its own region.

规则：data/terms.yaml 的 elsewhere 里列出的外地地名，除了在登记的单位名称里，不应出现（多半是从外地的报告抄来没有改）；
本地的地名不能写错字。到外地去、从外地来、在外地举办的，不算。别省的别称（齐鲁、荆楚）、
区域战略和上级机关，别的市的教育局，也不说成自己的；外地的名胜不说成“我市的”“家乡的”。
好：region 是某某省海港市，正文写“海港市各中等职业学校”。
坏：正文写“临江市各中等职业学校”（临江在 elsewhere 里）。
"""

import re
from collections.abc import Iterator

from report_engine.checks.names import body_names, standing
from report_engine.language.edges import severs
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, hide
from report_engine.language.regions import foreign, names
from report_engine.language.sights import abroad, sights
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W205 = Code("W205", Category.TEXT)

_NEAR = 8
_FAR = 24  # characters that may hold a row of places, and who comes from there
_GOES = "赴|前往|奔赴|远赴|来自|考察|走访|学习借鉴|途经|[去到]|往返|考[入上取]|升[入至]|[进转]入|就读|毕业于"
_THERE = expression(f"(?:{_GOES})(?:[^，。；、]{{0,4}}|(?:{HANZI}{{2,4}}[、和与])+)\\Z")
# 其他城市如甲、乙, 甲、乙两地的校长来校交流, 邀请赛设在甲: told of as another place.
_OTHERS = expression("其[他它余]|外[省市地县]|异地|周边|兄弟|邻[近市县]|先进[地市]|同行")
_COMES = expression(
    "[^，。；]{0,20}?(?:前?来(?:校|访|我[市校县区]|参观|学习|考察|交流|洽谈)|到[校访]|也来)|(?:的?一|的?某)[家所名位个]"
)
_VENUE = expression("(?:赛区?|会议?|论坛|培训班?|活动|展|赛点|考点|分会场)(?:放|设|安排|举办)在\\Z")
_AT, _HELD = (
    expression("[在于]\\Z"),
    expression("[^，。；]{0,8}?(?:举[办行]|召开|开幕|落幕|比赛|参[加赛]|培训|实习|就业|工作|读书|揭晓)"),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for other places, and for the own place with a wrong character."""
    terms = loaded.terms
    known = standing(loaded, (*body_names(loaded), *(terms.known() if terms else ())))
    elsewhere = standing(loaded, map(str, terms.elsewhere if terms else ()))
    own, slips = _own(loaded.document.front.region.text)
    for passage in loaded.passages:
        almost = own[-1:] in passage.text and any(match[0] != own for match in slips.finditer(passage.unlinked))
        if not almost and not elsewhere.search(passage.unlinked):
            continue
        text = known.sub(hide, passage.unlinked)
        # 医保定点机构 speaks of no 保定.
        others = (m for m in elsewhere.finditer(text) if not _visited(m, text) and not severs(text, *m.span()))
        found = [(match, "是外地的地名", f"本报告是{own}的" if own else "核对") for match in others]
        found += [(match, f"与“{own}”只差一个字", f"写成“{own}”") for match in slips.finditer(text) if match[0] != own]
        for match, what, hint in found:
            place = passage.at(match.start())
            about = passage.about(f"place:{match[0]}", match.start())
            yield W205.problem(f"“{match[0]}”{what}", place, hint, about, match[0])
    for passage in loaded.prose_holding(names()):
        for start, said in foreign(passage.quiet, loaded.document.front.region.text):
            if elsewhere.match(said):
                continue  # told above
            about = passage.about(f"region:{said}", start)
            message = f"“{said}”是别的省、市的说法"
            yield W205.problem(message, passage.at(start), "核对是不是外地材料，改成本地的", about, said)

    region = loaded.document.front.region.text
    for passage in loaded.prose_holding(sights()):
        for start, said in abroad(passage.quiet, region):
            about = passage.about(f"sight:{said}", start)
            message = f"“{said}”不在本地，不说成自己的"
            yield W205.problem(message, passage.at(start), "核对是不是外地材料，改成本地的", about, said)


def _visited(match: re.Match[str], text: str) -> bool:
    """Tell whether somebody goes there or comes from there: 赴外市参加比赛, 在外市举行, 来自外市."""
    low = max(0, match.start() - _FAR)
    at = match.start()
    near = max(0, at - _NEAR)
    there = _THERE.search(text, low, at) or _VENUE.search(text, near, at) or _COMES.match(text, match.end())
    clause = text[max(low, *(text.rfind(mark, low, at) + 1 for mark in "，。；：\n")) : at]
    return bool(there or _OTHERS.search(clause) or (_AT.search(text, near, at) and _HELD.match(text, match.end())))


def _own(region: str) -> tuple[str, re.Pattern[str]]:
    """Take the last place of 某某省某某市, and what it is with one wrong character; short names look like others."""
    own = re.split(r"(?:省|自治区)", region)[-1]
    stem, last = own[:-1], own[-1:]
    if len(stem) < 3:
        return own, re.compile(r"(?!)")
    slips = (f"{stem[:i]}{HANZI}{stem[i + 1 :]}{last}" for i in range(len(stem)))
    return own, re.compile("|".join(slips))
