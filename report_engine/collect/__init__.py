"""The schools' own workbooks: out to each of them, back from all of them, and together the city's values."""

from report_engine.collect.form import school_workbook
from report_engine.collect.judge import judge
from report_engine.collect.origin import delivered, differing
from report_engine.collect.propose import Proposal, propose
from report_engine.collect.store import files_of
from report_engine.collect.submission import Submission, read_submission
from report_engine.facts.schools import School, find_school, schools_of
from report_engine.load.submissions import Stored, load_stored

__all__ = [
    "Proposal",
    "School",
    "Stored",
    "Submission",
    "delivered",
    "differing",
    "files_of",
    "find_school",
    "judge",
    "load_stored",
    "propose",
    "read_submission",
    "school_workbook",
    "schools_of",
]
