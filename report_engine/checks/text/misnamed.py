"""W225: contests, awards, projects, majors and offices are called by their names, word for word.

规则：全国性的赛事、奖学金、行动计划，中职专业、政府部门的名称（程序带着一份）和登记的机关，不把一个词写成别的，不颠倒前后，不把“与”写成“和”。确实是另一个名称，
登记到 data/terms.yaml 的 words。
好：某省职业院校技能大赛；中等职业教育国家奖学金；新能源汽车运用与维修专业。
坏：某省职业学院技能大赛；某市人力资源与社会保障局；中等职业教育国家励志奖学金；新能源汽车运用和修理专业。
"""

from collections.abc import Iterator

from report_engine.checks.names import body_names
from report_engine.language.edges import severs
from report_engine.language.expressions import expression
from report_engine.language.likeness import Like, known_names, shuffled
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W225 = Code("W225", Category.TEXT)

# 职业技术教育中心|烹饪专业: what ends the name of a school begins no other name.
_BODY = expression(f"(?<={HANZI})(?:中心|学[校院]|中[专学]|职[校专高]|公司|集团|基地|工作室)")
_OFFICES, _LEAST, _LONG = "厅局部会委", 5, 7


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for what is almost one of the names."""
    known = frozenset(loaded.terms.known() if loaded.terms else ())
    bodies = [str(one.name) for one in (loaded.terms.bodies if loaded.terms else ())]
    groups = (
        *known_names(),
        shuffled("登记的单位", (name for name in bodies if name[-1] in _OFFICES), _LEAST),
        shuffled("登记的学校、单位", body_names(loaded), _LONG),
    )
    told: set[tuple[int, int]] = set()
    for names in groups:
        beside = loaded.texts.at(names.heads.keys())
        for number in loaded.texts.holding(names.words):
            passage = loaded.passages[number]
            for like in names.find(passage.unlinked, beside.get(number, ()), known):
                # 退役军人事务局|委托: what follows begins a word.
                cut = severs(passage.unlinked, like.end, like.end) or _BODY.match(passage.unlinked, like.start)
                if (id(passage), like.start) not in told and not cut:
                    told.add((id(passage), like.start))
                    yield _problem(passage, like)


def _problem(passage: Passage, like: Like) -> Problem:
    said = passage.said(like.start, like.end)
    about = passage.about(f"misnamed:{said}", like.start)
    message = f"“{said}”与{like.group}的名称“{like.name}”相像而不同"
    hint = f"写成“{like.name}”；确实是另一个名称，登记到 data/terms.yaml 的 words"
    return W225.problem(message, passage.at(like.start), hint, about, said)
