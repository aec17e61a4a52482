"""The words of each paragraph as they are printed, without blanks, and which of them fields print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from report_engine.ooxml.elements import Element, is_on, parent_of, qn

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LISTS = ("TOC", "HYPERLINK", "INDEX")  # they hold other fields, or text that they do not make
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Span:
    """The characters that a field prints; `code` is its instruction with single blanks."""

    code: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph's words; `apart` if it stands in a text box, which may be printed anywhere."""

    index: int
    text: str
    fields: tuple[Span, ...] = ()
    apart: bool = False


@dataclass(slots=True)
class _Open:
    """A field that has begun."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    begin: int = 0


def plain(text: str) -> str:
    """Leave out what cannot be compared: blanks, unseen characters, ligatures."""
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return "".join(character for character in text if not character.isspace() and character not in _UNSEEN)


def wordings(paragraphs: Sequence[Element], without_page: frozenset[int] = frozenset()) -> Iterator[Wording]:
    """Read paragraphs that print something; `without_page` names lines of lists, whose page numbers are left out."""
    opened: list[_Open] = []
    for index, paragraph in enumerate(paragraphs):
        text, spans = _read(paragraph, opened, index in without_page)
        around = {owner.tag for owner in paragraph.iterancestors(f"{_MC}Fallback", qn("txbxContent"))}
        if text and f"{_MC}Fallback" not in around:
            yield Wording(index, text, tuple(spans), bool(around))


def _read(paragraph: Element, opened: list[_Open], without_page: bool) -> tuple[str, list[Span]]:
    text, last_tab = "", None
    spans: list[Span] = []
    for one in opened:
        one.begin = 0
    for node in paragraph.iter(qn("fldChar"), qn("instrText"), qn("t"), qn("noBreakHyphen"), qn("tab")):
        if next(node.iterancestors(qn("p"))) is not paragraph or _hidden(node):
            continue
        kind = node.get(qn("fldCharType"))
        if kind == "begin":
            opened.append(_Open())
        elif kind == "separate" and opened:
            opened[-1].in_result, opened[-1].begin = True, len(text)
        elif kind == "end" and opened:
            done = opened.pop()
            code = " ".join("".join(done.code).split())
            if code.partition(" ")[0] not in _LISTS and len(text) > done.begin:
                spans.append(Span(code, done.begin, len(text)))
        elif node.tag == qn("instrText"):
            if opened:
                opened[-1].code.append(node.text or "")
        elif node.tag == qn("tab"):
            last_tab = len(text)
        else:
            text += "-" if node.tag == qn("noBreakHyphen") else plain(node.text or "")
    if without_page and last_tab is not None:
        text = text[:last_tab]
    return text, [span for span in spans if span.end <= len(text)]


def _hidden(node: Element) -> bool:
    properties = parent_of(node).find(qn("rPr"))
    return properties is not None and is_on(properties, "vanish")
