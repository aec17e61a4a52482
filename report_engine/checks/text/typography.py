"""W301: punctuation, blanks, ranges and dashes are set as in print.

规则：汉字之间用全角标点、中文引号“”，引号、书名号、括号成对；汉字与数字、字母之间不打空格（案例标题、引号里的主题口号中间可以空一格）；
范围写 15%～30%；省略号是“……”，破折号是“——”；数字和字母用半角；并列的引号、书名号之间不加顿号，并列的词之间不用逗号，
“和、及、并”前面不用顿号，分句之间不用顿号。
好：共{学校数}所，“双师型”教师占15%～30%；“结对帮带”“导师带徒”；面点、茶艺、插花三个班。
坏：共 {学校数} 所,"双师型"教师占15-30%；“结对帮带”、“导师带徒”；面点，茶艺，插花三个班。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from report_engine.language.dashes import links
from report_engine.language.enumerating import misplaced
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, HANZI, LINK, MENTION, VALUE, Passage, hide
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W301 = Code("W301", Category.TEXT)

_WIDE = f"{HAN}，。、；：！？（）《》“”‘’【】〔〕·—…"
_GAP = r"[ \t\u3000\u00a0]+"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_AMOUNT = r"\d+(?:\.\d+)?"
_SET_ASIDE = expression(rf"{LINK}|^\s+")
# GB 7793-2010, GB/T 3609.1-2008, 3921234-801: the number of a standard or a line is no range.
_NUMBERED = expression(r"[A-Za-z]\s?[\d.]*\Z|\d[-—]\Z")
_DASHES = "-–—~－～"
_FULLWIDTH = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF0E)))
_BLANK, _RANGE, _SPAN = "这里打了空格", "百分比范围的写法不对", "范围的写法不对"
_PART, _UNEVEN = 3, 4  # characters of a part of a motto, and by how many others may be longer
_SCORE = expression("落后|领先|比分|[胜负败]|战平|逆转|不敌")
_LONG = expression(r"\d{6}|(?<!\d)0\d{2}")  # of no amount


@dataclass(frozen=True)
class _Rule:
    """What one of the marks or words must stand in a text for, the expression, and what is said."""

    marks: frozenset[str]
    expression: str
    message: str
    hint: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a text has one of the marks."""
        return re.compile(self.expression)


# What 等 sums up; 等级, 等待, 等额 are words of their own.
_AND_SO_ON = (
    "等(?:多种|多个|各类|各种|一系列|方面的?)?(?:场所|方面|内容|活动|课程|形式|环节|项目|专业|部门|单位|岗位|设备|设施|物品|作品|器材|工种"
    "|领域|社团|区域|学科|技能|措施|制度|奖项|荣誉|企业|学校|院校|问题|工作|服务|功能|材料|用品|节目|主题|乐器|书籍|工具|器械|手段|渠道|平台|方式|证书)(?=[，。；的])"
)
_RULES = tuple(
    _Rule(frozenset(marks), pattern, message, hint)
    for marks, pattern, message, hint in (
        (
            " \t\u3000\u00a0",
            rf"(?<=[{_WIDE}]){_GAP}(?=[{_WIDE}A-Za-z0-9])|(?<=[A-Za-z0-9%]){_GAP}(?=[{_WIDE}])",
            _BLANK,
            "删去空格",
        ),
        (
            ",;:?!",
            rf"(?<=[{HAN}”’》）])[,;?!]|(?<=[{HAN}”》）])[:](?!//)|[,;:?!](?=[{HAN}“《（])(?<!\d:)",
            "",
            "",
        ),
        (".", rf"(?<=[{HAN}”》）])\.(?![.A-Za-z])|(?<=[\d%])\.(?=[{HAN}“（\x00]|\Z)", "", ""),
        ("()", rf"\((?=[^()\n]*{HANZI})|(?<={HANZI})\(|\)(?=[{HAN}，。、；])", "", ""),
        ('"＂', r'["＂]', "这里用了英文引号", "用中文引号“”"),
        ("'", rf"(?<={HANZI})'|'(?={HANZI})", "这里用了英文引号", "用中文引号“”"),
        (_DASHES, rf"(?<!\d){_AMOUNT}%?\s*(?:[-–—~－]+|～)\s*{_AMOUNT}%", _RANGE, "写成 15%～30% 的样子"),
        (
            _DASHES,
            rf"(?<![\d-]){_AMOUNT}\s*[-~－]\s*{_AMOUNT}(?={HANZI})(?!年|学年|赛季)",
            _SPAN,
            "写成 15～30 的样子",
        ),
        ("至", rf"(?<!\d){_AMOUNT}至{_AMOUNT}%", "范围前一个数也要写 %", "写成 15%～30% 的样子"),
        (_FULLWIDTH, rf"[{_FULLWIDTH}]+", "这里是全角的数字或字母", "改成半角"),
        (("..", "…", "。。"), r"(?<!\.)\.{2,}|(?<!…)(?:…|…{3}|…{5,})(?!…)|。{2,}", "省略号的写法不对", "写成“……”"),
        (
            _DASHES,
            rf"(?<=[{_WIDE}])(?<![—“])—(?=[{_WIDE}])(?![—”])|—{{3,}}|(?<={HANZI})--+(?={HANZI})",
            "破折号的写法不对",
            "写成“——”",
        ),
        (("》，《",), r"(?<=》)，(?=《[^《》]{2,30}》(?:[，、和与及]|等))", "并列的书名号之间不加逗号", "删去逗号"),
        (("”。",), r"(?<=[。！？])”。", "引号里面已经有句末的标点", "删去后面的句号"),
        (("。”",), r"(?<=。)”[，；、]", "句子没有完，引号里面不用句号", "删去引号里面的句号"),
        (
            ("”。",),
            rf"(?:(?<=[。！？：])|^)“[{HAN}，、0-9]{{8,}}”。(?={HANZI}{{2,16}}(?:说|道|表示|介绍|回忆))",
            "整句的引语，句号写在引号里面",
            "把句号移到引号里面",
        ),
        (
            ("，等",),
            r"(?<=[^，。；：]{2}、)[^，。；：、]{1,12}，(?=等[一二三四五六七八九十两\d\x01]+[个项种门类家所条])",
            "“等”前面不加逗号",
            "删去逗号",
        ),
        (
            ("，（", "、（"),
            rf"(?<={HANZI})[，、](?=（(?![一二三四五六七八九十\d]{{1,3}}）)[^（）\n]{{2,30}}）[，。；、])",
            "括注紧跟它所注的词，前面不加逗号",
            "删去括号前面的标点",
        ),
        (
            ("，等", "、等"),
            rf"(?<=、)[^，。；：、\d]{{1,12}}[，、](?={_AND_SO_ON})",
            "“等”前面不加标点",
            "删去“等”前面的标点",
        ),
        (("”？", "”！"), r"(?<=：)“[^“”？！。…\n]{4,60}”[？！]", "整句的引语，问号、叹号写在引号里面", "移到引号里面"),
        (("”、“", "》、《"), r"(?<=”)、(?=“)|(?<=》)、(?=《)", "并列的引号、书名号之间不加顿号", "删去顿号"),
    )
)
_ITEM = 60  # characters of two items beside a mark
_MIXED_BEFORE = expression(f"[”》]{HANZI}{{1,12}}、(?:“[^“”]*”|《[^《》]*》)\\Z")
_MIXED_BEHIND = expression(f"(?:“[^“”]*”|《[^《》]*》){HANZI}{{1,12}}、[“《]")
_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", "〕": "〔"}
_PAIRED = "".join((*_PAIRS, *_PAIRS.values()))
_MARKS = expression(f"[{_PAIRED}]")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Try every mark on every text."""
    for rule in _RULES:
        for passage in loaded.holding(rule.marks):
            text = _flat(passage)
            for match in rule.pattern.finditer(text):
                found = _told(match, rule.message, rule.hint, text, passage)
                if found:
                    yield _problem(passage, match.start(), *found)
    for passage in loaded.holding(_PAIRED):
        yield from _unpaired(_flat(passage), passage)
    for passage in loaded.prose_holding("，、"):
        for one in misplaced(passage.quiet):
            yield _problem(
                passage,
                one.start,
                f"并列处的标点不对：“{passage.said(one.start, one.start + len(one.said))}”",
                one.cure,
            )


def _flat(passage: Passage) -> str:
    """Write values as digits and mentions as characters, as they are printed; hide addresses."""
    text = passage.unlinked.replace(VALUE, "0").replace(MENTION, "图")
    return _SET_ASIDE.sub(hide, text) if text[:1].isspace() or "@" in text or "://" in text else text


def _told(match: re.Match[str], message: str, hint: str, text: str, passage: Passage) -> tuple[str, str] | None:
    said = match[0]
    if message == _RANGE and re.fullmatch(rf"{_AMOUNT}%～{_AMOUNT}%", said):
        return None
    if message == _SPAN and (_NUMBERED.search(text, max(0, match.start() - 12), match.start()) or _LONG.search(said)):
        return None
    if message == _SPAN and (_descends(said) or _SCORE.search(text[max(0, match.start() - 6) : match.end() + 6])):
        return None  # 以6-4取胜
    if message == _BLANK and _may_gap(match, text, passage.kind):
        return None
    if (said == "—" and links(text, match.start(), match.end())) or (said == "、" and _unlike(match, text)):
        return None
    if message:
        return message, hint
    return f"这里用了半角“{said}”", f"改成全角“{_FULL[said]}”"


def _unlike(match: re.Match[str], text: str) -> bool:
    """Tell whether another item of the list has words outside its quotation marks, as “三教”改革: all are set apart."""
    before, behind = text[max(0, match.start() - _ITEM) : match.start()], text[match.end() : match.end() + _ITEM]
    return bool(_MIXED_BEFORE.search(before) or _MIXED_BEHIND.match(behind))


def _descends(said: str) -> bool:
    """Tell whether the first number is greater: no range is."""
    first, *_, last = re.findall(_AMOUNT, said)
    return float(first) > float(last)


def _may_gap(match: re.Match[str], text: str, kind: str) -> bool:
    """Allow the one blank between the halves of a title, of a document's too, and of a motto in quotation marks."""
    if match[0] != " ":
        return False
    around = text[match.start() - 1] + text[match.end()]
    if re.search("[，。、；：！？A-Za-z0-9]", around):
        return False
    if text.count("《", 0, match.start()) > text.count("》", 0, match.start()):
        return True  # 《中共中央 国务院关于……的意见》
    inside = text.count("“", 0, match.start()) > text.count("”", 0, match.start())
    return kind in ("title", "cover") or (inside and (kind == "caption" or _is_motto(match, text)))


def _is_motto(match: re.Match[str], text: str) -> bool:
    """Tell whether a quotation has parts between blanks that are nearly as long as one another: “学党史 强技能”."""
    parts = re.split(r"[ \u3000]", text[text.rfind("“", 0, match.start()) + 1 : text.find("”", match.end())])
    sizes = [len(part) for part in parts]
    return min(sizes) >= _PART and max(sizes) - min(sizes) <= _UNEVEN


def _unpaired(text: str, passage: Passage) -> Iterator[Problem]:
    """Walk through paired marks paragraph by paragraph."""
    waiting: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark in _PAIRS:
            if waiting and waiting[-1][0] == _PAIRS[mark]:
                waiting.pop()
            elif mark == "）" and re.search(r"[\d一二三四五六七八九十]$", text[: match.start()][-1:]):
                continue  # “1）” numbers an item
            else:
                yield _problem(passage, match.start(), f"{mark} 没有对应的 {_PAIRS[mark]}", "补上另一半，或删去")
                return
        elif mark == "“" and waiting and waiting[-1][0] == "“":
            yield _problem(passage, waiting[-1][1], "“ 没有对应的 ”", "补上后引号；引号里再用引号写‘’")
            return
        else:
            waiting.append((mark, match.start()))
    for mark, offset in waiting[:1]:
        yield _problem(passage, offset, f"{mark} 没有另一半", "补上另一半，或删去")


def _problem(passage: Passage, offset: int, message: str, hint: str) -> Problem:
    place = passage.at(offset)
    near = " ".join(passage.said(max(0, offset - 4), offset + 6).split())
    return W301.problem(message, place, hint, passage.about(f"mark:{near}", offset), near)
