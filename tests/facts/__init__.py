"""Tests of `report_engine.facts`: catalogue, values, formulas, printed numbers."""
