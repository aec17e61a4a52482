"""Edits of tables and boxes, and what only a program's bookkeeping shows."""

from copy import deepcopy

from lxml import etree

from bench.redline.edits import TEXTS, Edit, Element, Page, drop, qn, text_of

_WHO = {qn("id"): "90001", qn("author"): "王局长", qn("date"): "2024-11-05T08:00:00Z"}


def row_new(page: Page) -> None:
    """A row added behind another."""
    row = page.chance.choice(page.chance.choice(page.tables()).findall(qn("tr"))[1:])
    made = page.fresh(row)
    for merge in made.iter(qn("vMerge")):
        merge.attrib.pop(qn("val"), None)
    for node in made.iter(qn("t")):
        node.text = f"新{page.chance.randrange(999)}"
    row.addnext(made)


def row_gone(page: Page) -> None:
    """The last row of a table deleted."""
    drop(page.chance.choice(page.tables()).findall(qn("tr"))[-1])


def row_moved(page: Page) -> None:
    """A row without merged cells put at the end of its table."""
    rows = [r for t in page.tables() for r in t.findall(qn("tr"))[1:-1] if r.find(f".//{qn('vMerge')}") is None]
    row = page.chance.choice(rows)
    row.getparent().append(row)


def group_begun_later(page: Page) -> None:
    """The first row of a group deleted: Word lets the merged cell begin in the next."""
    first, second, *_ = page.chance.choice(page.groups(page.chance.choice(page.tables(merged=True))))
    _take_label(first, second)
    drop(first)


def group_turned(page: Page) -> None:
    """The first row of a group moved down by one."""
    first, second, *_ = page.chance.choice(page.groups(page.chance.choice(page.tables(merged=True))))
    _take_label(first, second)
    second.addnext(first)


def _take_label(first: Element, second: Element) -> None:
    one, other = first.find(qn("tc")), second.find(qn("tc"))
    place = other.getparent().index(other)
    one.addnext(other)
    second.insert(place, one)


def merged(page: Page) -> None:
    """Two cells of the first column merged by hand."""
    rows = [r for t in page.tables() for r in t.findall(qn("tr"))[1:]]
    pairs = [(r, r.getnext()) for r in rows if r.getnext() is not None and not _has_merge(r) | _has_merge(r.getnext())]
    first, second = (row.find(qn("tc")) for row in page.chance.choice(pairs))
    for number, one in enumerate((first, second)):
        mark = etree.Element(qn("vMerge"), {} if number else {qn("val"): "restart"})
        one.find(qn("tcPr")).insert(1, mark)
    first.extend([p for p in second.findall(qn("p")) if text_of(p)])
    second[:] = [second.find(qn("tcPr")), page.like(first.find(qn("p")), "")]
    drop(second[-1][-1])


def _has_merge(row: Element) -> bool:
    return row.find(f".//{qn('vMerge')}") is not None


def unmerged(page: Page) -> None:
    """A merged cell of the first column split again."""
    for row in page.chance.choice(page.groups(page.chance.choice(page.tables(merged=True)))):
        drop(row.find(f"{qn('tc')}/{qn('tcPr')}/{qn('vMerge')}"))


def _plain(page: Page) -> Element:
    found = [t for t in page.tables() if t.find(f".//{qn('gridSpan')}") is None]
    return page.chance.choice(found)


def column_new(page: Page) -> None:
    """A column added behind another."""
    table = _plain(page)
    at = page.chance.randrange(1, len(table.find(qn("tblGrid"))))
    for number, row in enumerate((table.find(qn("tblGrid")), *table.findall(qn("tr")))):
        left = row.findall(qn("tc") if number else qn("gridCol"))[at - 1]
        made = page.fresh(left)
        for merge in [*made.iter(qn("vMerge"))]:
            drop(merge)
        for node in made.iter(qn("t")):
            node.text = f"列{number}"
        left.addnext(made)


def column_gone(page: Page) -> None:
    """A column deleted."""
    table = _plain(page)
    at = page.chance.randrange(1, len(table.find(qn("tblGrid"))))
    for row in (table.find(qn("tblGrid")), *table.findall(qn("tr"))):
        drop(row.findall(qn("tc" if row.tag == qn("tr") else "gridCol"))[at])


def table_gone(page: Page) -> None:
    """A table deleted, its caption with it."""
    table = page.chance.choice(page.tables())
    drop(table.getprevious())
    drop(table)


def table_moved(page: Page) -> None:
    """A table put behind another paragraph, its caption with it."""
    table = page.chance.choice(page.tables())
    above, place = table.getprevious(), page.one()
    place.addnext(table)
    place.addnext(above)


def table_new(page: Page) -> None:
    """A table pasted behind a paragraph."""
    table, place = page.chance.choice(page.tables()), page.one()
    place.addnext(page.fresh(table))
    place.addnext(page.fresh(table.getprevious()))


def _boxes(page: Page) -> list[list[Element]]:
    """The boxes of cases: a title and what follows in the same box."""
    boxes: list[list[Element]] = []
    for block in page.body:
        if block.tag == qn("p") and page.style(block) == "CaseTitle":
            boxes.append([block])
        elif boxes and boxes[-1] and block.getprevious() is boxes[-1][-1] and page.style(block).startswith("Case"):
            boxes[-1].append(block)
    return boxes


def box_gone(page: Page) -> None:
    """The box of a case deleted."""
    for block in page.chance.choice(_boxes(page)):
        drop(block)


def box_moved(page: Page) -> None:
    """The box of a case put elsewhere."""
    place = page.one()
    for block in reversed(page.chance.choice(_boxes(page))):
        place.addnext(block)


def box_of_cells_gone(page: Page) -> None:
    """A box that is a table of one column deleted; see `with_box`."""
    drop(next(t for t in page.body.findall(qn("tbl")) if len(t.find(qn("tblGrid"))) == 1))


def with_box(body: Element) -> None:
    """Put a case in a table of one column into a file, as older layouts do."""
    place = next(p for p in body.findall(qn("p")) if len(text_of(p)) > 40)
    w = f'xmlns:w="{qn("")[1:-1]}"'
    line = (
        "<w:tr><w:tc><w:tcPr><w:tcW w:w='8000' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    )
    lines = "".join(map(line.format, ("案例：匠心筑梦", "学校与企业共建实训基地。", "成效：学生技能大赛获奖。")))
    grid = "<w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid><w:gridCol w:w='8000'/></w:tblGrid>"
    place.addnext(etree.fromstring(f"<w:tbl {w}>{grid}{lines}</w:tbl>"))


def picture_gone(page: Page) -> None:
    """A picture deleted."""
    drawing = page.chance.choice([*page.body.iter(qn("drawing"))])
    drop(drawing.getparent())


def margins(page: Page) -> None:
    """Another page."""
    for size in page.body.iter(qn("pgMar")):
        size.set(qn("left"), "1000")


def leader(page: Page) -> None:
    """Words replaced and a sentence added by a leader who tracks changes."""
    run = page.run()
    node = next(n for n in run.iter(qn("t")) if n.text)
    text, rest = node.text, deepcopy(run)
    node.text = text[:5]
    next(n for n in rest.iter(qn("t"))).text = text[9:]
    run.addnext(rest)
    gone, come = deepcopy(run), deepcopy(run)
    for part, words, tag in ((gone, text[5:9], "del"), (come, "局长改", "ins")):
        inner = next(n for n in part.iter(qn("t")))
        inner.text = words
        inner.tag = qn("delText") if tag == "del" else inner.tag
        mark = etree.Element(qn(tag), _WHO)
        mark.append(part)
        rest.addprevious(mark)


def several(page: Page) -> None:
    """Eight edits at once."""
    for name in page.chance.sample(sorted(_SAFE), 8):
        _SAFE[name](page)


_SAFE: dict[str, Edit] = {
    **TEXTS,
    "row-new": row_new,
    "row-gone": row_gone,
    "merged": merged,
    "column-new": column_new,
    "table-gone": table_gone,
}
KINDS: dict[str, Edit] = {
    **TEXTS,
    "row-new": row_new,
    "row-gone": row_gone,
    "row-moved": row_moved,
    "group-begun-later": group_begun_later,
    "group-turned": group_turned,
    "merged": merged,
    "unmerged": unmerged,
    "column-new": column_new,
    "column-gone": column_gone,
    "table-gone": table_gone,
    "table-moved": table_moved,
    "table-new": table_new,
    "box-gone": box_gone,
    "box-moved": box_moved,
    "box-of-cells-gone": box_of_cells_gone,
    "picture-gone": picture_gone,
    "margins": margins,
    "leader": leader,
    "several": several,
}
