"""W251: what a report tells of a person harms nobody.

规则：公开的报告不印个人的手机号码、身份证号、银行卡号、住址；写了学生的姓名，就不写他的病情、心理测评、处分、家人的变故，也不把受助、
单亲、住址这样的情况连在一起写。用化名的，在旁边注明“（化名）”。荣誉不在此列。
好：受助学生小刘（化名）的父亲患病；学生李明获一等奖；咨询电话0335-1234567。
坏：受助学生刘某某（写了真名）的父亲患尿毒症；联系手机13900001234。
"""

from collections.abc import Iterator

from report_engine.language.passages import Passage
from report_engine.language.privacy import Private, exposed, harmful, numbers
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W251 = Code("W251", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for numbers of persons everywhere, and for pupils who are named beside what harms them."""
    for passage, found in numbers(loaded.holding):
        yield _problem(passage, found, f"印出了个人的{found.what}", "删去；需要联系方式的，写单位的电话")
    for passage in loaded.prose_holding(harmful()):
        for start, end in passage.sentences:
            named = exposed(passage.text, start, end)
            if named:
                yield _problem(
                    passage,
                    named,
                    f"写了学生的姓名“{passage.text[named.start : named.end]}”，又写了“{named.what}”",
                    "隐去姓名、班级，或用化名并注明“（化名）”；确实可以公开的，用 dismiss 保留",
                )


def _problem(passage: Passage, found: Private, message: str, hint: str) -> Problem:
    said = passage.said(found.start, found.end)
    about = passage.about(f"private:{said}", found.start)
    return W251.problem(message, passage.at(found.start), hint, about, said)
