"""V161～V163: the province's requirements, written down in `layout.yaml` under `requirements`.

好：A4、页边距 37/28/26/35 毫米，正文三号仿宋，七章和附件齐全。
坏：有人在 Word 里改了页边距（V161）、正文字号（V162），或删去一章（V163）。
"""

from collections.abc import Iterator

from report_engine.load.layout import Layout, StyleRule
from report_engine.problems import Problem, Severity
from report_engine.verify.reading import Report
from report_engine.word.oxml import Element, qn

_TWIPS_PER_MM = 1440 / 25.4
_TOLERANCE_MM = 0.2


def check(report: Report, layout: Layout) -> Iterator[Problem]:
    """Compare what the layout asks for with what is found."""
    wanted = layout.requirements
    if wanted is None:
        return
    yield from _page(report, layout)
    for name, rule in wanted.styles.items():
        yield from _style(report, name, rule)
    titles = {"".join(paragraph.text.split()) for paragraph in report.paragraphs if paragraph.style != "toc 1"}
    for title in wanted.chapters:
        if "".join(title.split()) not in titles:
            yield report.problem("V163", f"缺少规定的标题“{title}”", "补上这一章或附件", Severity.WARNING)
    for title in wanted.annexes:
        if not any(text.endswith("".join(title.split())) for text in titles):
            yield report.problem("V163", f"缺少规定的附表“{title}”", "补上这张附表", Severity.WARNING)


def _page(report: Report, layout: Layout) -> Iterator[Problem]:
    wanted = layout.requirements
    assert wanted is not None
    for number, section in enumerate(report.root.iter(qn("sectPr")), start=1):
        size, margins = section.find(qn("pgSz")), section.find(qn("pgMar"))
        sides = sorted((_mm(size, "w"), _mm(size, "h")))
        if any(abs(a - b) > 1 for a, b in zip(sides, sorted(wanted.paper_mm), strict=True)):
            found = "×".join(f"{side:.0f}" for side in sides)
            asked = "×".join(f"{side:g}" for side in wanted.paper_mm)
            yield _found(report, "V161", f"第 {number} 节的纸张", f"{asked} 毫米", f"{found} 毫米")
        if size.get(qn("orient")) == "landscape":
            continue  # a wide table turns the page and with it the margins
        for side, millimetres in wanted.margins_mm.items():
            found_mm = _mm(margins, side)
            if abs(found_mm - millimetres) > _TOLERANCE_MM:
                name = {"top": "上", "bottom": "下", "left": "左", "right": "右"}[side]
                yield _found(
                    report, "V161", f"第 {number} 节的{name}边距", f"{millimetres:g} 毫米", f"{found_mm:.1f} 毫米"
                )


def _style(report: Report, name: str, rule: StyleRule) -> Iterator[Problem]:
    ids = {style: key for key, style in report.style_names.items()}
    if name not in ids:
        yield _found(report, "V162", f"样式“{name}”", "有", "没有")
        return
    font = _inherited(report, ids[name], "rFonts", "eastAsia")
    size = float(_inherited(report, ids[name], "sz", "val") or 0) / 2
    pitch = float(_inherited(report, ids[name], "spacing", "line", "pPr") or 0) / 20
    if rule.font and font != rule.font:
        yield _found(report, "V162", f"样式“{name}”的字体", rule.font, font or "未设")
    if rule.size and abs(size - rule.size) > 0.01:
        yield _found(report, "V162", f"样式“{name}”的字号", f"{rule.size:g} 磅", f"{size:g} 磅")
    if rule.pitch and abs(pitch - rule.pitch) > 0.05:
        yield _found(report, "V162", f"样式“{name}”的行距", f"{rule.pitch:g} 磅", f"{pitch:g} 磅")


def _inherited(report: Report, style_id: str, tag: str, attribute: str, group: str = "rPr") -> str | None:
    """Look a property up along the chain of styles, then in the document's defaults."""
    styles = {style.get(qn("styleId")): style for style in report.styles.iter(qn("style"))}
    key: str | None = style_id
    while key in styles:
        element = styles[key].find(f"{qn(group)}/{qn(tag)}")
        if element is not None and element.get(qn(attribute)):
            return str(element.get(qn(attribute)))
        based = styles[key].find(qn("basedOn"))
        key = None if based is None else based.get(qn("val"))
    default = report.styles.find(f"{qn('docDefaults')}/{qn(group + 'Default')}/{qn(group)}/{qn(tag)}")
    return None if default is None else default.get(qn(attribute))


def _mm(element: Element, attribute: str) -> float:
    return int(element.get(qn(attribute), "0")) / _TWIPS_PER_MM


def _found(report: Report, code: str, what: str, expected: str, found: str) -> Problem:
    return report.problem(code, f"{what}应为 {expected}，现为 {found}", "改回规定的值", Severity.WARNING)
