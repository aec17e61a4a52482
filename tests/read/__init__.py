"""Tests of `report_engine.read`: bytes to located trees, rows and models."""
