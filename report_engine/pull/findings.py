"""What pull found for programs: each change, number, conflict, rest and comment as a finding with its place.

E001 a change that can be written, E002 a number of the data, E003 a conflict, E004 what cannot be written, E005 a
comment.
"""

from collections.abc import Iterator

from report_engine.problems import Category, Code, Problem, Severity
from report_engine.pull.model import KINDS, Pulled
from report_engine.pull.telling import by_whom, changed, of_conflict, of_proposal, replies, said

E001 = Code("E001", Category.FAULT, Severity.NOTE)
E002 = Code("E002", Category.FAULT, Severity.NOTE)
E003 = Code("E003", Category.FAULT, Severity.ERROR)
E004 = Code("E004", Category.FAULT, Severity.WARNING)
E005 = Code("E005", Category.FAULT, Severity.NOTE)
_WHOLE = 1_000_000


def to_problems(found: Pulled) -> list[Problem]:
    """Give everything, in the order in which it is shown."""
    return list(_findings(found))


def _findings(found: Pulled) -> Iterator[Problem]:
    for note in (note for change in found.changes for note in change.notes):
        change = changed(note.before, note.after, _WHOLE)
        yield E001.problem(f"{KINDS[note.kind]}：{change}{by_whom(note.authors)}", note.source)
    for number in found.proposals:
        yield E002.problem(" ".join(line.strip() for line in of_proposal(number)), number.source)
    for conflict in found.conflicts:
        yield E003.problem(" ".join(line.strip() for line in of_conflict(conflict, _WHOLE)), conflict.source)
    for rest in found.unwritten:
        change = changed(rest.before, rest.after, _WHOLE)
        yield E004.problem(f"{rest.what}：{change}{by_whom(rest.authors)}", rest.source, rest.why)
    yield from found.findings
    for thread in found.comments:
        for one in (thread, *replies(thread)):
            yield E005.problem(f"{'（已解决）' if one.resolved else ''}{said(one)}", one.source)
