"""W309: a list counts as many items as the number right behind it says.

规则：写“甲、乙、丙三个专业”“甲、乙、丙等三家企业”“甲、乙、丙三位一体”的，列举的项数与后面的数相同，数写成 {…} 的
一样；“等”字前面可以少列，不能多列。
好：护理、药剂、助产三个专业；甲、乙、丙等五家企业。
坏：护理、药剂、助产四个专业；甲、乙、丙等两家企业。
"""

import re
from collections.abc import Collection, Iterator, Sequence

from report_engine.checks.names import body_names, school_names, standing
from report_engine.language.amounts import small
from report_engine.language.expressions import expression
from report_engine.language.lists import counts, parts
from report_engine.language.passages import HAN, HANZI, HIDDEN, VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W309 = Code("W309", Category.TEXT)

_NUMBER = rf"(?<![二三四五六七八九十百])[两二三四五六七八九十]|(?<!\d)\d{{1,2}}|{VALUE}"
# No 人、名、次 without 等: they hardly ever sum up a list of other things.
_LISTED = expression(
    rf"(?:等(?P<n>{_NUMBER})(?:个|项|条|大|类|种|家|所|门|本|部|支|名|位|县|区)"
    rf"|(?<=[{HAN}{HIDDEN}”》）])(?<![第而])(?P<n2>{_NUMBER})(?:个|项|大|类|种|家|所|门|本|县|区|级|[地校证馆村厂园](?!{HANZI}?[一二两三四五六七八九十点图]))(?!工作日|月|小时|学期|星期|[-—–～~]|[至到][\d两三四五]))(?P<what>{HANZI}*)"
)
# What is one of so many: 学校、家庭、社会“三位一体”, 政府、学校、企业三方协同.
_TOGETHER = expression(
    "(?P<n3>[两二三四五六七八])(?:位一体|(?:方|元|端|者|主体)(?=联动|协同|共育|育人|合作|携手|参与|共建|共管|发力|合力|融合))"
)
# 书香校园、平安校园、绿色校园“三个校园”
_CALLED = expression(rf"“(?P<n3>[两二三四五六七八九])个(?P<tail>{HANZI}{{2}})”")
_BREAK = expression("[，；。：！？\n]")
# What may lead to a list that begins in the middle of an item.
_OPENER = expression(
    "的.*[与和同对为将在]|了|[开设建拥]有|[包涉]|分为|分成|即|开[设展]|围绕|建成|举办|组织|面向|依托|联合"
)
_AMOUNT = expression(rf"[\d{VALUE}]|[一二两三四五六七八九十]+[个名家所项种人]")
_SCHOOLS, _COMPANIES = (
    expression("(?:中等职业|中职|公办|民办)?(?:学校|院校)"),
    expression("(?:合作|本地|龙头|骨干)?(?:企业|公司)"),
)
_AND = ("、", "和", "与", "及", "以及")
_HEADED = expression(r"\A\s*[一二三四五六七八九十]+、")
_GRADE = expression("[一二三四五六七八九]级")
_CHOICE = expression("至少|任[选意]|选[修择取做学]|可选|之一")
# “甲”“乙”“丙”三大板块，“丁”板块……: what a whole is divided into.
_DIVIDED = expression("分为|分成|划分|包括|包含|设有|开设|设置|由|设|推出|下设")
_SHARE = expression("板块|版块|栏目|专栏|篇章|展区|单元|环节|模块|赛道|小组|展厅|章节|分会场|专题")
_ADDED = expression("增|另|此外|还|又|除|原|其他|相比|结合|联合|合并|改|替|往年|去年|上届|明年")
_FAR_OFF = 2  # by how many a slip is out
_REACH = 160  # characters within which a list stands


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count the list before each number that can sum one up."""
    names, schools = standing(loaded, body_names(loaded)), school_names(loaded)
    for passage in loaded.prose:
        is_of_known = re.search("[两三四五六七八九十\\d\x01][家所]", passage.text)
        is_list = any(map(passage.text.__contains__, ("、", "”“", "》《")))
        for match in _LISTED.finditer(passage.quiet) if is_of_known or is_list else ():
            if is_of_known:
                yield from _known(match, passage, names, schools)
            if is_list:
                yield from _listed(match, passage, names)
                yield from _further(match, passage)
        for match in _TOGETHER.finditer(passage.text) if is_list else ():
            yield from _together(match, passage)
        for match in _CALLED.finditer(passage.text) if is_list else ():
            yield from _called(match, passage)


def _known(
    match: re.Match[str], passage: Passage, names: re.Pattern[str], schools: Collection[str]
) -> Iterator[Problem]:
    """Count the registered names right before the number: a school beside companies is none of them."""
    row = _row(match, passage.quiet, names)
    number = _number(match["n"] or match["n2"], match.start("n" if match["n"] else "n2"), passage)
    of_schools = _SCHOOLS.match(match["what"])
    if not row or not number or not (of_schools or _COMPANIES.match(match["what"])):
        return
    found = sum((one[0] in schools) is bool(of_schools) for one in row)
    if found and (found > number if match["n"] else found != number):
        yield _problem(match, found, passage)


def _row(match: re.Match[str], text: str, names: re.Pattern[str]) -> list[re.Match[str]]:
    """Give the names that stand side by side before the number; none if something else is listed with them."""
    reach = max(0, match.start() - _REACH)
    row: list[re.Match[str]] = []
    end = match.start()
    for one in reversed(list(names.finditer(text, reach, end))):
        if text[one.end() : end] not in (_AND if row else ("",)):
            break
        row.append(one)
        end = one.start()
    return [] if text[:end].endswith(_AND) else row


def _listed(match: re.Match[str], passage: Passage, names: re.Pattern[str]) -> Iterator[Problem]:
    if _row(match, passage.quiet, names) and (_SCHOOLS.match(match["what"]) or _COMPANIES.match(match["what"])):
        return  # told by their names
    number = _number(match["n"] or match["n2"], match.start("n" if match["n"] else "n2"), passage)
    reach = max(0, match.start() - _REACH)
    begin = max((one.end() for one in _BREAK.finditer(passage.quiet, reach, match.start())), default=reach)
    listed = _HEADED.sub("", passage.text[begin : match.start()])
    items = parts(listed)
    if len(items) < 2 or not number or _AMOUNT.search(listed) or _is_item(match, passage.text, listed):
        return
    found = {len(items) + 1} if _is_even(items) else counts(listed)
    if number in found or _is_longer(items, number):
        return
    if min(found) < number if match["n"] else _is_other(items, match["what"]):
        return
    nearest = min(found, key=lambda count: abs(count - number))
    if not match["n"] and abs(nearest - number) > _FAR_OFF:
        return  # 需求、趋势和全市十大产业: nobody forgets so many
    yield _problem(match, nearest, passage)


def _is_even(items: Sequence[str]) -> bool:
    """Tell whether the last item is surely two: 征文、书画、歌咏和辩论, each as long as every other."""
    halves = re.split("[和与及]", items[-1])
    return len(items) > 3 and len(halves) == 2 and len({len(one) for one in (*items[1:-1], *halves)}) == 1


def _is_item(match: re.Match[str], text: str, listed: str) -> bool:
    """Tell whether the number sums nothing up: of one more item (甲、乙及十大赛事; 炒两个菜), of those to be chosen."""
    graded = match[0][1:2] == "级" and _GRADE.search(listed)  # 二级航道、三级航道
    if graded or listed.endswith("）的") or len(listed) - listed.rfind("、") == len("、炒"):
        return True
    goes_on = bool(match["what"]) and text.startswith("、", match.end())
    return listed.endswith(("和", "与", "及")) or goes_on or (bool(match["n"]) and _CHOICE.search(listed) is not None)


def _further(match: re.Match[str], passage: Passage) -> Iterator[Problem]:
    """Tell a part named behind that is none of those listed in quotation marks, where as many stand as are counted."""
    text, share = passage.text, _SHARE.match(match["what"])
    if not share or match["n"] or text[match.start() - 1] != "”":
        return
    reach = max(0, match.start() - _REACH)
    begin = max((one.end() for one in _BREAK.finditer(passage.quiet, reach, match.start())), default=reach)
    named = re.findall("“([^“”]+)”", text[begin : match.start()])
    if len(named) != small(match["n2"]) or not _DIVIDED.search(passage.quiet, begin, match.start()):
        return
    for other in re.finditer(rf"“([^“”]{{2,12}})”(?={share[0]})", text[match.end() : match.end() + _REACH]):
        if _ADDED.search(text, match.end(), match.end() + other.start()):
            return
        if not any(other[1] in one or one in other[1] for one in named):
            at = match.end() + other.start()
            about = passage.about(f"listed:{other[1]}", at)
            message = f"“{other[1]}”不在前面列举的 {len(named)} 项里"
            yield W309.problem(message, passage.at(at), "核对数目和名称，或补上这一项", about, other[1])
            return


def _together(match: re.Match[str], passage: Passage) -> Iterator[Problem]:
    """Count what stands before 四位一体 or 三方协同."""
    text = passage.text
    reach = max(0, match.start() - _REACH)
    begin = max((one.end() for one in _BREAK.finditer(text, reach, match.start())), default=reach)
    listed, number = text[begin : match.start()].rstrip("“"), small(match["n3"])
    if not number or len(parts(listed)) < 2 or "”" in listed or _AMOUNT.search(listed):
        return
    found = counts(listed)
    nearest = min(found, key=lambda count: abs(count - number), default=number)
    if number not in found and abs(nearest - number) <= _FAR_OFF:
        yield _problem(match, nearest, passage)


def _called(match: re.Match[str], passage: Passage) -> Iterator[Problem]:
    """Count what ends with the word that the number counts."""
    begin = max((one.end() for one in _BREAK.finditer(passage.text, 0, match.start())), default=0)
    items = passage.text[begin : match.start()].split("、")
    if len(items) > 1 and all(item.endswith(match["tail"]) for item in items) and len(items) != small(match["n3"]):
        yield _problem(match, len(items), passage)


def _problem(match: re.Match[str], found: int, passage: Passage) -> Problem:
    said = passage.said(match.start(), match.end()).removeprefix("等")
    said = said if len(said) < 9 or "{" in said else said[:6]
    about = passage.about(f"listed:{said}", match.start())
    message = f"写的是“{said}”，前面列举了 {found} 项"
    return W309.problem(message, passage.at(match.start()), "核对数目，或补上、删去一项", about, f"{said}≠{found}")


def _number(said: str, offset: int, passage: Passage) -> int | None:
    if said != VALUE:
        return small(said)
    text = next((value.item.text for value in passage.within(offset, offset + 1)), "")
    return int(text) if text.isdecimal() else None


def _is_longer(items: Sequence[str], number: int) -> bool:
    """Tell whether the list may begin later: its first item would be longer than the others by what leads to it."""
    if number >= len(items):
        return False
    rest = [len(item) for item in items[-number + 1 :]] if number > 1 else [1]
    return len(items[-number]) > max(rest) + 2 or any(map(_OPENER.search, items[-number : -number + 2]))


def _is_other(items: Sequence[str], what: str) -> bool:
    """Tell whether the number may count something else: 护理、助产专业三个班 are classes, not majors."""
    *joined, last = re.split("以及|[和与及]", items[-1])
    plain = [*items[:-1], *joined]
    ends = (last[-size:] for size in (4, 3, 2) if len(last) > size)
    head = next((end for end in ends if not any(item.endswith(end) for item in plain)), "")
    # The first item may be longer by what leads to the list.
    longer = len(last) > max(map(len, plain[1:]), default=0) + 1
    return longer and bool(head) and not what.startswith(last[-2:])
