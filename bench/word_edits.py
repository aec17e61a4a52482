"""Edits of a report as people make them in Word and WPS: made from what those programs write, not from what reads it.

An edit is made in the XML of a file: runs are split with `rsid` marks and `proofErr`, typed text stands in runs of
its own, tracked changes carry author and date, a paragraph that is split hands its properties on, and so on.
"""

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DATE = "2025-01-09T10:20:00Z"
AUTHORS = ("张主任", "李局长", "WPS_1593580731")
SENTENCES = (
    "各校结合实际制定了工作方案，并按月通报进展。",
    "这项工作得到了家长和用人单位的好评。",
    "下一步将在总结经验的基础上逐步推开。",
    "有关部门“一对一”联系学校，帮助解决困难。",
    "经费由市、县两级共同承担，专款专用。",
    "全年共组织调研10\u00a0余次，形成报告若干份。",
)
WORDS = ("稳步", "全面", "扎实", "有关", "进一步", "各级各类", "主动", "“双师型”", "协同", "规范")
_HAN = re.compile("[\u4e00-\u9fff]")
_NUMERIC = re.compile(r"(?:增加|减少|增长|下降|提高|降低|上升)?[\d.,:%]+(?:个百分点)?")


def qn(name: str) -> str:
    """Write a WordprocessingML name."""
    return f"{{{W}}}{name}"


def make(tag: str, **attributes: str) -> Any:
    """Make an element."""
    return etree.Element(qn(tag), {qn(key): value for key, value in attributes.items()})


@dataclass
class Hand:
    """Somebody at work in a file: whether changes are tracked, by whom, and how runs are cut."""

    chance: random.Random
    tracked: bool
    author: str
    number: int = 90_000
    touched: list[Any] = field(default_factory=list)

    def mark(self, kind: str) -> Any:
        """Make the element of a tracked change."""
        self.number += 1
        return make(kind, id=str(self.number), author=self.author, date=DATE)

    def rsid(self) -> str:
        """Make up the mark of an editing session."""
        return f"00{self.chance.randrange(16**6):06X}"


# Where characters stand.


@dataclass(frozen=True)
class Place:
    """A character of a paragraph: its run, its `w:t`, its index there."""

    run: Any
    text: Any
    at: int


def places(paragraph: Any) -> list[tuple[str, Place]]:
    """List the characters that somebody could type over: those of fields and links are left alone."""
    found: list[tuple[str, Place]] = []
    depth = 0
    for run in paragraph.iterchildren(qn("r")):
        for child in run:
            if child.tag == qn("fldChar"):
                depth += {"begin": 1, "end": -1}.get(child.get(qn("fldCharType")), 0)
            elif child.tag == qn("t") and depth == 0:
                found += [(sign, Place(run, child, n)) for n, sign in enumerate(child.text or "")]
    return found


def text_of(paragraph: Any) -> str:
    """The characters of `places`."""
    return "".join(sign for sign, _ in places(paragraph))


def cut(hand: Hand, place: Place) -> Any:
    """Split a run before a character and give the part that begins there."""
    if place.at == 0 and place.text is next(iter(place.run.iterfind(qn("t"))), None):
        return place.run
    rest = deepcopy(place.run)
    index = list(place.run).index(place.text)
    for child in list(place.run)[index + 1 :]:
        place.run.remove(child)
    for child in [c for c in list(rest)[:index] if c.tag != qn("rPr")]:
        rest.remove(child)
    second = rest.find(qn("t"))
    whole = place.text.text
    place.text.text, second.text = whole[: place.at], whole[place.at :]
    for node in (place.text, second):
        node.set(SPACE, "preserve")
    if hand.chance.random() < 0.7:
        rest.set(qn("rsidRPr"), hand.rsid())
    place.run.addnext(rest)
    if hand.chance.random() < 0.3:
        rest.addprevious(make("proofErr", type=hand.chance.choice(("gramStart", "spellStart"))))
    return rest


def typed(hand: Hand, text: str, like: Any) -> Any:
    """Make the run of typed text, with the look of the run it is typed in."""
    run = make("r", rsidR=hand.rsid())
    if like is not None and like.find(qn("rPr")) is not None:
        run.append(deepcopy(like.find(qn("rPr"))))
    elif hand.chance.random() < 0.3:
        properties = make("rPr")
        properties.append(make("rFonts", hint="eastAsia"))
        run.append(properties)
    node = make("t")
    node.text = text
    node.set(SPACE, "preserve")
    run.append(node)
    if not hand.tracked:
        return run
    around = hand.mark("ins")
    around.append(run)
    return around


def insert(hand: Hand, paragraph: Any, at: int, text: str) -> None:
    """Type text before the character at an offset, or at the end; it looks like what stands before it."""
    signs = places(paragraph)
    like = signs[at - 1][1].run if at else signs[0][1].run if signs else None
    new = typed(hand, text, like)
    if at < len(signs):
        cut(hand, signs[at][1]).addprevious(new)
    elif signs:
        signs[-1][1].run.addnext(new)
    else:
        paragraph.append(new)


def remove(hand: Hand, paragraph: Any, start: int, end: int) -> None:
    """Take characters out, or mark them as deleted; fields between them go as well."""
    signs = places(paragraph)
    first = cut(hand, signs[start][1])
    last = places(paragraph)[end - 1][1]
    if last.at + 1 < len(last.text.text):
        cut(hand, Place(last.run, last.text, last.at + 1))
    gone = [first]
    while gone[-1] is not last.run:
        gone.append(gone[-1].getnext())
    for run in gone:
        if hand.tracked and run.tag == qn("r"):
            around = hand.mark("del")
            run.addprevious(around)
            around.append(run)
            for node in run.iter(qn("t"), qn("instrText")):
                node.tag = qn("delText") if node.tag == qn("t") else qn("delInstrText")
        elif run.tag not in (qn("bookmarkStart"), qn("bookmarkEnd")):
            run.getparent().remove(run)


def replace(hand: Hand, paragraph: Any, start: int, end: int, text: str) -> None:
    """Type over a selection."""
    insert(hand, paragraph, end, text)
    # What was typed now stands behind the selection, in the look of its last character.
    remove(hand, paragraph, start, end)


# The paragraphs of a report, by what a person sees.


@dataclass
class Sheet:
    """The body of a file: paragraphs by the names of their styles."""

    root: Any
    names: dict[str, str]
    in_data: frozenset[str]  # texts of cells that stand in a data file

    def style(self, paragraph: Any) -> str:
        """Name of a paragraph's style."""
        found = paragraph.find(f"{qn('pPr')}/{qn('pStyle')}")
        return self.names.get("" if found is None else found.get(qn("val")), "").lower()

    def of(self, *styles: str) -> list[Any]:
        """Paragraphs of some styles that have words."""
        return [p for p in self.root.iter(qn("p")) if self.style(p) in styles and len(text_of(p)) > 1]

    @property
    def prose(self) -> list[Any]:
        """Running text of chapters and cases."""
        return [p for p in self.of("body text", "案例正文", "正文文字") if not p.findall(f".//{qn('drawing')}")]


def _offsets(paragraph: Any, test: Callable[[str, int], bool]) -> list[int]:
    text = text_of(paragraph)
    return [n for n in range(1, len(text) - 1) if test(text, n)]


def _in_words(text: str, at: int) -> bool:
    """A place between two Chinese characters."""
    return bool(_HAN.match(text[at - 1]) and _HAN.match(text[at]))


def _pick(hand: Hand, found: list[Any]) -> Any:
    fresh = [one for one in found if not any(one is other for other in hand.touched)]
    return hand.chance.choice(fresh) if fresh else None


def _long(sheet: Sheet, least: int = 30) -> list[Any]:
    return [p for p in sheet.prose if len(text_of(p)) > least]


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in re.finditer("。", text)]
    return list(zip([0, *ends], ends, strict=False))


# The kinds of edits. Each gives the paragraphs that it touched, or nothing if the file has no place for it.

Touched = list[Any] | None


def words(hand: Hand, sheet: Sheet) -> Touched:
    """Other words for some words."""
    paragraph = _pick(hand, _long(sheet))
    at = paragraph is not None and hand.chance.choice(_offsets(paragraph, _in_words) or [0])
    if not at:
        return None
    replace(hand, paragraph, at - 1, at + 1, hand.chance.choice(WORDS))
    return [paragraph]


def punctuation(hand: Hand, sheet: Sheet) -> Touched:
    """One sign for another."""
    paragraph = _pick(hand, _long(sheet))
    found = _offsets(paragraph, lambda text, n: text[n] in "，；、") if paragraph is not None else []
    if not found:
        return None
    at = hand.chance.choice(found)
    replace(hand, paragraph, at, at + 1, "；" if text_of(paragraph)[at] != "；" else "，")
    return [paragraph]


def sentence_in(hand: Hand, sheet: Sheet) -> Touched:
    """A sentence more."""
    paragraph = _pick(hand, _long(sheet))
    if paragraph is None:
        return None
    ends = [0, *(end for _, end in _sentences(text_of(paragraph)))]
    insert(hand, paragraph, hand.chance.choice(ends), hand.chance.choice(SENTENCES))
    return [paragraph]


def sentence_out(hand: Hand, sheet: Sheet) -> Touched:
    """A sentence less."""
    return _sentence_out(hand, sheet, mention=False)


def mention_out(hand: Hand, sheet: Sheet) -> Touched:
    """A sentence less, and with it the only mention of a figure: the report would not be built."""
    return _sentence_out(hand, sheet, mention=True)


def _sentence_out(hand: Hand, sheet: Sheet, *, mention: bool) -> Touched:
    paragraph = _pick(hand, [p for p in _long(sheet) if len(_sentences(text_of(p))) > 2])
    if paragraph is None:
        return None
    found = [span for span in _sentences(text_of(paragraph))[1:] if _holds_field(paragraph, *span) == mention]
    if not found:
        return None
    remove(hand, paragraph, *hand.chance.choice(found))
    return [paragraph]


def _holds_field(paragraph: Any, start: int, end: int) -> bool:
    """Tell whether a field stands among some characters."""
    signs = places(paragraph)
    runs = list(paragraph.iterchildren(qn("r")))
    first, last = runs.index(signs[start][1].run), runs.index(signs[end - 1][1].run)
    return any(run.find(qn("fldChar")) is not None for run in runs[first:last])


def _like(paragraph: Any) -> Any:
    """A new paragraph with the properties of another, as Enter at its end makes one."""
    new = make("p")
    properties = paragraph.find(qn("pPr"))
    if properties is not None:
        new.append(deepcopy(properties))
        for name in ("sectPr", "pPrChange"):
            for old in new[0].findall(qn(name)):
                new[0].remove(old)
    return new


def _marked(hand: Hand, paragraph: Any, kind: str) -> None:
    """Track the mark of a paragraph."""
    properties = paragraph.find(qn("pPr"))
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    look = properties.find(qn("rPr"))
    if look is None:
        look = make("rPr")
        late = [child for child in properties if child.tag in (qn("sectPr"), qn("pPrChange"))]
        late[0].addprevious(look) if late else properties.append(look)
    look.insert(0, hand.mark(kind))


def paragraph_new(hand: Hand, sheet: Sheet) -> Touched:
    """A paragraph more."""
    paragraph = _pick(hand, _long(sheet))
    if paragraph is None:
        return None
    new = _like(paragraph)
    new.append(typed(hand, "".join(hand.chance.sample(SENTENCES, 2)), None))
    if hand.tracked:
        _marked(hand, new, "ins")
    paragraph.addnext(new)
    return [new]


def _gone(hand: Hand, paragraph: etree._Element | None) -> Touched:
    if paragraph is None:
        return None
    touched = [p for p in (paragraph.getprevious(), paragraph.getnext()) if p is not None]
    if hand.tracked:
        remove(hand, paragraph, 0, len(text_of(paragraph)))
        _marked(hand, paragraph, "del")
    else:
        paragraph.getparent().remove(paragraph)
    return touched


def paragraph_gone(hand: Hand, sheet: Sheet) -> Touched:
    """A paragraph less, beside others."""
    paragraph = _pick(hand, [p for p in _long(sheet) if _has_neighbour(sheet, p) and not _fields(p)])
    return _gone(hand, paragraph)


def _fields(paragraph: Any) -> bool:
    return paragraph.find(f".//{qn('fldChar')}") is not None


def _has_neighbour(sheet: Sheet, paragraph: Any) -> bool:
    """A text of the same kind follows: a section or case does not become empty."""
    following = paragraph.getnext()
    return following is not None and following.tag == qn("p") and sheet.style(following) == sheet.style(paragraph)


def split(hand: Hand, sheet: Sheet) -> Touched:
    """Enter in the middle: the second half keeps the properties, the first gets a copy."""
    paragraph = _pick(hand, [p for p in _long(sheet, 60) if len(_sentences(text_of(p))) > 2])
    if paragraph is None:
        return None
    _, end = hand.chance.choice(_sentences(text_of(paragraph))[:-1])
    first = cut(hand, places(paragraph)[end][1])
    new = _like(paragraph)
    paragraph.addnext(new)
    new.extend([first, *first.itersiblings()])
    if hand.tracked:
        _marked(hand, paragraph, "ins")
    return [paragraph, new]


def join(hand: Hand, sheet: Sheet) -> Touched:
    """Delete at the end of a paragraph: the next one runs on."""
    paragraph = _pick(hand, [p for p in _long(sheet) if _has_neighbour(sheet, p)])
    following = paragraph.getnext() if paragraph is not None else None
    if following is None or any(following is one for one in hand.touched):
        return None
    if hand.tracked:
        _marked(hand, paragraph, "del")
        return [following, paragraph]
    for child in [child for child in following if child.tag != qn("pPr")]:
        paragraph.append(child)
    following.getparent().remove(following)
    return [paragraph]


def move(hand: Hand, sheet: Sheet) -> Touched:
    """Cut a paragraph and paste it behind another one, most often a near one."""
    paragraph = _pick(hand, [p for p in _long(sheet) if _has_neighbour(sheet, p)])
    if paragraph is None:
        return None
    same = [p for p in _long(sheet) if sheet.style(p) == sheet.style(paragraph) and p is not paragraph]
    order = {id(p): n for n, p in enumerate(sheet.prose)}
    same.sort(key=lambda p: abs(order[id(p)] - order[id(paragraph)]))
    target = _pick(hand, same[:4])
    if target is None or target is paragraph.getprevious() or target.getparent() is not paragraph.getparent():
        return None
    touched = [target, *(p for p in (paragraph.getprevious(), paragraph.getnext()) if p is not None)]
    new = deepcopy(paragraph)
    if hand.tracked:
        for run in list(new.iterchildren(qn("r"))):
            around = hand.mark("moveTo" if not _fields(paragraph) else "ins")
            run.addprevious(around)
            around.append(run)
        _marked(hand, new, "ins")
        if _fields(paragraph):
            remove_all(hand, paragraph, "del")
        else:
            remove_all(hand, paragraph, "moveFrom")
        _marked(hand, paragraph, "del")
    else:
        paragraph.getparent().remove(paragraph)
    target.addnext(new)
    return [new, *touched]


def remove_all(hand: Hand, paragraph: Any, kind: str) -> None:
    """Track a whole paragraph as gone."""
    for run in list(paragraph.iterchildren(qn("r"))):
        around = hand.mark(kind)
        run.addprevious(around)
        around.append(run)
        for node in run.iter(qn("t"), qn("instrText")) if kind == "del" else ():
            node.tag = qn("delText") if node.tag == qn("t") else qn("delInstrText")


def rewritten(hand: Hand, sheet: Sheet) -> Touched:
    """Every sentence of a paragraph anew, in other words, its numbers kept."""
    paragraph = _pick(hand, [p for p in _long(sheet) if not _fields(p)])
    if paragraph is None:
        return None
    numbers = re.findall(r"\d[\d.]*%?[\u4e00-\u9fff]?", text_of(paragraph))[:3]
    told = "、".join(numbers)
    text = f"{hand.chance.choice(SENTENCES)}{f'主要数字有{told}等。' if told else ''}{hand.chance.choice(SENTENCES)}"
    replace(hand, paragraph, 0, len(text_of(paragraph)), text)
    return [paragraph]


def _weight(hand: Hand, paragraph: Any, start: int, end: int, *, bold: bool) -> None:
    """Press Ctrl+B on a selection."""
    signs = places(paragraph)
    first = cut(hand, signs[start][1])
    last = places(paragraph)[end - 1][1]
    if last.at + 1 < len(last.text.text):
        cut(hand, Place(last.run, last.text, last.at + 1))
    run = first
    while True:
        if run.tag == qn("r"):
            _set_bold(hand, run, bold=bold)
        if run is last.run:
            return
        run = run.getnext()


def _set_bold(hand: Hand, run: Any, *, bold: bool) -> None:
    properties = run.find(qn("rPr"))
    if properties is None:
        properties = make("rPr")
        run.insert(0, properties)
    before = deepcopy(properties)
    for name in ("b", "bCs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    if bold:
        at = sum(child.tag in (qn("rStyle"), qn("rFonts")) for child in properties)
        properties.insert(at, make("b"))
        properties.insert(at + 1, make("bCs"))
    if hand.tracked:
        change = hand.mark("rPrChange")
        change.append(before)
        properties.append(change)


def bold_on(hand: Hand, sheet: Sheet) -> Touched:
    """Some words in bold."""
    paragraph = _pick(hand, _long(sheet))
    signs = places(paragraph) if paragraph is not None else []
    plain = [n for n in range(len(signs) - 6) if not any(_is_bold(p.run) for _, p in signs[n : n + 6])]
    good = [n for n in plain if all(_HAN.match(sign) for sign, _ in signs[n : n + 6])]
    if not good:
        return None
    at = hand.chance.choice(good)
    _weight(hand, paragraph, at, at + hand.chance.choice((2, 4, 6)), bold=True)
    return [paragraph]


def _is_bold(run: Any) -> bool:
    return run.find(f"{qn('rPr')}/{qn('b')}") is not None


def bold_off(hand: Hand, sheet: Sheet) -> Touched:
    """What was bold no longer is."""
    paragraph = _pick(hand, [p for p in sheet.prose if any(_is_bold(place.run) for _, place in places(p))])
    if paragraph is None:
        return None
    signs = places(paragraph)
    start = next(n for n, (_, place) in enumerate(signs) if _is_bold(place.run))
    end = next((n for n in range(start, len(signs)) if not _is_bold(signs[n][1].run)), len(signs))
    _weight(hand, paragraph, start, end, bold=False)
    return [paragraph]


def _behind_number(paragraph: Any) -> int:
    """Where the words behind the number of a caption begin."""
    signs = places(paragraph)
    ends = [e for e in paragraph.iter(qn("fldChar")) if e.get(qn("fldCharType")) == "end"]
    if not ends:
        return 0
    runs = list(paragraph.iter(qn("r")))
    last = runs.index(ends[0].getparent())
    return next((n for n, (_, place) in enumerate(signs) if runs.index(place.run) > last), len(signs))


def _retitled(hand: Hand, found: list[Any]) -> Touched:
    paragraph = _pick(hand, found)
    if paragraph is None:
        return None
    text = text_of(paragraph)
    behind = _behind_number(paragraph)
    good = [n for n in range(behind + 1, len(text)) if _HAN.match(text[n]) and _HAN.match(text[n - 1])]
    if not good:
        return None
    at = good[-1] if hand.chance.random() < 0.5 else hand.chance.choice(good)
    insert(hand, paragraph, at, hand.chance.choice(("有关", "主要", "新", "全市")))
    return [paragraph]


def heading(hand: Hand, sheet: Sheet) -> Touched:
    """Another heading."""
    return _retitled(hand, sheet.of("heading 1", "heading 2", "heading 3", "序列标题"))


def caption(hand: Hand, sheet: Sheet) -> Touched:
    """Another caption; what stands before its number is left alone."""
    return _retitled(hand, [p for p in sheet.of("表题", "图表题", "图片题") if "\u3000" in text_of(p)])


def case_title(hand: Hand, sheet: Sheet) -> Touched:
    """Another title of a case."""
    return _retitled(hand, [p for p in sheet.of("案例标题") if len(text_of(p)) > 8])


def list_item(hand: Hand, sheet: Sheet) -> Touched:
    """Another item of a list, or one more."""
    paragraph = _pick(hand, sheet.of("列表项"))
    if paragraph is None:
        return None
    if hand.chance.random() < 0.5:
        at = _offsets(paragraph, _in_words)
        insert(hand, paragraph, hand.chance.choice(at), hand.chance.choice(WORDS)) if at else None
        return [paragraph] if at else None
    new = _like(paragraph)
    new.append(typed(hand, hand.chance.choice(SENTENCES), None))
    if hand.tracked:
        _marked(hand, new, "ins")
    paragraph.addnext(new)
    return [new, paragraph]


def front(hand: Hand, sheet: Sheet) -> Touched:
    """A line of the cover, everywhere where it stands."""
    paragraph = _pick(hand, sheet.of("subtitle", "封面署名"))
    if paragraph is None:
        return None
    text = text_of(paragraph)
    for one in [p for p in sheet.root.iter(qn("p")) if text in text_of(p) and not sheet.style(p).startswith("toc")]:
        if one is not paragraph and text_of(one) != text:
            return None
        insert(hand, one, len(text) - 1, "度" if text.endswith("年") else "（讨论）" if "（" not in text else "送审")
    return [paragraph]


def cell(hand: Hand, sheet: Sheet) -> Touched:
    """The words in a cell of a table that comes from a data file."""
    cells = [p for p in sheet.root.iter(qn("p")) if p.getparent().tag == qn("tc") and text_of(p) in sheet.in_data]
    paragraph = _pick(hand, [p for p in cells if sum(text_of(q) == text_of(p) for q in cells) == 1])
    if paragraph is None:
        return None
    insert(hand, paragraph, len(text_of(paragraph)), hand.chance.choice(("（新）", "等", "，含分校")))
    return [paragraph]


def _numeric_runs(paragraph: Any) -> Iterator[tuple[int, int]]:
    """Values that the engine prints stand in runs of their own."""
    signs = places(paragraph)
    at = 0
    while at < len(signs):
        run = signs[at][1].run
        end = next((n for n in range(at, len(signs)) if signs[n][1].run is not run), len(signs))
        if _NUMERIC.fullmatch("".join(sign for sign, _ in signs[at:end])):
            yield at, end
        at = end


def typed_number(hand: Hand, sheet: Sheet) -> Touched:
    """A number in the text, typed beside one that is bound."""
    paragraph = _pick(hand, [p for p in _long(sheet) if next(_numeric_runs(p), None)])
    if paragraph is None:
        return None
    text, bound = text_of(paragraph), list(_numeric_runs(paragraph))
    free = [
        match.span()
        for match in re.finditer(r"(?<![\d.])\d{1,3}(?![\d.%])", text)
        if not any(start < match.end() and match.start() < end for start, end in bound)
    ]
    if not free:
        start, end = hand.chance.choice(bound)
        insert(hand, paragraph, start, f"{hand.chance.randrange(3, 99)}所学校的")
        return [paragraph]
    start, end = hand.chance.choice(free)
    replace(hand, paragraph, start, end, str(int(text[start:end]) + hand.chance.randrange(1, 9)))
    return [paragraph]


def boundary(hand: Hand, sheet: Sheet) -> Touched:
    """Words typed right before or behind a value, a mention or something bold."""
    paragraph = _pick(hand, _long(sheet))
    if paragraph is None:
        return None
    signs = places(paragraph)
    ends = [n for span in _numeric_runs(paragraph) for n in span]
    ends += [n for n in range(1, len(signs)) if _is_bold(signs[n][1].run) != _is_bold(signs[n - 1][1].run)]
    ends += [n for n in range(1, len(signs)) if signs[n][1].run.getprevious() is not signs[n - 1][1].run]
    ends = [n for n in ends if 0 < n < len(signs)]
    if not ends:
        return None
    insert(hand, paragraph, hand.chance.choice(ends), hand.chance.choice(("约为", "左右的", "、", "（含）")))
    return [paragraph]


def item_gone(hand: Hand, sheet: Sheet) -> Touched:
    """An item of a list less."""
    paragraph = _pick(hand, [p for p in sheet.of("列表项") if _has_neighbour(sheet, p) and not _fields(p)])
    return _gone(hand, paragraph)


def bound_number(hand: Hand, sheet: Sheet) -> Touched:
    """A bound number typed over: a proposal about data, never a text."""
    paragraph = _pick(hand, [p for p in _long(sheet) if next(_numeric_runs(p), None)])
    if paragraph is None:
        return None
    start, end = hand.chance.choice(list(_numeric_runs(paragraph)))
    old = text_of(paragraph)[start:end]
    digits = [n for n, sign in enumerate(old) if sign.isdigit()]
    at = hand.chance.choice(digits)
    new = old[:at] + str((int(old[at]) + 1) % 10) + old[at + 1 :]
    replace(hand, paragraph, start, end, new)
    return [paragraph]


def picture(hand: Hand, sheet: Sheet) -> Touched:
    """A picture copied to another place: nothing that a text can say."""
    drawings = [p for p in sheet.root.iter(qn("p")) if p.find(f".//{qn('drawing')}") is not None]
    paragraph, target = _pick(hand, drawings), _pick(hand, _long(sheet))
    if paragraph is None or target is None:
        return None
    new = deepcopy(paragraph)
    target.addnext(new)
    return [new]


def new_table(hand: Hand, sheet: Sheet) -> Touched:
    """A small table typed in Word."""
    target = _pick(hand, [p for p in _long(sheet) if p.getparent().tag == qn("body")])
    if target is None:
        return None
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{W}"><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
        "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>另附甲表</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:tcPr/><w:p><w:r><w:t>另附乙表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    target.addnext(table)
    table.addnext(_like(target))
    return [*table.iter(qn("p"))]


KINDS: dict[str, Callable[[Hand, Sheet], Touched]] = {
    "words": words,
    "punctuation": punctuation,
    "sentence in": sentence_in,
    "sentence out": sentence_out,
    "paragraph new": paragraph_new,
    "paragraph gone": paragraph_gone,
    "paragraph split": split,
    "paragraph joined": join,
    "paragraph moved": move,
    "paragraph rewritten": rewritten,
    "bold on": bold_on,
    "bold off": bold_off,
    "heading": heading,
    "caption": caption,
    "case title": case_title,
    "list item": list_item,
    "list item gone": item_gone,
    "front matter": front,
    "cell": cell,
    "typed number": typed_number,
    "boundary": boundary,
}
TOLD = {"bound number": bound_number, "mention out": mention_out, "picture": picture, "table": new_table}


# What programs do to a file besides.


def scatter(hand: Hand, sheet: Sheet) -> None:
    """Cut runs where nobody typed: the traces of old sessions and of the spelling checker."""
    for paragraph in hand.chance.sample(sheet.prose, min(20, len(sheet.prose))):
        signs = places(paragraph)
        for at in sorted(hand.chance.sample(range(1, len(signs)), min(3, len(signs) - 1)), reverse=True):
            cut(hand, places(paragraph)[at][1])
        paragraph.set(qn("rsidR"), hand.rsid())


def without_marks(sheet: Sheet) -> None:
    """Take the engine's bookmarks away, as copying a text from file to file does."""
    for start in list(sheet.root.iter(qn("bookmarkStart"))):
        if (start.get(qn("name")) or "").startswith("Ref"):
            ends = [e for e in sheet.root.iter(qn("bookmarkEnd")) if e.get(qn("id")) == start.get(qn("id"))]
            for node in (start, *ends):
                node.getparent().remove(node)


def with_paragraph_ids(hand: Hand, sheet: Sheet) -> None:
    """Give paragraphs the ids that Word gives them at its first save."""
    for paragraph in sheet.root.iter(qn("p")):
        paragraph.set(f"{{{W14}}}paraId", f"{hand.chance.randrange(1, 2**31):08X}")
