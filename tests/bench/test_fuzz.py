"""A short run of the fuzzer through every door; `python -m bench.fuzz` runs as many cases as one has time for."""

from bench.fuzz import DOORS, run


def test_no_case_fails() -> None:
    told: list[str] = []
    run(cases=4 * len(DOORS), seed=1000, doors=list(DOORS), told=told.append)
    assert told == []
