"""Sentences about every indicator of the catalogue, right and with a sibling's value: what `check` says of each.

The frames were written without looking at the rules; a frame that a rule cannot read stays and counts.
"""
