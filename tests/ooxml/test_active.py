"""What a Word file fetches or runs when it is opened: found, and taken out of what is rendered."""

import pytest
from support.package import unzipped, word_package, zipped

from report_engine.ooxml.active import Danger, active_content
from report_engine.ooxml.elements import R, W
from report_engine.ooxml.offline import offline, without_template
from report_engine.ooxml.package import Package, open_package

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str = "", kind: str = "", target: str = "", external: bool = True) -> Package:
    """A document with a text and a relationship."""
    main = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    parts = unzipped(word_package({"word/document.xml": main.encode(), "word/embeddings/a.bin": b"?"}))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'
    )
    mode = ' TargetMode="External"' if external else ""
    link = f'<Relationship Id="rId9" Type="{TYPE}/{kind}" Target="{target}"{mode}/></Relationships>' if kind else ""
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode() or b"</Relationships>")
    return open_package(zipped(parts), "word")


def code(instruction: str) -> str:
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("made", "danger"),
    [
        (package(kind="image", target="http://example.org/a.png"), Danger.OPENING),
        (package(kind="image", target="file:///C:/a.png"), Danger.OPENING),
        (package(kind="attachedTemplate", target="http://example.org/a.dotm"), Danger.OPENING),
        (package(kind="attachedTemplate", target="\\\\server\\a.dotm"), Danger.OPENING),
        (package(kind="attachedTemplate", target="C:\\模板\\Normal.dotm"), Danger.TEMPLATE),
        (package(kind="aFChunk", target="http://example.org/a.html"), Danger.OPENING),
        (package(kind="oleObject", target="embeddings/a.bin", external=False), Danger.OPENING),
        (package(kind="package", target="embeddings/a.bin", external=False), Danger.OPENING),
        (package(kind="vbaProject", target="embeddings/a.bin", external=False), Danger.OPENING),
        (package(kind="hyperlink", target="C:\\a.docx"), Danger.CLICK),
        (package(kind="hyperlink", target="javascript:alert(1)"), Danger.CLICK),
        (package(code("DDEAUTO c:\\x y")), Danger.OPENING),
        (package(code(' dde "x"')), Danger.OPENING),
        (package(code('INCLUDEPICTURE "http://example.org/a.png"')), Danger.OPENING),
        (package('<w:p><w:fldSimple w:instr="INCLUDETEXT a.docx"/></w:p>'), Danger.OPENING),
        (
            package('<w:p><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://example.org/a.png"/></w:p>'),
            Danger.OPENING,
        ),
    ],
)
def test_what_is_told(made: Package, danger: Danger) -> None:
    (found,) = active_content(made)
    assert found.danger is danger
    left = [one for one in active_content(offline(made)) if one.danger is not Danger.CLICK]
    assert left == []
    assert list(active_content(without_template(made))) == ([] if "模板" in found.what else [found])


@pytest.mark.parametrize("target", ["http://example.org", "https://example.org/?a=1#b", "mailto:a@example.org", "#top"])
def test_links_to_the_web_and_to_a_mailbox_are_good(target: str) -> None:
    made = package(kind="hyperlink", target=target)
    assert list(active_content(made)) == []


def test_fields_that_only_print() -> None:
    assert list(active_content(package(code("PAGE") + code("SEQ 表") + code('HYPERLINK "https://example.org"')))) == []


def test_a_clean_package_is_not_touched() -> None:
    made = package(code("PAGE"))
    assert offline(made) is made
    assert without_template(made) is made
