"""The data of a year as an Excel workbook, out and in again; only what was edited is written back."""

from report_engine.workbook.apply import ChangedMeanwhileError, apply_changes
from report_engine.workbook.change import TABLE_HEAD, Change, table_of
from report_engine.workbook.export import export_workbook
from report_engine.workbook.read import read_workbook

__all__ = [
    "TABLE_HEAD",
    "Change",
    "ChangedMeanwhileError",
    "apply_changes",
    "export_workbook",
    "read_workbook",
    "table_of",
]
