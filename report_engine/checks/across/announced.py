"""W306: as many items follow as were announced.

规则：写“三个方面”“四项举措”“五个一”并用冒号、“即”“一是”“第一”列出的，列出的项数与所写的数相同，分写在后面几段、列表里的一样。
好：三个方面：完善制度、落实责任、加强巡查。
坏：三个方面：完善制度、落实责任、加强巡查、定期通报；三项举措：一是……二是……（没有三是）。
"""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.across.sequence import ORDINAL, number_of
from report_engine.language.amounts import small
from report_engine.language.announcing import beyond, coded
from report_engine.language.announcing import listed as exactly
from report_engine.language.expressions import expression
from report_engine.language.lists import counts
from report_engine.language.passages import HANZI, HIDDEN, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W306 = Code("W306", Category.TEXT)

_DIGITS = r"(?<![第\d.一二三四五六七八九十百千万几每])(?P<n>[两二三四五六七八九十]|\d{1,2})"
_TIMES = "小时|钟头|月|星期|学期|季度|工作日|学时|世纪|半"  # 两个小时的节目 announces nothing
_MEASURE = f"(?:个(?!{_TIMES})|项|条|大|类|种|点|步|方面|环节|层次|层面|重点|举措|措施|抓手|阶段|件|级|期|部分)"
_ANY = expression(rf"[两二三四五六七八九十\d](?:{_MEASURE}|[道关幕章站轮场])")
_ANNOUNCED = expression(
    rf"(?<!其中){_DIGITS}(?:{_MEASURE})(?P<what>{HANZI}{{0,10}}?)(?:”{HANZI}{{0,6}}?)?(?P<opens>[：:]|，即|，分别[是为]|，(?=一是|其一|第一，))"
)
_BACK = expression(rf"(?:这|以上|上述){_DIGITS}(?P<unit>道|个|项|步|条|方面|环节|阶段|关)(?P<what>{HANZI}{{0,4}})")
_SERIES = expression(r"首先|其次|再次|最后|然后|接着")
_FIGURE = expression(r"[\d\x01]")
_SPAN = expression(r"[一二三四五六七八九十\dA-Za-z][级类档等层]?(?:至|到|[—～~-])第?[一二三四五六七八九十\dA-Za-z]")
_NUMBERED = expression(r"[二两三四五六七八九十]+[个名人所家项种套间台%]")  # one of each says nothing
# What goes on behind a list of words: 报告、寻找、复盘，并写明由谁负责.
_THEN = expression("，(?=并|再|且|同时|每|让|使|确保|做到|实现|形成|推动|把|将)")
_EACH = expression("，每[件项条个道步种类]")  # 谈一次心，看一次作业，每件都记入手册
_NO_LIST = expression("小时|星期|学期|月|”?(?:指出|提出|规定|强调|要求)")
_SPELT = expression(f"{HANZI}(?:、{HANZI})+[，。]")  # 四个字：净、齐、美、和
_MOTTO = 20  # characters: what is spelt out in so many is a motto
_SUMMED = expression(r"共|合计|总|[三四五六七八九十两]者|满分|全部")
_SENTENCE_END = expression(rf"(?<!其中){_DIGITS}(?:{_MEASURE})(?P<what>{HANZI}{{0,10}})[。：]")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count what each announcement is followed by."""
    passages = loaded.passages
    for position, passage in enumerate(passages):
        if passage.kind != "prose":
            continue
        for match, number in coded(passage.text) if "”：" in passage.text or "布局：" in passage.text else ():
            yield _problem(match, number, passage)
        if not _ANY.search(passage.text):
            continue
        text = passage.quiet
        for match in _BACK.finditer(text) if "首先" in text else ():
            yield from _counted_back(match, passage)
        for match in _ANNOUNCED.finditer(passage.text):
            yield from _announced(match, passage)
        for at, said, first in beyond(text) if "第" in text else ():
            about = passage.about(f"announced:{said}", at)
            yield W306.problem(f"前面写的是“{first}”，这里有“{said}”", passage.at(at), "核对数目", about, said)
        for match in _SENTENCE_END.finditer(text):
            yield from _ordinals(match, passage, passages[position + 1 : position + 40])


def _announced(match: re.Match[str], passage: Passage) -> Iterator[Problem]:
    """Count the list behind a colon."""
    # What is announced inside a quotation is listed inside it.
    text = passage.text if passage.quiet[match.start()] == HIDDEN else passage.quiet
    number = small(match["n"])
    if _NO_LIST.match(match["what"]):
        return
    end = text.find("。", match.end())
    listed = text[match.end() : end if end >= 0 else len(text)]
    if _SPAN.search(listed) or "之一" in match["what"]:
        return  # 分为五个等级，即一级至五级
    if not number or not listed.strip() or ORDINAL.search(listed):
        yield from _ordinals(match, passage, ())
        return
    if match["what"].startswith("字") and not _SPELT.match(listed):
        spelt = len(re.findall(f"{HANZI}", passage.text[match.end() : match.end() + len(listed)]))
        if spelt != number and spelt < _MOTTO:
            yield _problem(match, spelt, passage)
        return
    if (after := _THEN.search(listed)) and ("、" in listed[: after.start()] or _EACH.match(listed, after.start())):
        listed = listed[: after.start()]
    sure = exactly(listed)
    if sure and number not in sure:
        yield _problem(match, max(sure), passage)
        return
    raw = passage.text[match.end() : match.end() + len(listed)]
    found = _measured(listed) or _alike(listed) or counts(raw if HIDDEN in listed else listed)
    if found and number not in found and _is_even(listed):
        yield _problem(match, min(found, key=lambda n: (abs(n - number), -n)), passage)


def _counted_back(match: re.Match[str], passage: Passage) -> Iterator[Problem]:
    """Count 首先, 其次, 最后 before 这三道程序."""
    text, number = passage.quiet, small(match["n"])
    begin = text.rfind("首先", 0, match.start())
    found = len(_SERIES.findall(text, begin, match.start())) if begin >= 0 else 0
    if number and found > 1 and "最后" in text[begin : match.start()] and found != number:
        yield _problem(match, found, passage)


def _measured(listed: str) -> set[int]:
    """Count the items with a number, where the rest of the sentence has none: 平时占30%，期末占70%，满分100分."""
    first = listed.split("；") if "；" in listed else re.split("[，、]", listed)
    figures = _FIGURE if _FIGURE.search(listed) else _NUMBERED
    items = [item for item in first if figures.search(item) and not _SUMMED.match(item)]
    behind = [n for n, item in enumerate(first) if item not in items]
    return {len(items)} if len(items) > 1 and behind and min(behind) >= len(items) else set()


def _alike(listed: str) -> set[int]:
    """Count items that end alike, where what follows the list does not: 甲与乙结合、丙与丁结合，形成格局."""
    first, *rest = listed.split("，")
    items = [item for item in first.split("、") if item]
    tail = items[0][-2:] if items else ""
    same = len(items) > 2 and all(item.endswith(tail) for item in items)
    return {len(items)} if same and not any(part.rstrip("。；").endswith(tail) for part in rest) else set()


def _is_even(listed: str) -> bool:
    """Tell whether it reads as one list: one kind of mark, or items that begin or end alike."""
    parts = [part for part in re.split("[，；]", listed.strip("，；：")) if part]
    if len(parts) < 2:
        return True
    heads, tails = ({part[0] for part in parts}, {part[-1] for part in parts})
    lengths = sorted(map(len, parts))
    return "；" in listed or len(heads) == 1 or len(tails) == 1 or lengths[-1] <= 2 * lengths[0] + 2


def _ordinals(match: re.Match[str], passage: Passage, following: Sequence[Passage]) -> Iterator[Problem]:
    """Follow 一是, 二是 from the announcement on, through the next paragraphs where they go on."""
    number = small(match["n"])
    text = passage.quiet
    found = list(ORDINAL.finditer(text, match.end()))
    if not found:
        if text[match.end() :].strip() or not match[0].endswith(("：", "。")):
            return
        # Written out in the paragraphs or the list that follow.
        last, kind = _in_following(passage, following, match[0].endswith("："))
    else:
        kind = str(found[0].lastgroup)
        if number_of(found[0]) != 1 or "。" in text[match.end() : found[0].start()].strip("。")[:-1]:
            return
        mine = [number_of(one) for one in found if one.lastgroup == kind]
        stop = next((n for n in range(1, len(mine)) if mine[n] == 1), len(mine))
        last = max(mine[:stop])
        if len(mine[:stop]) != last or stop < len(mine):
            return  # out of order: told already; or a second list, which nobody can tell apart
        if following:
            more, other = _in_following(passage, following, False)
            last = more if other == kind and more > last else last
    if last > 1 and number and last != number:
        yield _problem(match, last, passage)


def _in_following(passage: Passage, following: Sequence[Passage], is_open: bool) -> tuple[int, str]:
    """Count the items of the list right behind, or the paragraphs that begin with an ordinal."""
    body = passage.path[:-1] if not passage.is_item else ()
    last, kind, listed = 0, "", 0
    for other in following:
        if other.file != passage.file or other.path[: len(body) - 1] != body[: len(body) - 1] or other.kind == "title":
            break
        if other.is_item:
            if is_open and not last:
                listed += 1
            continue
        if listed:
            break
        opening = ORDINAL.match(other.quiet.lstrip())
        if opening and (not kind or opening.lastgroup == kind):
            kind, last = str(opening.lastgroup), max(last, number_of(opening))
        elif not kind and other.kind == "prose":
            break
    return (listed, "items") if listed else (last, kind)


def _problem(match: re.Match[str], found: int, passage: Passage) -> Problem:
    said = match.string[match.start() : match.end("what")][:6]
    whole = match.string[match.start() : match.end("what")].lstrip("“")
    message = f"写的是“{whole}”，列出的是 {found} 项"
    about = passage.about(f"announced:{said}", match.start())
    return W306.problem(message, passage.at(match.start()), "核对数目，或补上、删去一项", about, f"{said}≠{found}")
