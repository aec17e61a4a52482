"""Starting: a new year from the last one, its work plan, a new project from the smallest one."""

from report_engine.start.init import start_project
from report_engine.start.plan import work_plan
from report_engine.start.year import Started, start_year

__all__ = ["Started", "start_project", "start_year", "work_plan"]
