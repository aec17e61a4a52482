"""N002, N003: every mention has a target, every figure, table and case is mentioned.

规则：每处引用都有对象，每张图、表、每个案例在正文里至少提到一次。
好：正文写“见[@tbl-scale]”，本节有 `id: tbl-scale` 的表。
坏：写了“见[@tbl-scal]”（N002）；或有一张表，全文没有一处提到它（N003）。
"""

from collections.abc import Iterator

from report_engine.blocks.context import Omitted
from report_engine.checks.structure.targets import NOUNS, title_of
from report_engine.document import Section
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Severity
from report_engine.read.schema import nearest
from report_engine.walk import Target

N002 = Code("N002", Category.UNFINISHED, Severity.ERROR)  # a draft marks it
N003 = Code("N003", Category.STRUCTURE, Severity.ERROR)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold mentions and targets against each other."""
    # A case that stands nowhere is `placement`'s to tell.
    known: dict[str, Target] = {target.id: target for target in (*loaded.cases, *loaded.targets)}
    mentioned: set[str] = set(loaded.omitted.unsaid)
    for mention in loaded.mentions:
        mentioned.add(mention.target)
        if mention.target not in known and not _may_be_omitted(mention.target, loaded.omitted):
            near = nearest(mention.target, known)
            mentioned.add(near)
            hint = f"是不是“{near}”？" if near else "编号是图、表、案例或标题的 id"
            yield N002.problem(f"没有编号为“{mention.target}”的图、表、案例或标题", mention.source, hint)
    if loaded.omitted.chapters or loaded.omitted.cases:
        return  # the mention may stand in what could not be read
    for target in known.values():
        if not isinstance(target, Section) and target.id not in mentioned:
            noun = NOUNS[type(target)]
            message, hint = f"{noun}“{target.id}”在正文里没有提到", f"在正文里写 [@{target.id}]"
            yield N003.problem(message, target.source, hint, Named(target.id), title_of(target))


def _may_be_omitted(target: str, omitted: Omitted) -> bool:
    """Tell whether a target may stand in what was left out because of a mistake told before."""
    return target in omitted.ids or omitted.chapters or omitted.cases or (omitted.cards and target.startswith("card-"))
