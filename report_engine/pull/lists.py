"""What pull found as Markdown for people to keep: everything with its texts whole, and comments as things to do."""

from itertools import groupby

from report_engine.pull.model import KINDS, Pulled
from report_engine.pull.telling import (
    at,
    by_whom,
    changed,
    of_conflict,
    of_proposal,
    of_unwritten,
    place_of,
    replies,
    said,
    summed,
)

_WHOLE = 1_000_000


def full_list(found: Pulled) -> str:
    """Write everything down."""
    lines = ["# Word 里的改动", "", summed(found), *(f"\n> {note}" for note in found.notes)]
    notes = sorted((note for change in found.changes for note in change.notes), key=place_of)
    for file, group in groupby(notes, key=lambda note: note.source.file):
        lines += ["", f"## {file.as_posix()}", ""]
        for note in group:
            change = _flat(changed(note.before, note.after, _WHOLE))
            lines.append(f"- {at(note.source)}　{KINDS[note.kind]}{by_whom(note.authors)}：{change}")
    for head, texts in (
        ("改了数据里的数", [of_proposal(one) for one in found.proposals]),
        ("两边都改了", [of_conflict(one, _WHOLE) for one in found.conflicts]),
        ("没有收进来的", [of_unwritten(one, _WHOLE) for one in found.unwritten]),
    ):
        listed = [" ".join(line.strip() for line in text) for text in texts]
        lines += ["", f"## {head}", "", *(f"- {_flat(text)}" for text in listed)] if listed else []
    findings = [f"- {one.source}　{one.code} {_flat(one.message)}" for one in found.findings]
    lines += ["", "## 写进去以后 check 会提示的", "", *findings] if findings else []
    return "\n".join(lines) + "\n" + (f"\n{comments_list(found)}" if found.comments else "")


def comments_list(found: Pulled) -> str:
    """Write the comments as a list of things to do; resolved ones are ticked, replies stand below."""
    lines = ["# 批注", ""]
    for one in found.comments:
        lines.append(f"- [{'x' if one.resolved else ' '}] {one.source}　{_flat(said(one))}")
        lines += [f"  - {_flat(said(reply))}" for reply in replies(one)]
    return "\n".join(lines if found.comments else [*lines, "没有批注。"]) + "\n"


def _flat(text: str) -> str:
    return text.replace("\n", " ")
