"""Counts how many mistakes the checks find: one mistake at a time in a copy of a project.

    python -m bench.mutants --year 2024 [--count 400] [--seed 1] [--kinds digit stale …]

`tree` reads the files of a project, `kinds` lists the mistakes that can be made in them, `runner` makes
them one by one and compares what `check` finds with what it finds in the clean project, `report` prints.
"""
