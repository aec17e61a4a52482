"""Values as they are printed in cells and in sentences."""

from decimal import Decimal

from report_engine.facts.catalogue import Indicator, inputs_of
from report_engine.facts.facts import Facts
from report_engine.facts.formats import number, rounded


class NoValueError(LookupError):
    """There is nothing to print; message and hint are for the author.

    `reported` says that a mistake in the data files, told already, may be the cause.
    """

    def __init__(self, message: str, hint: str = "改写这一句", *, reported: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.reported = reported


def amount(facts: Facts, indicator: Indicator, year: int) -> Decimal | None:
    """Get the number itself; None where it was looked for and not found; NoValueError where not measured."""
    try:
        return facts.values[indicator.id, year]
    except KeyError:
        message = f"{indicator.name}没有 {year} 年的值"
        reported = year in facts.faulty_years
        raise NoValueError(message, "" if reported else _cure(facts, indicator, year), reported=reported) from None


def _cure(facts: Facts, indicator: Indicator, year: int) -> str:
    """Say where a value that is absent would come from."""
    if indicator.records:
        return f"它由 data/{year}/{indicator.records.table}.csv 汇总，请补上这个文件"
    if indicator.formula:
        names = (facts.catalogue[name] for name in inputs_of(indicator) if name in facts.catalogue)
        absent = [i.name for i in names if facts.values.get((i.id, year)) is None]
        return f"它由{'、'.join(absent)}算出，请补上" if absent else "它的公式算不出结果"
    return f"在 data/{year}/{facts.home} 里补上"


def digits(facts: Facts, indicator: Indicator, year: int, missing: str) -> str:
    """Write the value without its unit; a pair as “34.8:65.2”, a value not found as the layout's mark."""
    if indicator.pair:
        parts = [part for name in indicator.pair if (part := facts.get(name))]
        if len(parts) < len(indicator.pair):
            raise NoValueError(f"{indicator.name}的一半不是指标", "", reported=True)
        return ":".join(digits(facts, part, year, missing) for part in parts)
    value = amount(facts, indicator, year)
    return missing if value is None else number(value, indicator.decimals)


def withheld(facts: Facts, indicator: Indicator, year: int) -> str:
    """Write “不足5” for a number that is too small to be printed; empty for all others, and for none at all."""
    least = facts.withheld.get(indicator.id)
    value = facts.values.get((indicator.id, year))
    return "" if least is None or value is None or not 0 < value < least else f"不足{least}"


def cell(facts: Facts, indicator: Indicator, year: int, missing: str, *, percent: bool) -> str:
    """Write the value for a table cell; `percent` appends % where no column holds the unit."""
    text = withheld(facts, indicator, year) or digits(facts, indicator, year, missing)
    return text + "%" if percent and indicator.unit == "%" and text != missing else text


def sentence(facts: Facts, indicator: Indicator, year: int) -> str:
    """Write the value for running text: the unit is typed there, only % comes with the number."""
    if not indicator.pair and amount(facts, indicator, year) is None:
        raise NoValueError(f"{indicator.name} {year} 年查不到（—），不能写进句子")
    return withheld(facts, indicator, year) or digits(facts, indicator, year, "") + (
        "%" if indicator.unit == "%" else ""
    )


def change(facts: Facts, indicator: Indicator, year: int) -> str:
    """Write this year against last with its word: “增加145”, “减少1283”, “提高6.89个百分点”.

    Taken from the printed values, so that a reader who subtracts finds the same.
    """
    now, before = _both(facts, indicator, year)
    difference = rounded(now, indicator.decimals) - rounded(before, indicator.decimals)
    if not difference:
        raise NoValueError(f"{indicator.name} {year} 年与上年相同，没有增减")
    size = number(abs(difference), indicator.decimals)
    if indicator.unit == "%":
        return f"{'提高' if difference > 0 else '下降'}{size}个百分点"
    return f"{'增加' if difference > 0 else '减少'}{size}"


def growth(facts: Facts, indicator: Indicator, year: int) -> str:
    """Write the relative change with its word: “增长5.2%”, “下降4.7%”."""
    now, before = _both(facts, indicator, year)
    if not before:
        raise NoValueError(f"{indicator.name} {year - 1} 年为 0，没有增幅")
    rate = rounded((now - before) / abs(before) * 100, 1)
    if not rate:
        raise NoValueError(f"{indicator.name} {year} 年与上年基本相同，没有增幅")
    return f"{'增长' if rate > 0 else '下降'}{number(abs(rate), 1)}%"


def _both(facts: Facts, indicator: Indicator, year: int) -> tuple[Decimal, Decimal]:
    if indicator.pair:
        raise NoValueError(f"{indicator.name}是一对数，没有增减")
    if withheld(facts, indicator, year) or withheld(facts, indicator, year - 1):
        raise NoValueError(f"{indicator.name}两年中有一年数太小，不印（规则 withhold），不能写增减")
    values = amount(facts, indicator, year), amount(facts, indicator, year - 1)
    if values[0] is None or values[1] is None:
        raise NoValueError(f"{indicator.name}两年中有一年查不到（—），没有增减")
    return values[0], values[1]
