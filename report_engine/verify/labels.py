"""V114: the labels of captions, cases and annex tables read as the layout has them.

规则：表题、图题、案例标题、附表标题里的编号，写法与 layout.yaml 的 numbering 相同。
好：版式写着“表 1”，表题都是“表 1”“表 2”……
坏：版式写着“表 1”，成稿里却是“附表 2”或“图 2”（V114）。
"""

import re
from collections.abc import Iterator

from report_engine.load.layout import Layout
from report_engine.problems import Problem
from report_engine.template.contract import Style
from report_engine.verify.reading import Report, quote

_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
_OTHERS = ("headings", "series", "table", "case", "scorecard")  # what is no figure


def check(report: Report, layout: Layout) -> Iterator[Problem]:
    """Look for the label of the layout at the beginning of captions, and anywhere in titles."""
    written = {name: value for name, value in layout.numbering if isinstance(value, str)}
    figures = tuple(example for name, example in written.items() if name not in _OTHERS)
    wanted = {
        Style.TABLE_CAPTION: (layout.numbering.table,),
        Style.CHART_CAPTION: figures,
        Style.PHOTO_CAPTION: figures,
        Style.CASE_TITLE: (layout.numbering.case,),
        Style.CARD_TITLE: (layout.numbering.scorecard,),
    }
    for paragraph in report.paragraphs:
        examples = wanted.get(Style(paragraph.style)) if paragraph.style in wanted else None
        text = "".join(paragraph.text.split())
        if not examples or not text:
            continue
        inside = paragraph.style in (Style.CASE_TITLE, Style.CARD_TITLE)
        patterns = map(_pattern, examples)
        if not any(pattern.search(text) if inside else pattern.match(text) for pattern in patterns):
            message = f"{quote(paragraph.text)}的编号应写作“{examples[0]}”的样子"
            yield report.problem("V114", message, "改回版式的写法，再更新域；或重新生成")


def _pattern(example: str) -> re.Pattern[str]:
    """Write a label with any number in the place of its first."""
    plain = "".join(example.split()).rstrip("：:.、")
    number = _NUMBER.search(plain)
    if number is None:
        return re.compile(re.escape(plain))
    any_number = r"\d+" if number[0].isdecimal() else r"[一二三四五六七八九十]+"
    return re.compile(re.escape(plain[: number.start()]) + any_number + re.escape(plain[number.end() :]))
