"""Reads `data/rules.yaml` against the catalogue and the data tables."""

import re

from report_engine.facts.facts import Facts
from report_engine.facts.formula import FormulaError, names_in
from report_engine.load.read import read_items
from report_engine.load.rules import Chosen, FollowsRule, Over, RatioRule, RowsRule, Rule, RuleItem, Rules, SumRule
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.read.located import Scalar
from report_engine.read.schema import suggest
from report_engine.read.textfile import read_text

_KINDS = "、".join(name for name in RuleItem.model_fields if name != "node")


def load_rules(project: Project, facts: Facts, problems: list[Problem]) -> Rules:
    """Read the rules; a project without the file has none."""
    if not project.rules.exists():
        return Rules()
    file = read_text(project.rules, project.name(project.rules), problems)
    items: list[Rule] = []
    formulas: dict[str, str] = {}
    for item in read_items(RuleItem, file, problems, "规则应当是列表（每条规则以“- ”开头）"):
        for rule in _one(item, problems):
            before = len(problems)
            _check(rule, facts, formulas, problems)
            # In a faulty catalogue a name may be missing because of a mistake that has been told.
            if len(problems) == before and all(facts.find(name) for name in _all_names(rule, formulas)):
                items.append(rule)
    return Rules(tuple(items), formulas)


def _all_names(rule: Rule, formulas: dict[str, str]) -> list[str]:
    inside = names_in(formulas[rule.formula]) if isinstance(rule, RatioRule) else ()
    return [*rule.names(), *inside]


def _one(item: RuleItem, problems: list[Problem]) -> list[Rule]:
    rules = item.kinds()
    if len(rules) != 1:
        message = "一项只能写一条规则" if rules else "这一项没有写规则"
        problems.append(Problem("D040", message, item.at, f"每项写一种：{_KINDS}"))
        return []
    return rules


def _check(rule: Rule, facts: Facts, formulas: dict[str, str], problems: list[Problem]) -> None:
    """Tell names that nothing has and fields that do not go together."""
    for name in rule.names():
        if not facts.find(name) and not facts.faulty:
            problems.append(Problem("D041", f"没有叫“{name}”的指标", name.source, facts.hint(name)))
    match rule:
        case SumRule() if bool(rule.parts) == bool(rule.over):
            problems.append(Problem("D040", "sum 要么写 parts，要么写 over", rule.at))
        case SumRule(over=Over() as over):
            check_table(over.table, [over.group, *([over.column] if over.column else [])], facts, problems)
        case Chosen() if rule.indicators and rule.unit is not None:
            problems.append(Problem("D040", "indicators 和 unit 只写一种", rule.at))
        case FollowsRule():
            check_table(rule.table, [rule.column, rule.by], facts, problems)
        case RowsRule():
            columns = [*rule.unique, *rule.filled, *([rule.number] if rule.number else [])]
            check_table(rule.table, columns, facts, problems)
        case RatioRule():
            formula = _with_ids(rule.formula, facts)
            try:
                names = names_in(formula)
            except FormulaError as error:
                hint = "用半角的 + - * / ( )，指标写目录里的名称或编号"
                problems.append(Problem("D043", f"{rule.value}：{error}", rule.formula.source, hint))
                return
            formulas[rule.formula] = formula
            for word in names:
                if word not in facts.catalogue and not facts.faulty:
                    problems.append(Problem("D041", f"没有叫“{word}”的指标", rule.formula.source, facts.hint(word)))


def check_table(table: Scalar, columns: list[Scalar], facts: Facts, problems: list[Problem]) -> None:
    """Tell a data table that the year lacks, and columns that a table lacks."""
    found = {name: rows for (name, _), rows in facts.tables.items() if rows}
    if table not in found:
        if not facts.faulty_years:
            hint = suggest(table, found) or f"每个年度应有文件 {table}.csv"
            problems.append(Problem("D042", f"没有数据表“{table}”", table.source, hint))
        return
    known = list(found[table][0].cells)
    for column in columns:
        if column not in known:
            hint = suggest(column, known) or f"有这些列：{'、'.join(known)}"
            problems.append(Problem("D042", f"{table}.csv 没有“{column}”一列", column.source, hint))


def _with_ids(formula: str, facts: Facts) -> str:
    """Write ids for names; a longer name first, since one may stand inside another."""
    names = sorted((name for name in facts.ids if name in formula), key=len, reverse=True)
    if not names:
        return formula
    return re.sub("|".join(map(re.escape, names)), lambda match: str(facts.ids[match[0]]), formula)
