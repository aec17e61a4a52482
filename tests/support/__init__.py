"""Reads a built report as Word would, with zipfile and lxml only: nothing of the engine is trusted here."""
