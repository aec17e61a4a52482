"""Tests of `report_engine.blocks`: what an author may write in a body."""
