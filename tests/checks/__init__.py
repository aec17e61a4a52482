"""Tests of `report_engine.checks`: one rule a file, a good and a bad example each."""
