"""Numbers of a Word file: whole, with a fraction (Google Docs, LibreOffice), with a unit, or spoilt."""

import re

from report_engine.ooxml.elements import Element, qn

_MEASURE = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d*)?|[+-]?\.\d+)\s*(mm|cm|in|pt|pc|pi|)\s*", re.ASCII)
_TWIPS = {"": 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def twips(element: Element | None, attribute: str, default: int = 0) -> int:
    """Read a length in twentieths of a point; the default where none, or nothing that is one, is written."""
    match = _match(element, attribute)
    return default if match is None else round(float(match[1]) * _TWIPS[match[2]])


def whole(element: Element | None, attribute: str = "val", default: int = 0) -> int:
    """Read a number that counts or measures without a unit."""
    match = _match(element, attribute)
    return default if match is None or match[2] else round(float(match[1]))


def points(text: str | None, per_point: int) -> float | None:
    """Read a length in points; what is written without a unit counts parts of a point. None if there is none."""
    match = _MEASURE.fullmatch(text or "")
    if match is None:
        return None
    return float(match[1]) * _TWIPS[match[2]] / 20 if match[2] else float(match[1]) / per_point


def _match(element: Element | None, attribute: str) -> re.Match[str] | None:
    return None if element is None else _MEASURE.fullmatch(element.get(qn(attribute)) or "")
