"""W204: titles and numbers of documents are written as the dictionary has them, and alike in all places.

规则：书名号里的文件名称与 data/terms.yaml 里的一致，同一文件在各处写法相同；文号与登记的一致，年份用六角括号〔〕，
序号不加“第”字，也不写成 014。常引的文件和法律（程序带着一份）不漏词、不颠倒，也不写成别的机关印发的；
文号是省里的，不写成教育部印发，几处写的印发机关要一致。
好：《关于做好职业教育质量报告编制工作的通知》（terms.yaml 里就是这个名称）。
坏：《关于做好职业教育质量报告编制工作通知》；登记的文号是 某教〔2024〕14号，正文写 某教〔2023〕14号。
"""

import re
from collections.abc import Iterator

from report_engine.checks.across.issuers import disputed
from report_engine.language.documents import issued_by_others, known_numbers, meant
from report_engine.language.expressions import expression
from report_engine.language.near import distance
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W204 = Code("W204", Category.TEXT)

_STATE = "中华人民共和国"  # with which all laws begin, so that it tells none from another
_TITLE = expression(r"《([^《》\n]{5,})》")
_SHORTEST = 5
_BEFORE = 60  # characters before a title in which those who issued it are named
_BESIDE = expression("[、和与及]?|以及|（[^（）]*）、?")
_OF = expression("^.*(?:贯彻|落实|根据|按照|依据|执行|依照)")  # 关于贯彻某发〔2015〕7号文件的意见
_NUMBER = expression(rf"({HANZI}{{2,8}})[〔\[［（(](\d{{4}})[〕\]］）)]\s*(?P<odd>第|0+)?\s*(\d+)\s*号")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare what stands between title marks, and what looks like a document's number."""
    documents = loaded.terms.documents if loaded.terms else []
    numbers = [str(document.number) for document in documents if document.number]
    names = {str(document.name): str(document.name) for document in documents}
    registered = frozenset(names)
    # Titles of nearly one length that begin or end alike are compared, no others: the work stays linear.
    heads: dict[str, list[str]] = {}
    for name in names:
        _remember(name, heads)
    for passage in loaded.holding("《"):
        row: list[re.Match[str]] = []  # titles side by side are of different documents
        for match in _TITLE.finditer(passage.text):
            title = match[1]
            row = [*row, match] if row and _BESIDE.fullmatch(passage.text, row[-1].end(), match.start()) else [match]
            yield from _known(passage, match, registered)
            if title not in names:
                near = _nearest(title, heads)
                if near and near not in (one[1] for one in row):
                    known = "登记的" if near in names.values() else "前面写的"
                    message = f"《{title}》与{known}《{near}》只差一两个字"
                    hint = "写成一样；确实是另一个文件，登记到 data/terms.yaml"
                    yield _problem(passage, match.start(), message, title, hint)
                names[title] = near
                _remember(title, heads)
    for one, why in disputed(loaded):
        hint = "核对印发机关，几处写成一样"
        yield _problem(one.passage, one.start, f"说“{one.said}”印发《{one.title}》，{why}", one.said, hint)
    for passage in loaded.holding("号"):
        for match in _NUMBER.finditer(passage.text):
            said = f"{_OF.sub('', match[1])}〔{match[2]}〕{match[4]}号"
            if "〔" not in match[0]:
                yield _problem(passage, match.start(), f"文号“{match[0]}”的年份要用六角括号", match[0], f"写成 {said}")
            elif match["odd"]:
                yield _problem(passage, match.start(), f"文号“{match[0]}”的序号只写数", match[0], f"写成 {said}")
            elif numbers and not any(said.endswith(number) for number in (*numbers, *known_numbers().values())):
                issuer = [number for number in numbers if number.partition("〔")[0] in match[1]]
                hint = f"登记的是 {'、'.join(issuer)}" if issuer else "核对后登记到 data/terms.yaml"
                yield _problem(passage, match.start(), f"文号“{match[0]}”没有登记", match[0], hint)


def _known(passage: Passage, match: re.Match[str], registered: frozenset[str]) -> Iterator[Problem]:
    """Hold a title against the well-known ones, and who is said to have issued it."""
    right = meant(match[1]) if match[1] not in registered else ""
    if right:
        message = f"《{match[1]}》与《{right}》相像而不同"
        hint = f"写成《{right}》；确实是另一个文件，登记到 data/terms.yaml"
        yield _problem(passage, match.start(), message, match[1], hint)
    before = passage.text[max(0, match.start() - _BEFORE) : match.start()]
    issuers = issued_by_others(before, match[1], passage.text[match.end() : match.end() + _BEFORE])
    if issuers:
        message = f"《{match[1]}》的印发机关不对"
        yield _problem(passage, match.start(), message, f"issuer:{match[1]}", f"是{'、'.join(sorted(issuers))}印发的")


def _remember(title: str, heads: dict[str, list[str]]) -> None:
    plain = title.removeprefix(_STATE)
    for key in (plain[:3], plain[-3:]):
        heads.setdefault(key, []).append(title)


def _nearest(title: str, heads: dict[str, list[str]]) -> str:
    plain = title.removeprefix(_STATE)
    limit = 2 if len(plain) >= 10 else 1
    for key in (plain[:3], plain[-3:]) if len(plain) >= _SHORTEST else ():
        for other in heads.get(key, ()):
            if other.removeprefix(_STATE) != plain and distance(plain, other.removeprefix(_STATE), limit) <= limit:
                return other
    return ""


def _problem(passage: Passage, offset: int, message: str, said: str, hint: str) -> Problem:
    place = passage.at(offset)
    return W204.problem(message, place, hint, passage.about(f"document:{said}", offset), said)
