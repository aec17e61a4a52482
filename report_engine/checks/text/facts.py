"""W223: what everybody can look up is said as it is: when a law came into force, what a regulation demands.

规则：法律的施行时间、会议的时间、文件的文号和印发部门、规定里常引的数（程序带着一份，各有出处），照原文写；项目里自己要核对的事实，写进
data/terms.yaml 的 facts。原文改了、说的是另一回事的，用 dismiss 保留。
好：新修订的职业教育法自2022年5月1日起施行；岗位实习一般为6个月。
坏：新修订的职业教育法自2023年5月1日起施行；岗位实习一般为6周。
"""

from collections.abc import Iterator

from report_engine.checks.names import exact
from report_engine.language.facts import Fact, by_name, fact_of, facts, mistakes
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W223 = Code("W223", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for the names, then for what is said of them."""
    own = (fact_of("项目登记的事实", one.model_dump()) for one in (loaded.terms.facts if loaded.terms else ()))
    named = by_name((*facts(), *own))
    names = exact(named)
    for passage in loaded.prose:
        if names.search(passage.text):
            for start, end in passage.sentences:
                yield from _sentence(passage, start, end, named)


def _sentence(passage: Passage, start: int, end: int, named: dict[str, list[Fact]]) -> Iterator[Problem]:
    sentence = passage.text[start:end]
    called = dict.fromkeys(fact for name in exact(named).findall(sentence) for fact in named[name])
    told: set[int] = set()
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
