"""Text of a paragraph as a reader sees it."""

from .ooxml import Element, find_all, qn

_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}


def text_of(element: Element) -> str:
    """Join what is visible: text and results of fields, not their instructions; a firm blank reads as a blank."""
    return "".join(
        (node.text or "").replace("\xa0", " ") if node.tag == qn("w:t") else _SIGNS[node.tag]
        for node in element.iter(qn("w:t"), *_SIGNS)
        if node.getparent().tag == qn("w:r")
    )


def lines_of(element: Element) -> str:
    """Join the paragraphs of an element, one a line."""
    return "\n".join(text_of(paragraph) for paragraph in find_all(element, ".//w:p"))


def bare(text: str) -> str:
    """Drop what only the recognition of the printed pages or the typing of brackets makes different."""
    return "".join(text.split()).replace("（", "(").replace("）", ")")
