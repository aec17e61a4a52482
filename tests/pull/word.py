"""What somebody does in Word, in small steps: the XML of a report changed as Word changes it."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from report_engine.ooxml.elements import qn
from report_engine.ooxml.package import Package, open_package
from report_engine.ooxml.relations import CONTENT_TYPES, rels_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Word:
    """An open file: `paragraph` finds one by its words, `save` gives the file."""

    def __init__(self, data: bytes) -> None:
        self.package: Package = open_package(data, "word")
        self.root: etree._Element = self.package.tree(self.package.main)

    def save(self, path: Path) -> Path:
        path.write_bytes(self.bytes())
        return path

    def bytes(self) -> bytes:
        data = etree.tostring(self.root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return self.package.with_parts({self.package.main: data}).to_bytes()

    def paragraph(self, begin: str) -> etree._Element:
        """The one paragraph, outside of lists of contents, in which some words stand."""
        found = [
            p
            for p in self.root.iter(qn("p"))
            if begin in text(p) and p.find(f".//{qn('hyperlink')}[@{qn('anchor')}]") is None
        ]
        assert len(found) == 1, [text(p) for p in found]
        return found[0]

    def replace(self, old: str, new: str) -> None:
        """Type over words that stand in one run."""
        nodes = [t for p in self.root.iter(qn("p")) if old in text(p) for t in p.iter(qn("t")) if old in (t.text or "")]
        nodes = [node for node in nodes if node.text == old] or nodes
        assert len(nodes) == 1, [node.text for node in nodes]
        nodes[0].text = (nodes[0].text or "").replace(old, new)

    def track(self, old: str, new: str, author: str) -> None:
        """Type over words with changes tracked."""
        node = next(t for t in self.root.iter(qn("t")) if old in (t.text or ""))
        before, _, after = (node.text or "").partition(old)
        run = node.getparent()
        assert run is not None
        marks = f'w:id="901" w:author="{author}" w:date="2025-01-09T08:00:00Z"'
        space = 'xml:space="preserve"'
        for xml in (
            f"<w:r><w:t {space}>{before}</w:t></w:r>",
            f"<w:del {marks}><w:r><w:delText {space}>{old}</w:delText></w:r></w:del>",
            f"<w:ins {marks}><w:r><w:t {space}>{new}</w:t></w:r></w:ins>" if new else "",
            f"<w:r><w:t {space}>{after}</w:t></w:r>",
        ):
            if xml:
                run.addprevious(element(xml))
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    def after(self, begin: str, *texts: str, change: Callable[[etree._Element], None] | None = None) -> None:
        """Type paragraphs behind another one, in its style."""
        like = self.paragraph(begin)
        for words in reversed(texts):
            new = etree.fromstring(etree.tostring(like))
            for child in [child for child in new if child.tag != qn("pPr")]:
                new.remove(child)
            new.append(element(f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'))
            if change:
                change(new)
            like.addnext(new)

    def remove(self, begin: str) -> None:
        paragraph = self.paragraph(begin)
        parent = paragraph.getparent()
        assert parent is not None
        parent.remove(paragraph)

    def comment(self, words: str, text_: str, author: str, *, extended: str = "") -> None:
        """Hang a comment, and one reply that is resolved with it, on words that stand in one run."""
        node = next(t for t in self.root.iter(qn("t")) if words in (t.text or ""))
        run = node.getparent()
        assert run is not None
        run.addprevious(element('<w:commentRangeStart w:id="7"/>'))
        run.addnext(element('<w:r><w:commentReference w:id="7"/></w:r>'))
        run.addnext(element('<w:commentRangeEnd w:id="7"/>'))
        w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        entries = "".join(
            f'<w:comment w:id="{key}" w:author="{by}" w:date="2025-01-09T08:00:00Z"><w:p w14:paraId="{mark}">'
            f"<w:r><w:t>{said}</w:t></w:r></w:p></w:comment>"
            for key, by, mark, said in (("7", author, "00000AAA", text_), ("8", "作者", "00000BBB", "已核对"))
        )
        self._add(
            "comments", f'<w:comments xmlns:w="{W}" {w14}>{entries}</w:comments>', "wordprocessingml.comments+xml"
        )
        if extended:
            w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
            body = (
                f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="00000AAA" w15:done="{extended}"/>'
                '<w15:commentEx w15:paraId="00000BBB" w15:paraIdParent="00000AAA" w15:done="0"/></w15:commentsEx>'
            )
            self._add("commentsExtended", body, "wordprocessingml.commentsExtended+xml")

    def _add(self, kind: str, xml: str, content_type: str) -> None:
        name = f"word/{kind}.xml"
        rels = rels_of(self.package.main)
        link = (
            f'<Relationship Id="rId{kind}" Target="{kind}.xml" '
            f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
        )
        full = f"application/vnd.openxmlformats-officedocument.{content_type}"
        override = f'<Override PartName="/{name}" ContentType="{full}"/></Types>'
        parts = self.package.parts
        self.package = self.package.with_parts(
            {
                name: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}'.encode(),
                rels: parts[rels].replace(b"</Relationships>", link.encode()),
                CONTENT_TYPES: parts[CONTENT_TYPES].replace(b"</Types>", override.encode()),
            }
        )


def element(xml: str) -> etree._Element:
    """Make an element of Word's."""
    head, _, rest = xml.partition(" " if " " in xml.partition(">")[0] else ">")
    joint = xml[len(head)]
    return etree.fromstring(f'{head} xmlns:w="{W}"{joint}{rest}' if joint == ">" else f'{head} xmlns:w="{W}" {rest}')


def text(paragraph: etree._Element) -> str:
    """The words of a paragraph."""
    return "".join(node.text or "" for node in paragraph.iter(qn("t")))
