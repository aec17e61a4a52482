"""Leads mentions of what a school's report does without to the heading under which it would stand."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from report_engine.document import Document, Ref


def without(document: Document, absent: Mapping[str, str]) -> Document:
    """Send every mention of an id that is left out to the heading that is named for it."""
    if not absent:
        return document
    led = _led(document, {key: heading or document.sections[0].id for key, heading in absent.items()})
    assert isinstance(led, Document)
    return led


def _led(node: Any, absent: Mapping[str, str]) -> Any:
    """Rebuild what holds such a mention; all else stays the very same object."""
    if isinstance(node, Ref):
        return replace(node, target=absent[node.target]) if node.target in absent else node
    if isinstance(node, tuple):
        parts = tuple(_led(part, absent) for part in node)
        return parts if any(new is not old for new, old in zip(parts, node, strict=True)) else node
    if not is_dataclass(node) or isinstance(node, type) or not type(node).__module__.startswith(_TREE):
        return node
    old = {field.name: getattr(node, field.name) for field in fields(node)}
    new = {name: part for name, value in old.items() if (part := _led(value, absent)) is not value}
    return replace(node, **new) if new else node


_TREE = "report_engine.document."
