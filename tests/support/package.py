"""Makes Word packages of a few parts, and spoils whole ones."""

import io
import zipfile
from collections.abc import Mapping

_NS = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("styles", "settings", "numbering", "fontTable", "theme", "footnotes", "endnotes", "header", "footer")


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Write parts as a ZIP file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return data.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Read the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def word_package(parts: Mapping[str, bytes]) -> bytes:
    """Write the parts of a Word document with the content types and relationships that they need."""
    types = [f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>']
    relations = []
    for number, name in enumerate(parts):
        kind = next((kind for kind in _KINDS if name.startswith(f"word/{kind}")), "")
        kind = "image" if name.startswith("word/media/") else kind
        if kind:
            target = name.removeprefix("word/")
            relations.append(f'<Relationship Id="rId{number}" Type="{_TYPE}/{kind}" Target="{target}"/>')
        if kind and kind != "image":
            types.append(f'<Override PartName="/{name}" ContentType="{_WORD}.{kind}+xml"/>')
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults |= {"png": "image/png", "jpg": "image/jpeg"}
    known = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items())
    main = f'<Relationship Id="rId1" Type="{_TYPE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_NS}/content-types">{known}{"".join(types)}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{_NS}/relationships">{main}</Relationships>'.encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_NS}/relationships">{"".join(relations)}</Relationships>'.encode()
            ),
            **parts,
        }
    )
