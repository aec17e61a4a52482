"""Frees a file of what it would fetch or run: a copy to be rendered, a template to be built on."""

from report_engine.ooxml.active import ATTACHED, EMBEDDED, WEB, addresses, field_danger, is_lively, scheme_of
from report_engine.ooxml.elements import qn, remove
from report_engine.ooxml.fields import all_fields
from report_engine.ooxml.markup import parse, serialise
from report_engine.ooxml.package import Package
from report_engine.ooxml.relations import RELATIONSHIPS, Relation, rels_of


def without_template(package: Package) -> Package:
    """Drop the template that a document is attached to: nobody else has it, and nothing is printed from it."""
    changed = {}
    for owner, relations in package.relations.items():
        if any(one.kind == ATTACHED for one in relations):
            changed[rels_of(owner)] = _without(package, owner, {one.id for one in relations if one.kind == ATTACHED})
            root = package.tree(owner)
            for node in list(root.iter(qn(ATTACHED))):
                remove(node)
            changed[owner] = serialise(root)
    return package.with_parts(changed) if changed else package


def offline(package: Package) -> Package:
    """Make a copy to be rendered: no relationship leads outside, no field or picture fetches anything."""
    changed: dict[str, bytes] = {}
    for owner, relations in package.relations.items():
        gone = {one.id for one in relations if not _stays(one)}
        if gone:
            changed[rels_of(owner)] = _without(package, owner, gone)
    for name in package.xml:
        root = package.tree(name)
        lively = [one for one in all_fields(root) if field_danger(one, name) is not None]
        pictures = list(addresses(root))
        for one in lively:
            for code in one.codes:
                code.text = None
                code.attrib.pop(qn("instr"), None)
        for node, attribute in pictures:
            node.attrib.pop(attribute)
        if lively or pictures:
            changed[name] = serialise(root)
    for name, kind in package.types.items():
        if kind == "image/svg+xml" and is_lively(package.parts[name]):
            changed[name] = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    return package.with_parts(changed) if changed else package


def _stays(one: Relation) -> bool:
    if one.external:
        return one.kind == "hyperlink" and scheme_of(one.target) in WEB
    return one.kind not in EMBEDDED


def _without(package: Package, owner: str, gone: set[str]) -> bytes:
    root = parse(package.parts[rels_of(owner)])
    for one in list(root.iter(f"{{{RELATIONSHIPS}}}Relationship")):
        if one.get("Id") in gone:
            remove(one)
    return serialise(root)
