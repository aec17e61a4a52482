"""Settles the tracked changes of an edited file, and remembers who made them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from report_engine.base import Story, read_story
from report_engine.ooxml.accept import CHANGES, accept
from report_engine.ooxml.elements import Element, qn
from report_engine.ooxml.package import Package
from report_engine.ooxml.reject import authors, reject

_GONE = (qn("del"), qn("moveFrom"))


@dataclass(frozen=True, slots=True)
class Settled:
    """The story as it reads, by whom each block was changed, and who tracked changes at all."""

    story: Story
    authors: tuple[tuple[str, ...], ...]
    everybody: tuple[str, ...]


def settle(package: Package, *, refused: bool = False, only: frozenset[str] = frozenset()) -> Settled:
    """Accept tracked changes; with `refused` take them back, with `only` those of these authors alone count."""
    root: Element = package.tree(package.main)
    everybody = tuple(authors(root))
    if refused or only:
        reject(root, lambda name: (not only or name in only) if refused else name not in only)
    made = _made(root)
    accept(root)
    story = read_story(package, root)
    found = tuple(
        tuple(dict.fromkeys(name for element in elements for name in made.get(element, ())))
        for elements in story.paragraphs
    )
    return Settled(story, found, everybody)


def _made(root: Element) -> Mapping[Element, list[str]]:
    """Name who changed each paragraph; of one that goes, the next one that stays tells it."""
    found: defaultdict[Element, list[str]] = defaultdict(list)
    for node in root.iter(*CHANGES):
        paragraph = next(node.iterancestors(qn("p")), None)
        name = node.get(qn("author")) or ""
        while paragraph is not None:
            found[paragraph].append(name)
            mark = paragraph.find(f"{qn('pPr')}/{qn('rPr')}")
            goes = mark is not None and any(child.tag in _GONE for child in mark)
            paragraph = paragraph.getnext() if goes and node.getparent() is mark else None
    return found
