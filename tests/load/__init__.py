"""Tests of `report_engine.load`: a project folder becomes a document."""
