"""Texts by people who have not read the rules: correct paragraphs that must be quiet, and mistakes that must be told.

`quiet.yaml`, `paragraphs.yaml` and `mistakes.yaml` are written after the authors' guide and the data files alone.
Nobody who changes a rule changes them, except to correct a paragraph that is wrong.
"""
