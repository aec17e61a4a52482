"""W211: a table that is mentioned shows what the paragraph tells.

规则：提到表或附表的一段（连同前一段）引用的数，那张表里一个也没有，而同类的另一张表里有两个以上，指的多半是另一张。
好：在校生{在校生数}人，专任教师{专任教师数}人，见[@tbl-scale]（表里有这两行）。
坏：在校生{在校生数}人，专任教师{专任教师数}人，见[@tbl-textbooks]（表里是教材，这两个数在另一张表里）。
"""

from collections.abc import Iterator
from pathlib import Path

from report_engine.checks.structure.targets import NOUNS, title_of
from report_engine.document import Scorecard, Table
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem
from report_engine.walk import printed

W211 = Code("W211", Category.TEXT)

_ENOUGH = 2


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare the values of paragraphs with the rows of what they mention."""
    rows: dict[str, set[str]] = {}
    for target in loaded.targets:
        if isinstance(target, Table | Scorecard):
            shown = {item.datum.name for item in printed(target) if item.datum}
            rows |= {target.id: rows.get(target.id, set()) | shown} if shown else {}
    known = {one.id: one for one in loaded.targets if isinstance(one, Table | Scorecard) and one.id in rows}
    file: Path | None = None
    before: set[str] = set()
    for passage in loaded.prose:
        told = {str(value.indicator.id) for value in passage.values if value.indicator}
        near = told | before if passage.file == file else told
        file, before = passage.file, told
        for mention in passage.mentions:
            own = known.get(mention.target)
            if own is None or near & rows[own.id]:
                continue
            others = [one for key, one in known.items() if type(one) is type(own) and len(told & rows[key]) >= _ENOUGH]
            if others:
                other = max(others, key=lambda one: len(told & rows[one.id]))
                place = passage.at(mention.start)
                message = f"这一段引用的数不在{NOUNS[type(own)]}“{title_of(own)}”里，在“{title_of(other)}”里"
                hint = f"核对编号；是后一个就写 [@{other.id}]"
                about = passage.about(f"elsewhere:{own.id}", mention.start)
                yield W211.problem(message, place, hint, about, other.id)
