"""Fields: begin, instruction, separator, result, end, as Word pairs them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .ooxml import Element, qn

_SEEN = tuple(map(qn, ("w:fldChar", "w:instrText", "w:t", "w:tab", "w:p")))


class FieldError(AssertionError):
    """A field that Word could not read."""


@dataclass
class Field:
    """One field; `first` and `last` are the paragraphs in which it begins and ends."""

    first: Element
    instruction: str = ""
    result: str = ""
    has_result: bool = False
    last: Element = None
    inner: list["Field"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The word that says what the field does: SEQ, REF, PAGEREF, TOC, PAGE."""
        return self.words[0] if self.words else ""

    @property
    def words(self) -> list[str]:
        """The instruction, split at blanks."""
        return self.instruction.split()


def fields(root: Element) -> list[Field]:
    """Read all fields of a story, the inner ones too, in the order in which they end."""
    stack: list[Field] = []
    done: list[Field] = []
    paragraph = None
    for node in root.iter(*_SEEN):
        if node.tag == qn("w:p"):
            paragraph = node
        elif node.tag == qn("w:fldChar"):
            done += _mark(node.get(qn("w:fldCharType")), stack, paragraph)
        elif node.tag == qn("w:instrText"):
            if not stack or stack[-1].has_result:
                raise FieldError(f"instruction outside a field: {node.text}")
            stack[-1].instruction += node.text or ""
        elif stack and node.getparent().tag == qn("w:r"):
            if not stack[-1].has_result:
                raise FieldError(f"text where the instruction should stand: {node.text}")
            stack[-1].result += "\t" if node.tag == qn("w:tab") else (node.text or "").replace("\xa0", " ")
    if stack:
        raise FieldError(f"never ends: {stack[-1].instruction}")
    return done


def _mark(kind: str, stack: list[Field], paragraph: Element) -> Iterator[Field]:
    if kind == "begin":
        stack.append(Field(paragraph))
        return
    if not stack:
        raise FieldError(f"{kind} without begin")
    top = stack[-1]
    if kind == "separate":
        if top.has_result:
            raise FieldError(f"two separators: {top.instruction}")
        top.has_result = True
        return
    if not top.words or not top.has_result:
        raise FieldError(f"a field without instruction or result: {top.instruction!r}")
    top.last = paragraph
    stack.pop()
    if stack:
        stack[-1].result += top.result
        stack[-1].inner.append(top)
    yield top
