"""Imports elements of the old document into the new one: with its styles, lists, pictures, links."""

import posixpath
import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import count
from pathlib import PurePosixPath

from lxml import etree

from report_engine.compare.wordfile import MC, WordFile
from report_engine.ooxml.elements import WP, Element, R, copy, qn
from report_engine.ooxml.markup import parse, serialise
from report_engine.ooxml.relations import CONTENT_TYPES, RELATIONSHIPS, TYPES, rels_of

OLD = "old"  # before an id that is still to be given
_STYLES = [qn(name) for name in ("pStyle", "rStyle", "tblStyle")]
_DROPPED = [
    qn(name)
    for name in (
        *("sectPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"),
        *("footnoteReference", "endnoteReference", "permStart", "permEnd"),
    )
]
_DRAWN = [qn(name) for name in ("drawing", "pict", "object")]
_SAVED = re.compile(r"\}(?:rsid\w*|paraId|textId)$")


class Importer:
    """Copies elements from the old document into the new one; `files` are the parts that must come with them."""

    def __init__(self, old: WordFile, new: WordFile) -> None:
        self.old, self.new = old, new
        self.files: dict[str, bytes] = {}
        self.links: list[Element] = []
        self.ignorable = _ignorable(old.root) - _ignorable(new.root)
        ids = {name: key for key, name in new.report.style_names.items()}
        self.styles = {key: ids[name] for key, name in old.report.style_names.items() if name in ids}
        self.lists = _lists(old), _lists(new)
        pictures = ((name, new.package.parts[name]) for name in new.package.related("image"))
        self.known = {sha256(data).digest(): name for name, data in pictures}
        related = new.package.relations.get(new.package.main, ())
        self.taken = {one.id for one in related}
        self.types = _defaults(old) | _defaults(new)
        self.relations = {(one.type, one.part or one.target): one.id for one in reversed(related)}

    def elements(self, originals: Iterable[Element]) -> list[Element]:
        """Copy; what cannot be brought along is left out."""
        return [made for original in originals if (made := self.element(original)) is not None]

    def element(self, original: Element) -> Element | None:
        """Copy one element; None if it cannot be brought along."""
        made = copy(original)
        for choice in list(made.iter(f"{{{MC}}}AlternateContent")):
            fallback = choice.find(f"{{{MC}}}Fallback")
            parent = choice.getparent()
            if parent is None:
                return None
            at = parent.index(choice)
            parent[at : at + 1] = [] if fallback is None else list(fallback)
        for node in list(made.iter()):
            namespace = etree.QName(node).namespace if isinstance(node.tag, str) else None
            strange = node.tag in _DROPPED or namespace in self.ignorable
            if strange or not (self._style(node) and self._list(node) and self._attributes(node)):
                if node is made:
                    return None
                self._remove(node, made)
        return made

    def package(self) -> dict[str, bytes]:
        """Parts of the new package that bringing things along has changed or added."""
        if not self.links:
            return {}
        package = self.new.package
        rels = rels_of(package.main)
        relations = parse(package.parts.get(rels) or f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
        relations.extend(self.links)
        types = package.tree(CONTENT_TYPES)
        needed = {PurePosixPath(name).suffix[1:].lower() for name in self.files}
        for extension in sorted(needed - _defaults(self.new).keys()):
            kind = self.types[extension]
            types.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=kind))
        return {CONTENT_TYPES: serialise(types), rels: serialise(relations), **self.files}

    def _remove(self, node: Element, root: Element) -> None:
        """Take a node out with what would be senseless without it."""
        drawing = next(node.iterancestors(*_DRAWN), None)
        node = node if drawing is None else drawing
        parent, kept = node.getparent(), (qn("tc"), qn("p"), qn("tr"))
        while parent is not None and parent is not root and len(parent) == 1 and parent.tag not in kept:
            node, parent = parent, parent.getparent()
        if parent is not None:
            parent.remove(node)

    def _style(self, node: Element) -> bool:
        if node.tag not in _STYLES:
            return True
        known = self.styles.get(node.get(qn("val"), ""))
        if known:
            node.set(qn("val"), known)
        return known is not None

    def _list(self, node: Element) -> bool:
        """Keep membership in a list only where the new document has the same list."""
        if node.tag != qn("numPr"):
            return True
        number = node.find(qn("numId"))
        key = "" if number is None else number.get(qn("val"), "")
        same = next((k for k, v in self.lists[1].items() if v == self.lists[0].get(key)), None)
        same = key if key in self.lists[1] and self.lists[1][key] == self.lists[0].get(key) else same
        if number is not None and same is not None:
            number.set(qn("val"), same)
        return same is not None or key == "0"

    def _attributes(self, node: Element) -> bool:
        for name, value in list(node.attrib.items()):
            if etree.QName(name).namespace in self.ignorable or _SAVED.search(name):
                del node.attrib[name]
            elif name.startswith(f"{{{R}}}"):
                key = self._relation(value)
                if key is None:
                    return False
                node.set(name, key)
        if node.tag == f"{{{WP}}}docPr":
            node.set("id", OLD)
        return True

    def _relation(self, key: str) -> str | None:
        """Find or make the relationship in the new document; None for parts that have parts of their own."""
        one = self.old.relation(key)
        target = one.target
        if not one.external:
            data = self.old.package.parts.get(one.part)
            if data is None or one.kind != "image":
                return None
            digest, suffix = sha256(data), PurePosixPath(one.part).suffix
            if suffix[1:].lower() not in self.types:
                return None
            folder = posixpath.dirname(self.new.package.main)
            made = posixpath.join(folder, "media", f"{digest.hexdigest()[:16]}{suffix}")
            target = self.known.setdefault(digest.digest(), made)
            if target not in self.new.package.parts:
                self.files[target] = data
        if (one.type, target) not in self.relations:
            made = next(key for n in count(1) if (key := f"rId{n}") not in self.taken)
            self.taken.add(made)
            self.relations[one.type, target] = made
            link = etree.Element(f"{{{RELATIONSHIPS}}}Relationship", Id=made, Type=one.type, Target=target)
            if one.external:
                link.set("TargetMode", "External")
            else:
                link.set("Target", f"/{target}")
            self.links.append(link)
        return self.relations[one.type, target]


def _defaults(word: WordFile) -> dict[str, str]:
    """Types of parts by the ending of their names."""
    types = word.package.tree(CONTENT_TYPES)
    return {one.get("Extension", "").lower(): one.get("ContentType", "") for one in types.iter(f"{{{TYPES}}}Default")}


def _ignorable(root: Element) -> set[str]:
    names = (root.get(f"{{{MC}}}Ignorable") or "").split()
    return {root.nsmap[name] for name in names if name in root.nsmap}


def _lists(word: WordFile) -> dict[str, bytes]:
    """What each list looks like, by its number."""
    root = word.package.optional("numbering", "numbering")
    looks: dict[str | None, bytes] = {}
    for one in root.iter(qn("abstractNum")):
        levels = (etree.tostring(level, method="c14n") for level in one.iter(qn("lvl")))
        looks[one.get(qn("abstractNumId"))] = b"".join(levels)
    links = ((num.get(qn("numId")), num.find(qn("abstractNumId"))) for num in root.iter(qn("num")))
    return {key or "": looks.get(link.get(qn("val")), b"") for key, link in links if link is not None}
