"""Values by indicator and year: stated in `data/<year>/indicators.csv` or derived from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import number
from report_engine.facts.formula import FormulaError, evaluate, names_in
from report_engine.problems import Problem, Severity, Source
from report_engine.read.rows import Row
from report_engine.read.schema import suggest

VALUE_COLUMNS = ("编号", "名称", "值")
NOT_FOUND = ("—", "-", "－", "–")


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known in numbers.

    `values` holds None where a value was looked for and not found (printed “—”), and has no
    entry where it was not measured. `places` says where a stated value stands.
    """

    catalogue: Mapping[str, Indicator]
    ids: Mapping[str, str]
    values: Mapping[tuple[str, int], Decimal | None]
    places: Mapping[tuple[str, int], Source]
    tables: Mapping[tuple[str, int], tuple[Row, ...]]

    def find(self, name: str) -> Indicator | None:
        """Look an indicator up by id, name or short name."""
        found = self.ids.get(name)
        return self.catalogue[found] if found else None

    def hint(self, name: str) -> str:
        """Name something like `name`, for a message."""
        return suggest(name, list(self.ids)) or "指标目录见 data/indicators.yaml"


def make_facts(
    catalogue: Mapping[str, Indicator],
    stated: Mapping[int, Sequence[Row]],
    tables: Mapping[tuple[str, int], tuple[Row, ...]],
    problems: list[Problem],
) -> Facts:
    """Join the catalogue with each year's rows and compute what is derived."""
    ids: dict[str, str] = {name: i.id for i in catalogue.values() for name in (i.id, i.name, *i.short)}
    values: dict[tuple[str, int], Decimal | None] = {}
    places: dict[tuple[str, int], Source] = {}
    for year, rows in stated.items():
        for row in rows:
            _read_row(row, year, catalogue, values, places, problems)
    inputs = _inputs(catalogue, problems)
    order = _in_order(inputs, {key: i.id.source for key, i in catalogue.items()}, problems)
    for year in stated:
        for key in order:
            _derive(catalogue[key], inputs[key], year, values, places, tables, problems)
    return Facts(catalogue, ids, values, places, tables)


def _read_row(
    row: Row,
    year: int,
    catalogue: Mapping[str, Indicator],
    values: dict[tuple[str, int], Decimal | None],
    places: dict[tuple[str, int], Source],
    problems: list[Problem],
) -> None:
    key, text = row.cells["编号"], row.cells["值"]
    indicator = catalogue.get(key)
    if indicator is None:
        problems.append(
            Problem(
                "D012",
                f"指标目录里没有编号“{key}”",
                row.source,
                suggest(key, list(catalogue)) or "先在 data/indicators.yaml 里登记",
            )
        )
        return
    if row.cells["名称"] != indicator.name:
        message = f"编号 {key} 的名称应为“{indicator.name}”，这里是“{row.cells['名称']}”"
        problems.append(Problem("D014", message, row.source, "可能整行错位，请核对这一行的值"))
    if (key, year) in places:
        first = places[key, year].line
        problems.append(
            Problem("D013", f"{key}（{indicator.name}）重复，第 {first} 行已经有了", row.source, "删去其中一行")
        )
        return
    if not text:
        return
    places[key, year] = row.source
    if text in NOT_FOUND:
        values[key, year] = None
        return
    try:
        value = Decimal(text)
        if not value.is_finite() or "_" in text:
            raise InvalidOperation
    except InvalidOperation:
        hint = "只写数字，不写单位、千分位和百分号；查不到写 —，未统计留空"
        problems.append(Problem("D015", f"{indicator.name}的值“{text}”不是数", row.source, hint))
        return
    values[key, year] = value


def _inputs(catalogue: Mapping[str, Indicator], problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """List what every derived indicator reads; those with a bad formula are left out."""
    result: dict[str, tuple[str, ...]] = {}
    for indicator in catalogue.values():
        if not indicator.derived:
            continue
        place = (indicator.formula or indicator.id).source
        try:
            names = names_in(indicator.formula) if indicator.formula else tuple(map(str, indicator.pair or ()))
        except FormulaError as error:
            problems.append(Problem("D030", f"{indicator.name}：{error}", place))
            continue
        unknown = [name for name in names if name not in catalogue]
        for name in unknown:
            problems.append(
                Problem("D031", f"{indicator.name}用到的“{name}”不在指标目录里", place, suggest(name, list(catalogue)))
            )
        if not unknown:
            result[indicator.id] = names
    return result


def _in_order(
    inputs: Mapping[str, tuple[str, ...]], places: Mapping[str, Source], problems: list[Problem]
) -> list[str]:
    """Order derived indicators so that inputs come first; a circle is told and left out."""
    order: list[str] = []
    state: dict[str, int] = {}

    def visit(key: str, path: tuple[str, ...]) -> bool:
        if key not in inputs or state.get(key) == 2:
            return True
        if state.get(key) == 1:
            circle = " → ".join((*path[path.index(key) :], key))
            problems.append(Problem("D032", f"公式互相引用：{circle}", places[key]))
            return False
        state[key] = 1
        reachable = [visit(name, (*path, key)) for name in inputs[key]]
        good = all(reachable)
        state[key] = 2
        if good:
            order.append(key)
        return good

    for key in inputs:
        visit(key, ())
    return order


def _derive(
    indicator: Indicator,
    inputs: tuple[str, ...],
    year: int,
    values: dict[tuple[str, int], Decimal | None],
    places: Mapping[tuple[str, int], Source],
    tables: Mapping[tuple[str, int], tuple[Row, ...]],
    problems: list[Problem],
) -> None:
    if indicator.pair:
        return
    if indicator.records:
        computed = _from_records(indicator, year, tables, problems)
        if computed is None:
            return
    else:
        known = {name: values.get((name, year)) for name in inputs}
        if any(value is None for value in known.values()):
            return
        try:
            computed = evaluate(str(indicator.formula), {k: v for k, v in known.items() if v is not None})
        except FormulaError as error:
            problems.append(
                Problem("D033", f"{indicator.name} {year} 年：{error}", indicator.id.source, severity=Severity.WARNING)
            )
            return
    if (indicator.id, year) in places:
        message = f"{indicator.name}由其他数据算得 {number(computed, indicator.decimals)}，不要填写"
        problems.append(Problem("D016", message, places[indicator.id, year], "清空这一格的值；要改请改它的来源数据"))
    values[indicator.id, year] = computed


def _from_records(
    indicator: Indicator,
    year: int,
    tables: Mapping[tuple[str, int], tuple[Row, ...]],
    problems: list[Problem],
) -> Decimal | None:
    rule = indicator.records
    assert rule is not None
    rows = tables.get((rule.table, year))
    if not rows:
        return None
    for column in (*rule.where, *([rule.sum] if rule.sum else [])):
        if column not in rows[0].cells:
            hint = suggest(column, list(rows[0].cells))
            problems.append(Problem("D034", f"{rule.table}.csv 没有“{column}”一列", rule.table.source, hint))
            return None
    chosen = [row for row in rows if all(row.cells[c] == wanted for c, wanted in rule.where.items())]
    if not rule.sum:
        return Decimal(len(chosen))
    total = Decimal(0)
    for row in chosen:
        try:
            total += Decimal(row.cells[rule.sum])
        except InvalidOperation:
            message = f"“{rule.sum}”一列的“{row.cells[rule.sum]}”不是数"
            problems.append(Problem("D015", message, row.source, "只写数字，不写单位和千分位"))
            return None
    return total
