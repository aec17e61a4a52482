"""V141～V143: nothing of the machinery, and nothing of the work on the text, is left in what is printed.

规则：成稿里没有模板标记、占位、Word 的出错提示，没有草稿的记号，修订都已接受或拒绝，批注都已删去。
好：正文里没有标记、占位和〔待填〕；“审阅”里没有修订和批注。
坏：“{{ report.title }}”“〔图题〕”“〔待填：在校生数〕”“错误!未找到引用源。”出现在报告里（V141）；
领导改过的稿子带着修订（V142）、批注（V143）就要印发。
"""

import re
from collections.abc import Iterator

from report_engine.ooxml.accept import CHANGES
from report_engine.ooxml.elements import WP, Element, attribute, qn, text_of
from report_engine.openings import OPENING, STYLE
from report_engine.problems import Category, Code, Problem, Severity
from report_engine.template.contract import LINES
from report_engine.template.prototypes import PROTOTYPE_STYLE
from report_engine.verify.reading import Paragraph, Report, quote
from report_engine.word.frame import MARK

V141 = Code("V141", Category.UNFINISHED)  # of a mark of a draft

_LEFT = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|〔(?:编号|标题|图题|文件)〕|" + MARK.format(".*?") +
    # What Word prints for a reference whose target is gone.
    r"|错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有)|Error! (?:Reference|Bookmark)"
    # And for a list that found nothing.
    r"|未找到(?:目录项|图形项目表)|No table of (?:contents|figures) entries found"
)
_FRAMED = re.compile("(?:照片|图表)待补(?=：|$)")  # begins the place of a photo or chart that is missing
_STORIES = {"document": "", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_ASIDE = {"header": "页眉或页脚", "footer": "页眉或页脚", "footnotes": "脚注", "endnotes": "尾注"}
_REVIEW = "在 Word 的“审阅”里接受或拒绝全部修订、更新域，再核对；刚生成的报告里就有的，是版式里留着的"


def check(report: Report) -> Iterator[Problem]:
    """Search the body, then what stands beside it; what reviewers leave is told once, with its first place."""
    for paragraph in report.paragraphs:
        found = _LEFT.search(paragraph.text)
        if found:
            yield report.problem("V141", f"{quote(paragraph.text)}里留有“{found[0]}”", "改成要印的文字，或重新生成报告")
        if paragraph.style == PROTOTYPE_STYLE:
            yield report.problem("V141", f"留有样张{quote(paragraph.text)}", "删去样张区")
    for where, text, hint in _aside(report):
        found = _LEFT.search(text)
        if found:
            yield report.problem("V141", f"{where}里留有“{found[0]}”", hint)
    yield from _undone(report)
    yield from _reviewed(report)


def _aside(report: Report) -> Iterator[tuple[str, str, str]]:
    """Go through what is no paragraph of the body: headers, notes, alternative texts, properties."""
    for name, kind in report.package.stories.items():
        if kind in _ASIDE:
            yield _ASIDE[kind], "".join(map(str, report.package.read(name).itertext())), "改成要印的文字"
    for picture in report.root.iter(f"{{{WP}}}docPr"):
        said = f"{picture.get('descr') or ''}\n{picture.get('title') or ''}"
        yield "图片的替代文字", said, "在 Word 里右键图片→编辑替代文字"
    for name in (*report.package.related("core-properties", ""), *report.package.related("extended-properties", "")):
        for node in report.package.read(name).iter():
            yield "文件属性", node.text or "", "在 Word 的“文件→信息”里改"


def _undone(report: Report) -> Iterator[Problem]:
    found = [(p.element, mark) for p in report.paragraphs if p.style not in LINES for mark in _marks(report, p)]
    if found:
        paragraph, mark = found[0]
        message = f"还有 {len(found)} 处草稿的记号，第一处是{_place(paragraph)}里的“{mark}”"
        hint = f"填好、改好以后重新生成；或在 Word 里查找“〔待”和样式“{STYLE}”，逐处改成要印的文字，放上照片"
        yield V141.problem(message, report.source, hint)


def _marks(report: Report, paragraph: Paragraph) -> Iterator[str]:
    """Find marks by their text; those that somebody has edited by their style."""
    yield from OPENING.findall(paragraph.text)
    for run in paragraph.element.iter(qn("r")):
        style = attribute(run, "rPr/rStyle")
        if style and report.style_names.get(style) == STYLE and not OPENING.search(text := text_of(run)):
            yield text


def framed(report: Report) -> Iterator[Problem]:
    """Tell the places of photos and charts that are missing: a draft may have them."""
    for paragraph in report.paragraphs:
        for said in _frames(paragraph):
            hint = "在 Word 里右键→更改图片，再改替代文字；或把照片放进 photos 文件夹重新生成"
            yield V141.problem(f"还有待补的位置：{said}", report.source, hint)


def _frames(paragraph: Paragraph) -> Iterator[str]:
    pictures = (one.get("descr") or "" for one in paragraph.element.iter(f"{{{WP}}}docPr"))
    for said in (paragraph.text.strip(), *pictures):
        if _FRAMED.match(said):
            yield said


def _reviewed(report: Report) -> Iterator[Problem]:
    """Look at the parts as they are: the report itself is read with tracked changes accepted."""
    changed: dict[Element, str] = {}
    remarks: dict[str, str] = {}
    for name, kind in report.package.stories.items():
        if kind not in _STORIES:
            continue
        root = report.package.read(name)
        where = _STORIES[kind]
        for change in root.iter(*CHANGES):
            paragraph = _paragraph(change)
            changed.setdefault(paragraph, where + _place(paragraph))
        for remark in root.iter(qn("commentRangeStart"), qn("commentReference")):
            remarks.setdefault(remark.get(qn("id"), ""), where + _place(_paragraph(remark)))
    if changed:
        message = f"有 {len(changed)} 段带着没有接受的修订，第一段是{next(iter(changed.values()))}"
        yield report.problem("V142", f"{message}；以下按全部接受核对", _REVIEW)
    if remarks:
        message = f"有 {len(remarks)} 条批注，第一条在{next(iter(remarks.values()))}"
        yield report.problem("V143", message, "照批注改好以后，在 Word 的“审阅”里删去全部批注", Severity.WARNING)


def _paragraph(node: Element) -> Element:
    """The paragraph that holds a mark; of a row or table the first one, of a section the last."""
    for owner in node.iterancestors():
        paragraphs = [owner] if owner.tag == qn("p") else list(owner.iter(qn("p")))
        if paragraphs:
            return paragraphs[-1 if owner.tag == qn("body") else 0]
    return node


def _place(paragraph: Element) -> str:
    """Quote a paragraph as Word shows it with its marks; a cell says nothing without its row."""
    row = next(paragraph.iterancestors(qn("tr")), None)
    cells = [] if row is None else row.findall(qn("tc"))
    for element in (row if row is not None and len(cells) > 1 else paragraph, *paragraph.itersiblings(preceding=True)):
        text = " ".join(_text(p) for p in element.iter(qn("p")))
        if text.strip():
            return quote(text) + ("" if element in (row, paragraph) else "之后的一段")
    return quote("")


def _text(paragraph: Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("t"), qn("delText")))
