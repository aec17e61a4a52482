"""Reads the properties of a file: its title, and the category, which names the layout it was built with."""

from report_engine.ooxml.package import Package

CATEGORY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def property_of(package: Package, name: str) -> str:
    """Read a property that was set; empty if the file has none."""
    found = (package.read(core).findtext(name) for core in package.related("core-properties", "")[:1])
    return next(found, "") or ""
