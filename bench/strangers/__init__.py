"""Texts by people who have not read the rules: correct paragraphs that must be quiet, and mistakes that must be told.

All files are written after the authors' guide and the data files alone. Nobody who changes a rule changes them,
except to correct a paragraph that is wrong. The rules have since been worked against
all of them: they show what a change breaks. Those that end in -5 gave the figures of the README before anybody had
looked at them; the next figures need others, kept outside of the repository.
"""
