"""Problems for programs: JSON, and SARIF for editors and code hosts."""

import json

from report_engine.problems import Problem, Severity, first

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(problems: list[Problem]) -> str:
    """Write the problems as one JSON object, ordered as printed; `id` is what `dismiss` takes."""
    entries = [entry(problem) for problem in first(problems)]
    counts = {name: sum(p.severity is severity for p in problems) for severity, name in _LEVELS.items()}
    result = {"version": 1, "counts": counts, "problems": entries}
    if len(entries) < len(problems):
        result["left_out"] = len(problems) - len(entries)
    return json.dumps(result, ensure_ascii=False, indent=2)


def entry(problem: Problem) -> dict[str, object]:
    """Write one problem."""
    return {
        "code": problem.code,
        "severity": _LEVELS[problem.severity],
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.source.file.as_posix(),
        "line": problem.source.line,
        "column": problem.source.column,
        "category": problem.category.value,
        "id": problem.id,
        "about": str(problem.about or ""),
        "value": problem.value,
        "sentence": problem.sentence,
    }


def as_sarif(problems: list[Problem]) -> str:
    """Write the problems as a SARIF 2.1.0 log with one run."""
    from report_engine.explain.codes import explanations

    known = explanations()
    codes = sorted({problem.code for problem in problems})
    rules = [{"id": code, "shortDescription": {"text": known[code].means if code in known else code}} for code in codes]
    results = [_result(problem, codes.index(problem.code)) for problem in first(problems)]
    driver = {"name": "qhd-docgen", "language": "zh-CN", "rules": rules}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(problem: Problem, rule: int) -> dict[str, object]:
    hint = f"（{problem.hint}）" if problem.hint else ""
    place: dict[str, object] = {"artifactLocation": {"uri": problem.source.file.as_posix()}}
    if problem.source.line:
        place["region"] = {"startLine": problem.source.line, "startColumn": max(1, problem.source.column)}
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message + hint},
        "locations": [{"physicalLocation": place}],
        "properties": {"category": problem.category.value},
    }
    if problem.id:
        result["partialFingerprints"] = {"qhd-docgen/v1": problem.id}
    return result
