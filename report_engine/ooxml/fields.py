"""Reads the fields of a story: complex ones in any runs and paragraphs, simple ones, nested ones.

The only reader of fields: what is text of the page and what is instruction is decided here. It also
makes them, as complex fields that are neither dirty nor locked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from report_engine.ooxml.elements import XML_SPACE, Element, copy, qn, w

_CHAR, _CODE, _SIMPLE, _TEXT, _P = (qn(name) for name in ("fldChar", "instrText", "fldSimple", "t", "p"))
_KIND, _INSTR = qn("fldCharType"), qn("instr")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True, eq=False)
class Field:
    """A field: its instruction, the text nodes of its result, the paragraph in which it begins.

    `computed` tells that the name is itself the result of a field; without an `end` it is not closed.
    """

    paragraph: Element | None
    begin: Element
    codes: list[Element] = field(default_factory=list)
    results: list[Element] = field(default_factory=list)
    instruction: str = ""
    computed: bool = False
    separated: bool = False
    end: Element | None = None

    @property
    def closed(self) -> bool:
        """Tell whether it has an end."""
        return self.end is not None

    @property
    def words(self) -> tuple[str, ...]:
        """The instruction, word by word; the first one is the field's name."""
        return tuple(self.instruction.split())

    @property
    def name(self) -> str:
        """The field's name in capitals."""
        return self.words[0].upper() if self.words else ""

    @property
    def result(self) -> str:
        """What is printed."""
        return "".join(node.text or "" for node in self.results)


@dataclass(frozen=True, slots=True)
class Piece:
    """A node of the text that is printed, and the fields whose result it is part of, the outermost first."""

    node: Element
    within: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a story, inner ones before the outer one that holds them, and the ends that have no beginning."""

    closed: list[Field]
    unclosed: list[Field]
    stray_ends: list[Element]


def read_fields(root: Element) -> Fields:
    """Read the fields of a story."""
    reader = _Reader(root)
    for _ in reader.read(root.iter(_CHAR, _CODE, _SIMPLE, _TEXT)):
        pass
    return Fields(reader.done, reader.open, reader.strays)


def fields(root: Element) -> list[Field]:
    """List the closed fields of a story, inner ones before the outer one that holds them."""
    return read_fields(root).closed


def all_fields(root: Element) -> list[Field]:
    """List the fields of a story, those without an end last: a program may run what another does not."""
    read = read_fields(root)
    return [*read.closed, *read.unclosed]


def pieces(root: Element, tags: Iterable[str] = ()) -> Iterator[Piece]:
    """Give the nodes of a paragraph or a story that print something: its texts, and what has one of `tags`."""
    return _Reader(root).read(root.iter(_CHAR, _CODE, _SIMPLE, _TEXT, *tags))


def opening(instruction: str) -> list[Element]:
    """Make the runs that begin a field: what follows them is its result."""
    begin, asking, separate = copy(_opening())
    asking[0].text = instruction
    return [begin, asking, separate]


def closing() -> Element:
    """Make the run that ends a field."""
    return copy(_sign("end"))


@cache
def _opening() -> Element:
    """Make the runs that begin any field, in one element: they are copied together."""
    code = w("instrText")
    code.set(XML_SPACE, "preserve")
    return w("p", _sign("begin"), w("r", code), _sign("separate"))


@cache
def _sign(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))


class _Reader:
    """Keeps what is open; a second writing for older programs is left out."""

    def __init__(self, root: Element) -> None:
        self.done: list[Field] = []
        self.open: list[Field] = []
        self.strays: list[Element] = []
        self._simples: list[Field] = []
        # Asked once: hardly any story has one, and there are as many nodes as words.
        self._falls_back = next(root.iter(_FALLBACK), None) is not None

    def read(self, nodes: Iterable[Element]) -> Iterator[Piece]:
        """Go through nodes in their order; give those that are printed."""
        for node in nodes:
            if self._falls_back and next(node.iterancestors(_FALLBACK), None) is not None:
                continue
            tag = node.tag
            if tag == _CHAR:
                yield from self._mark(node)
            elif tag == _SIMPLE:
                self._simple(node)
            elif tag == _CODE:
                self._code(node)
            elif not self.open and not self._simples:
                yield Piece(node, ())
            elif all(one.separated for one in self.open):
                around = self._simple_around(node)
                for one in (*self.open, *around):
                    one.results.append(node)
                yield Piece(node, (*self.open, *around))
            else:
                # The result of a field inside the instruction of another.
                self.open[-1].results.append(node)

    def _mark(self, node: Element) -> Iterator[Piece]:
        kind = node.get(_KIND)
        if kind == "begin":
            self.open.append(Field(next(node.iterancestors(_P), None), node))
        elif kind == "separate" and self.open:
            self.open[-1].separated = True
        elif kind == "end" and not self.open:
            self.strays.append(node)
        elif kind == "end":
            one = self.open.pop()
            one.end = node
            self.done.append(one)
            if not one.results and not self.open:
                yield Piece(node, (one,))  # it prints nothing, but it stands here
            outer = next((other for other in reversed(self.open) if not other.separated), None)
            if outer is not None and _is_naming(outer.instruction):
                outer.computed = True

    def _code(self, node: Element) -> None:
        if self.open and not self.open[-1].separated:
            self.open[-1].codes.append(node)
            self.open[-1].instruction += node.text or ""

    def _simple(self, node: Element) -> None:
        one = Field(next(node.iterancestors(_P), None), node, [node], instruction=node.get(_INSTR) or "", end=node)
        one.separated = True
        self.done.append(one)
        self._simples.append(one)

    def _simple_around(self, node: Element) -> list[Field]:
        if not self._simples:
            return []
        around = set(node.iterancestors(_SIMPLE))
        return [one for one in self._simples if one.begin in around]


def _is_naming(instruction: str) -> bool:
    """Tell whether the first word of an instruction may still go on; a formula has its name already."""
    words = instruction.split()
    return not words or (len(words) == 1 and not instruction[-1].isspace() and not words[0].startswith("="))
