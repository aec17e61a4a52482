"""What LibreOffice is given instead of the report: a copy in which it loses nothing.

A no-break space in the result of a field makes LibreOffice drop the rest of the result where a line
breaks there, and beside a Chinese character it breaks the line after all, or leaves a gap twice as wide. The report
keeps it, for Word; in the copy a mention is a link, and a word joiner stands between label and number, with the gap
as spacing of the character before, whether the layout writes 图 1 or 图1. What is left of fields has an ordinary
space. Marks close up as in Word. Nothing in it leads outside.
"""

import re
from itertools import takewhile

from report_engine.ooxml.elements import Element, parent_of, qn, remove, value_of, w
from report_engine.ooxml.fields import Field, all_fields
from report_engine.ooxml.markup import serialise
from report_engine.ooxml.numbers import whole
from report_engine.ooxml.offline import offline
from report_engine.ooxml.package import Package, open_package
from report_engine.ooxml.pieces import apart
from report_engine.ooxml.styles import Chain, Styles, style_of
from report_engine.render.marks import set_marks

_NO_BREAK, _SPACE, _JOINER = "\u00a0", " ", "\u2060"
_LABEL = re.compile("(.*[\u4e00-\u9fff])\u00a0(.*)", re.DOTALL)
_CLOSE_LABEL = re.compile(r"(.*[\u4e00-\u9fff])(\d.*)", re.DOTALL)  # of a layout that writes 图1
# Between Chinese and Latin letters LibreOffice leaves a gap besides the space that is typed there; Word does not.
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \u00a0](?=[0-9A-Za-z])|(?<=[0-9A-Za-z])[ \u00a0](?=[\u4e00-\u9fff])")
_SIZE = 20  # half points, where nothing says another


def copy_to_print(docx: bytes) -> bytes:
    """Copy a report for the PDF."""
    package = open_package(docx, "word")
    root = package.tree(package.main)
    soften(root, package)
    return offline(package.with_parts({package.main: serialise(root)})).to_bytes()


def soften(root: Element, package: Package) -> None:
    """Make links of mentions, keep labels and numbers together, and put ordinary spaces into what fields print."""
    known = {value_of(mark, "name") for mark in root.iter(qn("bookmarkStart"))}
    mentions: set[Element] = set()
    for mention in all_fields(root):
        numbered = r"\r" in mention.words  # of a heading: LibreOffice adds the chapter where it is another
        if mention.name == "REF" and mention.closed and not numbered and {*mention.words[1:2]} & known:
            _link(mention)
            mentions |= set(mention.results)
    styles = package.optional("styles", "styles")
    sizes: dict[str, int] = {}
    inside = {node for one in all_fields(root) if one.name not in ("TOC", "HYPERLINK") for node in one.results}
    for node in list(root.iter(qn("t"))):
        label = _LABEL.fullmatch(node.text or "") or (node in mentions and _CLOSE_LABEL.fullmatch(node.text or ""))
        if label and node not in inside:
            _join(node, label[1], label[2], styles, sizes)
    opened: set[str] = set()
    for node in root.iter(*map(qn, ("bookmarkStart", "bookmarkEnd", "t"))):
        if node.tag == qn("bookmarkStart"):
            opened.add(value_of(node, "id"))
        elif node.tag == qn("bookmarkEnd"):
            opened.discard(value_of(node, "id"))
        elif node.text:
            text = node.text.replace(_NO_BREAK, _SPACE) if opened or node in inside else node.text
            node.text = _GAP.sub("", text)
    set_marks(root, styles, package.optional("settings", "settings"))


def _join(node: Element, label: str, number: str, styles: Element, sizes: dict[str, int]) -> None:
    """Give the last character of a label the gap, in a run of its own, and join what follows."""
    run = parent_of(node)
    paragraph = next(run.iterancestors(qn("p")), None)
    if run.tag != qn("r") or paragraph is None or len([child for child in run if child.tag != qn("rPr")]) > 1:
        return
    style = style_of(paragraph) or Styles(styles).default
    if style not in sizes:
        sizes[style] = whole(Chain(styles, style).element("rPr", "sz"), default=_SIZE)
    size = whole(run.find(f"{qn('rPr')}/{qn('sz')}"), default=sizes[style])
    gap = w("spacing", val=size * 10 // 4)  # a quarter of the character, in twentieths of a point
    apart(run, [(label[:-1], None), (label[-1], gap), (_JOINER + number, None)])


def _link(mention: Field) -> None:
    """Put the runs of a result into a link; a field that other programs wrote in another manner stays one."""
    first = mention.begin.getparent()
    last = None if mention.end is None else mention.end.getparent()
    if first is None or last is None or first.tag != qn("r") or first.getparent() is not last.getparent():
        return
    runs = [first, *takewhile(lambda node: node is not last, first.itersiblings()), last]
    printed = {parent_of(node) for node in mention.results}
    if any(run.tag != qn("r") or (run in printed and run.find(qn("fldChar")) is not None) for run in runs):
        return
    link = w("hyperlink", anchor=mention.words[1])
    first.addprevious(link)
    for run in runs:
        if run in printed:
            link.append(run)
        else:
            remove(run)
