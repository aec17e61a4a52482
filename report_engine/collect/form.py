"""The workbook that one school fills in: only what a school knows, with what it said last year."""

from pathlib import Path

from report_engine.facts.aggregate import collected
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import VALUE_COLUMNS, Facts
from report_engine.facts.schools import School
from report_engine.load.submissions import Stored
from report_engine.project import Project
from report_engine.workbook.export import workbook_of
from report_engine.workbook.keys import REMARK, VALUES_SHEET
from report_engine.workbook.sheet import Cell, Column, Line, Sheet

_ID, _NAME, _VALUE = VALUE_COLUMNS
_FIXED = "编号、名称、单位和定义由市里定"
WHO_SHEET, WHO, WHEN = "填报人", "填报人", "填报日期"
WHO_LINES = (WHO, "联系电话", WHEN)


def school_workbook(project: Project, facts: Facts, school: School, now: Stored, last: Stored) -> bytes:
    """Write a school's workbook; `now` and `last` are what the schools delivered this year and the year before."""
    back = "存盘，交回市教育局；文件名可以改，程序按内容认出学校。"
    return workbook_of(project.year, school_sheets(project, facts, school, now, last), back, school.name)


def school_sheets(project: Project, facts: Facts, school: School, now: Stored, last: Stored) -> tuple[Sheet, ...]:
    """Lay out the sheets of one school."""
    path = project.name(project.submissions(project.year) / f"{school.stem}.csv")
    columns = (
        Column(_ID, _ID, room=20, small=True),
        Column(_NAME, _NAME),
        Column(f"上年值（{project.year - 1}）", "", number=True),
        Column(f"本年值（{project.year}）", _VALUE, number=True, comment="只填浅黄色的格；没有的写 0，查不到写 —"),
        Column("单位", ""),
        Column(REMARK, REMARK, room=22),
        Column("定义", "", room=46, small=True),
    )
    lines = [_line(one, school, now, last) for one in collected(facts.catalogue)]
    return Sheet(VALUES_SHEET, path, columns, tuple(lines), key=0, open=False, frozen=2), _who(path)


def _line(one: Indicator, school: School, now: Stored, last: Stored) -> Line:
    listed = one.aggregate == "去重计数"
    text, remark = now.text(school, one.id), now.remark(school, one.id)
    before = last.text(school, one.id)
    own = len(text.partition(".")[2])
    cells = (
        Cell(one.id, locked=_FIXED),
        Cell(one.name, locked=_FIXED, comment=f"来源：{one.source}" if one.source else ""),
        Cell(
            before, number=not listed, decimals=one.decimals, limit=one.decimals, locked="上年的值", rests_on_data=True
        ),
        Cell(text, last=before, number=not listed, decimals=max(one.decimals, own), limit=one.decimals, unit=one.unit),
        Cell("名单，用、隔开" if listed else one.unit, locked=_FIXED),
        Cell(remark),
        Cell(one.definition, locked=_FIXED),
    )
    return Line(one.id, one.name, cells, former=tuple(map(str, one.former)))


def _who(path: Path) -> Sheet:
    columns = (Column("项目", "项目"), Column("填写", "填写", room=40))
    lines = [Line(word, word, (Cell(word, locked=_FIXED), Cell(""))) for word in WHO_LINES]
    return Sheet(WHO_SHEET, path.with_name("provenance.csv"), columns, tuple(lines), key=0, open=False, frozen=1)
