"""Prints what was caught, by which rule, and what escaped."""

from collections import Counter
from collections.abc import Sequence

from bench.mutants.kinds import KINDS
from bench.mutants.reasons import reason
from bench.mutants.runner import Mutant

# Finds whatever changes after the confirmation; told apart from the rules that know how things hang together.
CONFIRMED = {"R112"}


def summary(mutants: Sequence[Mutant], alarms: int) -> str:
    """Write the report."""
    kinds = Counter(mutant.kind for mutant in mutants)
    caught = Counter(mutant.kind for mutant in mutants if mutant.found)
    lines = [f"{'kind':18}{'made':>6}{'caught':>8}{'share':>8}  by rule (alone)"]
    for kind in (kind for kind in KINDS if kinds[kind]):
        lines.append(
            f"{kind:18}{kinds[kind]:6}{caught[kind]:8}{_share(caught[kind], kinds[kind])}  {_rules(mutants, kind)}"
        )
    lines.append(f"{'all':18}{kinds.total():6}{caught.total():8}{_share(caught.total(), kinds.total())}")
    related = sum(1 for mutant in mutants if set(mutant.found) - CONFIRMED)
    lines.append(f"{'without R112':24}{'':6}{related:6}{_share(related, kinds.total())}")
    lines += ["", f"by rule (alone): {_rules(mutants)}", f"false alarms on the clean project: {alarms}"]
    escaped = [mutant for mutant in mutants if not mutant.found]
    lines.append(f"escaped: {len(escaped)}")
    lines += [line for mutant in escaped for line in _escape(mutant)]
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole * 100:7.1f}%" if whole else f"{'–':>8}"


def _rules(mutants: Sequence[Mutant], kind: str = "") -> str:
    """Count how often each rule found something, in brackets how often no other did."""
    mine = [mutant for mutant in mutants if mutant.kind == kind or not kind]
    every = Counter(code for mutant in mine for code in mutant.found)
    alone = Counter(mutant.found[0] for mutant in mine if len(mutant.found) == 1)
    return " ".join(
        f"{code} {number}" + (f" ({alone[code]})" if alone[code] else "") for code, number in every.most_common()
    )


def _escape(mutant: Mutant) -> list[str]:
    before, after = (_short(text) for text in (mutant.before, mutant.edit.after))
    return [f"  {mutant.edit.file}:{mutant.line} [{mutant.kind}] {before} → {after}", f"      {reason(mutant.kind)}"]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else f"{text[:40]} … {text[-28:]}"
