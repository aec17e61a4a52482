"""Gives an indicator another name or id, wherever the project speaks of it; the old one stays as an alias."""

from report_engine.rename.rename import Renaming, plan_renaming

__all__ = ["Renaming", "plan_renaming"]
