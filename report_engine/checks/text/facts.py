"""W223: what everybody can look up is said as it is: when a law came into force, who wrote a poem, where a sight lies.

规则：法律的施行时间、会议的时间、文件的文号和印发部门、规定里常引的数，名篇名句的作者和出处，发明、史事的人和时间，名胜的所在（程序
带着一份，各有出处），照原文、照事实写；引号里的名句差了字，旁边写成别人、别的篇名，
词牌配错了题，也要改；项目里自己要核对的事实，写进 data/terms.yaml 的 facts。原文改了、说的是另一回事
的，用 dismiss 保留。
好：新修订的职业教育法自2022年5月1日起施行；岗位实习一般为6个月；曹操的《观沧海》；“更上一层楼”；赵县的赵州桥。
坏：新修订的职业教育法自2023年5月1日起施行；岗位实习一般为6周；曹植的《观沧海》；“更上一重楼”；定州市的赵州桥。
"""

from collections.abc import Iterable, Iterator

from report_engine.language.expressions import expression
from report_engine.language.facts import Called, Fact, fact_of, facts, mistakes
from report_engine.language.passages import Passage
from report_engine.language.verses import misquoted
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W223 = Code("W223", Category.TEXT)

_GOES_ON = expression(r"\W*(?:这[一部次项个份届首篇句]?|该|此|它)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for the names, then for what is said of them."""
    own = (fact_of("项目登记的事实", dict(one)) for one in (loaded.terms.facts if loaded.terms else ()))
    region = str(loaded.document.front.region)
    here = [fact for fact in facts() if not fact.where or any(name in region for name in fact.where)]
    called = Called((*here, *own))
    told_of: dict[int, set[int]] = {}
    for number, spans in loaded.texts.spans_in(called.names).items():
        passage = loaded.passages[number]
        if passage.kind == "prose":
            told = told_of.setdefault(id(passage), set())
            for start, end in _joined(passage):
                names = (passage.text[low:high] for low, high in spans if start <= low and high <= end)
                yield from _sentence(passage, start, end, called.by(names), told)

    for passage in loaded.prose_holding("“·"):
        for one in misquoted(passage.text, passage.sentences):
            if one.start not in told_of.get(id(passage), ()):
                about = passage.about(f"verse:{one.said}", one.start)
                message = f"所引诗文的{one.kind}：“{one.said}”不对"
                yield W223.problem(message, passage.at(one.start), f"应是“{one.right}”；照原文核对", about, one.said)


def _joined(passage: Passage) -> Iterator[tuple[int, int]]:
    """Go through the sentences; one that goes on about 这部法律 begins with the one before it."""
    before = 0
    for start, end in passage.sentences:
        yield (before if _GOES_ON.match(passage.text, start) else start), end
        before = start


def _sentence(passage: Passage, start: int, end: int, called: Iterable[Fact], told: set[int]) -> Iterator[Problem]:
    sentence = passage.text[start:end]
    for fact in called:
        if not fact.concerns(sentence):
            continue
        for offset, said, value in mistakes(fact, passage.text, start, end):
            if offset not in told:
                told.add(offset)
                yield _problem(passage, offset, said, value, fact)


def _problem(passage: Passage, offset: int, said: str, value: str, fact: Fact) -> Problem:
    right = "或".join(fact.right[:2])
    about = passage.about(f"fact:{fact.of[0]}:{value}", offset)
    message = f"{fact.group}：“{said}”里的“{value}”不对"
    return W223.problem(message, passage.at(offset), f"应是{right}；照原文核对", about, value)
