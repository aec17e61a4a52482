"""The door for Word and Excel packages: what comes in is whole, what does not is told with the part and the cure."""

import io
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from openpyxl import Workbook
from support.package import unzipped, word_package, zipped

from report_engine.ooxml.package import PackageError, open_package
from report_engine.ooxml.soundness import faults

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
EMPTY = f"<w:document {W}><w:body/></w:document>".encode()
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def word() -> bytes:
    data = io.BytesIO()
    Document().save(data)
    return data.getvalue()


def excel() -> bytes:
    data = io.BytesIO()
    Workbook().save(data)
    return data.getvalue()


def refused(data: bytes, kind: str = "word") -> str:
    with pytest.raises(PackageError) as error:
        open_package(data, kind)  # type: ignore[arg-type]
    assert error.value.hint
    return str(error.value)


def changed(part: str, old: bytes, new: bytes) -> bytes:
    parts = unzipped(word())
    assert old in parts[part], part
    return zipped({**parts, part: parts[part].replace(old, new)})


def test_a_word_file_and_a_workbook() -> None:
    package = open_package(word(), "word")
    assert (package.main, package.part("styles")) == ("word/document.xml", "word/styles.xml")
    assert list(package.stories.values()) == ["document"]
    assert open_package(excel(), "excel").main == "xl/workbook.xml"


def test_parts_are_found_by_their_relationships_not_by_their_names() -> None:
    """Word online calls them document2.xml, styles2.xml, theme2.xml."""
    parts = unzipped(word())
    renamed = {
        name.replace("word/document.xml", "word/document2.xml")
        .replace("styles.xml", "styles2.xml")
        .replace("document.xml.rels", "document2.xml.rels"): data.replace(b"document.xml", b"document2.xml").replace(
            b"styles.xml", b"styles2.xml"
        )
        for name, data in parts.items()
    }
    package = open_package(zipped(renamed), "word")
    assert (package.main, package.part("styles")) == ("word/document2.xml", "word/styles2.xml")
    assert package.part("numbering") == "word/numbering.xml"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是压缩包"),
        (b"PK\x03\x04", "不是压缩包"),
        ("不是 Word 文件".encode(), "不是压缩包"),
        (OLE + bytes(600), "旧格式（.doc）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "不是 Word 文件"),
        (excel(), "Excel 工作簿"),
        (changed("[Content_Types].xml", b"document.main+xml", b"template.main+xml"), "（.dotx）"),
        (
            changed(
                "[Content_Types].xml",
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.document.macroEnabled.main+xml",
            ),
            "带宏的 Word 文件（.docm）",
        ),
        (changed("[Content_Types].xml", b'PartName="/word/document.xml"', b'PartName="/word/x.xml"'), "没有写明"),
        (changed("_rels/.rels", b"word/document.xml", b"word/gone.xml"), "没有主要部件 word/gone.xml"),
        (changed("word/document.xml", b"</w:body>", b""), "word/document.xml 内容损坏，不成 XML"),
        (changed("docProps/core.xml", b"</cp:coreProperties>", b""), "docProps/core.xml 内容损坏"),
        (changed("word/document.xml", b"w:body", b"w:text"), "里没有正文"),
        (word_package({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}/>'.encode()}), "DOCTYPE"),
        (
            word_package(
                {"word/document.xml": b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}
            ),
            "Strict Open XML",
        ),
    ],
)
def test_what_is_no_word_file(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_one_bit_of_a_part_is_told_with_the_part() -> None:
    parts = unzipped(word())
    raw = bytearray(zipped(parts, zipfile.ZIP_STORED))
    raw[raw.index(b"<w:sectPr") + 4] ^= 1
    assert "word/document.xml 内容损坏，与校验和不符" in refused(bytes(raw))


def test_every_byte_of_the_list_of_contents_may_be_wrong() -> None:
    """Nothing but a PackageError comes out, whatever byte is hit."""
    data = word_package({"word/document.xml": EMPTY, "word/media/a.png": b""})
    for at in range(data.index(b"PK\x01\x02"), len(data)):
        spoilt = bytearray(data)
        spoilt[at] ^= 0xFF
        with suppress(PackageError):
            open_package(bytes(spoilt), "word")


def pretending(data: bytes, size: int, other: int) -> bytes:
    """Write another size into the lists of contents."""
    return data.replace(size.to_bytes(4, "little"), other.to_bytes(4, "little"))


def test_more_than_the_memory_holds_is_refused_before_it_is_inflated() -> None:
    body = b"<w:p/>" * 3_000_000
    main = f"<w:document {W}><w:body>".encode() + body + b"</w:body></w:document>"
    assert "word/document.xml 压缩得异常紧" in refused(word_package({"word/document.xml": main}))
    large = word_package({"word/document.xml": EMPTY, "word/media/a.png": bytes(1_234_567)})
    assert "有 250 MB，太大" in refused(pretending(large, 1_234_567, 250_000_000))
    parts = {f"word/media/{n}.png": b"" for n in range(6000)}
    assert "部件，太多" in refused(word_package({"word/document.xml": EMPTY, **parts}))


def test_a_size_that_lies_is_not_believed() -> None:
    """The list of contents says 1,000 bytes; what is behind would be ten million."""
    data = word_package({"word/document.xml": EMPTY, "word/media/a.png": bytes(10_000_000)})
    assert "word/media/a.png 内容损坏" in refused(pretending(data, 10_000_000, 1_000))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_equal_names() -> None:
    data = io.BytesIO(word())
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/document.xml", b"<other/>")
    assert "同名的部件" in refused(data.getvalue())


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("word/media/a.png", b"", "word/media/a.png 图片是空的"),
        ("word/media/a.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "word/media/a.png 图片不完整"),
        ("word/media/a.jpg", b"\x89PNG\r\n\x1a\n", "word/media/a.jpg 图片的内容与类型不符"),
        ("word/media/a.jpg", b"\xff\xd8\xff\xda" + bytes(20), "word/media/a.jpg 图片不完整"),
        ("word/blob.bin", b"?", "word/blob.bin [Content_Types].xml 没有写明"),
    ],
)
def test_what_word_would_refuse(part: str, content: bytes, said: str) -> None:
    parts = {"word/document.xml": EMPTY, part: content}
    found = [f"{fault.part} {fault.message}" for fault in faults(open_package(word_package(parts), "word"))]
    assert [line.startswith(said) for line in found] == [True]


def test_relationships_that_lead_nowhere() -> None:
    parts = unzipped(word())
    del parts["word/theme/theme1.xml"]
    body = parts["word/document.xml"].replace(
        b"<w:body>",
        b'<w:body><w:p><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        b' r:id="rId99"/></w:p>',
    )
    found = list(faults(open_package(zipped({**parts, "word/document.xml": body}), "word")))
    assert [fault.part for fault in found] == ["word/_rels/document.xml.rels", "word/document.xml"]
    assert "word/theme/theme1.xml 不在文件里" in found[0].message
    assert "rId99 不存在" in found[1].message


RELS = "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("[Content_Types].xml", b'PartName="/word/settings.xml"', b'Part="x"', "有一条没有写全"),
        (RELS, b' Target="settings.xml"', b"", "有一条没有写全"),
        (
            "[Content_Types].xml",
            b"wordprocessingml.settings+xml",
            b"wordprocessingml.other+xml",
            "没有写明它是 settings",
        ),
        (
            RELS,
            b"officeDocument/2006/relationships/settings",
            b"oFficeDocument/2006/relationships/settings",
            "类型写错了",
        ),
    ],
    ids=["half a type", "half a relationship", "another type", "a slip in a type"],
)
def test_entries_that_are_none(part: str, old: bytes, new: bytes, said: str) -> None:
    found = [fault.message for fault in faults(open_package(changed(part, old, new), "word"))]
    assert any(said in message for message in found), found


def test_a_whole_file_has_no_fault() -> None:
    assert list(faults(open_package(word(), "word"))) == []
