"""What the writer needs of the scorecards' part of a template: title, table, one row to repeat."""

from collections.abc import Callable, Mapping

from report_engine.ooxml.elements import Element, parent_of, qn
from report_engine.ooxml.styles import style_of
from report_engine.problems import Problem, Source
from report_engine.template.grammar import Tag
from report_engine.template.spots import Spot

Tell = Callable[[Spot, str, str], None]

_LABEL = 2  # the column of the names, which may be indented and merged


def check_annex(
    placed: list[tuple[Tag, Spot]],
    spots: list[Spot],
    styles: Mapping[str, str],
    place: Source,
    problems: list[Problem],
) -> None:
    """Check the loop over the scorecards, if the template has one; `styles` are ids by the annex's names."""
    loop = next(((tag, spot) for tag, spot in placed if tag.kind == "for" and tag.path == "cards"), None)
    if loop is None:
        return

    def tell(spot: Spot, message: str, hint: str) -> None:
        problems.append(Problem("T015", f"{spot}：{message}", place, hint))

    card = loop[0].variable
    titles = [spot for tag, spot in placed if tag.kind == "print" and tag.path == f"{card}.heading"]
    if not titles:
        tell(loop[1], f"循环里没有 {{{{ {card}.heading }}}}", "单独一段写附表的标题")
    for spot in titles:
        if style_of(spot.element) != styles["附表标题"] or not spot.in_body:
            tell(spot, "附表的标题要单独成段，样式为“附表标题”", "在“样式”窗格里选“附表标题”")
    for spot in spots:
        if spot not in titles and style_of(spot.element) == styles["附表标题"] and spot.in_body:
            tell(spot, "样式“附表标题”只能用在附表的标题上", "换一个样式")
    heads = [spot for spot in spots if style_of(spot.element) == styles["附件标题"]]
    if not heads:
        tell(loop[1], "前面没有样式为“附件标题”的段落，目录里列不出附件", "在循环之前写一段“附件”")
    rows = [(tag, spot) for tag, spot in placed if tag.kind == "for" and tag.path == f"{card}.rows"]
    if not rows:
        tell(loop[1], f"循环里没有重复各行的表格（{{%tr for row in {card}.rows %}}）", "从上一次可用的版本复制这张表格")
    for tag, spot in rows[:1]:
        if tag.scope == "tr" and spot.row is not None:
            _table(spot, spot.row, tag.variable, placed, tell)


def _table(head: Spot, row: Element, variable: str, placed: list[tuple[Tag, Spot]], tell: Tell) -> None:
    rows = parent_of(row).findall(qn("tr"))
    start = rows.index(row)
    ends = [
        (s, rows.index(s.row))
        for tag, s in placed
        if tag.kind == "endfor" and tag.scope == "tr" and s.row is not None and s.row in rows[start:]
    ]
    if not ends:
        return  # told as a pair that is not closed
    end, stop = ends[0]
    if stop != len(rows) - 1:
        tell(end, "它后面还有行，程序认不出哪些是附表的各行", "{%tr endfor %} 要在表格的最后一行")
    if stop - start != 2:
        tell(head, "重复的应是一行", "{%tr for … %} 和 {%tr endfor %} 之间只留一行")
    labels = [s for tag, s in placed if tag.kind == "print" and tag.path == f"{variable}.label" and s.row in rows]
    for spot in labels:
        cell = next(spot.element.iterancestors(qn("tc")))
        if len([*cell.itersiblings(qn("tc"), preceding=True)]) + 1 != _LABEL:
            tell(spot, f"{{{{ {variable}.label }}}} 应在第 {_LABEL} 格", "指标名称放在第二列，缩进和合并由程序做")
        elif spot.element.find(qn("pPr")) is None or cell.find(qn("tcPr")) is None:
            tell(spot, "这一格没有样式", "给这一段选一个样式，例如“附表指标”")
    if not labels:
        tell(head, f"重复的一行里没有 {{{{ {variable}.label }}}}", f"在第 {_LABEL} 格写上它")
