"""Whatever someone names as OLD or NEW, and however long it is."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.ooxml import DOCUMENT, Docx, Element, find, find_all, qn

from report_engine.compare import PackageError, compare_documents, describe

from .hands import changed, marked, paragraph
from .resolve import press_f9, resolve, story

OLD_DOC = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096  # what a file with a password begins with, too

DAMAGED = "不是完好的 Word 文件（.docx）"

COMMANDS: tuple[Callable[[bytes, bytes], object], ...] = (compare_documents, marked)


def without(docx: bytes, name: str, content: bytes | None = None) -> bytes:
    opened = Docx.read(docx)
    opened.parts = {n: p for n, p in opened.parts.items() if n != name}
    if content is not None:
        opened.parts[name] = content
    return opened.save()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _: OLD_DOC, "这是旧格式（.doc）的文件，或加了密码"),
        (lambda _: b"", DAMAGED),
        (lambda _: "一段文字".encode(), DAMAGED),
        (lambda docx: docx[: len(docx) // 2], DAMAGED),
        (lambda docx: without(docx, DOCUMENT), DAMAGED),
        (lambda docx: without(docx, "word/styles.xml"), DAMAGED),
        (lambda docx: without(docx, DOCUMENT, b"<nothing/>"), DAMAGED),
    ],
    ids=["doc or password", "empty", "text", "cut off", "no document", "no styles", "no body"],
)
def test_no_word_file(
    everything: bytes, command: Callable[[bytes, bytes], object], spoil: Callable[[bytes], bytes], said: str
) -> None:
    """The message says which of the two it is."""
    with pytest.raises(PackageError) as old:
        command(spoil(everything), everything)
    assert str(old.value).startswith(f"旧文件：{said}")
    with pytest.raises(PackageError) as new:
        command(everything, spoil(everything))
    assert str(new.value).startswith(f"新文件：{said}")


def test_a_template_has_unclosed_fields(everything: bytes) -> None:
    """Word opens a file whose field has no end; so does this."""

    def unclose(body: Element) -> None:
        ends = [n for n in body.iter() if str(n.tag).endswith("}fldChar") and "end" in n.attrib.values()]
        ends[-1].getparent().remove(ends[-1])

    broken = changed(everything, unclose)
    for old, new in ((everything, broken), (broken, everything), (broken, broken)):
        compare_documents(old, new)
        assert story(resolve(marked(old, new), "accept")) == story(Docx.read(new))


def rewritten(docx: bytes, chance: random.Random) -> bytes:
    """Exchange a third of the characters of every run."""

    def change(body: Element) -> None:
        for node in [n for n in body.iter() if str(n.tag).endswith("}t")]:
            node.text = "".join(chance.choice("天地人和") if chance.random() < 0.3 else c for c in node.text or "")

    return changed(docx, change)


def appended(docx: bytes, texts: list[str]) -> bytes:
    def change(body: Element) -> None:
        for text in texts:
            body[-1].addprevious(paragraph(text))

    return changed(docx, change)


CHANCE = random.Random(9)
LONG = "".join(CHANCE.choices("的一是了我不人在他有。", k=30_000))


@pytest.mark.parametrize(
    "texts",
    [
        ([f"第{n}段，原来的文字。" for n in range(1500)], [f"新写的第{n}段文字，全不一样。" for n in range(1500)]),
        (["相同的一段"] * 1500, ["相同的一段"] * 900 + ["另一段"] * 600),
        (["甲", "乙"] * 700, ["乙", "甲", "丙"] * 500),
        ([LONG], [LONG[:10_000] + "改动" + LONG[12_000:]]),
        ([LONG], [LONG[::-1]]),
    ],
    ids=["all rewritten", "one text again and again", "two in turn", "a paragraph of 60 pages", "backwards"],
)
def test_huge_differences_take_seconds(everything: bytes, texts: tuple[list[str], list[str]]) -> None:
    """difflib alone takes minutes for such."""
    old, new = (appended(everything, one) for one in texts)
    start = time.process_time()
    compare_documents(old, new)
    made = marked(old, new)
    assert time.process_time() - start < 20
    assert story(resolve(made, "accept")) == story(Docx.read(new))
    assert story(resolve(made, "reject")) == story(Docx.read(old))


def test_a_whole_report_rewritten(report: bytes) -> None:
    new = rewritten(report, random.Random(3))
    start = time.process_time()
    compare_documents(report, new)
    made = marked(report, new)
    assert time.process_time() - start < 20
    assert story(resolve(made, "accept")) == story(Docx.read(new))
    assert story(press_f9(resolve(made, "reject"))) == story(press_f9(Docx.read(report)))


def test_nothing_is_written_beside_the_answer(
    everything: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    marked(everything, appended(everything, ["一段"]))
    assert list(tmp_path.iterdir()) == []


def test_two_headings_with_one_bookmark(everything: bytes) -> None:
    """A copy in Word, or a damaged file: the second is known by its place."""
    opened = Docx.read(everything)
    names = [find(p, "w:bookmarkStart") for p in find_all(opened.body, "w:p") if find(p, "w:bookmarkStart") is not None]
    for one in names:
        one.set(qn("w:name"), str(names[0].get(qn("w:name"))))
    assert describe(compare_documents(everything, opened.save()))
    assert describe(compare_documents(opened.save(), everything))
