"""Lists in running text: how many items a stretch of text enumerates."""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, HANZI, hide

_LONG = 12  # characters of an item
_FIRST = expression(rf"{HANZI}{{1,{_LONG}}}\Z")
_RUN = expression(rf"(?:、[{HAN}“”]{{1,14}}){{2,}}")
_ITEM = expression(rf"“?{HANZI}{{2,}}”?")
_LEADS = expression("(?:设|[含有]|置|包括|涵盖|分为|组织|举办|开展|涉及|了|是|为|在|以|和|与|对)$")
_CLOSES = expression("等|[两二三四五六七八九十]|类|共|和|与|以及|项目|课程|活动")
_ASIDE = expression(r"（[^（）]*）")
_JOINED = expression("以及|(?<!参)与|和(?!谐)|(?<!普)(?<!以)及(?![时格早])")
_SIDE_BY_SIDE = expression("(?<=[”》])(?=[“《])")
_WORD = expression(f"[{HAN}\x00-\x02A-Za-z0-9“”《》]")


def listed_twice(text: str) -> Iterator[tuple[int, str]]:
    """Find the items that an enumeration has twice: 声乐、器乐、舞蹈、朗诵、声乐."""
    reach = 0
    for mark in re.finditer("、", text):
        before = _FIRST.search(text, max(reach, mark.start() - _LONG), mark.start()) if mark.start() >= reach else None
        rest = _RUN.match(text, mark.start()) if before else None
        if not before or not rest:
            continue
        reach = rest.end()
        first, *items = (before[0] + rest[0]).split("、")
        items[-1:] = [_CLOSES.split(one)[0] for one in re.split("[和与]", items[-1])]
        seen = {one for one in items if first == one or (first.endswith(one) and _LEADS.search(first[: -len(one)]))}
        at = mark.end()
        for item in items:
            if item in seen and _ITEM.fullmatch(item):
                yield at, item
                break
            seen.add(item)
            at += len(item) + 1


def parts(text: str) -> list[str]:
    """Split at 、 and between quotations and titles that stand side by side."""
    return [part for part in _SIDE_BY_SIDE.sub("、", text).split("、") if part]


def counts(text: str) -> set[int]:
    """Tell how many items a text may be said to list: by 、, with 和 before the last as one more, by ， and by ；."""
    flat = _ASIDE.sub(hide, _SIDE_BY_SIDE.sub("、", text).strip("，。；、：\n "))
    found: set[int] = set()
    for mark in "；，、":
        parts = [part for part in flat.split(mark) if _WORD.search(part)]
        if len(parts) > 1 or (mark == "、" and _JOINED.search(flat)):
            # 甲与乙结合、丙与丁结合: there 与 is part of each item; 宣讲、科普和教育、交流和合作 may be three to five.
            joined = sum(len(_JOINED.findall(part)) for part in parts)
            alike = (
                len({one for part in parts for one in _JOINED.findall(part)}) == 1
            )  # 运用与维修、技术和商务 may be three
            more = 0 if alike and len(parts) > 1 and all(map(_JOINED.search, parts)) else joined
            found |= {len(parts) + n for n in range(more + 1)}
    if "、" in flat and "，" in flat:
        found.add(len([part for part in re.split("[，、]", flat) if _WORD.search(part)]))
    return found - {1}
