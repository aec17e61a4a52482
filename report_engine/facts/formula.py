"""Formulas of derived indicators, evaluated in `Decimal` by simpleeval."""

import ast
from collections.abc import Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from operator import add, mul, neg, pos, sub, truediv

from simpleeval import InvalidExpression, SimpleEval

_OPERATORS = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: truediv,
    ast.USub: neg,
    ast.UAdd: pos,
}
_ALLOWED = (ast.Expression, ast.BinOp, ast.UnaryOp, ast.Name, ast.Load, ast.Constant, *_OPERATORS)


class FormulaError(ValueError):
    """A formula that cannot be read or evaluated; the message is for the author."""


def names_in(formula: str) -> tuple[str, ...]:
    """List the indicators a formula reads, in order; FormulaError if it is not plain arithmetic."""
    try:
        tree = ast.parse(formula, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise FormulaError("公式写法有误") from None
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise FormulaError("公式里只能有指标编号、整数、+ - * / 和括号")
        if isinstance(node, ast.Constant) and type(node.value) is not int:
            raise FormulaError(f"公式里的常数只能是整数，不能是 {node.value!r}")
    return tuple(dict.fromkeys(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)))


def evaluate(formula: str, values: Mapping[str, Decimal]) -> Decimal:
    """Evaluate with 28 digits; FormulaError at a division by zero."""
    evaluator = SimpleEval(operators=_OPERATORS, functions={}, names=dict(values))
    try:
        with localcontext() as context:
            context.prec = 28
            return Decimal(evaluator.eval(formula))
    except (DivisionByZero, InvalidOperation, ZeroDivisionError):
        raise FormulaError("除数为 0") from None
    except (InvalidExpression, TypeError, RecursionError) as error:
        raise FormulaError(f"公式算不出来：{error}") from None
