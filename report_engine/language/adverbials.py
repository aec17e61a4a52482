"""的, 地 and 得 by the classes of the words around: 同学们认真的聆听讲解, 有条不紊得推进, 生活上地难题."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from report_engine.language.classes import nouns, verbs
from report_engine.language.expressions import expression
from report_engine.language.lexicon import lexicon
from report_engine.language.passages import HAN, HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "particles.yaml"
_MARKS = "，。；！？：、\n"
_REST = expression(f"[^{_MARKS}]*")
_FAR = 30  # characters before a manner in which its clause begins
_SHORT = 4  # characters of an object that may make one noun with its verb: 学习态度
_PLACES = "上中下里内外前后间时们"  # what a noun before an attribute ends with: 生活上的难题
_AFFIXES = "者感会性率力员人家度型化和与及"  # with a verb before them they make a noun, or go on with one: 参与者
# Another predicate makes what stands before it its subject: 耐心的讲解赢得了掌声.
_PREDICATE = expression(
    "[让使令是也都不更已被]|得到|收到|取得|获得|赢得|受到|成为|成了|离不开|打动|感染|换来|带来|促使|有助|给人|给学|赞|好评|[之相]间|对于|方面"
)
_BEFORE_OBJECT = (
    "(?:把(?![握关])|将(?![来要])|为(?![人主难什止期])|向(?![上往心导])|给(?![予力])|替(?![代换补])|跟(?![进踪随])"
    f"|往(?![来返日年])|对(?={HANZI}{{2}})(?![华外口应比话手待策象内标接抗冲峙岸等立美欧俄日越]))[{HAN}\x01]"
)
_TIGHT = expression(_BEFORE_OBJECT)
_HEAD = (
    "地(?![处理方址点面下位区块势震质形带域标铁板产貌市])(?![州县区][级县区及])"
    f"(?P<noun>{HANZI}{{2}})(?=[{_MARKS}]|\\Z|[和与及]{HANZI}{{2}})"
)


def misjoined(text: str) -> Iterator[tuple[int, int, str]]:
    """Find them: where the words begin and end, and what to write."""
    if "的" in text or "得" in text:
        for match in _manner().finditer(text):
            end = _acts(text, match) if match["particle"] == "的" else _unfelt(text, match)
            if end:
                yield match.start(), end, "修饰后面的动词，写“地”"
    if "地" in text:
        for match in _attribute().finditer(text):
            before = text[match.start() - 2 : match.start()]
            # 出发地 is a place, and a manner has an act behind it: 安静地等候.
            whole = before in lexicon().cost or before[1] in _PLACES  # else a verb of one character: 扭地秧歌
            if whole and match["noun"] in nouns() and before not in verbs() and before not in _manners():
                yield match.start(), match.end(), "修饰后面的名词，写“的”"


def _acts(text: str, match: re.Match[str]) -> int:
    """Give the end of the verb that a clause says of somebody, behind its manner; 0 where a noun may follow."""
    behind = _TIGHT.match(text, match.end())
    low = max(0, match.start() - _FAR)
    begin = max(text.rfind(mark, low, match.start()) for mark in _MARKS) + 1
    if not begin and low:
        return 0
    before = text[begin : match.start()]
    subject = _subject().fullmatch(before)
    if behind:
        return behind.end() if subject or not before else 0
    verb = text[match.end() : match.end() + 2]
    rest = _object(text, match.end() + 2)
    if not rest or not (verb in _sure() or (subject and verb in verbs())) or not (subject or not before):
        return 0
    return match.end() + 2


def _object(text: str, at: int) -> str:
    """Give what a verb is said of; nothing if it may be the end of a noun, or the subject of another verb."""
    found = _REST.match(text, at)
    rest = found[0] if found else ""
    surely, ways = text[at - 2 : at] in _words("never"), _words("ways")
    compounds = ways if surely else ways | _words("compounds")
    one = rest[:2] in compounds or (not surely and len(rest) <= _SHORT and rest[-2:] in compounds)
    return "" if len(rest) < 2 or one or rest[0] in _AFFIXES or "的" in rest[:2] or _PREDICATE.search(rest) else rest


def _unfelt(text: str, match: re.Match[str]) -> int:
    """Give the end of the verb behind 得; 0 where what follows may say how much: 高兴得跳起来."""
    at = match.end()
    verb = text[at : at + 2]
    if _degree().match(text, at) or (match["manner"] in _words("felt") and verb not in _sure()):
        return 0
    return at + 2 if verb in verbs() or verb in _sure() or _TIGHT.match(text, at) else 0


@cache
def _manners() -> frozenset[str]:
    return _words("manners") | _words("also") | _words("felt")


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(rf"(?P<manner>{one_of({*_words('manners'), *_words('also')})})(?P<particle>[的得])")


@cache
def _subject() -> re.Pattern[str]:
    """Compile what stands before a manner in a clause: who acts, when and where."""
    where = f"(?:在[^{_MARKS}]{{1,16}}?(?:[中上下里时后内前]|[室馆场校间旁]))?"
    where += f"(?:(?:利用|借助|趁着?|围绕|结合|按照|根据|用)[^{_MARKS}的]{{2,12}}?)?"
    adverb = "(?:[都也还正就便又]|能够?|可以|要|会|应|始终|一直|总是|总|正在|纷纷|再次|更加|非常|十分|普遍)?"
    return re.compile(
        f"[^{_MARKS}的了给对向以用是有为到在把被让使于与和看听见]{{0,14}}?{one_of(_words('agents'))}{where}{adverb}"
    )


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(rf"(?<={HANZI}{HANZI})(?<![{_read()['places']}的冰入官战黎])" + _HEAD)


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(one_of(_words("degrees")))


@cache
def _sure() -> frozenset[str]:
    return _words("sure") | _words("never")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_read()[kind])


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
