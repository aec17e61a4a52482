"""Lists in running text: how many items a stretch of text enumerates."""

import re

from report_engine.language.passages import HAN, hide

_ASIDE = re.compile(r"（[^（）]*）")
_JOINED = re.compile("以及|(?<!参)与|和(?!谐)|(?<!普)(?<!以)及(?![时格早])")
_SIDE_BY_SIDE = re.compile("(?<=[”》])(?=[“《])")
_WORD = re.compile(f"[{HAN}\x00-\x02A-Za-z0-9“”《》]")


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
            # 甲与乙结合、丙与丁结合: there 与 is part of each item.
            last = 0 if any(map(_JOINED.search, parts[:-1])) else len(_JOINED.findall(parts[-1]))
            found |= {len(parts) + more for more in range(last + 1)}
    if "、" in flat and "，" in flat:
        found.add(len([part for part in re.split("[，、]", flat) if _WORD.search(part)]))
    return found - {1}
