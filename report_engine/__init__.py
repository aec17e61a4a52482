"""qhd-docgen: builds the yearly report of an education bureau as a Word file from texts and data."""

from report_engine.problems import Problem
from report_engine.project import Project

__all__ = ["Problem", "Project"]
