"""Names that a paragraph writes in two ways: “碣石潮”……“碣石涛”, 赵晓彤……赵晓丹, 《……复兴……》……《……崛起……》."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from report_engine.language.expressions import expression
from report_engine.language.lexicon import lexicon
from report_engine.language.passages import HAN, HANZI
from report_engine.language.phrases import stored
from report_engine.language.titled import miscalled, titled
from report_engine.language.trie import one_of

_NAMED = expression(rf"(?P<open>[“《])(?P<name>[{HAN}·]{{2,20}})[”》]")
# What is called by a name stands beside it.
_CALLED = (
    "活动|[大竞比决]赛|讲堂|讲坛|论坛|社|队|团|班|工作室|编辑部|品牌|项目|工程|行动|基地|中心|专栏|栏目|刊|剧|周|平台|主题|课程|展|广播站|协会"
    "|志愿|作品|组合|小组|联盟|计划|机制|模式|沙龙|课堂|驿站|小站|直播间|公众号|长廊|集市|市集|基金|晚会|训练营|夏令营"
)
_NEW = expression(
    rf"(?:[开举]办|开展|开设|推出|组织|打造|创办|成立|设立|启动|还|另|新[建增设]|及|和|与|、){HANZI}{{0,6}}\Z"
)
_BEHIND = expression(rf"{HANZI}{{0,4}}?(?:{_CALLED})")
_BEFORE = expression(rf"(?:{_CALLED}|名为|题为|命名为|取名){HANZI}{{0,2}}\Z")
_EVENT = expression("节|大赛|竞赛|周(?!年)|社(?!会)|合唱团|协会")
_OF_EVENT = expression(f"{HANZI}{{4}}")  # the name before it
_APART = expression("[，。；！？]")
_MORE = expression(f"(?:又|还|另|同时|并|先后|再){HANZI}{{0,6}}\\Z")
# Sides, numbers, sizes, colours: what differs by one of these is another thing of the same row.
_ROWS = (
    "一二三四五六七八九十双百千两首次",
    "大中小高低初长短新老旧",
    "春夏秋冬早晚晨午夜日",
    "红黄蓝绿青紫白黑金银铜",
    "东南西北上下左右前后内外里",
    "男女师生校班家企村街",
    "进出来去入教学评训导管研赛创产用",
    "文理工农医商德智体美劳音书画",
    "班式制型化",
)
_FEW, _FULL, _MANY = 3, 4, 12  # characters of a name in which one may be another, or lack; names of a paragraph
_VERBS = "说在的获被把与和是已也同从对将带又经曾则还为给向到来去有用让就都"  # what goes on behind a name of two
_PLAY = expression("(?:剧|小品|节目|舞蹈|歌曲|诗|电影|作品|刊物?|报)\\Z")
_PLAYED = expression(
    "首演|演出|上演|公演|落幕|谢幕|结束|排练|剧组|中的?|里的?|这部|一剧|的(?:演出|排练|台词|演员|故事)"
)
_KIN = expression("姐妹|兄弟|姐弟|兄妹|双胞胎|孪生|父子|父女|母子|母女|同胞")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that is written in another way than before: where, and how it was written first."""

    start: int
    end: int
    first: str


def renamed(text: str) -> Iterator[Renamed]:
    """Find what was called otherwise before in the same paragraph."""
    if text.count("“") + text.count("《") > 1:
        names = islice(_NAMED.finditer(text), _MANY)
        for one, other in combinations(names, 2):
            if one["open"] == other["open"] and _is_one(one, other, text):
                yield Renamed(*other.span("name"), one["name"])
    yield from _persons(text)
    yield from _events(text)
    yield from (Renamed(*one) for one in miscalled(text))
    pair = titled(text)
    if pair:
        yield Renamed(*pair[1].span(), pair[0])


def _is_one(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    """Tell whether two marked names, which stand in different clauses, are one thing's."""
    first, second = one["name"], other["name"]
    if first == second or not _APART.search(text, one.end(), other.start()):
        return False
    if _MORE.search(text, max(0, other.start() - 10), other.start()):
        return False
    if _exchanged(first, second):
        return True
    if _same_behind(one, other, text) and (first.startswith(second) or second.startswith(first)):
        return abs(len(first) - len(second)) == 1
    if one["open"] == "《" and len(first) == len(second) == 2:
        return _one_place(first, second) and _is_play(one, other, text)
    if one["open"] == "《":
        return _differ_inside(first, second) or _one_off(first, second)
    if _homophone(first, second):
        return True
    behind = [text[match.end() : match.end() + 2] for match in (one, other)]
    if len(first) == len(second) == 2:
        return (
            bool(set(first) & set(second))
            and behind[0] == behind[1]
            and re.fullmatch(f"{HANZI}{{2}}", behind[0]) is not None
        )
    called = any(
        _BEHIND.match(text, match.end()) or _BEFORE.search(text, max(0, match.start() - 8), match.start())
        for match in (one, other)
    )
    if called and (_one_off(first, second) or _differ_inside(first, second) or _turned(first, second)):
        return True
    alike = behind[0] == behind[1] and re.fullmatch(f"{HANZI}{{2}}", behind[0])
    is_new, again = (bool(_NEW.search(text, max(0, m.start() - 10), m.start())) for m in (one, other))
    if is_new and not again and len(first) >= _FULL and _one_off(first, second):
        return True
    return bool(called and not again and alike) and _lacks_one(first, second)


def _same_behind(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    """Tell whether two names are followed by the same word of some length: “蓝帆”志愿服务队, “蓝帆船”志愿服务队."""
    behind = [text[match.end() : match.end() + _FULL] for match in (one, other)]
    return behind[0] == behind[1] and re.fullmatch(f"{HANZI}{{{_FULL}}}", behind[0]) is not None


def _is_play(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    """Tell whether one is introduced as a play, and the other told of as played: 话剧《灯火》……《灯光》首演."""
    return bool(_PLAY.search(text, max(0, one.start() - 4), one.start()) and _PLAYED.match(text, other.end()))


def _one_off(one: str, other: str) -> bool:
    """Tell whether names differ by one character, which does not set them in a row of things."""
    if len(one) != len(other) or len(one) < _FEW:
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and not any(a in row and b in row for a, b in different for row in _ROWS)


def _exchanged(one: str, other: str) -> bool:
    """Tell whether names have two neighbouring characters in the other order: 《滦河儿女》, 《滦河女儿》."""
    if len(one) != len(other) or len(one) < _FULL:
        return False
    different = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    at = different[0]
    return len(different) == 2 and one[at : at + 2] == other[at : at + 2][::-1]


def _lacks_one(one: str, other: str) -> bool:
    """Tell whether one name has a character more inside: “小小讲解员”, “小讲解员”."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1 or len(short) < _FULL:
        return False
    return any(long[:n] + long[n + 1 :] == short for n in range(1, len(long) - 1))


def _turned(one: str, other: str) -> bool:
    """Tell whether names of a kind share all characters but one, in another order: 海浪杯, 浪花杯."""
    shared = (Counter(one) & Counter(other)).total()
    return (
        len(one) == len(other) >= _FEW
        and one[-1] == other[-1]
        and shared == len(one) - 1
        and not _one_place(one, other)
    )


def _one_place(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _differ_inside(one: str, other: str) -> bool:
    """Tell whether long names have their beginning and end in common, and these make the greater part."""
    shorter, longer = sorted((len(one), len(other)))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    end = next((n for n in range(shorter - start) if one[-1 - n] != other[-1 - n]), shorter - start)
    return min(start, end) >= 2 and longer > 5 and (start + end) * 2 >= longer and start + end < shorter


def _homophone(one: str, other: str) -> bool:
    """Tell whether names differ by one character that sounds alike."""
    if len(one) != len(other) or len(one) < _FEW:
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and lexicon().sound_alike(*different[0])


def _persons(text: str) -> Iterator[Renamed]:
    """Find persons of whose name, told with who they are, a later clause has one character changed."""
    for match in _person().finditer(text) if not _KIN.search(text) else ():
        name = match["name"]
        if not _is_person(text, match.start("name")):
            continue
        start, a, b = name[0], name[1], name[2]
        given = rf"{start}(?:{a}(?!{b}){HANZI}|(?!{a}){HANZI}{b}{f'|{b}{a}' if a != b else ''})"
        family = rf"|(?!{start})[{_families()}]{a}{b}" if name[1:] not in lexicon().cost else ""
        changed = re.compile(rf"(?<=[，。；：！？、“])(?:{given}{family})(?![、和与])")
        for other in changed.finditer(text, match.end()):
            if _APART.search(text, match.end(), other.start()) and _is_person(text, other.start()):
                yield Renamed(*other.span(), name)
                break


def _is_person(text: str, start: int) -> bool:
    """Tell whether three characters are a name: they begin with no word, and the third goes on to none."""
    known, name = lexicon().cost, text[start : start + 3]
    return (
        name[:2] not in known
        and name not in known
        and name[2] not in _VERBS
        and text[start + 2 : start + 4] not in known
    )


def _families() -> str:
    return str(stored("privacy.yaml")["family"])


def _events(text: str) -> Iterator[Renamed]:
    """Find an event or a society whose name has its words in another order: 文化艺术节, 艺术文化节."""
    seen: dict[tuple[str, str], str] = {}
    for match in _EVENT.finditer(text):
        name, kind, at = text[max(0, match.start() - _FULL) : match.start()], match[0], match.start() - _FULL
        if not _OF_EVENT.fullmatch(name):
            continue
        first = seen.setdefault(("".join(sorted(name)), kind), name)
        if first != name:
            yield Renamed(at, match.end(), first + kind)
            return


@cache
def _person() -> re.Pattern[str]:
    read = stored("pronouns.yaml")
    roles = one_of(word for word in (*read["roles"], *read["others"]) if len(word) > 1)
    return re.compile(rf"(?:{roles})(?P<name>[{_families()}]{HANZI}{{2}})(?!{HANZI}?[、和与])")
