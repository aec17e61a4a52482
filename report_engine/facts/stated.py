"""Values as they are stated in a row of `data/<year>/indicators.csv`."""

from collections.abc import Mapping
from decimal import Decimal

from report_engine.facts.catalogue import Indicator, id_of, known_id
from report_engine.facts.formats import NOT_FOUND, parse
from report_engine.problems import Problem, Source
from report_engine.read.rows import Row
from report_engine.read.schema import suggest

VALUE_COLUMNS = ("编号", "名称", "值")


def read_row(
    row: Row,
    year: int,
    catalogue: Mapping[str, Indicator],
    faulty: bool,
    values: dict[tuple[str, int], Decimal | None],
    places: dict[tuple[str, int], Source],
    problems: list[Problem],
) -> None:
    """Take one row's value; what does not fit the catalogue, or is no number, is told."""
    key, text = known_id(row.cells["编号"], catalogue), row.cells["值"]
    indicator = catalogue.get(key)
    if indicator is None and faulty:
        return
    if indicator is None:
        problems.append(_unknown_id(key, row, catalogue))
        return
    if row.cells["名称"] not in (indicator.name, *indicator.former) and not faulty:
        message = f"编号 {key} 的名称应为“{indicator.name}”，这里是“{row.cells['名称']}”"
        problems.append(Problem("D014", message, row.source, "可能整行错位，请核对这一行的值"))
    if (key, year) in places:
        message = f"{key}（{indicator.name}）重复，第 {places[key, year].line} 行已经有了"
        problems.append(Problem("D013", message, row.source, "删去其中一行"))
        return
    if not text:
        return
    if indicator.pair:
        message = f"{indicator.name}由 {' 和 '.join(indicator.pair)} 组成，不要填写"
        problems.append(Problem("D016", message, row.source, "清空这一格的值；要改请改那两个指标"))
        return
    places[key, year] = row.source
    if text in NOT_FOUND:
        values[key, year] = None
        return
    try:
        values[key, year] = parse(text)
    except ValueError:
        hint = "只写数字，不写单位、千分位和百分号；查不到写 —，未统计留空"
        problems.append(Problem("D015", f"{indicator.name}的值“{text}”不是数", row.source, hint))


def _unknown_id(key: str, row: Row, catalogue: Mapping[str, Indicator]) -> Problem:
    if not key:
        return Problem("D012", "没有写编号", row.source, "编号见 data/indicators.yaml")
    named = id_of(key, catalogue)
    hint = f"{named}；可能整行错位" if named else suggest(key, catalogue)
    return Problem("D012", f"指标目录里没有编号“{key}”", row.source, hint or "先在 data/indicators.yaml 里登记")
