"""The comments of a Word file by the paragraphs on which they hang."""

from collections.abc import Mapping

from report_engine.compare.outline import Comment
from report_engine.ooxml.elements import Element, qn, text_of, value_of
from report_engine.verify.reading import Report


def comments_of(report: Report) -> Mapping[Element, tuple[Comment, ...]]:
    """Collect them in the order of the text; one without words of its own hangs on the whole paragraph."""
    package = report.package
    written = {
        value_of(one, "id"): one
        for name, kind in sorted(package.stories.items())
        if kind == "comments"
        for one in package.read(name).iter(qn("comment"))
    }
    found: dict[Element, tuple[Comment, ...]] = {}
    open_: dict[str, list[str]] = {}
    tags = (qn("commentRangeStart"), qn("commentRangeEnd"), qn("commentReference"), qn("t"))
    for node in report.root.iter(*tags):
        key = value_of(node, "id")
        if node.tag == tags[0]:
            open_[key] = []
        elif node.tag == tags[3]:
            for words in open_.values():
                words.append(node.text or "")
        elif node.tag == tags[2] and key in written:
            one = written[key]
            paragraph = next(node.iterancestors(qn("p")))
            text = " ".join(filter(None, (text_of(p).strip() for p in one.iter(qn("p")))))
            comment = Comment(value_of(one, "author"), text, "".join(open_.pop(key, [])).strip())
            found[paragraph] = (*found.get(paragraph, ()), comment)
    return found
