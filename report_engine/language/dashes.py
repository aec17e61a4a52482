"""Whether a single dash links two things: 学校—年级—班级, 中国—东盟博览会."""

from report_engine.language.divisions import region_names
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI

# A word between marks or other dashes: what such a dash links are short names of a kind.
_SHORT_BEFORE = expression(rf"(?:\A|[“‘（《—、，。；：]){HANZI}{{1,6}}\Z")
_CHAIN, _CHAIN_ON = expression(rf"(?<!—)—{HANZI}{{1,6}}\Z"), expression(rf"{HANZI}{{1,6}}—(?!—)")
_NEAR, _PLACE = 8, 6  # characters of a link of a chain, of a region's name
_HELD = "“‘（《—”’）》"
_SHORT_AFTER = expression(rf"{HANZI}{{1,6}}(?:\Z|[”’）》—、，。；：])")


def links(text: str, start: int, end: int) -> bool:
    """Tell whether the one dash stands between things that follow each other: “学校—年级—班级”三级."""
    if _CHAIN.search(text, max(0, start - _NEAR), start) or _CHAIN_ON.match(text, end):
        return True  # 安装—调试—验收的流程
    if _is_place(text, start, end):
        return True
    before, after = _SHORT_BEFORE.search(text, 0, start), _SHORT_AFTER.match(text, end)
    return before is not None and after is not None and (before[0][0] in _HELD or after[0][-1] in _HELD)


def _is_place(text: str, end: int, start: int) -> bool:
    """Tell whether the dash links two regions: 中国—东盟博览会, 海南—广东线路."""
    names = region_names()
    before = any(text[max(0, end - size) : end] in names for size in range(2, _PLACE))
    return before and any(text[start : start + size] in names for size in range(2, _PLACE))
