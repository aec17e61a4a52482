"""W106: the years of a caption are those of the data below it; the cover names the year of the report.

规则：表题、图题里写的年份与表、图里的年份相同；由数据表（如学校一览表）打印的，是报告年度的数据；照片的图题和替代文字写的年份相同。封面的年度是报告年度，
封面日期在报告年度或下一年。
好：caption 写“2023年、2024年招生情况”，years: [2023, 2024]。
坏：caption 写“2022年、2023年招生情况”，years: [2023, 2024]；封面副标题写（2023年度）。
"""

from collections.abc import Iterator

from report_engine.document import Chart, Figure, Photo, Table
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Source

W106 = Code("W106", Category.TEXT)

_YEAR = expression(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_SPAN = expression(r"(?<!\d)((?:19|20)\d{2})年?[-—–～至]((?:19|20)\d{2})(?!\d)(学年)?")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare years, where a caption names any."""
    year = loaded.document.year
    for block in loaded.blocks:
        if isinstance(block, Figure) and isinstance(block.image, Photo):
            said, seen = _said(block.caption.text), _said(block.alt.text)
            if said and seen and said != seen:
                message = f"图题写的是 {_list(said)} 年，替代文字写的是 {_list(seen)} 年"
                place = block.alt.source if block.alt.origin.is_typed else block.source
                yield _problem(message, "核对年份", place, block.id, _list(said))
            continue
        if isinstance(block, Table):
            shown = _years_of_table(block, year)
        elif isinstance(block, Figure) and isinstance(block.image, Chart):
            shown = _years_of_chart(block.image, year)
        else:
            continue
        said = _said(block.caption.text)
        if said and said != shown:
            noun = "表" if isinstance(block, Table) else "图"
            message = f"{noun}题写的是 {_list(said)} 年，{noun}里是 {_list(shown)} 年的数"
            yield _problem(message, "改题目，或改 years", block.caption.source, block.id, _list(said))
    yield from _cover(loaded)


def _cover(loaded: Loaded) -> Iterator[Problem]:
    front, year = loaded.document.front, loaded.document.year
    for text, allowed, what in (
        (front.title, {year}, "报告名称"),
        (front.subtitle, {year}, "封面副标题"),
        (front.date, {year, year + 1}, "封面日期"),
    ):
        said = _said(text.text)
        if said and not said <= allowed:
            message = f"{what}写的是 {_list(said)} 年，报告年度是 {year} 年"
            yield _problem(message, "核对年份", text.source, what, _list(said))


def _said(text: str) -> set[int]:
    years = {int(year) for year in _YEAR.findall(text)}
    for first, last, school_year in _SPAN.findall(text):
        # A school year is called by the report's column after the year in which it ends.
        years |= {int(last)} if school_year else set(range(int(first), int(last) + 1))
        years -= {int(first)} if school_year else set()
    return years


def _years_of_table(table: Table, year: int) -> set[int]:
    heads = [cell.text for row in table.head for cell in row]
    firsts = [row[0].text for row in table.rows if row] if "年份" in heads else []
    return _bare(heads) | _bare(firsts) or {year}


def _years_of_chart(chart: Chart, year: int) -> set[int]:
    names = (*chart.categories, *(series.name for series in (*chart.series, *chart.line)))
    return _bare([name.text for name in names]) or {year}


def _bare(texts: list[str]) -> set[int]:
    """Take the years among texts that are nothing but a year."""
    return {int(text.removesuffix("年")) for text in texts if _YEAR.fullmatch(text.removesuffix("年"))}


def _list(years: set[int]) -> str:
    return "、".join(map(str, sorted(years)))


def _problem(message: str, hint: str, place: Source, what: str, value: str) -> Problem:
    return W106.problem(message, place, hint, Named(f"years:{what}"), value)
