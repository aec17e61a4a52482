"""How the parts of a package hang together: its content types, and the relationships of every part."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from report_engine.ooxml.markup import parse

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship as it is written; `part` is the part it leads to, empty if it leads outside."""

    id: str
    type: str
    target: str
    external: bool
    part: str

    @property
    def kind(self) -> str:
        """The last word of the type: `styles`, `image`, `hyperlink` …"""
        return self.type.rpartition("/")[2]


def rels_of(part: str) -> str:
    """Name the part that holds the relationships of a part; of the package for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_relations(parts: Mapping[str, bytes], owner: str) -> tuple[Relation, ...]:
    """Read the relationships of a part, in their order."""
    data = parts.get(rels_of(owner))
    if data is None:
        return ()
    known = {name.lower(): name for name in parts}
    found = []
    for one in parse(data).iter(f"{{{RELATIONSHIPS}}}Relationship"):
        target, external = one.get("Target", ""), one.get("TargetMode") == "External"
        part = "" if external else _resolved(target, owner)
        part = next((known[name.lower()] for name in (part, unquote(part)) if name.lower() in known), part)
        found.append(Relation(one.get("Id", ""), one.get("Type", ""), target, external, part))
    return tuple(found)


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Give the type of every part that has one."""
    root = parse(parts[CONTENT_TYPES])
    defaults = {
        one.get("Extension", "").lower(): one.get("ContentType", "") for one in root.iter(f"{{{TYPES}}}Default")
    }
    own = {one.get("PartName", "").lower(): one.get("ContentType", "") for one in root.iter(f"{{{TYPES}}}Override")}
    found = {}
    for name in parts:
        kind = own.get(f"/{name}".lower()) or defaults.get(name.rpartition(".")[2].lower(), "")
        if kind:
            found[name] = kind
    return found


def is_half_written(parts: Mapping[str, bytes], name: str) -> bool:
    """Tell whether an entry of the content types, or a relationship, lacks what makes it one."""
    needed = {
        f"{{{TYPES}}}Default": ("Extension", "ContentType"),
        f"{{{TYPES}}}Override": ("PartName", "ContentType"),
        f"{{{RELATIONSHIPS}}}Relationship": ("Id", "Type", "Target"),
    }
    entries = ((one, needed.get(str(one.tag), ())) for one in parse(parts[name]).iter())
    return any(one.get(attribute) is None for one, attributes in entries for attribute in attributes)


def _resolved(target: str, owner: str) -> str:
    """Follow a target from the folder of the part that it belongs to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target.partition("#")[0])).lstrip("/")
