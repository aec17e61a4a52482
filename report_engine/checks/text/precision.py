"""W303: numbers of one series are printed with the same decimals.

规则：一句里并列的几个同单位的数、数据表的一列数，小数位数相同。
好：上线率依次为{a}、{b}和{c}，印出 80.0%、33.3%和43.6%。
坏：印出 80%、33.33%和43.6%；学校一览表的一列里有 12.5 和 8。
"""

from collections.abc import Iterator

from report_engine.facts.formats import parse
from report_engine.language.expressions import expression
from report_engine.language.passages import Bound
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem

W303 = Code("W303", Category.TEXT)

# Between two numbers of a series stand a unit and a mark, no more.
_BETWEEN = expression(r"[^，。；：、\s]{0,4}(?:、|和|与|及|以及|至|～|比|:)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare neighbours in prose, and the cells of each column of the year's data tables."""
    for passage in loaded.passages:
        series: list[Bound] = []
        for value in (*passage.values, None):
            between = passage.text[series[-1].end : value.start] if series and value else ""
            if series and value and _BETWEEN.fullmatch(between) and value.unit == series[-1].unit:
                series.append(value)
                continue
            places = [_decimals(item) for item in series if item.item.datum.form != "growth"]
            if len(set(places)) > 1:
                said = "、".join(f"{{{item.name}}}{_decimals(item)} 位" for item in series)
                place = passage.at(series[0].start)
                about = passage.about(f"precision:{series[0].name}", series[0].start)
                hint = "改 facts 里的写法，或指标目录的 decimals"
                yield W303.problem(f"并列的数小数位数不同：{said}", place, hint, about, said)
            series = [value] if value else []
    yield from _columns(loaded)


def _decimals(value: Bound) -> int:
    if value.indicator:
        return value.indicator.decimals
    return len(value.local.value.text.partition(".")[2]) if value.local else 0


def _columns(loaded: Loaded) -> Iterator[Problem]:
    for (table, year), rows in loaded.facts.tables.items():
        if year != loaded.document.year or not rows:
            continue
        for column in rows[0].cells:
            places: dict[int, int] = {}
            try:
                numbers = [(row, str(parse(row.cells[column]))) for row in rows if row.cells.get(column)]
            except ValueError:
                continue
            for _, text in numbers:
                decimals = len(text.partition(".")[2])
                places[decimals] = places.get(decimals, 0) + 1
            if len(places) < 2:
                continue
            usual = max(places, key=lambda decimals: places[decimals])
            row, text = next((row, text) for row, text in numbers if len(text.partition(".")[2]) != usual)
            message = f"“{column}”一列多为 {usual} 位小数，这里是 {text}"
            about = Named(f"precision:{table}.{column}")
            yield W303.problem(message, row.source, "写成一样的位数", about, text)
