"""Numbers of one file: typed with their source, or computed from those beside them."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pydantic import Field, model_validator

from report_engine.blocks.context import Context, made, plain, typed
from report_engine.blocks.value import P012
from report_engine.document import LocalNumber
from report_engine.facts.formats import number
from report_engine.facts.formula import FormulaError, evaluate, names_in
from report_engine.facts.printing import NoValueError, amount
from report_engine.openings import open_mark
from report_engine.problems import Problem, Severity
from report_engine.read.fields import amiss
from report_engine.read.located import Scalar
from report_engine.read.schema import Model, suggest

_HINT = "用半角的 + - * / ( )，乘写 *，除写 /，例如 passed / candidates * 100；名称里有括号、引号的指标写编号"


class LocalFact(Model):
    """A number that stands in one file only and is no indicator of the city."""

    value: Scalar | None = Field(None, description="数，怎样写就怎样印；由别的数算出的不写，写 formula")
    unit: str = Field("", description="单位；写 % 时随数印出")
    source: Scalar | None = Field(None, description="出处；写了 value 就要写")
    formula: Scalar | None = Field(None, description="由本文件的数和指标计算：它们的名称或编号，+ - * / ( ) 和整数")
    decimals: int = Field(0, ge=0, le=6, description="formula 的结果保留的小数位数（四舍五入）")

    @model_validator(mode="after")
    def _is_whole(self) -> "LocalFact":
        wrong = ""
        if (self.value is None) is (self.formula is None):
            wrong = "要写 value（数）或 formula（由别的数算出），只写一种"
        elif self.value is not None and self.source is None:
            wrong = "写了 value，还要写 source（出处）"
        elif self.value is not None and "decimals" in self.model_fields_set:
            wrong = "的 value 怎样写就怎样印，不写 decimals"
        if wrong:
            raise amiss(wrong, "见《编写指南》“只在一处用到的数”")
        return self


def with_facts(context: Context, facts: Mapping[str, LocalFact]) -> Context:
    """Let what stands beside the facts of a file use them."""
    return replace(context, local={**context.local, **_Numbers(facts, context).all()}) if facts else context


def numbers(facts: Mapping[str, LocalFact], context: Context) -> tuple[LocalNumber, ...]:
    """Take the numbers of a block of facts out of a context that has them."""
    return tuple(context.local[name] for name in facts)


class _Numbers:
    """The numbers of one block of facts, computed in the order in which they need each other."""

    def __init__(self, facts: Mapping[str, LocalFact], context: Context) -> None:
        self.facts = facts
        self.context = context
        self.found: dict[str, LocalNumber] = {}

    def all(self) -> dict[str, LocalNumber]:
        for name, fact in self.facts.items():
            if self.context.facts.find(name):
                message = f"“{name}”已是指标的名称"
                self.context.tell("P080", message, fact.at, "换一个名称，或直接引用指标")
            self._number(name, ())
        return self.found

    def _number(self, name: str, path: tuple[str, ...]) -> LocalNumber:
        if name not in self.found:
            fact = self.facts[name]
            if fact.formula is not None:
                self.found[name] = self._computed(name, fact, fact.formula, path)
            else:
                assert fact.value is not None
                text = typed(fact.value)
                self.found[name] = LocalNumber(name, text, fact.unit, str(fact.source), fact.span, plain(text.text))
        return self.found[name]

    def _computed(self, name: str, fact: LocalFact, formula: Scalar, path: tuple[str, ...]) -> LocalNumber:
        exact: Decimal | None = None
        reads: tuple[str, ...] = ()
        problem: Problem | None = None
        try:
            reads = names_in(formula)
            values = {one: self._value(one, (*path, name)) for one in reads}
            known = {one: value for one, value in values.items() if value is not None}
            exact = evaluate(formula, known) if len(known) == len(values) else None
        except FormulaError as error:
            self.context.tell("P081", f"“{name}”的公式：{error}", formula.source, _HINT)
        except NoValueError as error:
            severity = Severity.WARNING if self.context.draft else Severity.ERROR
            problem = P012.problem(f"“{name}”：{error}", formula.source, error.hint, severity=severity)
            problem = None if error.reported else problem
        self.context.problems.extend([problem] if problem else [])
        text = made(open_mark("待填", name) if exact is None else number(exact, fact.decimals), formula.span)
        source = str(fact.source or f"由公式 {formula} 算出")
        return LocalNumber(name, text, fact.unit, source, fact.span, exact, str(formula), reads)

    def _value(self, name: str, path: tuple[str, ...]) -> Decimal | None:
        """Find what a formula reads; None where it has none because of a mistake that was told."""
        if name in path:
            raise FormulaError(f"互相引用：{' → '.join((*path[path.index(name) :], name))}")
        local = self._number(name, path) if name in self.facts else self.context.local.get(name)
        if local is not None:
            if local.exact is None and not local.formula:
                raise FormulaError(f"“{name}”的值“{local.value}”不是一个数")
            return local.exact
        facts = self.context.facts
        indicator = facts.find(name)
        if indicator is None:
            near = suggest(name, [*self.facts, *self.context.local, *facts.ids])
            if facts.faulty:
                return None
            raise FormulaError(f"没有叫“{name}”的数或指标{f'，{near}' if near else ''}")
        if indicator.pair:
            raise FormulaError(f"{indicator.name}是一对数，不能计算")
        value = amount(facts, indicator, self.context.year)
        if value is None:
            raise NoValueError(f"{indicator.name} {self.context.year} 年查不到（—）")
        return value
