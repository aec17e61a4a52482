"""Takes a paragraph apart into what is compared as one: a character, a word, a field, a picture."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from report_engine.compare.history import status_of
from report_engine.compare.wordfile import MC, SIGNS, WordFile
from report_engine.compare.words import words
from report_engine.ooxml.elements import XML_SPACE, Element, copy, name_of, parent_of, qn, w
from report_engine.ooxml.fields import Field, all_fields, closing, fields, opening

PICTURE = "〔图〕"
# Their results are numbers that Word counts again: another number alone is no change.
_COUNTED = {"SEQ", "REF", "PAGEREF", "NOTEREF", "PAGE", "NUMPAGES", "SECTIONPAGES"}
_DRAWN = [qn("drawing"), qn("pict"), qn("object"), f"{{{MC}}}AlternateContent"]
_RANGES = [qn(kind + end) for kind in ("bookmark", "commentRange", "perm") for end in ("Start", "End")]
_NOTES = [qn(name) for name in ("commentReference", "footnoteReference", "endnoteReference")]
_NOTHING = [qn(name) for name in ("pPr", "rPr", "proofErr", "lastRenderedPageBreak")]


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """`nodes` are what stands inside a run that looks like `run`, or whole elements if that is None.

    `marks` have no width and stand before it: ends of bookmarks and comments, signs of footnotes.
    `before` are the properties of the run that gave it another look; `ends` is the paragraph whose end it is.
    """

    key: Hashable
    text: str
    run: Element | None
    nodes: tuple[Element, ...] = ()
    marks: tuple[Element, ...] = ()
    before: Element | None = None
    ends: Element | None = None


@dataclass
class _Reader:
    word: WordFile
    tokens: list[Token] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    fields: dict[Element, Field] = field(default_factory=dict)  # by the run in which they begin

    def add(self, key: Hashable, text: str, run: Element | None, nodes: tuple[Element, ...] = ()) -> None:
        self.tokens.append(Token(key, text, run, nodes, tuple(self.marks)))
        self.marks.clear()

    def read(self, paragraph: Element) -> None:
        """Read a paragraph; of fields that begin in one run the outermost counts, which comes last."""
        for one in all_fields(paragraph):
            if one.begin.tag != qn("fldSimple"):
                self.fields[parent_of(one.begin)] = one
        children = iter(paragraph)
        for child in children:
            if child in self.fields:
                one = self.fields[child]
                self._field(one, [child, *_up_to(one.end, child, children)])
            else:
                self._child(child)

    def _child(self, child: Element) -> None:
        if child.tag in _NOTHING or not isinstance(child.tag, str):
            return
        if child.tag == qn("fldSimple"):
            self._field(fields(child)[0], [*opening(child.get(qn("instr")) or ""), *map(copy, child), closing()])
        elif child.tag == qn("r"):
            self._run(child)
        elif child.tag in _RANGES:
            self.marks.append(child)
        else:
            self.add(self._whole(child), _text(child), None, (child,))

    def _field(self, one: Field, parts: list[Element]) -> None:
        text = "".join(map(_text, parts))
        key = ("field", *one.words) if one.name in _COUNTED else ("field", *one.words, text)
        self.add(key, text, None, tuple(parts))

    def _run(self, run: Element) -> None:
        for node in run:
            if node.tag == qn("t"):
                for word in words(node.text or ""):
                    self.add(word, word, run)
            elif node.tag in _NOTES:
                self.marks.append(w("r", *map(copy, run.findall(qn("rPr"))), copy(node)))
            elif node.tag in _DRAWN:
                self.add(self._whole(node), PICTURE, run, (node,))
            elif node.tag not in _NOTHING:
                self.add((name_of(node), *node.attrib.values()), SIGNS.get(name_of(node), ""), run, (node,))

    def _whole(self, element: Element) -> Hashable:
        """What makes a drawing, a link or anything else the same."""
        if next(element.iter(qn("drawing")), None) is not None:
            return ("picture", self.word.picture(element), _text(element))
        if element.tag == qn("hyperlink"):
            keys = [v for name, v in element.attrib.items() if name.endswith(("}id", "}anchor"))]
            return ("link", *(self.word.relation(key).target or key for key in keys), _text(element))
        return bytes(etree.tostring(element, method="c14n"))


def read_tokens(paragraph: Element, word: WordFile) -> tuple[list[Token], tuple[Element, ...]]:
    """Take a paragraph apart; what has no width and stands at its end comes apart."""
    reader = _Reader(word)
    reader.read(paragraph)
    return _whole_words(reader.tokens, word), tuple(reader.marks)


def _whole_words(tokens: list[Token], word: WordFile) -> list[Token]:
    """Put words and numbers together that a program cut into runs of one look: nobody sees where."""
    made: list[Token] = []
    for token in tokens:
        last = made[-1] if made else None
        if last is not None and _is_one_word(last, token, word):
            made[-1] = replace(last, key=last.text + token.text, text=last.text + token.text)
        else:
            made.append(token)
    return made


def _is_one_word(one: Token, other: Token, word: WordFile) -> bool:
    if one.run is None or other.run is None or one.run is other.run or one.nodes or other.nodes or other.marks:
        return False
    hands = [(word.history.runs.get(run), status_of([run])) for run in (one.run, other.run)]
    together = one.text + other.text
    return hands[0] == hands[1] and words(together) == [together] and _look_alike(one.run, other.run)


def put_together(tokens: Iterable[Token]) -> list[Element]:
    """Make elements of tokens: neighbours of one look share a run."""
    elements: list[Element] = []
    last, run = Token("", "", None), None
    text: list[str] = []
    for token in [*tokens, Token("", "", None)]:
        if text and (token.nodes or token.run is not run or token.before is not last.before):
            elements[-1].append(w("t"))
            elements[-1][-1].set(XML_SPACE, "preserve")
            elements[-1][-1].text = "".join(text)
            text = []
        if token.run is None:
            elements += map(copy, token.nodes)
        elif run is None or token.before is not last.before or not _look_alike(run, token.run):
            elements.append(w("r", *_properties(token)))
        last, run = token, token.run
        if run is not None and token.nodes:
            elements[-1].extend(map(copy, token.nodes))
        elif run is not None:
            text.append(token.text)
    return elements


def _properties(token: Token) -> list[Element]:
    """Copy the properties of a token's run; those that it had before stand at their end."""
    properties = [] if token.run is None else [copy(one) for one in token.run.findall(qn("rPr"))]
    if token.before is not None:
        properties = properties or [w("rPr")]
        for old in properties[0].findall(qn("rPrChange")):
            properties[0].remove(old)
        properties[0].append(copy(token.before))
    return properties


def _look_alike(one: Element, other: Element) -> bool:
    if one is other:
        return True
    looks = [run.find(qn("rPr")) for run in (one, other)]
    return len({b"" if look is None else etree.tostring(look, method="c14n") for look in looks}) == 1


def _text(element: Element) -> str:
    nodes = element.iter(qn("t"), *SIGNS)
    return "".join(SIGNS.get(name_of(node)) or node.text or "" for node in nodes if parent_of(node).tag == qn("r"))


def _up_to(end: Element | None, begin: Element, following: Iterator[Element]) -> Iterator[Element]:
    """Give the elements in which a field goes on: to the one that holds its end, else all that follow."""
    last = None if end is None else parent_of(end)
    if last is not begin:
        for element in following:
            yield element
            if element is last:
                return
