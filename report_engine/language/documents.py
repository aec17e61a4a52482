"""Well-known documents and laws: their titles, who issued them, and what is almost a title; from the data file."""

import re
from collections import Counter
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.near import distance
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "documents.yaml"
_STATE = "中华人民共和国"
_ROOM, _LONG = 2, 10  # characters that may be others, in titles as long as that
# What is added to the title of a document where one is made of it, and what tells two documents apart.
_OWN = expression("实施|若干|贯彻|落实|转发|印发|工作|细则|征求意见|解读|通知")
_KINDS = expression(
    "高等|高校|中等|中职|高职|中小学|小学|幼儿园|技工|院校|职业学校|普通|民办|公办|教师|学生|标准|大纲|目录|指南|手册"
)
_KIND = expression("的?(?:若干)?(?P<kind>法|条例|办法|规定|意见|措施|通知|方案|纲要|决定|准则|规则|规程)\\Z")
_VERBS = expression(
    "加强|改进|提升|推进|推动|深化|完善|做好|开展|促进|规范|加快|进一步|全面|切实|大力|改善|强化|提高|和|与"
)
_OWN_KIND = expression("实施|细则|解读|征求意见|转发|贯彻")
_STEM = 8  # characters of a stem that names no other document
_ISSUED = "印发|发布|出台|制定|制订|颁布|下发|公布|修订|审议通过|通过"
_AT = r"(?:[于在]?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?"
_EDITION = expression(r"（[^（）]*）")


@cache
def titles() -> dict[str, frozenset[str]]:
    """Give the titles, each with the bodies that issued the document."""
    return {one["name"]: frozenset(one["by"]) for one in _read()["documents"]}


@cache
def known_numbers() -> dict[str, str]:
    """Give the numbers of those that have one, by title."""
    return {one["name"]: one["number"] for one in _read()["documents"] if "number" in one}


def plain(title: str) -> str:
    """Give a title without who issued the document and of what year it is: 国务院关于印发…的通知 as well."""
    said = _EDITION.sub("", title).replace(" ", "")
    inside = re.fullmatch("(?:.*?关于)?印发[〈《]?(.+?)[〉》]?的通知", said)
    if inside:
        return inside[1]
    at = said.find("关于")
    return said[at:] if at > 0 and _issuer().match(said) else said


def meant(title: str) -> str:
    """Find the document whose title is almost this one: its words in another order, one of them another or lacking."""
    said = plain(title)
    if said in titles() or _STATE + said in titles():
        return ""
    like = next((name for name in titles() if _is_like(said, name)), "")
    return like or _of_stem(said, headed=said != _EDITION.sub("", title).replace(" ", ""))


def issued_by_others(before: str, title: str, after: str = "") -> frozenset[str]:
    """Tell who issued a document if those who are said to have issued it, right beside its title, did not."""
    right = titles().get(plain(title)) or titles().get(_STATE + plain(title)) or frozenset()
    said = (_issuers().search(before) or _by().match(after)) if right else None
    named = {_called()[name] for name in _issuer().findall(said[0])} if said else set()
    return right if named and not named <= right else frozenset()


def _is_like(said: str, name: str) -> bool:
    name = name.removeprefix(_STATE)
    said = said.removeprefix(_STATE)
    if said == name or len(said) < _LONG - 2 or abs(len(said) - len(name)) > _ROOM:
        return False
    if Counter(said) == Counter(name):
        return True
    added = Counter(_OWN.findall(said)) - Counter(_OWN.findall(name))
    apart = Counter(_KINDS.findall(said)) != Counter(_KINDS.findall(name))
    return not added and not apart and len(name) >= _LONG and distance(said, name, _ROOM) <= _ROOM


def _of_stem(said: str, *, headed: bool) -> str:
    """Find the document that only its kind, its verbs or 院校 for 学校 tell from a title: …管理办法 for …管理规定.

    An office below makes its own 意见 and 措施 of a document; `headed` titles name the one that issued it.
    """
    stem, kind = _stem(said)
    name, its = _stems().get(stem, ("", "")) if len(stem) >= _STEM else ("", "")
    own = "关于" in said and kind != its and not headed
    return "" if own or _OWN_KIND.search(said) else name


@cache
def _stems() -> dict[str, tuple[str, str]]:
    return {stem: (name, kind) for name in titles() for stem, kind in [_stem(name)]}


def _stem(title: str) -> tuple[str, str]:
    kind = _KIND.search(title)
    plain_title = title[: kind.start()] if kind else title
    return _VERBS.sub("", plain_title.replace("院校", "学校")), kind["kind"] if kind else ""


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(one_of(_called()))


@cache
def _issuers() -> re.Pattern[str]:
    """Find the bodies that a text ends with, and the word for issuing."""
    return re.compile(
        rf"{_bodies()}{_AT}(?:联合|共同|正式|近日|先后)*"
        rf"(?:{_ISSUED})?(?:实施|施行)?了?的?(?:关于印发)?(?:新修订的)?\Z"
    )


@cache
def _by() -> re.Pattern[str]:
    """Find the bodies that a text begins with, behind 由."""
    return re.compile(
        rf"(?:（[^（）]*）)?，?(?:该[法意见方案文件规定纲要划]+|是|系)?由{_bodies()}{_AT}(?:联合|共同|正式)*(?:{_ISSUED})"
    )


@cache
def _bodies() -> str:
    body = one_of(_called())
    several = rf"(?:{body})(?:(?:、|和|与|及|，|会同|联合| |等)*(?:{body}))*"
    return rf"{several}(?:等?(?:[一二三四五六七八九十\d]+)?个?部门)?"


@cache
def _called() -> dict[str, str]:
    return {name: names[0] for names in _read()["bodies"] for name in names}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
