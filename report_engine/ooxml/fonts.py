"""Which faces a document asks for, and their other names."""

from report_engine.ooxml.elements import attribute, qn
from report_engine.ooxml.package import open_package


def faces(docx: bytes) -> dict[str, tuple[str, ...]]:
    """List the faces that styles and text name, each with the names its font may go by."""
    package = open_package(docx, "word")
    parts = [package.read(name) for name in (package.main, package.part("styles")) if name]
    other = {}
    for font in package.optional("fontTable", "fonts").iter(qn("font")):
        names = attribute(font, "altName").split(",")
        other[font.get(qn("name"))] = tuple(name.strip() for name in names if name.strip())
    named: dict[str, None] = {}
    for part in parts:
        for fonts in part.iter(qn("rFonts")):
            named |= dict.fromkeys(filter(None, (fonts.get(qn(script)) for script in ("ascii", "eastAsia"))))
    return {name: (name, *other.get(name, ())) for name in named}


def replaced(wanted: dict[str, tuple[str, ...]], embedded: frozenset[str]) -> list[str]:
    """Name the faces of which no embedded font has one of the names (blanks and hyphens aside)."""
    have = {_plain(name) for name in embedded}
    wanted_fonts = {face: tuple(map(_plain, names)) for face, names in wanted.items()}
    return [face for face, names in wanted_fonts.items() if not any(font.startswith(names) for font in have)]


def _plain(name: str) -> str:
    return "".join(name.replace("-", "").replace("_", "").split()).lower()
