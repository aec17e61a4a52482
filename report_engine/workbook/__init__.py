"""The data of a year as Excel workbooks, out and in again, from many hands; only what was edited is written back."""

from report_engine.transaction import ChangedMeanwhileError
from report_engine.workbook.apply import apply_changes, edited_files
from report_engine.workbook.change import Change, Conflict, Entry
from report_engine.workbook.export import export_workbook
from report_engine.workbook.merge import Merged, merge, settled, unclear
from report_engine.workbook.pending import pending
from report_engine.workbook.plan import Plan, make_plan
from report_engine.workbook.read import read_workbook
from report_engine.workbook.table import TABLE_HEAD, deletions, table_of

__all__ = [
    "TABLE_HEAD",
    "Change",
    "ChangedMeanwhileError",
    "Conflict",
    "Entry",
    "Merged",
    "Plan",
    "apply_changes",
    "deletions",
    "edited_files",
    "export_workbook",
    "make_plan",
    "merge",
    "pending",
    "read_workbook",
    "settled",
    "table_of",
    "unclear",
]
