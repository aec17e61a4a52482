"""Texts by people who have not read the rules: correct paragraphs that must be quiet, and mistakes that must be told.

All files are written after the authors' guide and the data files alone. Nobody who changes a rule changes them,
except to correct a paragraph that is wrong. The rules have since been worked against all of them, those that end in -2
too: they show what a change breaks. What the rules are worth on texts that nobody tuned them for is measured with
others, kept outside of the repository.
"""
