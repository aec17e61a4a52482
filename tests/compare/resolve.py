"""Accepts or rejects every tracked change, as Word does; written apart from the engine, to check it."""

from typing import Literal

from support.ooxml import DOCUMENT, Docx, Element, find, find_all, qn, value

Answer = Literal["accept", "reject"]
_ENDS = ("Start", "End")
_STAY = {qn(f"w:{name}") for name in ("rPr", "sectPr", "ins", "del", "moveFrom", "moveTo")}
_TEXT = {qn("w:delText"): qn("w:t"), qn("w:delInstrText"): qn("w:instrText")}


def resolve(docx: bytes, answer: Answer) -> Docx:
    """Give the document as it is after 全部接受 or 全部拒绝."""
    result = Docx.read(docx)
    root = result.xml(DOCUMENT)
    _formats(root, answer)
    sides = [(qn("w:ins"), qn("w:moveTo")), (qn("w:del"), qn("w:moveFrom"))]
    keep, drop = sides if answer == "accept" else sides[::-1]
    for edge in list(root.iter(*(qn(f"w:{kind}Range{end}") for kind in ("moveFrom", "moveTo") for end in _ENDS))):
        edge.getparent().remove(edge)
    _cells(root, answer)
    _rows(root, drop)
    for node in [n for n in root.iter(*drop) if n.getparent().tag not in (qn("w:rPr"), qn("w:trPr"))]:
        node.getparent().remove(node)
    for paragraph in [p for p in root.iter(qn("w:p")) if find(p, "w:pPr/w:rPr") is not None]:
        if any(child.tag in drop for child in find(paragraph, "w:pPr/w:rPr")):
            _run_on(paragraph)
    for node in list(root.iter(*keep, *drop)):
        parent = node.getparent()
        parent[parent.index(node) : parent.index(node) + 1] = list(node)
    for node in list(root.iter(*_TEXT)):
        node.tag = _TEXT[node.tag]
    result.parts[DOCUMENT] = b""  # the tree is what counts now
    return result


def _formats(root: Element, answer: Answer) -> None:
    """Give texts and paragraphs the look that they had, or leave them the one that they have."""
    for change in list(root.iter(qn("w:pPrChange"), qn("w:rPrChange"))):
        properties = change.getparent()
        properties.remove(change)
        if answer == "reject":
            stay = [child for child in properties if child.tag in _STAY]
            properties[:] = [*change[0], *stay]


def _cells(root: Element, answer: Answer) -> None:
    drop = qn("w:cellDel" if answer == "accept" else "w:cellIns")
    for cell in [mark.getparent().getparent() for mark in root.iter(drop)]:
        cell.getparent().remove(cell)
    for mark in list(root.iter(qn("w:cellIns"), qn("w:cellDel"))):
        mark.getparent().remove(mark)


def _rows(root: Element, drop: tuple[str, ...]) -> None:
    for row in list(root.iter(qn("w:tr"))):
        properties = find(row, "w:trPr")
        if properties is not None and any(child.tag in drop for child in properties):
            table = row.getparent()
            table.remove(row)
            if find(table, "w:tr") is None:
                table.getparent().remove(table)


def _run_on(paragraph: Element) -> None:
    """Without its end a paragraph runs on into the next one, whose properties hold."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != qn("w:pPr")]
    if following is not None and following.tag == qn("w:p"):
        start = 0 if find(following, "w:pPr") is None else 1
        following[start:start] = content
    else:
        text = [node for child in content for node in child.iter() if node.tag in (qn("w:r"), *_TEXT)]
        assert not text, "text before a table or at the end of a cell has lost its end"
    paragraph.getparent().remove(paragraph)


def uncounted(docx: Docx) -> Docx:
    """Put a field's instruction for its result where Word counts that again: another number is no other text."""
    for words, results in _fields(docx.body):
        if words[0] in ("SEQ", "REF", "PAGEREF"):
            _write(results, f"⟨{' '.join(words)}⟩")
    return docx


def story(docx: Docx, *, styles: bool = False, generated: bool = False) -> list[object]:
    """Read a document as nested lists; 目录 and the lists only if `generated`."""
    names = {s.get(qn("w:styleId")): value(s, "w:name") for s in docx.xml("word/styles.xml").iter(qn("w:style"))}
    return _blocks(docx.body, names, styles, generated)


def _blocks(parent: Element, names: dict[str, str], styles: bool, generated: bool) -> list[object]:
    result: list[object] = []
    for block in parent:
        if block.tag == qn("w:p"):
            style = names.get(value(block, "w:pPr/w:pStyle") or "", "")
            if generated or not style.startswith(("toc ", "table of figures")):
                result.append((style, printed(block)) if styles else printed(block))
        elif block.tag == qn("w:tbl"):
            rows = find_all(block, "w:tr")
            result.append([[_blocks(c, names, styles, generated) for c in find_all(row, "w:tc")] for row in rows])
    return result


def printed(paragraph: Element) -> str:
    """Text, results of fields and, for each picture, its relationship's mark."""
    text = ""
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("wp:docPr")):
        if node.tag == qn("w:t"):
            text += node.text or ""
        elif node.tag == qn("wp:docPr"):
            text += f"〔{node.get('descr')}〕"
        elif node.getparent().tag == qn("w:r"):
            text += "\t" if node.tag == qn("w:tab") else "\n"
    return text


def press_f9(docx: Docx) -> Docx:
    """Count SEQ fields again and read again what REF fields mention, as Word does when fields are updated."""
    counts: dict[str, int] = {}
    for words, results in list(_fields(docx.body)):
        if words[0] == "SEQ":
            fixed = words[words.index(r"\r") + 1] if r"\r" in words else None
            counts[words[1]] = int(fixed) if fixed else counts.get(words[1], 0) + 1
            _write(results, str(counts[words[1]]))
    covered = _covered(docx.body)
    for words, results in list(_fields(docx.body)):
        if words[0] == "REF" and r"\r" not in words:
            _write(results, covered.get(words[1]) or "错误！未找到引用源。")  # of nothing, too
        elif words[0] == "REF":
            _write(results, _heading_numbers(docx).get(words[1], "错误！未找到引用源。"))
    return docx


def _write(results: list[Element], text: str) -> None:
    for node in results:
        node.text, text = text, ""


def _fields(root: Element) -> list[tuple[list[str], list[Element]]]:
    """Instruction and nodes of the result of each field that lies in one paragraph."""
    found: list[tuple[list[str], list[Element]]] = []
    for paragraph in root.iter(qn("w:p")):
        stack: list[tuple[list[str], list[Element], list[bool]]] = []
        for node in paragraph.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
            kind = node.get(qn("w:fldCharType"))
            if kind == "begin":
                stack.append(([], [], []))
            elif kind == "separate" and stack:
                stack[-1][2].append(True)
            elif kind == "end" and stack:
                codes, results, _ = stack.pop()
                found.append(("".join(codes).split() or [""], results))
            elif stack and node.tag == qn("w:instrText"):
                stack[-1][0].append(node.text or "")
            elif stack and stack[-1][2] and node.tag == qn("w:t"):
                stack[-1][1].append(node)
    return found


def _covered(root: Element) -> dict[str, str]:
    names: dict[str, str] = {}
    texts: dict[str, str] = {}
    for node in root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t")):
        if node.tag == qn("w:bookmarkStart"):
            names[str(node.get(qn("w:id")))] = str(node.get(qn("w:name")))
            texts[str(node.get(qn("w:name")))] = ""
        elif node.tag == qn("w:bookmarkEnd"):
            names.pop(str(node.get(qn("w:id"))), None)
        else:
            for name in names.values():
                texts[name] += node.text or ""
    return texts


def _heading_numbers(docx: Docx) -> dict[str, str]:
    """Number of the heading in which each bookmark begins, counted 1, 1.1, 1.1.1."""
    names = {s.get(qn("w:styleId")): value(s, "w:name") for s in docx.xml("word/styles.xml").iter(qn("w:style"))}
    counts = [0, 0, 0]
    numbers: dict[str, str] = {}
    for paragraph in docx.body.iter(qn("w:p")):
        style = names.get(value(paragraph, "w:pPr/w:pStyle"), "") or ""
        if style.startswith("heading "):
            level = int(style[-1])
            counts[level - 1] += 1
            counts[level:] = [0] * (3 - level)
            for start in find_all(paragraph, ".//w:bookmarkStart"):
                numbers[str(start.get(qn("w:name")))] = ".".join(map(str, counts[:level]))
    return numbers
