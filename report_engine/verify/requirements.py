"""V161～V163: the province's requirements, written down in `layout.yaml` under `requirements`.

规则：纸张、页边距、字体字号、必备的章和附表符合 layout.yaml 的 requirements。
好：A4、页边距 37/28/26/35 毫米，正文三号仿宋，七章和附件齐全。
坏：有人在 Word 里改了页边距（V161）、正文字号（V162），或删去一章（V163）。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.load.layout import Layout, StyleRule
from report_engine.ooxml.elements import Element, attribute, child_of, qn
from report_engine.ooxml.numbers import points, twips
from report_engine.ooxml.sheet import margins
from report_engine.ooxml.styles import Chain
from report_engine.problems import Problem, Severity
from report_engine.template.contract import LINES
from report_engine.verify.reading import Paragraph, Report, quote

_TWIPS_PER_MM = 1440 / 25.4
_TOLERANCE_MM = 0.2
_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右"}


def check(report: Report, layout: Layout) -> Iterator[Problem]:
    """Compare what the layout asks for with what is found."""
    wanted = layout.requirements
    if wanted is None:
        return
    yield from _page(report, layout)
    for name, rule in wanted.styles.items():
        yield from _style(report, name, rule)
    for paragraph in report.paragraphs:
        if paragraph.style in wanted.styles and paragraph.text.strip():
            yield from _by_hand(report, paragraph, wanted.styles[paragraph.style])
    titles = {"".join(paragraph.text.split()) for paragraph in report.paragraphs if _may_be_title(paragraph)}
    for title in wanted.chapters:
        if "".join(title.split()) not in titles:
            yield report.problem("V163", f"缺少规定的标题“{title}”", "补上这一章或附件", Severity.WARNING)
    for title in wanted.annexes:
        if not any(text.endswith("".join(title.split())) for text in titles):
            yield report.problem("V163", f"缺少规定的附表“{title}”", "补上这张附表", Severity.WARNING)


def _may_be_title(paragraph: Paragraph) -> bool:
    """Lines of 目录 and cells of tables may read like a chapter's title, but are none."""
    return paragraph.style not in LINES and next(paragraph.element.iterancestors(qn("tc")), None) is None


def _page(report: Report, layout: Layout) -> Iterator[Problem]:
    wanted = layout.requirements
    assert wanted is not None
    for number, section in enumerate(report.root.iter(qn("sectPr")), start=1):
        size, edges = section.find(qn("pgSz")), section.find(qn("pgMar"))
        if size is None or edges is None:
            yield _found(report, "V161", f"第 {number} 节的页面", "有纸张和页边距", "没有设置")
            continue
        paper = sorted((_mm(size, "w"), _mm(size, "h")))
        if any(abs(a - b) > 1 for a, b in zip(paper, sorted(wanted.paper_mm), strict=True)):
            found = "×".join(f"{side:.0f}" for side in paper)
            asked = "×".join(f"{side:g}" for side in wanted.paper_mm)
            yield _found(report, "V161", f"第 {number} 节的纸张", f"{asked} 毫米", f"{found} 毫米")
        if size.get(qn("orient")) == "landscape":
            continue  # a wide table turns the page and with it the margins
        sides = margins(section, report.settings)
        for side, wanted_mm in wanted.margins_mm.items():
            found_mm = sides[side] / _TWIPS_PER_MM
            if abs(found_mm - wanted_mm) > _TOLERANCE_MM:
                what = f"第 {number} 节的{_SIDES[side]}边距"
                bound = _mm(edges, side) != found_mm
                found = f"{found_mm:.1f} 毫米" + (f"（装订线 {_mm(edges, 'gutter'):.1f} 毫米在内）" if bound else "")
                yield _found(report, "V161", what, f"{wanted_mm:g} 毫米", found)


def _style(report: Report, name: str, rule: StyleRule) -> Iterator[Problem]:
    ids = {style: key for key, style in report.style_names.items()}
    if name not in ids:
        yield _found(report, "V162", f"样式“{name}”", "有", "没有")
        return
    chain = Chain(report.styles, ids[name])
    found = _Look(
        chain.find("rPr", "rFonts", "eastAsia"),
        chain.find("rPr", "sz"),
        chain.find("pPr", "spacing", "line"),
        chain.find("pPr", "spacing", "lineRule"),
    )
    yield from _compare(report, f"样式“{name}”", rule, found, missing="未设")


def _by_hand(report: Report, paragraph: Paragraph, rule: StyleRule) -> Iterator[Problem]:
    """What someone set on the text itself, beside its style."""
    pitch = [attribute(paragraph.element, "pPr/spacing", name) for name in ("line", "lineRule")]
    looks: dict[_Look, None] = {}
    for run in paragraph.element.iter(qn("r")):
        if child_of(run, "t") is not None:
            looks[_Look(attribute(run, "rPr/rFonts", "eastAsia"), attribute(run, "rPr/sz"), *pitch)] = None
    problems = (p for look in looks for p in _compare(report, f"文字{quote(paragraph.text)}", rule, look))
    yield from dict.fromkeys(problems)


@dataclass(frozen=True, slots=True)
class _Look:
    """Font, size in half points, pitch in twentieths of a point and its rule, as the file writes them."""

    font: str | None
    size: str | None
    line: str | None
    rule: str | None


def _compare(report: Report, what: str, rule: StyleRule, look: _Look, missing: str = "") -> Iterator[Problem]:
    """Compare what is set; what is not set is a fault only where `missing` says how to call that."""
    font, size, pitch = look.font or missing, _points(look.size, 2) or missing, _points(look.line, 20) or missing
    if rule.font and font and font != rule.font:
        yield _found(report, "V162", f"{what}的字体", rule.font, font)
    if rule.size and size and size != f"{rule.size:g} 磅":
        yield _found(report, "V162", f"{what}的字号", f"{rule.size:g} 磅", size)
    if rule.pitch and pitch and (pitch != f"{rule.pitch:g} 磅" or look.rule != "exact"):
        fixed = "固定 " if look.rule == "exact" else "不固定，"
        yield _found(report, "V162", f"{what}的行距", f"固定 {rule.pitch:g} 磅", fixed + pitch)


def _points(value: str | None, per_point: int) -> str:
    found = points(value, per_point)
    return "" if found is None else f"{found:g} 磅"


def _mm(element: Element, attribute: str) -> float:
    return twips(element, attribute) / _TWIPS_PER_MM


def _found(report: Report, code: str, what: str, expected: str, found: str) -> Problem:
    return report.problem(code, f"{what}应为 {expected}，现为 {found}", "改回规定的值", Severity.WARNING)
