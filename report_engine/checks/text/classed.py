"""W214: what is said of an institution is what its list says.

规则：正文说一所学校是公办、市属、国家级重点校……，要与一览表里这所学校的那一列相同；“附设职高班的学校有甲、乙”里列出的，都要
是；“甲、乙两所市属学校”“甲和乙同为……”里的每一所、“公办学校……以甲校为例”的那一所也一样，“县区属学校既有公办也有民办”的两样都要有。一览表里没有写的、讲从前的（原为、曾是、转为），不算。隶属市里管理、由社会力量举办这样的说法，按市属、民办核对。
好：海港市卫生学校是市属公办学校（一览表：公办、市属）。
坏：海港市卫生学校是市属民办学校；民办学校海港市卫生学校；民办学校有两所，即甲校和海港市卫生学校。
"""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.institutions import Institutions, institutions
from report_engine.checks.text.run_by import LISTED, OTHERWISE, run_by
from report_engine.language.amounts import small
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W214 = Code("W214", Category.TEXT)

_IS = expression(
    r"(?:这[所家个]|，(?:是)?[一这][所家个]|[，（]?(?:是|为|属于|隶属|系|属|作为|性质为|均为|都是|同为|同是|同属|皆为|也是|均属|都属)"
    r"|，?(?:位于|地处|坐落于)[^，。；]{1,8}，[是为属]|（)[^，。；、）与和同对由]{0,8}?\Z"
)
_ALL = expression(r"，?(?:这?[两三四五]所?(?:学校|校))?，?[均都同皆全][部都]?[是为属系]于?[^，。；、]{0,4}\Z")
_ONCE = expression("原[为是系属名]|曾|前身|转[为制]|改[为制]|划[归转]|升格|之前|以前|当时")
_NAMED = expression(
    rf"(?:{HANZI}{{1,3}}类|附设[职中][高职]班的|普通)?(?:中等职业|中职|职业|技工)?(?:学校|院校|中专|高中|单位)?(?:中的|里的|的|[中里]，)?"
)
_AS = expression(r"(?:作为|身为)[^，。；]{0,8}\Z")
_LISTING = expression(
    r"(?:的)?(?:中等职业|中职|职业|技工)?(?:学校|院校|单位)?(?:全市|目前|现|共计|共|有|[\d\x01一二两三四五六七八九十所个家])*"
    r"(?:，?(?:即|包括|分别[是为]|有|是|为)|[：—]+)"
)
_LEADS = expression("(?:[^，。；：的]{0,16}|[^，。；：]{0,12}的(?:一[所家个]|学校|院校))，")
_EXAMPLE = expression("(?<![可所难予])[以如像拿](?!为|此|上|下)")
_AS_EXAMPLE = expression("为例|来说|这样|一样|等")
_SCHOOL = expression(r"(?:的)?(?:中等职业|中职|职业)?(?:学校|院校)")
_EVERY = expression(
    r"[\d\x01两三四五六七八九十]{0,3}所?(?:中等职业|中职|职业)?(?:学校|院校)?(?:目前|现在)?(?:全部|均|都|全)(?:是|为|属于|系)"
)
_SOME_OF = expression(
    "(?:的)?(?:中等职业|中职|职业)?(?:学校|院校)(?:中|里|当中)?，?(?:既|不仅|不但)?有(?:的是|[一二两三四五六七八九十几]所)?(?P<one>..)"
    "(?:的|学校|院校)*，?(?:也|又|还|而且)?有(?:的是|[一二两三四五六七八九十几]所)?(?P<other>..)(?:的|学校|院校)*(?=[，。；])"
)
_ENDS = expression(rf"等|(?!{HANZI})")
_OF = expression("附设|附属|职高班|性质|身份")
_COUNT = expression(r"(等)?(?:这)?(?:([一二两三四五六七八九十]|\d+)[所家个])?")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold the words beside each name against the list."""
    known = institutions(loaded)
    if not known.by_name or not (known.classes or known.marks):
        return
    for passage in loaded.passages:
        text = passage.quiet
        spoken = known.words.search(text)
        if not spoken and not OTHERWISE.search(text):
            continue
        yield from (*_example(passage, known), *_every(passage, known)) if spoken else ()
        yield from _both(passage, known) if spoken and "有" in text else ()
        for start, end in passage.sentences:
            words = list(known.words.finditer(text, start, end))
            other = OTHERWISE.search(text, start, end)
            names = list(known.names.finditer(text, start, end)) if words or other else []
            if names and other and not _ONCE.search(text, start, end):
                for name, match, right in run_by(names, text, known):
                    said = match[0].strip("，")
                    about = passage.about(f"classed:{name}", match.start())
                    message = f"这里说{name}“{said}”，一览表里是{right}"
                    yield W214.problem(message, passage.at(match.start()), "核对，或改一览表", about, said)
            # 市属 inside a name is no word about it.
            words = [word for word in words if not any(n.start() <= word.start() < n.end() for n in names)]
            if names and words and not _ONCE.search(text, start, end):
                yield from _sentence(names, words, known, passage, end)


def _sentence(
    names: Sequence[re.Match[str]], words: Sequence[re.Match[str]], known: Institutions, passage: Passage, end: int
) -> Iterator[Problem]:
    text = passage.quiet
    for position, name in enumerate(names):
        until = names[position + 1].start() if position + 1 < len(names) else end
        reach = name.end()
        for word in words:
            if not name.end() <= word.start() < until:
                continue
            between = text[reach : word.start()]
            if reach == name.end() and between in ("", "的") and _OF.match(text, word.end()):
                between = "是"
            if between if reach > name.end() else not _IS.match(between):
                break
            reach = word.end()
            yield from _tell(name, word, known, passage)
        for word in words:
            gap = known.words.sub("", text[word.end() : name.start()]) if word.end() <= name.start() else "。"
            as_one = _LEADS.fullmatch(gap) and _AS.search(text, max(0, word.start() - 12), word.start())
            if as_one or _NAMED.fullmatch(gap):
                yield from _tell(name, word, known, passage)
    yield from (*_row(names, words, known, passage), *_listing(names, words, known, passage))
    for word in words:
        yield from _counted(names, word, known, passage)


def _counted(
    names: Sequence[re.Match[str]], word: re.Match[str], known: Institutions, passage: Passage
) -> Iterator[Problem]:
    """Read 甲、乙和丙三所民办学校 and 甲、乙等民办学校: each of the row before the word is held against it."""
    text = passage.quiet
    before = [name for name in names if name.end() <= word.start()]
    count = _COUNT.fullmatch(text, before[-1].end(), word.start()) if before else None
    noun = _NAMED.match(text, word.end())
    if not count or not count[0] or not noun or not noun[0]:
        return
    row = before[-1:]
    while len(row) < len(before):
        one = before[-len(row) - 1]
        joint = text[one.end() : row[0].start()]
        # 甲与乙、丙等民办学校 is one with several others; 甲、乙和丙等民办学校 are all of them.
        if not LISTED.fullmatch(joint) or (count[1] and len(row) > 1 and joint != "、"):
            break
        row.insert(0, one)
    whole = count[2] and small(count[2]) == len(row)
    several = count[1] and "、" in text[row[0].end() : row[-1].start()]
    for name in row if whole or several else row[-1:]:
        yield from _tell(name, word, known, passage)


def _row(
    names: Sequence[re.Match[str]], words: Sequence[re.Match[str]], known: Institutions, passage: Passage
) -> Iterator[Problem]:
    """Read 甲和乙同为…: what is said behind a row of names holds for each."""
    text = passage.quiet
    row: list[re.Match[str]] = []
    for name in names:
        row = [*row, name] if row and LISTED.fullmatch(text, row[-1].end(), name.start()) else [name]
        word = next((word for word in words if word.start() >= name.end()), None)
        if word and len(row) > 1 and _ALL.fullmatch(text, name.end(), word.start()):
            told = _IS.match(text[name.end() : word.start()])  # with the word behind it
            for one in row[:-1] if told else row:
                yield from _tell(one, word, known, passage)


def _example(passage: Passage, known: Institutions) -> Iterator[Problem]:
    """Read 公办学校要带好头。以甲校为例: the example is of the only class that stands before it."""
    text = passage.quiet
    for match in _EXAMPLE.finditer(text):
        name = known.names.match(text, match.end())
        before, here = passage.sentence(max(0, match.start() - 1))[0], passage.sentence(match.start())[0]
        words = [
            word
            for word in known.words.finditer(text, min(before, here), match.start())
            if _SCHOOL.match(text, word.end())
        ]
        if name and _AS_EXAMPLE.match(text, name.end()) and len(words) == 1:
            yield from _tell(name, words[0], known, passage)


def _every(passage: Passage, known: Institutions) -> Iterator[Problem]:
    """Read 县区属学校都是…: each institution of the one class is held against the other word."""
    text = passage.quiet
    for word in known.words.finditer(text):
        gap = _EVERY.match(text, word.end())
        other = known.words.match(text, gap.end()) if gap else None
        rows = [row for row in known.rows if known.has(row, word[0])] if other else []
        denied = [row for row in rows if other and known.denies(row, other[0])]
        if other and denied:
            right = known.denies(denied[0], other[0])
            message = f"这里说“{word[0]}”的都是“{other[0]}”，一览表里有{len(denied)}所不是，是{right}"
            about = passage.about(f"classed:{word[0]}:{other[0]}", other.start())
            yield W214.problem(message, passage.at(other.start()), "核对，或改一览表", about, other[0])


def _both(passage: Passage, known: Institutions) -> Iterator[Problem]:
    """Read 县区属学校中既有公办也有民办: the one class has some of each of the others."""
    text = passage.quiet
    for whole in known.words.finditer(text):
        match = _SOME_OF.match(text, whole.end())
        kinds = (known.words.match(text, match.start(name)) for name in ("one", "other")) if match else ()
        rows = [row for row in known.rows if known.has(row, whole[0])] if match else []
        for kind in kinds:
            if kind and rows and all(known.denies(row, kind[0]) for row in rows):
                message = f"这里说“{whole[0]}”的有“{kind[0]}”的，一览表里一所也没有"
                about = passage.about(f"classed:{whole[0]}:{kind[0]}", kind.start())
                yield W214.problem(message, passage.at(kind.start()), "核对，或改一览表", about, kind[0])


def _listing(
    names: Sequence[re.Match[str]], words: Sequence[re.Match[str]], known: Institutions, passage: Passage
) -> Iterator[Problem]:
    """Read 附设职高班的学校有甲、乙和丙: each of the row is held against the word."""
    text = passage.quiet
    before = [word for word in words if word.end() <= names[0].start()]
    if not before or not _LISTING.fullmatch(text, before[-1].end(), names[0].start()):
        return
    row = [names[0]]
    for name in names[1:]:
        if not LISTED.fullmatch(text, row[-1].end(), name.start()):
            break
        row.append(name)
    if _ENDS.match(text, row[-1].end()):
        for name in row:
            yield from _tell(name, before[-1], known, passage)


def _tell(name: re.Match[str], word: re.Match[str], known: Institutions, passage: Passage) -> Iterator[Problem]:
    right = known.denies(known.by_name[name[0]], word[0])
    if right:
        message = f"这里说{name[0]}是“{word[0]}”，一览表里是{right}"
        about = passage.about(f"classed:{name[0]}", word.start())
        yield W214.problem(message, passage.at(word.start()), "核对，或改一览表", about, word[0])
