"""One difference between two reports, and how a list of them is written for the terminal, in Chinese."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_engine.compare.words import changes, words

VALUES = "数据"  # the section of values that stand in the data files
KINDS = {
    "note": "说明",
    "value": "数值",
    "title": "标题",
    "text": "文字",
    "table": "表",
    "table row": "表格行",
    "table column": "表格列",
    "table cell": "单元格",
    "figure": "图",
    "photo": "照片",
    "case": "案例",
    "section": "章节",
    "moved": "移动",
    "split": "拆分",
    "joined": "合并",
    "format": "格式",
    "comment": "批注",
}
_AROUND = 12  # characters of context on either side
_LONG = 120  # what came or went whole is quoted up to here
_SHORT = 30  # texts up to this length are written out on both sides


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not the same; `before` is empty for what is new, `after` for what is gone.

    `kind` is one of KINDS, `where` the place as a reader names it, `section` the heading to list it under,
    `place` the `file:line` of a project that one side is.
    """

    kind: str
    where: str
    before: str
    after: str
    section: str = ""
    place: str = ""


def describe(differences: Iterable[Difference]) -> str:
    """List everything under its section; 【旧→新】 marks what was replaced, 【＋】 what came, 【－】 what went."""
    everything = list(differences)
    notes = [f"注意：{one.where}" for one in everything if one.kind == "note"]
    rest = [one for one in everything if one.kind != "note"]
    if not rest:
        return "\n".join([*notes, "没有差别。"]) + "\n"
    counts = Counter(KINDS[one.kind] for one in rest)
    lines = [*notes, f"共 {len(rest)} 处不同：{'，'.join(f'{kind} {n}' for kind, n in counts.items())}。"]
    section = None
    for one in rest:
        if one.section != section:
            section = one.section
            lines += ["", section]
        where = "" if one.where == section else one.where.removeprefix(f"{section}，")  # it stands above already
        lines.append(f"  {KINDS[one.kind]}　{where}{'：' if where else ''}{_change(one)}{_at(one)}")
    return "\n".join(lines) + "\n"


def _at(one: Difference) -> str:
    return f"　（{one.place}）" if one.place else ""


def _change(one: Difference) -> str:
    before, after = (text.replace("\n", " ").replace("\u00a0", " ") for text in (one.before, one.after))
    if one.kind == "moved":
        return f"从 {before} 移到 {after}"
    if one.kind in ("split", "joined"):
        return f"{before} → {after}"
    if one.kind == "comment":
        return after or f"【－{before}】"
    if not before:
        return f"【＋{_cut(after)}】"
    if not after:
        return f"【－{_cut(before)}】"
    if max(len(before), len(after)) <= _SHORT:
        return f"{before} → {after}"
    return "".join(_inside(words(before), words(after)))


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…（共 {len(text)} 字）"


def _inside(old: list[str], new: list[str]) -> Iterator[str]:
    found = changes(old, new)
    for number, (tag, a, b, c, d) in enumerate(found):
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            yield _context(after, first=number == 0, last=number == len(found) - 1)
        elif before and after:
            yield f"【{before}→{after}】"
        else:
            yield f"【＋{after}】" if after else f"【－{before}】"


def _context(text: str, *, first: bool, last: bool) -> str:
    """Shorten what stayed to its ends next to a change."""
    left, right = 0 if first else _AROUND, 0 if last else _AROUND
    if len(text) <= left + right + 1:
        return text
    return f"{text[:left]}…{text[len(text) - right :]}"
