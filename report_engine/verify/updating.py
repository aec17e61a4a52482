"""What updating the fields in Word cures is told once, with how much it is."""

from dataclasses import replace

from report_engine.problems import Problem, Severity

UPDATE = "在 Word 里全选后按 F9 更新域，或重新生成"  # the cure of all these findings
_FEW = 3  # so many are told one by one


def fold(problems: list[Problem]) -> list[Problem]:
    """Tell many findings that one update cures as one: a case deleted in Word moves every number behind it."""
    cured = [problem for problem in problems if problem.hint == UPDATE]
    if len(cured) <= _FEW:
        return problems
    severity = Severity.ERROR if any(problem.severity is Severity.ERROR for problem in cured) else Severity.WARNING
    message = f"在 Word 里更新域可消除 {len(cured)} 处，第一处：{cured[0].code} {cured[0].message}"
    one = replace(cured[0], code="V110", message=message, hint="全选后按 F9，目录选“更新整个目录”", severity=severity)
    return [*(problem for problem in problems if problem.hint != UPDATE), one]
