"""Rules over the numbers, held against `data/rules.yaml`, last year, history and confirmation; one file a rule."""

from report_engine.checks.data import (
    bounds,
    change,
    columns,
    completeness,
    confirmed,
    flows,
    history,
    magnitude,
    order,
    printed,
    ratios,
    rows,
    rows_once,
    same,
    stale,
    sums,
)

RULES = (
    sums,
    bounds,
    ratios,
    same,
    flows,
    change,
    stale,
    magnitude,
    history,
    completeness,
    columns,
    rows,
    confirmed,
    rows_once,
    printed,
    order,
)
