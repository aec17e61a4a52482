"""The sheet of the indicators: the catalogue's rows, last year beside this year."""

import re
from collections.abc import Mapping
from decimal import Decimal

from report_engine.facts.catalogue import Indicator, known_id
from report_engine.facts.facts import NOT_FOUND, VALUE_COLUMNS, Facts
from report_engine.facts.formats import number
from report_engine.facts.printing import NoValueError, digits
from report_engine.project import Project
from report_engine.workbook.csvfile import CsvFile
from report_engine.workbook.keys import REMARK, VALUES
from report_engine.workbook.sheet import Cell, Column, Line, Sheet

_ID, _NAME, _VALUE = VALUE_COLUMNS
_CATALOGUE = "编号、名称和单位在 data/indicators.yaml 里改"
_DERIVED = "它由其他数据算得，要改请改它的来源数据"
_USE = "只填浅黄色的格：写数字，百分比写 89.89；查不到写 —，没有统计留空。灰色的格由系统算出。"


def indicator_sheet(project: Project, facts: Facts, cards: Mapping[str, str], title: str, file: CsvFile) -> Sheet:
    """Lay out the sheet of a year whose files have no mistakes; `cards` says which scorecard prints an indicator."""
    path = project.name(project.data(project.year) / f"{VALUES}.csv")
    stated = {known_id(row[_ID], facts.catalogue): row for row in file.rows}
    last = _last_year(project, facts)
    columns = (
        Column(_ID, _ID, room=20, small=True),
        Column(_NAME, _NAME),
        Column(f"上年值（{project.year - 1}）", "", number=True),
        Column(f"本年值（{project.year}）", _VALUE, number=True, comment=_USE),
        Column("单位", ""),
        Column(REMARK, REMARK, room=22),
        Column("定义", "", room=46, small=True),
        Column("附表", ""),
        Column("责任科室", "", comment="各指标的责任科室在 data/indicators.yaml 里写 office"),
    )
    no_remark = "" if REMARK in file.header else f"{path.as_posix()} 没有“{REMARK}”一列"
    why_last = f"上年的值在 {project.name(project.data(project.year - 1)).as_posix()} 里改"
    lines = []
    for indicator in facts.catalogue.values():
        row = stated.get(indicator.id, {})
        derived = indicator.derived and not row.get(_VALUE)
        before = last.get(indicator.id) or _computed(facts, indicator, project.year - 1)
        now = row.get(_VALUE) or _computed(facts, indicator, project.year)
        cells = (
            Cell(indicator.id, locked=_CATALOGUE),
            Cell(indicator.name, locked=_CATALOGUE, comment=_comment(facts, indicator)),
            _value(indicator, before, why_last),
            _value(indicator, now, _DERIVED if derived else "", before),
            Cell(indicator.unit, locked=_CATALOGUE),
            Cell(row.get(REMARK, ""), locked=no_remark),
            Cell(indicator.definition, locked=_CATALOGUE),
            Cell(cards.get(indicator.id, ""), locked="附表的各行在版式的 scorecards 里改"),
            Cell(indicator.office, locked="责任科室在 data/indicators.yaml 里改"),
        )
        lines.append(Line(indicator.id, indicator.name, cells, derived, tuple(map(str, indicator.former))))
    return Sheet(title, path, columns, tuple(lines), key=0, open=False, frozen=2)


def _last_year(project: Project, facts: Facts) -> dict[str, str]:
    """Give last year's values as their file writes them."""
    path = project.data(project.year - 1) / f"{VALUES}.csv"
    if not path.exists():
        return {}
    return {known_id(row[_ID], facts.catalogue): row[_VALUE] for row in CsvFile(path.read_bytes()).rows}


def _computed(facts: Facts, indicator: Indicator, year: int) -> str:
    if not indicator.derived:
        return ""
    try:
        return digits(facts, indicator, year, NOT_FOUND[0])
    except NoValueError:
        return ""


def _value(indicator: Indicator, text: str, locked: str, last: str = "") -> Cell:
    own = len(text.partition(".")[2])
    shown = max(indicator.decimals, own) if not indicator.pair else 0
    return Cell(
        text,
        number=not indicator.pair,
        locked=locked,
        decimals=shown,
        limit=indicator.decimals,
        unit=indicator.unit,
        rests_on_data=bool(locked),
        last=last,
    )


def _comment(facts: Facts, indicator: Indicator) -> str:
    lines = {
        "来源": indicator.source,
        "统计时间": indicator.period,
        "汇总方式": indicator.aggregate,
        "简称": "、".join(indicator.short),
        "曾用": "、".join(indicator.former),
        "公式": _in_words(facts, indicator.formula or ""),
        "由数据表汇总": f"{indicator.records.table}.csv" if indicator.records else "",
        "由两项组成": "、".join(facts.catalogue[part].name for part in indicator.pair or () if part in facts.catalogue),
    }
    return "\n".join(f"{head}：{text}" for head, text in lines.items() if text)


def _in_words(facts: Facts, formula: str) -> str:
    """Write a formula with names instead of ids."""
    known = facts.catalogue
    return re.sub(r"[A-Za-z_]\w*", lambda match: known[match[0]].name if match[0] in known else match[0], formula)


def padded(value: Decimal, like: str, limit: int | None) -> str:
    """Write a number typed in Excel with as many decimals as the number it replaces, else as the report prints."""
    wanted = limit or 0 if like in ("", *NOT_FOUND) else len(like.partition(".")[2])
    own = -int(value.as_tuple().exponent)
    return number(value, max(wanted, own, 0))
