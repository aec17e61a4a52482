"""A project folder to a `Document`, its `Facts` and its `Layout`."""

from report_engine.load.layout import Layout
from report_engine.load.loaded import Loaded
from report_engine.load.report import load, load_layout

__all__ = ["Layout", "Loaded", "load", "load_layout"]
