"""What pull shows before anything is written, in 80 columns: changes by file, numbers, conflicts, comments."""

from collections.abc import Iterator
from itertools import groupby

from report_engine.compare.words import changes as word_changes
from report_engine.compare.words import words
from report_engine.problems import Problem, Source
from report_engine.pull.model import KINDS, Comment, Conflict, Note, Proposal, Pulled, Unwritten

_AROUND = 8
_LONG = 60
_WIDTH = 78


def summary(found: Pulled, *, with_data: bool) -> str:
    """Show everything for people to look at, in 80 columns."""
    lines = [f"注意：{note}" for note in found.notes]
    notes = sorted((note for change in found.changes for note in change.notes), key=place_of)
    for file, group in groupby(notes, key=lambda note: note.source.file):
        lines += ["", file.as_posix(), *(line for note in group for line in _of_note(note))]
    if found.proposals:
        head = "改了数据里的数" + ("：" if with_data else "（没有写入；要写进 data 加 --data）：")
        lines += ["", head, *(line for one in found.proposals for line in of_proposal(one))]
    if found.conflicts:
        lines += [
            "",
            "两边都改了（没有写入，请看着定）：",
            *(line for one in found.conflicts for line in of_conflict(one)),
        ]
    if found.unwritten:
        lines += ["", "没有收进来的：", *(line for one in found.unwritten for line in of_unwritten(one))]
    if found.findings:
        lines += ["", "写进去以后 check 会提示的：", *(line for one in found.findings for line in _of_finding(one))]
    if found.comments:
        lines += ["", "批注：", *(line for one in found.comments for line in _of_comment(one))]
    return "\n".join([*lines, "", summed(found)]).lstrip("\n") + "\n"


def summed(found: Pulled) -> str:
    """Count what was found."""
    counts = (
        (sum(len(change.notes) for change in found.changes), "处可以写入"),
        (len(found.proposals), "处改了数据里的数"),
        (len(found.conflicts), "处冲突"),
        (len(found.unwritten), "处没有收进来"),
        (len(found.comments), "条批注"),
    )
    parts = [f"{count} {what}" for count, what in counts if count]
    return "，".join(parts) + "。" if parts else "没有改动。"


def _of_note(note: Note) -> Iterator[str]:
    yield from _folded(
        f"  {at(note.source)}  {KINDS[note.kind]}  {changed(note.before, note.after, _LONG)}{by_whom(note.authors)}"
    )


def of_proposal(one: Proposal) -> Iterator[str]:
    """Show a number: old and new, where it stands, what it is made of, where else it is printed."""
    year = f" {one.year} 年" if one.key else ""
    yield from _folded(f"  {one.name}{year}：{one.before} → {one.after}{by_whom(one.authors)}，改在 {one.source}")
    if one.parts:
        yield from _folded(f"    它由别的数算出，改它们：{'、'.join(one.parts)}")
    elif not one.value:
        yield from _folded(
            f"    {one.why or f'“{one.after}”不是能填进数据的数'}，在数据里改：{one.where or '还没有这个数'}"
        )
    else:
        yield f"    数在 {one.where}"
    if one.printed:
        places = "、".join(map(str, one.printed[:4])) + (f" 等 {len(one.printed)} 处" if len(one.printed) > 4 else "")
        yield from _folded(f"    别处也印了它：{places}")


def of_conflict(one: Conflict, most: int = _LONG) -> Iterator[str]:
    """Show the three texts of a conflict."""
    yield f"  {one.source}{by_whom(one.authors)}"
    for name, text in (("草稿", one.base), ("项目现在", one.here), ("Word", one.word)):
        yield from _folded(f"    {name}：{_cut(text, most) or '（没有）'}")


def of_unwritten(one: Unwritten, most: int = _LONG) -> Iterator[str]:
    """Show what cannot be written, and why."""
    change = changed(one.before, one.after, most) if one.before != one.after else _cut(one.after, most)
    yield from _folded(f"  {one.source}  {one.what}  {change}{by_whom(one.authors)}")
    yield from _folded(f"    {one.why}")


def _of_finding(one: Problem) -> Iterator[str]:
    yield from _folded(f"  {one.source}  {one.code} {one.message}")


def _of_comment(one: Comment) -> Iterator[str]:
    yield from _folded(f"  {'✓ ' if one.resolved else ''}{one.source}  {said(one)}")
    for reply in replies(one):
        yield from _folded(f"    ↳ {said(reply)}")


def replies(one: Comment) -> Iterator[Comment]:
    """Go through the replies of a thread."""
    for reply in one.replies:
        yield reply
        yield from replies(reply)


def said(one: Comment) -> str:
    """Write a comment with its author, date and the words it hangs on."""
    quoted = f"“{_cut(one.quoted, 24)}”：" if one.quoted.strip() else ""
    return f"{one.author}（{one.date}）{quoted}{one.text}"


def changed(before: str, after: str, most: int) -> str:
    """Write a change: what came, what went, what was replaced, each with some words around it."""
    if not before.strip():
        return f"【＋{_cut(after, most)}】"
    if not after.strip():
        return f"【－{_cut(before, most)}】"
    if before == after:
        return f"{_cut(before, most)}（文字不变）"
    return "".join(_inside(before.replace("\n", "¶"), after.replace("\n", "¶")))


def _inside(before: str, after: str) -> Iterator[str]:
    old, new = words(before), words(after)
    found = word_changes(old, new)
    for n, (tag, a, b, c, d) in enumerate(found):
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            left, right = 0 if n == 0 else _AROUND, 0 if n == len(found) - 1 else _AROUND
            yield come if len(come) <= left + right + 1 else f"{come[:left]}…{come[len(come) - right :]}"
        else:
            yield f"【{gone}→{come}】" if gone and come else f"【＋{come}】" if come else f"【－{gone}】"


def _cut(text: str, most: int) -> str:
    flat = " ".join(text.replace("\ufffc", "［图］").split())
    return flat if len(flat) <= most else f"{flat[:most]}…（共 {len(flat)} 字）"


def by_whom(authors: tuple[str, ...]) -> str:
    """Name the authors of tracked changes, if there are any."""
    return f"（{'、'.join(name or '没有署名' for name in authors)}）" if authors else ""


def at(source: Source) -> str:
    """Write a place of a file that stands above already."""
    return f"{source.line}:{source.column}"


def place_of(note: Note) -> tuple[str, int, int]:
    """Sort by file and place."""
    return note.source.file.as_posix(), note.source.line, note.source.column


def _folded(line: str) -> Iterator[str]:
    """Break a line where 80 columns end; a Chinese character takes two."""
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    text, width = "", 0
    for sign in line:
        size = 1 if sign.isascii() else 2
        if width + size > _WIDTH:
            yield text
            text, width = indent, len(indent)
        text, width = text + sign, width + size
    yield text
