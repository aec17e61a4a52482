"""One difference between two reports."""

from dataclasses import dataclass

VALUES = "数据"  # the section of values that stand in the data files


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not the same; `before` is empty for what is new, `after` for what is gone.

    `kind` is one of KINDS, `where` the place as a reader names it, `section` the heading to list it under.
    """

    kind: str
    where: str
    before: str
    after: str
    section: str = ""


KINDS = {
    "note": "说明",
    "value": "数值",
    "title": "标题",
    "text": "文字",
    "table": "表",
    "table row": "表格行",
    "table column": "表格列",
    "table cell": "单元格",
    "figure": "图",
    "photo": "照片",
    "case": "案例",
    "section": "章节",
    "moved": "移动",
}
