"""Formulas of derived indicators, evaluated in `Decimal` by simpleeval."""

import ast
from collections.abc import Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from functools import lru_cache
from operator import add, mul, neg, pos, sub
from warnings import catch_warnings

from simpleeval import InvalidExpression, SimpleEval


def _divide(a: Decimal | int, b: Decimal | int) -> Decimal:
    """Divide two integers in `Decimal` too."""
    return Decimal(a) / Decimal(b)


_OPERATORS = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: _divide,
    ast.USub: neg,
    ast.UAdd: pos,
}
_ALLOWED = (ast.Expression, ast.BinOp, ast.UnaryOp, ast.Name, ast.Load, ast.Constant, *_OPERATORS)

MAX_LENGTH = 500
MAX_CONSTANT = 10**9
MAX_RESULT = 10**18


class FormulaError(ValueError):
    """A formula that cannot be read or evaluated; the message is for the author."""


@lru_cache(maxsize=1024)
def names_in(formula: str) -> tuple[str, ...]:
    """List the indicators a formula reads, in order; FormulaError if it is not plain arithmetic."""
    if len(formula) > MAX_LENGTH:
        raise FormulaError("公式太长")
    try:
        with catch_warnings(action="ignore"):
            tree = ast.parse(formula.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise FormulaError("公式写法有误") from None
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise FormulaError("公式里只能有指标编号、整数、+ - * / 和括号")
        if isinstance(node, ast.Constant) and (not isinstance(node.value, int) or isinstance(node.value, bool)):
            raise FormulaError(f"公式里的常数只能是整数，不能是 {node.value!r}")
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value > MAX_CONSTANT:
            raise FormulaError("公式里的常数太大")
    return tuple(dict.fromkeys(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)))


def evaluate(formula: str, values: Mapping[str, Decimal]) -> Decimal:
    """Evaluate with 28 digits; FormulaError at a division by zero."""
    evaluator = SimpleEval(operators=_OPERATORS, functions={}, names=dict(values))
    try:
        with localcontext() as context:
            context.prec = 28
            result = Decimal(evaluator.eval(formula.strip()))
    except (DivisionByZero, InvalidOperation, ZeroDivisionError):
        raise FormulaError("除数为 0") from None
    except (InvalidExpression, TypeError, RecursionError):
        raise FormulaError("公式算不出来") from None
    if abs(result) > MAX_RESULT:
        raise FormulaError("公式的结果太大")
    return result
